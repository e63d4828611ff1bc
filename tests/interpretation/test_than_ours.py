"""Partnerships held against that of the town of whoever asks."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.finding import find_subject
from twincities.interpretation.order.than_ours import than_ours
from twincities.reading import Form, Measure, Pointer, Reading

CORBY = Context(("shijiazhuang-corby",), ("corby",), home="corby")


@pytest.mark.parametrize(
    ("language", "text", "cities"),
    [
        ("en", "Which British ones are younger than ours?", ()),
        ("en", "Which British towns got their Chinese partner later than we did?", ()),
        ("en", "Was there any British city with a Chinese partner before us?", ()),
        ("en", "Did any British city start after us?", ()),
        ("de", "Welche deutschen Partnerschaften begannen vor uns?", ()),
        ("fr", "Des villes françaises ont-elles été jumelées avant nous ?", ()),
        ("es", "¿Qué ciudades españolas se hermanaron antes que nosotros?", ()),
        ("ja", "うちの前に姉妹都市になったフランスの街はありますか", ()),
        ("zh", "哪些法国城市在我们之前结好？", ()),
        ("en", "Is York's younger than ours?", ("york",)),
        ("de", "Welche britischen Partnerschaften sind älter als unsere?", ()),
        ("fr", "Quels jumelages britanniques sont plus récents que le nôtre ?", ()),
        ("es", "¿Qué hermanamientos son más antiguos que el nuestro?", ()),
    ],
)
def test_what_is_older_than_ours_is_held_against_our_town(chinese_cities, language, text, cities):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    held = than_ours(question, CORBY, chinese_cities)
    assert held.comparison is not None
    assert (held.comparison.cities, held.cities) == (("corby",), cities)
    assert held.pointer is not Pointer.OURS
    assert than_ours(question, Context(), chinese_cities) == question


def test_a_town_is_not_held_against_itself_in_its_own_list(chinese_cities):
    question = reader(chinese_cities)("Which of ours is the oldest?", "ask_oldest")
    assert than_ours(question, CORBY, chinese_cities) == question


@pytest.mark.parametrize(("last", "of_all"), [("compare_age", True), ("ask_partnerships", False)])
def test_two_that_were_compared_are_no_list_of_which_some_are_older(chinese_cities, last, of_all):
    two = ("shijiazhuang-corby", "nanjing-york")
    asked = Reading(last, Form.LIST, cities=("york",))
    before = Context(two, last_question=asked, options=two, told=2)
    question = reader(chinese_cities)("Which are older than Corby's?", "ask_partnerships")
    found = find_subject(question, before, chinese_cities).partnerships
    assert (len(found) > len(two)) is of_all


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Did York start in the same year as us?", (Measure.AGE, 0)),
        ("Has York more than us?", (Measure.PARTNERSHIPS, 1)),
    ],
)
def test_the_same_year_and_more_are_held_against_ours(chinese_cities, text, held):
    question = reader(chinese_cities)(text, "compare_age")
    asked = than_ours(question, CORBY, chinese_cities)
    assert asked.comparison is not None
    assert (asked.comparison[:2], asked.comparison.cities) == (held, ("corby",))
