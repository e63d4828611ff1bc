"""Tests for groups of countries, their names and what lies in them."""

from __future__ import annotations

import pytest

from twincities.languages import spoken
from twincities.table.places.countries import area_names, continent_name, continent_names, is_country_code
from twincities.table.places.country_groups import country_groups
from twincities.table.world_regions import lies_within, region_names
from twincities.wording.texts import places_of


def test_members_are_countries() -> None:
    assert [
        code for members in country_groups().values() for code in members if not is_country_code(code)
    ] == []


def test_codes_are_none_of_countries_and_continents() -> None:
    assert all(code.islower() for code in country_groups())


@pytest.mark.parametrize("language", spoken())
def test_every_group_has_a_name_in_every_language(language: str) -> None:
    locale = language.replace("-", "_")
    assert all(continent_name(code, locale) for code in country_groups())
    assert {code for code, _ in area_names(language) if code.islower()} == country_groups().keys()


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_group_has_its_forms_in_a_sentence(language: str) -> None:
    assert country_groups().keys() <= places_of(language).keys()


@pytest.mark.parametrize("language", spoken())
def test_a_name_means_one_group(language: str) -> None:
    named: dict[str, set[str]] = {}
    for name, code in region_names([language]):
        named.setdefault(name.casefold(), set()).add(code)
    groups = country_groups().keys()
    # Chinese readers call Northern Europe and the Nordic countries the same.
    several = {name for name, codes in named.items() if len(codes) > 1 and codes & groups}
    assert several - {"北欧", "北歐"} == set()
    assert not {name.casefold() for name in continent_names()} & {
        name for name, codes in named.items() if codes & groups
    }


@pytest.mark.parametrize(
    ("language", "name"), [("es", "latinoamericanas"), ("fr", "Amérique latine"), ("zh", "拉美")]
)
def test_what_a_language_calls_a_region_beside_its_name_is_that_region(language: str, name: str) -> None:
    assert (name, "419") in region_names([language])


@pytest.mark.parametrize(
    ("country", "area", "inside"),
    [
        ("DK", "nordic", True),
        ("DK", "scandinavia", True),
        ("FI", "scandinavia", False),
        ("FI", "nordic", True),
        ("GB", "european-union", False),
        ("GB-SCT", "commonwealth", True),
        ("XK", "balkans", True),
        ("MX", "419", True),
    ],
)
def test_lies_within(country: str, area: str, inside: bool) -> None:
    assert lies_within(country, (area,)) is inside
