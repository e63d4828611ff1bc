"""A date that is claimed after two cities were claimed to be twinned that are not."""

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
