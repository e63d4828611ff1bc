"""What somebody from a partner town asks of their own town on the list of another, in several languages."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.dialogue.our_town import is_of_unknown_town
from twincities.interpretation.continuation import continued

GUEST = about(home="faenza")


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "Is my town a partner of Kirkcaldy?", "confirm_partnership"),
        ("en", "Is my city still twinned with you?", "confirm_partnership"),
        ("de", "Ist meine Stadt Partnerstadt von Kirkcaldy?", "ask_partner"),
        ("fr", "Ma ville est-elle jumelée avec Kirkcaldy ?", "confirm_partnership"),
        ("es", "¿Mi ciudad está hermanada con Kirkcaldy?", "ask_partner"),
        ("zh", "我的城市是Kirkcaldy的友好城市吗？", "confirm_partnership"),
        ("ja", "私の町はKirkcaldyの姉妹都市ですか？", "confirm_partnership"),
    ],
)
def test_my_town_is_that_of_the_guest_and_asked_for_where_it_was_not_told(language, text, intent):
    table = table_called("kirkcaldy")
    question = reader(table, language=language)(text, intent)
    asked = continued(question, GUEST, table)
    assert (asked.intent, asked.cities) == ("confirm_partnership", ("kirkcaldy", "faenza"))
    if question.cities:
        assert is_of_unknown_town(continued(question, about(), table), about(), table)


def test_our_town_with_anyone_is_that_of_the_list():
    table = table_called("kirkcaldy")
    asked = continued(
        reader(table)("Is our town twinned with anyone?", "confirm_partnership"), about(), table
    )
    assert asked.cities == ("kirkcaldy",) and not is_of_unknown_town(asked, about(), table)


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "And which town is partner of Kirkcaldy and is smaller than mine?", "ask_partner"),
        ("en", "are there any partners smaller than mine?", "ask_partnerships"),
        ("de", "Welche Partnerstädte sind kleiner als meine?", "ask_partnerships"),
        ("fr", "quelles villes sont plus petites que la mienne ?", "ask_partnerships"),
    ],
)
def test_smaller_than_mine_is_smaller_than_the_guests_town(language, text, intent):
    table = table_called("kirkcaldy")
    asked = continued(reader(table, language=language)(text, intent), GUEST, table)
    assert asked.intent == "ask_partnerships" and not asked.cities
    assert asked.inhabitants is not None and asked.inhabitants.most == table.city("faenza").population


def test_one_town_is_held_against_that_of_the_guest():
    table = table_called("kirkcaldy")
    smaller = continued(reader(table)("is Meissen smaller than mine?", "ask_city_trivia"), GUEST, table)
    larger = continued(reader(table)("is mine bigger than Meissen?", "ask_city_trivia"), GUEST, table)
    assert smaller.size is not None and (smaller.cities, smaller.size.others) == (("meissen",), ("faenza",))
    assert larger.size is not None and (larger.cities, larger.size.others) == (("faenza",), ("meissen",))
