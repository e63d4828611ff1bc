"""A 3rd one there is asked for by its place, in the words of several languages."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.order.nth_there import nth_there
from twincities.reading import Measure, Rank


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there a 3rd Japanese one?"),
        ("en", "wasnt there a 3rd Japanese one before"),
        ("fr", "Y a-t-il un 3e jumelage japonais ?"),
        ("es", "¿Hay una 3ª japonesa?"),
        ("zh", "有第3个日本友城吗"),
        ("ja", "日本の3番目の姉妹都市はありますか"),
    ],
)
def test_a_third_one_there_is_the_one_in_that_place(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_partnerships")
    asked = nth_there(question, Context(), shipped_table)
    assert (asked.intent, asked.rank, asked.nth) == ("ask_oldest", Rank(Measure.AGE, True, 3), None)
    assert asked.countries == ("JP",)


@pytest.mark.parametrize("text", ["Is the 3rd one in Japan?", "Is there a 3rd one?", "Is Kyoto the 3rd one?"])
def test_what_asks_for_no_place_there_is_left_as_it_is(shipped_table, text):
    question = reader(shipped_table)(text, "ask_partnerships")
    assert nth_there(question, Context(), shipped_table) == question
