"""How much a question says by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.reading import Cue, Form, Measure, Rank, Reading
from twincities.reading.several_asked import asked_severally


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
    counted, oldest = asked_severally(asked)
    assert (counted.intent, counted.form, counted.rank) == ("ask_partnerships", Form.COUNT, None)
    assert (oldest.intent, oldest.form, oldest.rank, oldest.countries) == (
        "ask_oldest",
        Form.TELL,
        rank,
        ("JP",),
    )
    of_one = replace(asked, cues=frozenset())
    assert asked_severally(of_one) == (of_one,)


@pytest.mark.parametrize(
    ("language", "text", "sizes"),
    [
        ("en", "which partner has the most inhabitants, and which the fewest?", [True, False]),
        ("en", "which is the smallest partner and which the largest?", [False, True]),
        ("de", "welche Partnerstadt hat die meisten Einwohner, und welche die wenigsten?", [True, False]),
        ("de", "welche Partnerstadt ist die größte und welche die kleinste?", [True, False]),
        ("en", "which partner has the most inhabitants?", [True]),
    ],
)
def test_the_largest_and_the_smallest_are_two_questions(shipped_table, language, text, sizes):
    asked = asked_severally(reader(shipped_table, language=language)(text, "ask_partnerships"))
    assert [one.size.greatest for one in asked if one.size] == sizes
    assert len(sizes) == 1 or all(one.rank is None for one in asked)
