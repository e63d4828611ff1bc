"""Cities of the home country ranked by their partners elsewhere, and the countries of the partners of one."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.interpretation.entities.cities_at_home import home_with_others
from twincities.reading import Having


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "which Chinese city leads in Africa?"), ("ja", "アフリカで一番多く提携している中国の都市はどこ")],
)
def test_cities_at_home_are_ranked_by_their_partners_elsewhere(chinese_cities, language, text):
    asked = home_with_others(
        reader(chinese_cities, language=language)(text, "ask_partnerships"), chinese_cities
    ).entities
    assert asked is not None and asked.having == (Having(continents=("AF",)),)
