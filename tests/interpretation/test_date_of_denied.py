"""A date behind a tie that was denied."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.times.date_of_denied import date_of_denied
from twincities.reading import Form, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation


def denied(*cities: str) -> Context:
    claim = Assertion((Predicate(Relation.TWINNED, cities[0], cities[1]),))
    last = Reading("confirm_partnership", Form.CONFIRM, cities=cities, asserted=claim)
    return Context(cities=cities, last_question=last)


HOUSTON = denied("houston", "guangzhou")


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "since when, 1989?", "ask_since"),
        ("en", "was that 1989?", "ask_since"),
        ("en", "since 1989, right?", "ask_since"),
        ("es", "¿Y eso desde 1989?", "ask_since"),
        ("fr", "Depuis 1989, non ?", "name_subject"),
        ("de", "Seit 1989?", "name_subject"),
        ("zh", "1989年开始的吗", "ask_since"),
        ("ja", "1989年からですか", "name_subject"),
    ],
)
def test_the_date_of_the_tie_that_there_is_is_told_and_none_confirmed(
    chinese_cities, language, text, learned
):
    question = reader(chinese_cities, language=language)(text, learned)
    asked = date_of_denied(question, HOUSTON, chinese_cities)
    assert (asked.intent, asked.form, asked.years) == ("ask_since", Form.TELL, ())
    assert asked.partnerships == ("shenzhen-houston",)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "I heard since 1979, is that correct?", "ask_since"),
        ("fr", "Depuis 1979, c'est ça ?", "ask_since"),
        ("es", "Desde 1979, ¿no?", "name_subject"),
        ("zh", "是1979年开始的吧？", "ask_partnerships"),
        ("ja", "1979年からだと聞いたんですが、合ってますか？", "ask_since"),
    ],
)
def test_a_date_that_somebody_has_heard_is_that_of_the_tie_that_there_is(
    chinese_cities, language, text, learned
):
    read = reader(chinese_cities, language=language)(text, learned)
    asked = continued(read, denied("san-francisco", "beijing"), chinese_cities)
    assert (asked.intent, asked.partnerships) == ("ask_since", ("shanghai-san-francisco",))


def test_where_no_other_tie_can_be_meant_it_is_denied_again(chinese_cities):
    read, before = reader(chinese_cities), denied("beijing", "shanghai")
    assert date_of_denied(read("since when?", "ask_since"), before, chinese_cities) == before.last_question
    together = read("How long have they been twinned?", "ask_age")
    assert date_of_denied(together, HOUSTON, chinese_cities) == HOUSTON.last_question


@pytest.mark.parametrize(
    ("text", "learned", "before"),
    [
        ("since when, 1989?", "ask_since", denied("houston", "shenzhen")),  # these are twinned
        ("which ones began in 1989?", "ask_partnerships", HOUSTON),
        ("how many began in 1989?", "ask_partnerships", HOUSTON),
        ("since when has Lyon been?", "ask_since", HOUSTON),
        ("since when?", "ask_since", Context()),
    ],
)
def test_any_other_question_is_left_as_it_is(chinese_cities, text, learned, before):
    question = reader(chinese_cities)(text, learned)
    assert date_of_denied(question, before, chinese_cities) == question
