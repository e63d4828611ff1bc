"""How much a question says by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Measure, Rank, Reading


@pytest.mark.parametrize(
    ("text", "bare", "fragment", "incomplete"),
    [
        ("and 82?", True, True, True),
        ("and when?", True, False, False),
        ("which ones?", True, False, True),
        ("which ones are they then?", True, False, True),
        ("and the oldest?", False, True, True),
        ("older than Kyoto's?", False, False, True),
        ("and in Japan?", False, True, True),
        ("and in 1983?", False, True, True),
        ("which partnerships are there?", True, False, False),
    ],
)
def test_what_is_left_out_of_a_question_is_told(shipped_table, text, bare, fragment, incomplete):
    question = reader(shipped_table)(text, "name_subject")
    assert (question.is_bare, question.is_fragment, question.is_incomplete) == (bare, fragment, incomplete)


def test_how_many_and_the_oldest_of_them_are_two_questions():
    rank = Rank(Measure.AGE, True)
    asked = Reading("ask_oldest", Form.COUNT, countries=("JP",), rank=rank, cues=frozenset({Cue.ELLIPTIC}))
    counted, oldest = asked.severally
    assert (counted.intent, counted.form, counted.rank) == ("ask_partnerships", Form.COUNT, None)
    assert (oldest.intent, oldest.form, oldest.rank, oldest.countries) == (
        "ask_oldest",
        Form.TELL,
        rank,
        ("JP",),
    )
    of_one = replace(asked, cues=frozenset())
    assert of_one.severally == (of_one,)
