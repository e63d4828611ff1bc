"""Which of two that were compared is meant, what is left of a ranking, and numbers and names that were told before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import AMERICAN, KYOTO, OLDEST, about, table_called
from tests.questions import reader
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.follow_ups import complete
from twincities.dialogue.ordering import place_claimed
from twincities.dialogue.pointing import pointed_rows
from twincities.dialogue.scopes import with_scopes
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.order.compared import older_of_cities_told, one_of_compared
from twincities.interpretation.order.held_against import claimed_first_of_two
from twincities.interpretation.order.numbers_compared import than_number_told
from twincities.interpretation.partners.partners_bounded import of_city_talked_about
from twincities.interpretation.times.that_year import others_of_that_year
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.interpretation.towns.places_asked import place_asked
from twincities.reading import Comparison, Doubt, Form, Measure, Reading

SHANGHAI = "shanghai-new-york"
OLDER = Reading("compare_age", Form.COMPARE, comparison=Comparison(Measure.AGE, 1))
YOUNGER = Reading("compare_age", Form.COMPARE, comparison=Comparison(Measure.AGE, -1))
FRENCH = Reading("ask_partnerships", Form.LIST, countries=("FR",))


@pytest.mark.parametrize(
    ("last", "text", "meant"),
    [
        (OLDER, "what do we do with that one?", (KYOTO,)),
        (OLDER, "and the other one?", (SHANGHAI,)),
        (YOUNGER, "what do we do with that one?", (SHANGHAI,)),
        (Reading("compare_age", Form.COMPARE, rank=OLDEST), "what is it about?", (KYOTO,)),
        (replace(OLDER, form=Form.CONFIRM), "what is it about?", ()),
        (Reading("ask_exchanges"), "what is it about?", ()),
        (OLDER, "what do they exchange?", ()),
    ],
)
def test_after_a_comparison_one_is_that_which_was_asked_for(last: Reading, text: str, meant) -> None:
    table = table_called("article")
    question = reader(table)(text, "ask_exchanges")
    assert one_of_compared(question, about(SHANGHAI, KYOTO, last=last), table).partnerships == meant


@pytest.mark.parametrize(
    "text",
    [
        "which of them got its first one earlier?",
        "which of the two had its first partner first?",
        "which one is older?",
    ],
)
def test_after_numbers_of_two_cities_the_older_is_one_of_these(text: str) -> None:
    table = table_called("article")
    of_two = Reading("compare_age", Form.COMPARE, cities=("shanghai", "chengdu"))
    more = replace(of_two, comparison=Comparison(Measure.PARTNERSHIPS, 1))
    question = replace(reader(table)(text, "compare_age"), form=Form.COMPARE)
    asked = older_of_cities_told(question, about(last=more), table)
    assert (asked.cities, asked.pointer, asked.rank) == (("shanghai", "chengdu"), None, None)
    older = replace(of_two, comparison=Comparison(Measure.AGE, 1))
    assert older_of_cities_told(question, about(last=older), table) == question


def test_the_other_two_of_a_ranking_are_held_against_each_other() -> None:
    table = table_called("article")
    oldest = Reading("ask_oldest", countries=("US",), rank=OLDEST)
    question = reader(table)("and the other two, did they start in the same year?", "compare_age")
    context = about(AMERICAN[0], last=oldest, mentioned=(AMERICAN[0],))
    assert others_of_that_year(question, context, table) == question
    assert [row.id for row in pointed_rows(question, context, table)] == [*AMERICAN[1:]]
    assert pointed_rows(question, about(KYOTO, last=Reading("ask_since")), table) == ()


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("does any town have more than that?", ("shanghai",)),
        ("does any town have more than Kyoto?", ("kyoto",)),
    ],
)
def test_more_than_that_is_more_than_the_number_told(text: str, cities) -> None:
    table = table_called("218")
    question = reader(table)(text, "ask_partnerships")
    held = than_number_told(question, about(last=Reading("ask_overview", cities=("shanghai",))), table)
    assert held.comparison and held.comparison.cities == cities and held.form is Form.CONFIRM


def test_how_many_of_a_list_keeps_what_bounds_it() -> None:
    table = table_called("218")
    read = reader(table)
    context = about(last=FRENCH)
    of_list = asked_anew(read("and how many began before 1990", "ask_partnerships"), context, table)
    of_all = asked_anew(
        read("and how many partnerships began before 1990", "ask_partnerships"), context, table
    )
    assert (of_list.countries, of_list.form, of_all.countries) == (("FR",), Form.COUNT, ())


def test_what_is_left_out_first_bounds_the_list_behind_it() -> None:
    read = reader(table_called("article"))
    first = replace(read("not Japan", "name_subject"), intent="name_subject")
    (one,) = with_scopes([first, read("which are about tea?", "ask_partnerships")])
    assert (one.themes, one.unwanted.countries) == (("tea",), ("JP",))


def test_the_largest_of_those_told_is_asked_for_in_any_form() -> None:
    table = table_called("ontario")
    told = tuple(row.id for row in table.partnerships[:3])
    last = Reading("ask_partner", cities=(table.partnerships[0].city_a,))
    question = reader(table)("how many people live in the largest?", "ask_city_trivia")
    asked = population_asked(replace(question, form=Form.TELL), about(*told, last=last, options=told), table)
    assert asked.partnerships == told


def test_which_one_is_not_asks_for_no_country() -> None:
    table = table_called("ontario")
    last = Reading("confirm_partnership", Form.CONFIRM, cities=("guelph",), continents=("EU",))
    question = reader(table)("so which one is outside?", "ask_event_place")
    assert place_asked(question, about(last=last), table) == question
    assert place_asked(reader(table)("where then?", "ask_event_place"), about(last=last), table).cities


def test_a_name_of_several_is_that_of_the_partner_it_is_held_against() -> None:
    table = table_called("oregon")
    cordobas = tuple(
        city.id for city in table.cities if city.name.startswith("C") and table.namesakes_of(city.id)
    )
    row = next(row for row in table.partnerships if {*row.cities} & {*cordobas})
    city = next(id for id in row.cities if id in cordobas)
    question = replace(
        OLDER,
        form=Form.CONFIRM,
        comparison=Comparison(Measure.AGE, 1, (row.other(city),)),
        doubts=(Doubt("x", cordobas),),
    )
    settled = settle_doubts(question, table)
    assert settled.comparison and not settled.doubts
    assert {*settled.comparison.cities} == {*row.cities} and settled.comparison.paired


def test_the_first_of_all_is_not_the_first_of_two() -> None:
    table = table_called("218")
    told = about("shanghai-yokohama", "shanghai-osaka")
    read = reader(table)
    of_all = read("so is Yokohama's the oldest in the whole table?", "ask_oldest")
    assert claimed_first_of_two(of_all, told, table) == of_all
    of_two = read("so is Yokohama's the oldest?", "ask_oldest")
    held = claimed_first_of_two(of_two, told, table).comparison
    assert held and held.cities == ("shanghai", "osaka")


def test_what_is_older_than_a_pair_is_the_one_told() -> None:
    table = table_called("218")
    told = about(
        "ningbo-rouen",
        last=Reading("ask_partner", cities=("ningbo",), countries=("FR",)),
        cities=("ningbo", "rouen"),
    )
    read = reader(table)
    older = read("is that older than Wuhan and Bordeaux", "compare_age")
    assert of_city_talked_about(older, told, table).cities == ()
    any_older = read("does it have a partner older than Wuhan's?", "ask_partnerships")
    assert of_city_talked_about(any_older, told, table).cities == ("ningbo",)


def test_a_country_after_the_one_with_most_is_counted() -> None:
    table = table_called("218")
    most = reader(table)("which country has the most partnerships?", "ask_partnerships")
    (counted,) = complete(reader(table)("and the USA?", "name_subject"), about(last=most), table)
    assert (counted.form, counted.countries, counted.rank, counted.entities) == (
        Form.COUNT,
        ("US",),
        None,
        None,
    )


@pytest.mark.parametrize(
    ("text", "intent"),
    [("are we the first in Canada?", "ask_oldest"), ("are there any in Canada?", "ask_partnerships")],
)
def test_the_first_somewhere_claims_a_place_in_the_order(text: str, intent: str) -> None:
    table = table_called("218")
    question = replace(reader(table)(text, "ask_partnerships"), form=Form.CONFIRM)
    claimed = place_claimed(question, about("shanghai-montreal"), table)
    assert (claimed.intent, claimed.rank is not None) == (intent, intent == "ask_oldest")
