"""What stays with those that were listed once one of them was picked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import complete
from twincities.interpretation.partners.partners_bounded import (
    of_city_talked_about,
    within_last,
    within_those_ranked,
)
from twincities.interpretation.partners.stays_with_city import places_alone
from twincities.interpretation.partners.with_whom import with_whom
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.reading import Comparison, Form, Measure, Pointer, Quantifier, Rank, Reading
from twincities.table import DateSpan

FRENCH = ("guangzhou-lyon", "ningbo-rouen", "hangzhou-nice")
OLDEST = Reading("ask_oldest", Form.LIST, rank=Rank(Measure.AGE, True))
RANKED = Context(FRENCH[:1], ("guangzhou", "lyon"), last_question=OLDEST, options=FRENCH)
ARGENTINE = Context(("xian-cordoba",), ("cordoba",), options=("xian-cordoba",))


@pytest.mark.parametrize(
    ("language", "text", "pointer"),
    [
        ("fr", "Lesquelles ont commencé après 1989 ?", Pointer.THOSE),
        ("en", "which ones began after 1989?", Pointer.THOSE),
        ("de", "Welche begannen nach 1989?", Pointer.THOSE),
        ("es", "¿Cuáles empezaron después de 1989?", Pointer.THOSE),
        ("en", "which ones began after 2015?", None),  # none of those
        ("en", "which partnerships began after 1989?", None),
    ],
)
def test_a_condition_behind_the_oldest_of_several_is_of_those(chinese_cities, language, text, pointer):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    assert within_those_ranked(question, RANKED, chinese_cities).pointer is pointer
    assert within_those_ranked(question, Context(), chinese_cities).pointer is None


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("Which ones were concluded after 2000, please?", ("DE",)),
        ("which began in 1982?", ("DE",)),
        ("which ones began in 1979?", ()),  # none with Germany
        ("which partnerships began after 2000?", ()),
    ],
)
def test_years_behind_the_oldest_of_a_place_are_of_that_place(chinese_cities, text, countries):
    oldest = Reading("ask_oldest", countries=("DE",), rank=Rank(Measure.AGE, True, 2))
    before = Context(("dalian-bremen",), ("dalian", "bremen"), last_question=oldest)
    question = reader(chinese_cities)(text, "ask_partnerships")
    assert within_last(question, before, chinese_cities).countries == countries


def test_years_alone_behind_others_of_a_place_are_of_that_place(chinese_cities):
    seventies = Reading(
        "ask_partnerships", Form.COUNT, countries=("JP",), years=(DateSpan.of_years(1970, 1979),)
    )
    before = Context(("tianjin-kobe",), last_question=seventies)
    read = reader(chinese_cities)
    also = asked_anew(read("In 2012 also? which", "ask_partnerships"), before, chinese_cities)
    assert (also.countries, also.years) == (("JP",), (DateSpan.of_years(2012, 2012),))
    began = asked_anew(read("which ones began in 2012?", "ask_partnerships"), before, chinese_cities)
    assert began.countries == ()


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("How many years later than Leeds is it?", ()),
        ("By how many years is that younger than Leeds's?", ()),
        ("Which of its partners are older than Leeds's?", ("nanjing",)),
    ],
)
def test_how_much_older_it_is_is_asked_of_the_pair_told(chinese_cities, text, cities):
    before = Context(("nanjing-york",), ("nanjing",), last_question=Reading("confirm_partnership"))
    question = reader(chinese_cities)(text, "ask_partnerships" if cities else "compare_age")
    assert of_city_talked_about(question, before, chinese_cities).cities == cities


def test_a_place_behind_which_is_newer_asks_for_those_there(chinese_cities):
    newer = Reading("ask_newest", comparison=Comparison(Measure.AGE, -1))
    before = Context(("guangzhou-quito",), ("guangzhou", "quito"), last_question=newer)
    place = reader(chinese_cities, language="es")("y de peru", "name_subject")
    (asked,) = complete(place, before, chinese_cities)
    assert (asked.intent, asked.comparison, asked.countries) == ("ask_partnerships", None, ("PE",))


def test_a_place_behind_a_fact_of_one_of_a_citys_partners_is_of_that_city(chinese_cities):
    same_year = Reading("compare_age", Form.CONFIRM, cities=("kyoto",))
    before = Context(
        ("xian-nara", "xian-kyoto"),
        last_question=same_year,
        options=("xian-nara", "xian-kyoto", "xian-funabashi"),
    )
    place = reader(chinese_cities, language="zh")("法国的呢？", "name_subject")
    assert places_alone(place, before, chinese_cities).cities == ("xian",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Y con qué ciudad china está?"),
        ("en", "and with which Chinese city?"),
        ("de", "Und mit welcher chinesischen Stadt?"),
        ("fr", "Et avec quelle ville chinoise ?"),
    ],
)
def test_a_country_of_the_other_end_bounds_nothing(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partner")
    asked = with_whom(question, ARGENTINE, chinese_cities)
    assert (asked.intent, asked.countries) == ("ask_partner", ())
    spanish = reader(chinese_cities)("and with which Spanish city?", "ask_partner")
    assert with_whom(spanish, ARGENTINE, chinese_cities).countries == ("ES",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ja", "日本の都市を除きますと何件でしょうか。"),
        ("zh", "除去日本城市还有几个"),
        ("en", "how many not counting the Japanese cities?"),
        ("es", "¿Y cuántas sin contar las ciudades japonesas?"),
        ("de", "Wie viele ohne die japanischen Städte?"),
        ("fr", "Et combien en dehors des villes japonaises ?"),
    ],
)
def test_a_number_without_the_cities_of_a_country_is_of_the_city_whose_partners_were_told(
    chinese_cities, language, text
):
    told = Reading("ask_partnerships", Form.COUNT, cities=("xian",))
    before = Context(("xian-nara", "xian-kyoto"), ("xian",), last_question=told)
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = within_last(question, before, chinese_cities)
    assert (asked.cities, asked.entities, asked.unwanted.countries) == (("xian",), None, ("JP",))
    assert within_last(question, Context(), chinese_cities).cities == ()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is there one between 1990 and 2010?"),
        ("zh", "有1990年到2010年之间的吗？"),
        ("zh", "有一个是90年代的吗？"),
        ("fr", "Il y en a un entre 1990 et 2010 ?"),
        ("ja", "1990年から2010年の間のものはありますか？"),
        ("es", "¿Hay una entre 1990 y 2010?"),
        ("de", "Gibt es eine zwischen 1990 und 2010?"),
    ],
)
def test_one_claimed_to_be_there_is_claimed_of_the_city_whose_partners_were_told(
    chinese_cities, language, text
):
    told = Reading("ask_partner", cities=("xian",))
    before = Context(cities=("xian",), last_question=told)
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    question = replace(question, form=Form.CONFIRM)
    asked = within_last(question, before, chinese_cities)
    assert (asked.cities, asked.quantifier) == (("xian",), Quantifier.ANY)
    assert within_last(question, Context(), chinese_cities) == question


def test_the_first_of_so_many_that_were_told_is_one_of_those(chinese_cities):
    listed = Reading("ask_partnerships", Form.LIST, cities=("hangzhou",), countries=("KR",))
    before = Context(cities=("hangzhou",), last_question=listed)
    question = reader(chinese_cities)("And of the three, which began first?", "compare_age")
    assert question.pointed == 3 and within_last(question, before, chinese_cities) == question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How many sister cities does the city have?"),
        ("de", "Wie viele Partnerstädte hat die Stadt?"),
        ("fr", "Combien de villes jumelles compte la ville ?"),
        ("es", "¿Cuántas ciudades hermanas tiene la ciudad?"),
    ],
)
def test_how_many_the_city_has_is_asked_of_the_one_talked_about(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    before = Context(cities=("hangzhou",), last_question=Reading("ask_overview", cities=("hangzhou",)))
    assert of_city_talked_about(question, before, chinese_cities).cities == ("hangzhou",)
    assert of_city_talked_about(question, Context(), chinese_cities) == question
