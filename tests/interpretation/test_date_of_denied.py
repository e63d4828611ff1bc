"""A date that is claimed after two cities were claimed to be twinned that are not."""
"""A date behind a tie that was denied."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.continuation import continued
from twincities.interpretation.times.date_of_denied import date_of_denied
from twincities.reading import Form, Reading
from twincities.table import PartnershipTable

TIE = Reading("confirm_partnership", Form.CONFIRM, cities=("san-francisco", "beijing"))
NOT_TWINNED = about(last=TIE, cities=TIE.cities)
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.facts.date_of_denied import date_of_denied
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
        ("en", "I heard since 1979, is that correct?", "ask_since"),
        ("en", "since 1979, right?", "ask_since"),
        ("de", "Seit 1979, oder?", "name_subject"),
        ("fr", "Depuis 1979, c'est ça ?", "ask_since"),
        ("es", "Desde 1979, ¿no?", "name_subject"),
        ("zh", "是1979年开始的吧？", "ask_since"),
        ("ja", "1979年からだと聞いたんですが、合ってますか？", "ask_since"),
    ],
)
def test_it_is_claimed_of_the_only_partnership_that_one_of_them_has(
    chinese_cities: PartnershipTable, language: str, text: str, learned: str
) -> None:
    read = reader(chinese_cities, language=language)(text, learned)
    asked = continued(read, NOT_TWINNED, chinese_cities)
    assert (asked.intent, asked.form) == ("ask_since", Form.CONFIRM)
    assert asked.partnerships == ("shanghai-san-francisco",)


def test_it_is_claimed_of_the_two_again_where_both_have_more(chinese_cities: PartnershipTable) -> None:
    tie = Reading("confirm_partnership", Form.CONFIRM, cities=("guangzhou", "hangzhou"))
    read = reader(chinese_cities)("since 1982, right?", "ask_since")
    asked = date_of_denied(read, about(last=tie, cities=tie.cities), chinese_cities)
    assert (asked.intent, asked.cities) == ("confirm_partnership", ("guangzhou", "hangzhou"))


@pytest.mark.parametrize("text", ["are there any since 1979?", "did Lyon begin in 1979?", "since when?"])
def test_what_names_or_wants_something_else_is_left(chinese_cities: PartnershipTable, text: str) -> None:
    read = reader(chinese_cities)(text, "ask_since")
    assert date_of_denied(read, NOT_TWINNED, chinese_cities) is read


def test_behind_two_that_are_twinned_it_is_claimed_of_these(chinese_cities: PartnershipTable) -> None:
    tie = Reading("confirm_partnership", Form.CONFIRM, cities=("san-francisco", "shanghai"))
    read = reader(chinese_cities)("since 1979, right?", "ask_since")
    assert date_of_denied(read, about(last=tie), chinese_cities) is read
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
