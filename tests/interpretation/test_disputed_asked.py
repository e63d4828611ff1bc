"""Which partnerships records only disagree on is asked of all, whatever was talked about."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import KYOTO, about
from tests.questions import reader
from twincities.interpretation.facts.disputed_asked import disputed_asked
from twincities.reading import Cue, Form
from twincities.table import PartnershipTable


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "Is there another partnership in the table whose beginning is disputed?", "ask_oldest"),
        ("en", "For which of the five partnerships do records only disagree?", "ask_records"),
        ("en", "Which one is merely contested, rather than contradicted?", "ask_reliability"),
        ("de", "Welche davon ist nur umstritten?", "ask_oldest"),
        ("fr", "Lequel est seulement contesté ?", "ask_oldest"),
        ("es", "¿Cuál está solamente discutido?", "ask_oldest"),
        ("zh", "哪一对有争议？", "ask_partnerships"),
        ("ja", "異論がある提携はどれですか", "ask_partnerships"),
    ],
)
def test_those_on_which_records_disagree_are_asked_of_all(
    shipped_table: PartnershipTable, language: str, text: str, learned: str
) -> None:
    question = reader(shipped_table, language=language)(text, learned)
    asked = disputed_asked(question, about(KYOTO), shipped_table)
    assert (asked.intent, asked.form, asked.rank) == ("ask_reliability", Form.TELL, None)
    assert asked.has(Cue.ABOUT_ALL)


@pytest.mark.parametrize(
    "text", ["Why is it disputed?", "Is Detroit's year disputed?", "Which year is disputed?"]
)
def test_why_and_which_year_are_asked_of_one(shipped_table: PartnershipTable, text: str) -> None:
    question = reader(shipped_table)(text, "ask_reliability")
    assert disputed_asked(question, about(KYOTO), shipped_table) == question
