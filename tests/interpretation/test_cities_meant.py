"""Which cities are meant by a place beside a name, by "both", "each" and "its", and which claims on inhabitants nothing bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import assert_changed, reader
from twincities.dialogue.answered import as_answered
from twincities.dialogue.context import Context
from twincities.interpretation.entities.entities_again import of_other_cities
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.order.numbers_compared import of_cities_told
from twincities.interpretation.towns.cities_meant import (
    both_talked_about,
    city_with_most,
    each_of_last,
    in_its_place,
    left_out_again,
    namesake_placed,
    offered_in_region,
    partners_not_meaning,
    partners_of_both,
)
from twincities.reading import Cue, Dimension, Entities, Form, Having, Pointer, Quantifier, Reading
from twincities.table import load_table

FOLDER = ROOT / "tests/conversations/own_tables/solway"
OF_BOSTON = Context(cities=("boston-us",), last_question=Reading("ask_partner", cities=("boston-us",)))
OFFERED = Context(offered_cities=("windsor-ca", "windsor-gb"))
TWO = Context(last_question=Reading("ask_city_trivia", cities=("fukuoka", "utsunomiya")))
ITALIAN = Context(
    cities=("florence", "turin"), last_question=Reading("confirm_partnership", cities=("florence", "turin"))
)
DUMFRIES = Reading("ask_partner", cities=("dumfries",))
JAPANESE = Context(("3", "4", "5"), ("dumfries",), last_question=DUMFRIES, options=("3", "4", "5"), told=3)
ALL = Context(("3", "6"), ("dumfries",), last_question=DUMFRIES, options=("3", "6"), told=2)
BOTH = Entities(Dimension.CITY, (Having(cities=("fukuoka",)), Having(cities=("utsunomiya",))), several=True)


@pytest.fixture(scope="module")
def table():
    return load_table(FOLDER)


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before", "expected"),
    [
        (in_its_place, "Does Whitehaven in England have a partner?", "confirm_partnership", Context(),
         {"countries": (), "cities": ("whitehaven",)}),
        (in_its_place, "Does Whitehaven in England have a partner in Norway?", "confirm_partnership", Context(), {"countries": ("NO",)}),
        (in_its_place, "Is Whitehaven in England twinned with Turin?", "ask_country", Context(),
         {"countries": (), "intent": "confirm_partnership"}),
        (offered_in_region, "how many does the Ontario one have", "ask_partnerships", OFFERED, {"cities": ("windsor-ca",)}),
        (offered_in_region, "how many does the English one have", "ask_partnerships", OFFERED, {"cities": ("windsor-gb",), "countries": ()}),
        (namesake_placed, "And Boston in Lincolnshire, England", "ask_country", OF_BOSTON,
         {"intent": "name_subject", "cities": ("boston-gb",), "countries": (), "doubts": ()}),
        (left_out_again, "Which are its Italian ones except Turin? Our son lives in Turin, so that one I know.", "ask_partner", OF_BOSTON,
         {"cities": ()}),
        (partners_of_both, "Which other cities are partnered with both?", "ask_partner", TWO,
         {"intent": "ask_partnerships", "entities": BOTH}),
        (partners_of_both, "In which countries do both have a partner?", "ask_country", TWO,
         {"intent": "ask_partnerships", "entities": BOTH._replace(kind=Dimension.COUNTRY)}),
        (partners_of_both, "Which countries do they share?", "ask_country", TWO, {"entities": BOTH._replace(kind=Dimension.COUNTRY)}),
        (partners_of_both, "Which partners do they share?", "ask_common", TWO, {"entities": BOTH}),
        (each_of_last, "And how many partners has each got?", "ask_partnerships", TWO,
         {"form": Form.GROUP, "group_by": Dimension.CITY, "cities": ("fukuoka", "utsunomiya")}),
        (of_cities_told, "which of these two Italian cities has more partners itself", "ask_partnerships", ITALIAN,
         {"cities": ("florence", "turin"), "countries": ()}),
        (city_with_most, "most partnerships in Poland?", "ask_partnerships", Context(), {"entities": Entities(Dimension.CITY)}),
        (population_asked, "and which one has the fewest inhabitants", "ask_city_trivia", JAPANESE, {"partnerships": ("3", "4", "5")}),
        (population_asked, "Which of its partner cities is the largest?", "ask_partnerships", OF_BOSTON, {"cities": ("boston-us",)}),
    ],
)  # fmt: skip
def test_the_cities_of_a_question_are_those_it_means(rule, text, intent, before, expected, table):
    question = replace(reader(table)(text, intent), intent=intent)
    changed = rule(question, before, table)
    assert_changed(question, changed, expected)


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before"),
    [
        (in_its_place, "Does Nancy have a partner in England?", "confirm_partnership", Context()),
        (in_its_place, "Is Whitehaven in England?", "ask_country", Context()),
        (in_its_place, "Which partners has Whitehaven in England?", "ask_partner", Context()),
        (in_its_place, "Does Turin in England have a partner?", "confirm_partnership", Context()),
        (offered_in_region, "how many does Ontario have", "ask_partnerships", Context()),
        (offered_in_region, "how many does Turin have", "ask_partnerships", OFFERED),
        (namesake_placed, "And Turin in Japan?", "ask_country", OF_BOSTON),
        (namesake_placed, "Is Boston in Lincolnshire, England?", "ask_country", OF_BOSTON),
        (partners_of_both, "Which other cities are partnered with both?", "ask_partner", Context()),
        (each_of_last, "How many partners has each country?", "ask_partnerships", Context()),
        (of_cities_told, "which of these two Polish cities has more partners", "ask_partnerships", ITALIAN),
        (city_with_most, "How many partnerships are there in Poland?", "ask_partnerships", Context()),
        (partners_not_meaning, "What is a sister city?", "define_sister_city", OF_BOSTON),
    ],
)
def test_what_says_so_itself_stays_as_it_is(rule, text, intent, before, table):
    question = replace(reader(table)(text, intent), intent=intent)
    assert rule(question, before, table) == question


def test_a_county_tells_of_a_namesake_that_is_not_held(table):
    question = replace(
        reader(table)("And Bergen in Lincolnshire, England", "ask_country"), unread=("Lincolnshire",)
    )
    changed = namesake_placed(question, OF_BOSTON, table)
    assert [one.name for one in changed.unknown] == ["Bergen (England)"]
    assert changed.cities == ()
    assert namesake_placed(question, Context(), table) == question


def test_its_sister_cities_are_those_of_the_city_talked_about(table):
    question = reader(table)("tell me what its sister cities are", "define_sister_city")
    likely = replace(question, runners_up=("ask_partnerships",))
    asked = partners_not_meaning(likely, OF_BOSTON, table)
    assert (asked.intent, asked.cities) == ("ask_partner", ("boston-us",))
    assert partners_not_meaning(likely, Context(), table) == likely
    assert partners_not_meaning(question, OF_BOSTON, table) == question


def test_a_number_of_inhabitants_is_claimed_of_all_that_were_told(table):
    question = reader(table)("Do all three of them have more than 300,000 people?", "ask_partnerships")
    claimed = population_asked(question, JAPANESE, table)
    assert (claimed.form, claimed.quantifier, claimed.pointer) == (
        Form.CONFIRM,
        Quantifier.ALL,
        Pointer.THOSE,
    )
    assert population_asked(question, ALL, table).form is Form.LIST, "only two were told"


def test_what_is_not_known_of_each_is_claimed_of_none(table, tmp_path):
    text = (FOLDER / "cities.csv").read_text(encoding="utf-8")
    for name in ("partnerships.csv", "sources.csv"):
        (tmp_path / name).write_text((FOLDER / name).read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "cities.csv").write_text(text.replace("JP,,259600", "JP,,"), encoding="utf-8")
    question = reader(table)("Do all three of them have more than 300,000 people?", "ask_partnerships")
    assert population_asked(question, JAPANESE, table).form is Form.CONFIRM
    assert population_asked(question, JAPANESE, load_table(tmp_path)).form is Form.LIST


def test_a_partner_somewhere_is_asked_for_again_of_the_same_city(table):
    cues = frozenset({Cue.OF_PARTNER})
    question = Reading(
        "confirm_partnership",
        Form.CONFIRM,
        cities=("bergen",),
        countries=("SE",),
        pointer=Pointer.IT,
        cues=cues,
    )
    assert as_answered(question, Context(), ("14",), ("bergen", "gothenburg")).cities == ("bergen",)
    alone = replace(question, countries=())
    assert as_answered(alone, Context(), ("14",), ("bergen", "gothenburg")).cities == ("bergen", "gothenburg")


def test_how_about_two_others_asks_for_their_common_partners(table):
    last = Reading("ask_partnerships", Form.LIST, cities=("fukuoka", "utsunomiya"), entities=BOTH)
    question = Reading("name_subject", cities=("florence", "akureyri"))
    asked = of_other_cities(question, last, BOTH)
    assert asked is not None and asked.entities is not None
    assert [one.cities for one in asked.entities.having] == [("florence",), ("akureyri",)]
    assert of_other_cities(replace(question, intent="ask_since"), last, BOTH) is None


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("what are both of these cities known for?", "ask_known_for"),
        ("what is made in both of those places?", "ask_exchanges"),
    ],
)
def test_both_of_the_cities_told_are_those_of_the_pair(shipped_table, text, intent):
    question = reader(shipped_table)(text, intent)
    detroit = Context(partnerships=("chongqing-detroit",), cities=("chongqing", "detroit"))
    asked = both_talked_about(question, detroit, shipped_table)
    assert_changed(question, asked, {"cities": ("chongqing", "detroit"), "pointer": None, "quantifier": None})
    several = Context(partnerships=("chongqing-detroit", "chengdu-kyoto"))
    assert both_talked_about(question, several, shipped_table) == question
    assert both_talked_about(question.asking("ask_partner"), detroit, shipped_table).cities == ()
