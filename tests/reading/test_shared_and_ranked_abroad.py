"""What is twinned with two cities at once, and what leads in another part of the world than its own."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Cue, Dimension
from twincities.reading.reader import read_question


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("cities twinned with both Shanghai and Osaka", "en"),
        ("towns that are paired with Shanghai and Osaka at the same time", "en"),
        ("villes jumelées à la fois avec Shanghai et Osaka", "fr"),
        ("Städte, die sowohl mit Shanghai als auch mit Osaka verschwistert sind", "de"),
        ("ciudades hermanadas tanto con Shanghái como con Osaka", "es"),
        ("同时和上海、大阪结好的城市", "zh"),
    ],
)
def test_what_is_twinned_with_both_is_a_city_that_has_each(chinese_cities, text, language):
    asked = reader(chinese_cities, language=language)(text, "ask_partnerships").entities
    assert asked is not None
    assert asked.kind is Dimension.CITY
    assert {one.cities for one in asked.having} == {("shanghai",), ("osaka",)}


@pytest.mark.parametrize(
    "text", ["partners of both Shanghai and Osaka", "cities twinned with either Shanghai or Osaka"]
)
def test_partners_of_the_one_or_the_other_are_not_had_by_both(chinese_cities, text):
    asked = reader(chinese_cities)(text, "ask_partnerships").entities
    assert asked is None or len(asked.having) < 2


@pytest.mark.parametrize(
    ("text", "language", "had"),
    [
        ("Which Chinese city leads in Africa?", "en", ["AF"]),
        ("Which city in China leads in Africa?", "en", ["AF"]),
        ("Welche chinesische Stadt ist in Afrika Spitzenreiter?", "de", ["AF"]),
        ("Quelle ville chinoise est en tête en Afrique ?", "fr", ["AF"]),
        ("Which Chinese city leads in Asia?", "en", []),
        ("Who leads in Africa?", "en", []),
    ],
)
def test_what_leads_elsewhere_is_ranked_by_its_partners_there(chinese_cities, text, language, had):
    asked = reader(chinese_cities, language=language)(text, "ask_partnerships").entities
    assert [code for one in (asked.having if asked else ()) for code in one.continents] == had


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Which Wessex town has the most partners?", True),
        ("Which lovely town has the most partners?", False),
    ],
)
def test_a_name_that_is_not_known_tells_where_cities_lie(text, is_said):
    word = text.split()[1]
    unread = [{"text": word, "start": 6, "end": 6 + len(word)}]
    read = read_question(
        {"intent": "ask_partnerships", "text": text, "entities": [], "unread": unread}, {}, "en"
    )
    assert read.has(Cue.UNREAD_HAD) is is_said
