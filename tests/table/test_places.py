"""Where cities lie, and what cities that share a name are called."""

from __future__ import annotations

import pytest

from tests.conftest import write_table
from twincities.table import City, Filter, NotInTableError, load_table
from twincities.table.places.compound_names import split_name, without_kind, without_situation
from twincities.table.places.countries import (
    continent_of,
    country_name,
    country_names,
    is_country_code,
    is_place_code,
)
from twincities.table.whereabouts import lies_in, region_of

CITIES = """\
id,name,country,aliases,geonames_id,latitude,longitude
toledo-us,Toledo,US,,5174035,,
toledo-es,Toledo,ES,,2510409,,
springfield-il,Springfield,US,,,39.80,-89.64
springfield-mo,Springfield,US,,4409896,,
springfield-ca,Springfield,CA,,,,
newport-1,Newport,GB,,2641598,,
newport-2,Newport,GB,"Newport Pagnell",,,
ashford-1,Ashford,NZ,,,,
ashford-2,Ashford,NZ,,,,
edinburgh,Edinburgh,GB,,,,
york,York,GB,,2633352,,
hamlet,A Hamlet,GB,,,,
belfast,Belfast,GB,,,,
lyon,Lyon,FR,,,,
milford-gb,Milford,GB,,,,
milford-us,Milford,US,,,,
milford-ct,Milford,US,,4838652,,
columbus-ge,Columbus,GE,,,,
columbus-ga,Columbus,US,,4188985,,
columbus-oh,Columbus,US,,4509177,,
"""
PARTNERSHIPS = """\
id,city_a,city_b,since,source
1,lyon,edinburgh,1960,list
2,lyon,york,1970,list
3,lyon,belfast,1980,list
4,lyon,toledo-es,1990,list
5,york,toledo-us,2000,list
6,lyon,hamlet,2010,list
"""
OTHERS = {
    "events": "id,partnership,name,kind,source\n",
    "themes": "id,name\n",
    "checks": "id,claim,about,verdict,looked_up\n",
    "recorded_partners": "id,city,partner,country,source,looked_up\n",
}


@pytest.fixture(scope="module")
def namesakes(tmp_path_factory):
    folder = write_table(
        tmp_path_factory.mktemp("namesakes"), cities=CITIES, partnerships=PARTNERSHIPS, **OTHERS
    )
    return load_table(folder)


def city(name, country, **more):
    return City(id="one", name=name, country=country, **more)


@pytest.mark.parametrize(
    ("id", "label"),
    [
        ("lyon", "Lyon"),
        ("toledo-us", "Toledo (United States)"),
        ("toledo-es", "Toledo (Spain)"),
        ("springfield-il", "Springfield (Illinois)"),
        ("springfield-mo", "Springfield (Missouri)"),
        ("springfield-ca", "Springfield (Canada)"),
        ("newport-1", "Newport (Wales)"),
        ("newport-2", "Newport (England)"),
        ("ashford-1", "Ashford (New Zealand, 1)"),
        ("ashford-2", "Ashford (New Zealand, 2)"),
        ("milford-gb", "Milford (United Kingdom)"),
        ("milford-us", "Milford (United States)"),
        ("milford-ct", "Milford (Connecticut)"),
        ("columbus-ge", "Columbus (Georgia)"),
        ("columbus-ga", "Columbus (Georgia, United States)"),
        ("columbus-oh", "Columbus (Ohio)"),
    ],
)
def test_a_label_tells_namesakes_apart_and_leaves_other_names_alone(namesakes, id, label):
    assert namesakes.label(id) == label


def test_no_two_cities_have_the_same_label(namesakes):
    labels = [namesakes.label(one.id) for one in namesakes.cities]
    assert len(set(labels)) == len(labels)


def test_a_label_of_no_city_is_an_error(namesakes):
    with pytest.raises(NotInTableError, match="no city 'rome'"):
        namesakes.label("rome")


