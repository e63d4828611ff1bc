"""The pair that was told last, and what of a city no table tells."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.told.pointed_at import of_pair_told

TOLD = Context(cities=("kyoto",), partnerships=("chengdu-kyoto",))


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Chengdu, that was it! And when did the two of them begin?", ("chengdu-kyoto",)),
        ("Detroit, that was it! And when did the two of them begin?", ()),
        ("Chengdu, that was it! And when did it begin?", ()),
    ],
)
def test_the_two_of_them_are_the_pair_told(shipped_table, text, rows):
    asked = of_pair_told(reader(shipped_table)(text, "ask_since"), TOLD, shipped_table)
    assert asked.partnerships == rows
    assert bool(asked.cities) is not bool(rows)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("And the number of inhabitants of Kyoto, do you dispose of it?", "ask_city_trivia"),
        ("Has Kyoto a partner with many inhabitants?", "confirm_partnership"),
    ],
)
def test_inhabitants_that_no_table_tells_are_no_partnership(shipped_table, text, intent):
    question = reader(shipped_table)(text, "confirm_partnership")
    assert population_asked(question, TOLD, shipped_table).intent == intent
