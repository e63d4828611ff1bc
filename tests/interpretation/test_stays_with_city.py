"""Follow-ups to the partners of one city, and which bearer of a name a claim is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.conftest import ROOT
from tests.questions import assert_changed, reader
from twincities.dialogue.context import Context
from twincities.dialogue.namesakes import bearer_meant
from twincities.dialogue.offered import with_city
from twincities.dialogue.our_town import one_of_ours
from twincities.interpretation.facts.populations import population_asked
from twincities.interpretation.partners.second_step import number_of_its_partners, others_of_the_other
from twincities.interpretation.partners.stays_with_city import (
    beyond_place,
    city_of_partners,
    countries_of_told,
    likewise,
    named_behind_number,
    one_of_its,
    one_there,
    partners_of_it,
    places_alone,
    those_there,
)
from twincities.interpretation.towns.place_told import in_place_told
from twincities.reading import Cue, Doubt, Form, Pointer, Reading, read_question
from twincities.reading.model.predicates import Relation
from twincities.reading.model.selection import Size
from twincities.table import Filter, load_table

DUMFRIES, JAPANESE = Reading("ask_partner", cities=("dumfries",)), ("3", "4", "5")
TOLD = Context((*JAPANESE, "6"), ("dumfries",), last_question=DUMFRIES, options=(*JAPANESE, "6"), told=4)
OF_JAPAN = replace(TOLD, partnerships=JAPANESE, options=JAPANESE, told=3)
ONE = Context(("6",), ("dumfries", "larne"), last_question=DUMFRIES)
COUNTED = replace(
    OF_JAPAN, last_question=Reading("ask_partnerships", Form.COUNT, pointer=Pointer.THOSE, countries=("JP",))
)
SIZED = replace(TOLD, last_question=replace(DUMFRIES, intent="ask_city_trivia", size=Size(True, True)))
POINTED = replace(TOLD, last_question=Reading("ask_partner", pointer=Pointer.THEY))
WHOLE = Context(last_question=Reading("ask_partnerships", Form.COUNT))
OVERVIEW = replace(TOLD, last_question=Reading("ask_overview", cities=("dumfries",)))


@pytest.fixture(scope="module")
def table():
    return load_table(ROOT / "tests/conversations/own_tables/solway")


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before", "expected"),
    [
        (one_there, "is there one in Poland?", "ask_partnerships", TOLD,
         {"cities": ("dumfries",), "intent": "confirm_partnership", "form": Form.CONFIRM}),
        (one_there, "is there one in Poland as well?", "ask_country", ONE, {"cities": ("dumfries",), "intent": "confirm_partnership"}),
        (one_there, "are there any in Poland?", "ask_country", POINTED, {"cities": ("dumfries",)}),
        (one_there, "and the British one is called?", "ask_partner", OF_JAPAN,
         {"cities": ("dumfries",), "intent": "ask_partner", "form": Form.TELL}),
        (one_of_its, "But Bergen is one of its twins, isn't it?", "confirm_partnership", ONE,
         {"cities": ("dumfries", "bergen"), "pointer": None}),
        (one_of_ours, "But Bergen is one of ours, isn't it?", "confirm_partnership", ONE, {"cities": ("dumfries", "bergen")}),
        (places_alone, "and the British ones?", "ask_partnerships", POINTED, {"cities": ("dumfries",), "form": Form.LIST}),
        (places_alone, "what about Poland?", "name_subject", COUNTED, {"cities": ("dumfries",), "form": Form.COUNT}),
        (partners_of_it, "where else does it have partners", "ask_partnerships", ONE, {"excluded_cities": ("larne",)}),
        (population_asked, "how many people live in the largest?", "ask_city_trivia", OF_JAPAN, {"partnerships": JAPANESE, "form": Form.TELL}),
        (those_there, "which of them are in Asia", "ask_partnerships", ONE, {"cities": ("dumfries",), "pointer": None}),
        (partners_of_it, "which cities is it twinned with", "ask_partner", replace(TOLD, last_question=None),
         {"cities": ("dumfries",), "excluded_cities": (), "intent": "ask_partner"}),
        (partners_of_it, "what other towns is it twinned with", "define_sister_city", ONE,
         {"cities": ("dumfries",), "excluded_cities": ("larne",), "intent": "ask_partnerships", "form": Form.LIST}),
        (partners_of_it, "who else is it twinned with", "ask_partner", OF_JAPAN, {"excluded_cities": ("fukuoka", "kakogawa", "utsunomiya")}),
        (countries_of_told, "what country are they all in", "ask_country", TOLD, {"cities": ("dumfries",), "pointer": None}),
        (countries_of_told, "which countries?", "ask_country", OF_JAPAN, {"cities": ("fukuoka", "kakogawa", "utsunomiya")}),
        (named_behind_number, "their names?", "ask_partnerships", COUNTED, {"partnerships": JAPANESE, "form": Form.LIST}),
        (likewise, "and what are Larne's in Northern Ireland?", "ask_country", TOLD, {"intent": "name_subject", "countries": ()}),
        (likewise, "and what are Larne's?", "ask_known_for", TOLD, {"intent": "name_subject"}),
        (population_asked, "and the fewest?", "ask_newest", SIZED, {"size": Size(False, True), "cities": ("dumfries",), "intent": "ask_city_trivia"}),
        (others_of_the_other, "What are that city's other partners?", "ask_partner", ONE, {"cities": ("larne",), "excluded_cities": ("dumfries",)}),
        (in_place_told, "Does Bergen have a partner there as well?", "confirm_partnership", OF_JAPAN, {"countries": ("JP",), "pointer": None}),
    ],
)  # fmt: skip
def test_it_stays_with_the_city_talked_about(rule, text, intent, before, expected, table):
    question = replace(reader(table)(text, intent), intent=intent)
    changed = rule(question, before, table)
    assert_changed(question, changed, expected)


@pytest.mark.parametrize(
    ("rule", "text", "intent", "before"),
    [
        (one_there, "is there one in Poland?", "ask_partnerships", WHOLE),
        (one_there, "is there a partnership with Poland?", "ask_partnerships", TOLD),
        (one_there, "is Turin in Poland?", "ask_country", TOLD),
        (one_there, "is it in Poland?", "ask_country", TOLD),
        (one_there, "is there one in Poland?", "ask_partnerships", OVERVIEW),
        (one_of_ours, "But Bergen is one of ours, isn't it?", "confirm_partnership", WHOLE),
        (one_of_its, "Is Bergen one of its largest?", "confirm_partnership", ONE),
        (places_alone, "what about Poland?", "name_subject", TOLD),
        (places_alone, "what about Poland?", "name_subject", WHOLE),
        (places_alone, "what about Turin in Poland?", "name_subject", POINTED),
        (those_there, "which of them are in Asia", "ask_partnerships", TOLD),
        (those_there, "which of them are in Asia", "ask_partnerships", WHOLE),
        (partners_of_it, "what does it mean to be twinned with other towns", "define_sister_city", Context()),
        (partners_of_it, "which cities is it twinned with in Japan", "ask_partner", TOLD),
        (partners_of_it, "What are that city's other partners?", "ask_partner", ONE),
        (countries_of_told, "which countries do you have?", "ask_country", TOLD),
        (countries_of_told, "which countries?", "ask_country", WHOLE),
        (named_behind_number, "their names?", "ask_partnerships", TOLD),
        (likewise, "and where is Larne in Northern Ireland?", "ask_country", TOLD),
        (likewise, "and what are Larne's in Spain?", "ask_country", TOLD),
        (likewise, "and what is Larne known for?", "ask_known_for", TOLD),
        (population_asked, "and the fewest partners?", "ask_newest", SIZED),
        (others_of_the_other, "What are its other partners?", "ask_partner", ONE),
    ],
)  # fmt: skip
def test_other_questions_stay_as_they_are(rule, text, intent, before, table):
    question = replace(reader(table)(text, intent), intent=intent)
    assert rule(question, before, table).cities == question.cities
    assert rule(question, before, table).partnerships == question.partnerships


@pytest.mark.parametrize(
    ("before", "expected"),
    [(TOLD, "dumfries"), (ONE, "dumfries"), (POINTED, "dumfries"), (COUNTED, "dumfries"), (WHOLE, None), (OVERVIEW, None), (Context(), None)],
)  # fmt: skip
def test_of_which_city_the_partners_were_told(before, expected, table):
    assert city_of_partners(before, table) == expected


@pytest.mark.parametrize(
    ("text", "intent", "cities", "form"),
    [
        ("Is there any city that both Windsor and Turin are twinned with?", "confirm_partnership", ("turin", "windsor-gb"), Form.CONFIRM),
        ("Do Boston and Florence share a partner?", "confirm_partnership", ("florence", "boston-us"), Form.CONFIRM),
        ("Is Boston twinned with Aarhus?", "confirm_partnership", ("aarhus", "boston-gb", "boston-us"), Form.CONFIRM),
        ("Since when have Boston and Aarhus been twinned?", "ask_since", ("aarhus", "boston-gb", "boston-us"), Form.CONFIRM),
        ("Do Boston and Ustka have a partner in common?", "ask_common", ("ustka", "boston-gb", "boston-us"), Form.CONFIRM),
    ],
)  # fmt: skip
def test_the_bearer_of_a_name_that_alone_bears_it_out_is_meant(text, intent, cities, form, table):
    question = replace(reader(table)(text, intent), intent=intent)
    assert question.doubts
    meant = bearer_meant(question, Context(), table)
    assert (sorted(meant.cities), meant.doubts, meant.form) == (sorted(cities), (), form)
    if len(cities) > 2:
        common = "common" in text
        relation = Relation.COMMON_PARTNER if common else Relation.TWINNED
        assert meant.asserted is not None
        assert {one.relation for one in meant.asserted.predicates} == {relation}
        assert len(meant.asserted.predicates) == 2


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Who is Boston twinned with?", "ask_partner"),
        ("Is Boston or Aarhus older?", "compare_age"),
        ("Is Boston twinned with a city in Poland?", "confirm_partnership"),
    ],
)
def test_it_is_asked_back_whose_bearer_is_meant(text, intent, table):
    question = replace(reader(table)(text, intent), intent=intent)
    assert question.doubts
    assert bearer_meant(question, Context(), table) == question


def test_the_city_chosen_is_that_of_what_is_asked_for(table):
    question = reader(table)("Which cities are twinned with both Boston and Bergen?", "ask_partnerships")
    chosen = with_city(question, "boston-us")
    assert question.doubts == (Doubt("Boston", ("boston-us", "boston-gb")),)
    assert chosen.entities is not None
    assert {city for one in chosen.entities.having for city in one.cities} == {"bergen", "boston-us"}


@pytest.mark.parametrize(
    ("text", "cue", "holds"),
    [
        ("what are Larne's?", Cue.OWN_UNSAID, True),
        ("what are Larne's in Northern Ireland?", Cue.OWN_UNSAID, True),
        ("what are Larne's partners?", Cue.OWN_UNSAID, False),
        ("what are that city's other partners?", Cue.THAT_CITY, True),
        ("which city is that?", Cue.THAT_CITY, False),
        ("how many pairs link Japan and Canada?", Cue.BETWEEN, True),
    ],
)
def test_what_the_words_say(text, cue, holds, table):
    assert reader(table)(text, "ask_partner").has(cue) is holds


@pytest.mark.parametrize(
    ("text", "learned", "confidence", "intent"),
    [
        ("Which comes second?", "ask_repeat", 0.3, "name_subject"),
        ("Which is fourth?", "out_of_scope", 0.7, "name_subject"),
        ("what's in second place?", "ask_event_place", 0.2, "name_subject"),
        ("what is the second partner?", "out_of_scope", 0.3, "out_of_scope"),
        ("Which comes second?", "ask_partner", 0.4, "ask_partner"),
        ("what was that?", "ask_repeat", 0.9, "ask_repeat"),
    ],
)
def test_a_place_in_an_order_is_no_other_question(text, learned, confidence, intent):
    question = {"intent": learned, "confidence": confidence, "text": text, "entities": []}
    assert read_question(question).intent == intent


@pytest.mark.parametrize(
    ("language", "text", "cities", "pair"),
    [
        ("en", "How many partners does that city have in total?", ("dresden",), ("hangzhou",)),
        ("en", "And how many does it have in all?", ("dresden",), ("hangzhou",)),
        ("de", "Wie viele Partnerschaften hat diese Stadt insgesamt?", ("dresden",), ("hangzhou",)),
        ("de", "Wie viele Partner hat die denn insgesamt?", ("dresden",), ("hangzhou",)),
        ("fr", "Combien de jumelages cette ville a-t-elle au total ?", ("dresden",), ("hangzhou",)),
        ("es", "¿Cuántos hermanamientos tiene esa ciudad en total?", ("dresden",), ("hangzhou",)),
        ("zh", "这个城市一共有多少个友好城市？", ("dresden",), ("hangzhou",)),
        ("ja", "その都市には全部でいくつの姉妹都市がありますか？", ("dresden",), ("hangzhou",)),
        ("en", "How many partners does that city have in total?", ("chicago",), ("shanghai",)),
        ("en", "How many partners does it have in total?", ("chicago",), ("chicago",)),
        ("en", "How many partners does that city have in total?", ("shanghai", "chicago"), ("shanghai", "chicago")),
        ("en", "How many partnerships are there in total?", ("dresden",), ()),
    ],
)  # fmt: skip
def test_how_many_partners_a_city_has_is_counted_of_that_one_of_a_pair(
    chinese_cities, language, text, cities, pair
):
    row = chinese_cities.between("hangzhou", "dresden") or chinese_cities.partnerships[0]
    if "chicago" in cities:
        row = chinese_cities.between("shanghai", "chicago") or row
    before = Context((row.id,), row.cities, last_question=Reading("ask_partner", cities=cities))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = number_of_its_partners(question, before, chinese_cities)
    assert (asked.cities, asked.has(Cue.WHOLE_TABLE)) == (pair, not pair)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and how many are there in all, not just in Europe?"),
        ("de", "und wie viele insgesamt, nicht nur in Europa"),
        ("fr", "et combien en tout, pas seulement en Europe ?"),
        ("ja", "ヨーロッパだけでなく全部で何都市"),
    ],
)
def test_all_and_not_just_those_of_a_place_lifts_the_condition(chinese_cities, language, text):
    european = Reading("ask_partnerships", Form.LIST, cities=("xian",), continents=("EU",))
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = beyond_place(question, Context(last_question=european), chinese_cities)
    assert (asked.form, asked.cities, asked.continents, asked.unwanted) == (
        Form.COUNT,
        ("xian",),
        (),
        Filter(),
    )