@pytest.mark.parametrize(
    ("one", "region"),
    [
        (city("Edinburgh", "GB"), "GB-SCT"),
        (city("Perth", "GB"), "GB-SCT"),
        (city("Perth", "AU"), "AU-WA"),
        (city("anything", "CA", geonames_id=6058560), "CA-ON"),
        (city("Springfield", "US"), None),
        (city("Springfield, Illinois", "US"), "US-IL"),
        (city("Springfield (OR)", "US"), "US-OR"),
        (city("Springfield", "US", aliases=("Springfield, Ohio",)), "US-OH"),
        (city("Springfield", "US", latitude=39.8, longitude=-89.64), "US-IL"),
        (city("Springfield", "US", latitude=10.0, longitude=10.0), None),
        (city("Osaka Prefecture", "JP"), "JP-27"),
        (city("Nowhere at all", "GB"), None),
    ],
)
def test_the_region_of_a_city_is_told_by_id_coordinates_or_names(one, region):
    assert region_of(one) == region


def test_cities_lie_in_countries_and_their_parts():
    edinburgh = city("Edinburgh", "GB")
    assert [
        code for code in ("GB", "GB-SCT", "GB-ENG", "FR", "US-SCT", "xx", "") if lies_in(edinburgh, code)
    ] == [
        "GB",
        "GB-SCT",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(countries=("GB",)), ["1", "2", "3", "5", "6"]),
        (Filter(countries=("GB-ENG",)), ["2", "5"]),
        (Filter(countries=("GB-SCT", "ES")), ["1", "4"]),
        (Filter(countries=("GB-WLS",)), []),
        (Filter(countries=("US-OH",)), ["5"]),
        (Filter(countries=("GB-ENG",), cities=("lyon",)), ["2"]),
        (Filter(countries=("FR",), without=Filter(countries=("GB-ENG",))), ["1", "3", "4"]),
        (Filter(continents=("NA",), countries=("GB-NIR",)), ["3", "5"]),
    ],
)
def test_parts_of_countries_are_conditions(namesakes, wanted, found):
    assert [row.id for row in namesakes.find(wanted)] == found


def test_parts_of_countries_have_names_and_adjectives():
    names = country_names()
    assert {names[name] for name in ("Scotland", "Scottish", "Écosse", "苏格兰")} == {"GB-SCT"}
    assert names["English"] == "GB-ENG"
    assert names["Welsh"] == "GB-WLS"
    assert names["British"] == names["UK"] == "GB"
    assert country_name("GB-SCT") == "Scotland"
    assert country_name("GB-SCT", "fr") == "Écosse"
    assert country_name("GB-SCT", "de") == "Schottland"
    assert country_name("US-OH") == "Ohio"
    assert continent_of("GB-SCT") == "EU"
    assert is_place_code("GB-SCT")
    assert not is_country_code("GB-SCT")
    assert not is_place_code("GB-XXX")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Lyon", ("Lyon", ())),
        ("Taitō (Tokyo)", ("Taitō", ("Tokyo",))),
        ("Jinzhou District, Dalian", ("Jinzhou District", ("Dalian",))),
        ("Paris, Texas (US)", ("Paris", ("Texas", "US"))),
        ("(Tokyo)", ("(Tokyo)", ())),
        ("台东（东京）", ("台东", ("东京",))),
    ],
)
def test_names_are_split_at_commas_and_brackets(name, parts):
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Hainan Province", "Hainan"),
        ("Taitō-ku", "Taitō"),
        ("巴南区", "巴南"),
        ("海南省", "海南"),
        ("津市", None),
        ("District", None),
        ("City District", None),
        ("Province of Turin", "Turin"),
        ("Lyon", None),
    ],
)
def test_words_for_sorts_of_places_are_no_part_of_what_is_said(name, bare):
    assert without_kind(name) == bare


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Frankfurt am Main", "Frankfurt"),
        ("Stratford-upon-Avon", "Stratford"),
        ("Bury on", None),
        ("Lyon", None),
        ("Ulm im Tal", None),
    ],
)
def test_the_river_or_lake_of_a_city_is_no_part_of_what_is_said(name, bare):
    assert without_situation(name) == bare


@pytest.mark.parametrize(
    ("name", "code"),
    [("Bavarian", "DE-BY"), ("bretonnes", "FR-BRE"), ("sizilianische", "IT-82"), ("West Bank", "PS.WE")],
)
def test_what_is_said_of_a_region_means_it(name, code):
    assert country_names()[name] == code


def test_a_region_is_called_by_the_name_that_a_language_has_for_it():
    assert [country_name("PS.WE", one) for one in ("en", "fr", "zh_Hant")] == [
        "West Bank",
        "Cisjordanie",
        "約旦河西岸",
    ]
