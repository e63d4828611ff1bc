"""Plain questions that compose, as French, German and Spanish speakers write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.scopes import with_scopes
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Cue, Form, Measure, Quantifier, Reading
from twincities.reading.several_asked import asked_severally
from twincities.table import DateSpan


@pytest.fixture(scope="module")
def alcala():
    return table_called("alcala")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "lesquels partagent un thème avec Azul ?"),
        ("de", "welche haben ein Thema mit Azul gemeinsam?"),
        ("es", "¿cuáles comparten tema con Azul?"),
        ("en", "which share a theme with Azul?"),
    ],
)
def test_which_have_a_theme_of_another_one_is_a_list(alcala, language, text):
    asked = interpreted(reader(alcala, language=language)(text, "ask_common"), Context(), alcala)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    assert asked.comparison is not None
    assert (asked.comparison.by, asked.comparison.cities) == (Measure.THEME, ("azul",))


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("fr", "ceux qui sont plus vieux que Lublin", 1),
        ("es", "las que empiezan después que Lublin", -1),
        ("de", "welche kam gleich nach Lublin?", -1),
        ("de", "welche folgten auf Lublin?", -1),
    ],
)
def test_those_that_came_before_or_after_one_are_no_comparison_of_two(alcala, language, text, relation):
    asked = interpreted(reader(alcala, language=language)(text, "compare_age"), Context(), alcala)
    assert asked.form is not Form.COMPARE
    assert asked.comparison is not None
    assert (asked.comparison.relation, asked.comparison.cities) == (relation, ("lublin",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "combien d'événements par jumelage ?"),
        ("fr", "quel âge ont les différents jumelages ?"),
        ("de", "wie alt sind die einzelnen Partnerschaften?"),
        ("es", "¿cuántos eventos por hermanamiento?"),
        ("es", "¿cuántos años tienen las distintas hermandades?"),
    ],
)
def test_each_of_them_is_spoken_of(alcala, language, text):
    assert reader(alcala, language=language)(text, "ask_age").quantifier is Quantifier.EACH


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "où et quand a lieu la Feria del Libro Cervantino ?"),
        ("es", "¿cuándo y dónde es la Feria del Libro Cervantino?"),
        ("es", "¿dónde es la fiesta con Talence y cuándo?"),
    ],
)
def test_where_and_when_an_event_is_held_are_two_questions(alcala, language, text):
    asked = asked_severally(reader(alcala, language=language)(text, "ask_event_place"))
    assert [one.intent for one in asked] == ["ask_event_place", "ask_event_recurrence"]


def test_a_mere_when_before_the_place_of_an_event_is_that_of_the_event(alcala):
    read = reader(alcala, language="de")
    when = read("wann", "ask_since")
    place = read("wo ist das Fest mit Talence?", "ask_event_place")
    asked = with_scopes([replace(when, cities=place.cities), place])
    assert [one.intent for one in asked] == ["ask_event_recurrence", "ask_event_place"]
    assert when.has(Cue.BRIEF)
    named = read("Feria del Libro Cervantino wann?", "ask_since")
    assert [one.intent for one in with_scopes([named])] == ["ask_event_recurrence"]
    begun = read("Feria del Libro Cervantino seit wann?", "ask_since")
    assert [one.intent for one in with_scopes([begun])] == ["ask_since"]


@pytest.mark.parametrize(
    ("language", "text"),
    [("es", "¿y cuál primero?"), ("de", "welche zuerst?"), ("fr", "lequel en premier ?")],
)
def test_hardly_more_than_first_is_asked_of_the_list_of_a_year(chinese_cities, language, text):
    of_1985 = Reading("ask_partnerships", Form.LIST, years=(DateSpan.of_years(1985, 1985),))
    rows = chinese_cities.find(of_1985.conditions)
    told = tuple(row.id for row in rows)
    context = Context(told, last_question=of_1985, options=told, told=len(told))
    asked = interpreted(
        reader(chinese_cities, language=language)(text, "ask_oldest"), context, chinese_cities
    )
    assert {*find_subject(asked, context, chinese_cities).partnerships} <= {*rows}


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("es", "¿cuántas tiene Chongqing en Japón", "y cuántas Shanghái?"),
        ("de", "wie viele hat Chongqing in Japan", "wie viele Shanghai?"),
        ("fr", "combien en a Chongqing au Japon", "et combien Shanghai ?"),
    ],
)
def test_the_number_of_another_city_is_that_of_the_same_place(chinese_cities, language, first, second):
    read = reader(chinese_cities, language=language)
    asked = with_scopes([read(first, "ask_partnerships"), read(second, "ask_partnerships")])
    assert [(one.cities, one.countries) for one in asked] == [
        (("chongqing",), ("JP",)),
        (("shanghai",), ("JP",)),
    ]


def test_a_number_of_two_cities_claims_no_tie_between_them(chinese_cities):
    text = "Combien Chongqing en a-t-elle au Japon, et Shanghai ?"
    asked = asked_severally(reader(chinese_cities, language="fr")(text, "confirm_partnership"))
    assert [(one.intent, one.cities) for one in asked] == [
        ("ask_partnerships", ("chongqing",)),
        ("ask_partnerships", ("shanghai",)),
    ]


def test_the_smallest_is_asked_for_behind_the_largest(alcala):
    read = reader(alcala, language="fr")
    first = read("laquelle a le plus d'habitants", "ask_city_trivia")
    second = read("et laquelle en a le moins ?", "ask_partnerships")
    assert [one.size.greatest for one in with_scopes([first, second]) if one.size] == [True, False]
