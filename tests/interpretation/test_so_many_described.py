"""What is claimed of so many that a condition describes is claimed of all of them."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.order.so_many_described import so_many_described
from twincities.reading import Quantifier
from twincities.table import Filter, parse_period

THIERS = table_called("thiers")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are the two from 1983 both American?"),
        ("en", "Are both from 1983 American?"),
        ("fr", "Les deux de 1983 sont-elles américaines ?"),
        ("de", "Sind die beiden von 1983 amerikanisch?"),
        ("ja", "1983年の二つはどちらもアメリカですか"),
        ("zh", "两个1983年的都是美国的吗"),
    ],
)
def test_the_condition_that_so_many_meet_says_which_ones_are_meant(shipped_table, language, text):
    claim = reader(shipped_table, language=language)(text, "ask_country")
    meant = so_many_described(claim, Context(), shipped_table)
    assert (meant.quantifier, meant.restriction) == (Quantifier.ALL, Filter(years=(parse_period("1983"),)))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les deux italiennes datent-elles d'avant 1990 ?"),
        ("es", "¿Las dos italianas son de antes de 1990?"),
    ],
)
def test_a_date_is_claimed_of_those_of_a_country(language, text):
    claim = reader(THIERS, language=language)(text, "ask_partnerships")
    meant = so_many_described(claim, Context(), THIERS)
    assert (meant.quantifier, meant.restriction) == (Quantifier.ALL, Filter(countries=("IT",)))


@pytest.mark.parametrize("text", ["Are the two American?", "Are the four from 1983 American?"])
def test_what_no_condition_tells_apart_stays_as_it_is(shipped_table, text):
    claim = reader(shipped_table)(text, "ask_country")
    assert so_many_described(claim, Context(), shipped_table) == claim
