"""The parts of continents, and those of several, that the United Nations tell apart (M.49), and groups of countries: Latin America, the Nordic countries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import permutations

from babel import Locale
from countryinfo import CountryInfo

from twincities.table.models import City
from twincities.table.places.countries import area_names, continent_of
from twincities.table.places.country_groups import country_groups
from twincities.table.text.translations import BASE_LANGUAGE
from twincities.table.whereabouts import lies_in

# Codes by the names of countryinfo's subregions where CLDR calls them otherwise.
_OTHERWISE = {"South-Eastern Asia": "035", "Australia and New Zealand": "053", "Micronesia": "057"}
_WITHIN = {
    "029": ("019", "419"),
    "013": ("019", "419"),
    "005": ("019", "419"),
    "021": ("019",),
    **dict.fromkeys(("011", "014", "017", "018"), ("202",)),
}
"""The larger regions that a region is a part of, beside its continent."""
_ADJECTIVES = {"Asia": "Asian", "Africa": "African", "Europe": "European", "America": "American"}
_CONTINENTS = frozenset(
    {"001", "002", "003", "005", "009", "142", "150"}
)  # of these there are letters, or no name


@lru_cache(maxsize=1)
def _regions_by_country() -> Mapping[str, frozenset[str]]:
    codes = {
        str(name): code for code, name in Locale.parse(BASE_LANGUAGE).territories.items() if code.isdigit()
    }
    codes |= _OTHERWISE
    found: dict[str, set[str]] = defaultdict(set)
    for row in CountryInfo().all().values():
        if code := codes.get(row.get("subregion") or ""):
            found[row["ISO"]["alpha2"]] |= {code, *_WITHIN.get(code, ())}
    for group, members in country_groups().items():
        for country in members:
            found[country].add(group)
    return {country: frozenset(areas) for country, areas in found.items()}


def lies_within(country: str, areas: Collection[str]) -> bool:
    """Whether a country, or a part of one, lies in one of these continents (GeoNames' two letters), regions (M.49) or groups."""
    return continent_of(country) in areas or not _regions_by_country().get(
        country[:2], frozenset()
    ).isdisjoint(areas)


def are_nested(codes: Sequence[str]) -> bool:
    """Whether some of these places lie in each other: Ohio and the United States do, Chile and Peru do not."""
    return any(
        one.startswith(f"{other}-") or lies_within(one, {other}) for one, other in permutations(codes, 2)
    )


def lies_in_place(city: City, code: str) -> bool:
    """Whether a city lies in a country, a part of one, a continent or a region, whichever the code is of."""
    return lies_in(city, code) or lies_within(city.country, (code,))


def lies_in_any(city: City, codes: Iterable[str]) -> bool:
    """Whether a city lies in one of the places that the codes are of."""
    return any(lies_in_place(city, code) for code in codes)


_OF_TWO = frozenset({"中美", "中非"})
"""CLDR's names of regions that are said of two: China and the United States (and within 其中美国), China and Africa."""


def region_names(languages: Collection[str]) -> Iterator[tuple[str, str]]:
    """What the regions and groups are called in these languages, with their codes; regions in English as adjectives too, and shorter: "East Asian"."""
    groups = set(country_groups())
    known = {code for codes in _regions_by_country().values() for code in codes} - _CONTINENTS - groups
    for language in languages:
        names = Locale.parse(language, sep="-").territories
        for code in known & names.keys():
            name = str(names[code])
            if name in _OF_TWO:
                continue
            yield name, code
            if language == BASE_LANGUAGE:
                short = name if name.endswith("America") else name.replace("ern ", " ")
                for form in (name, short):
                    yield form, code
                    first, _, last = form.rpartition(" ")
                    if first and last in _ADJECTIVES:
                        yield f"{first} {_ADJECTIVES[last]}", code
        yield from ((name, code) for code, name in area_names(language) if code in groups | known)
