"""Numbers of each of several themes are those of the partnerships about them, whatever their rows name."""

from __future__ import annotations

from actions.grouping import numbers_by
from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Cue, Dimension


def test_each_theme_is_counted_by_itself():
    table = table_called("hawick")
    read = reader(table, with_ties=True)("how many are about wool and about rugby each", "ask_partnerships")
    asked = interpreted(read, Context(), table)
    assert asked.group_by is Dimension.THEME and not asked.has(Cue.CONJOINED)
    rows = find_subject(asked, Context(), table).partnerships
    assert numbers_by(Dimension.THEME, rows, asked, table) == {"wool": 7, "rugby": 2}
