"""Cities of the home country ranked by their partners elsewhere, and the countries of the partners of one."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.cities_at_home import home_with_others
from twincities.interpretation.towns.places_asked import countries_of_partners
from twincities.reading import Cue, Having


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "which Chinese city leads in Africa?"), ("ja", "アフリカで一番多く提携している中国の都市はどこ")],
)
def test_cities_at_home_are_ranked_by_their_partners_elsewhere(chinese_cities, language, text):
    asked = home_with_others(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), chinese_cities
    ).entities
    assert asked is not None and asked.having == (Having(continents=("AF",)),)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which countries is Dalian linked with?"),
        ("ja", "大連はどの国とつながっていますか"),
        ("zh", "大连和哪些国家有联系？"),
    ],
)
def test_the_countries_that_a_city_is_linked_with_are_those_of_its_partners(chinese_cities, language, text):
    read = reader(chinese_cities, language=language)(text, "ask_country")
    asked = countries_of_partners(read, Context(), chinese_cities)
    assert asked.has(Cue.OF_PARTNER) and asked.entities is None
    where = reader(chinese_cities)("which country is Dalian in?", "ask_country")
    assert not countries_of_partners(where, Context(), chinese_cities).has(Cue.OF_PARTNER)
