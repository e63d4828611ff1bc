"""States, provinces and prefectures are picked out, grouped and ranked as countries are: each answer is counted again from the rows."""

from __future__ import annotations

from collections import Counter

import pytest

from actions.grouping import numbers_by
from tests.conftest import ROOT
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.entities import is_counted, ranked_entities, selected
from twincities.dialogue.groups import without_region
from twincities.interpretation.interpretation import interpreted
from twincities.reading import Cue, Dimension, Form, Reading, read_question
from twincities.table import Filter, load_table
from twincities.table.places.countries import continent_of
from twincities.table.whereabouts import region_of

TABLE = load_table(ROOT / "data/tables/chinese-cities")
NUMBERS = Counter(
    code for row in TABLE.partnerships for code in {region_of(TABLE.city(id)) for id in row.cities} if code
)
"""How many partnerships each region has a part in."""


def of(*countries: str) -> dict[str, int]:
    return {code: number for code, number in NUMBERS.items() if code[:2] in countries}


def most(*countries: str) -> set[str]:
    regions = of(*countries)
    return {code for code, number in regions.items() if number == max(regions.values())}


def question(text: str, language: str = "en", intent: str = "ask_partnerships") -> Reading:
    return interpreted(reader(TABLE, language=language)(text, intent), Context(), TABLE)


def found(asked: Reading) -> set[str]:
    things = selected(asked, TABLE.partnerships, TABLE)
    if asked.rank is None:
        return {one.key for one in things}
    ranked = ranked_entities(things, asked.rank, is_counted(asked), TABLE)
    return {one.key for _, equals in ranked for one in equals}


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "which US state has most partners?", most("US")),
        ("en", "which is the US state with the most partners?", most("US")),
        ("en", "which German state has the most twin towns?", most("DE")),
        ("en", "which US states are there?", {*of("US")}),
        ("en", "how many Japanese prefectures have a twin?", {*of("JP")}),
        ("en", "which Chinese provinces have partner cities?", {*of("CN")}),
        ("en", "which province has the most Japanese partners?", {"CN-SH"}),
        ("en", "which states are there?", {*NUMBERS} - {*of("CN")}),
        ("en", "which European regions are there?", {code for code in NUMBERS if continent_of(code) == "EU"}),
        ("de", "welches deutsche Bundesland hat die meisten Partnerstädte?", most("DE")),
        ("de", "in welchem US-Staat gibt es die meisten Partner?", most("US")),
        ("fr", "quel État américain a le plus de partenaires ?", most("US")),
        ("fr", "quelles préfectures japonaises ont un jumelage ?", {*of("JP")}),
        ("es", "¿qué estado de Estados Unidos tiene más socios?", most("US")),
        ("es", "¿qué provincias chinas tienen ciudades hermanas?", {*of("CN")}),
        ("zh", "美国哪个州的友好城市最多？", most("US")),
        ("zh", "美国有多少个州有友好城市？", {*of("US")}),
        ("ja", "姉妹都市が一番多いアメリカの州はどこですか", most("US")),
        ("ja", "アメリカの州はいくつありますか", {*of("US")}),
    ],
)
def test_regions_are_listed_counted_and_ranked(language, text, expected):
    asked = question(text, language)
    assert asked.entities and asked.entities.kind is Dimension.REGION
    assert found(asked) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "how many by state", {code: n for code, n in NUMBERS.items() if not code.startswith("CN")}),
        ("en", "list the partnerships by Japanese prefecture", of("JP")),
        ("en", "how many per Chinese province", of("CN")),
        ("de", "wie viele Partnerschaften gibt es nach deutschem Bundesland?", of("DE")),
        ("fr", "combien de jumelages par État américain ?", of("US")),
        ("es", "¿cuántos hermanamientos hay por prefectura japonesa?", of("JP")),
        ("zh", "按日本的都道府县统计友好城市", of("JP")),
        ("ja", "日本の都道府県別の数は", of("JP")),
    ],
)
def test_partnerships_are_counted_by_region(language, text, expected):
    asked = question(text, language)
    assert (asked.form, asked.group_by) == (Form.GROUP, Dimension.REGION)
    rows = TABLE.find(Filter(countries=asked.countries))
    assert numbers_by(Dimension.REGION, rows, asked, TABLE) == expected


@pytest.mark.parametrize(
    ("places", "left_out"),
    [
        (Filter(countries=("US",)), {"Greenwich"}),
        (Filter(countries=("JP",)), set()),
        (Filter(continents=("EU",)), {"Pomeranian Voivodeship", "Kotor"}),
        (Filter(), {"Pomeranian Voivodeship", "Kotor", "Greenwich"}),
    ],
)
def test_cities_whose_region_is_not_known_are_told(places, left_out):
    assert {city.name for city in without_region(TABLE.partnerships, places, TABLE)} == left_out


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in which state is Nuremberg?"),
        ("de", "in welchem Bundesland liegt Nürnberg?"),
        ("fr", "dans quelle région se trouve Nuremberg ?"),
        ("es", "¿en qué estado está Núremberg?"),
        ("zh", "纽伦堡在德国哪个州？"),
        ("ja", "ニュルンベルクはどの州にありますか"),
    ],
)
def test_the_region_of_a_city_is_asked_for(language, text):
    asked = question(text, language, "ask_country")
    assert (asked.intent, asked.cities, asked.has(Cue.REGION)) == ("ask_country", ("nuremberg",), True)


def test_a_region_that_is_asked_for_is_no_trivia():
    message = {
        "text": "in which prefecture is it?",
        "entities": [],
        "runners_up": ["ask_records", "ask_country"],
    }
    for intent in ("ask_city_trivia", "out_of_scope"):
        assert read_question({**message, "intent": intent}).intent == "ask_country"
    assert read_question({**message, "intent": "ask_since"}).intent == "ask_since"


def test_the_state_of_a_partnership_is_no_region():
    for text in ("in what state is the partnership of Nuremberg?", "what is the state of play?"):
        assert not question(text, intent="ask_since").has(Cue.REGION)
