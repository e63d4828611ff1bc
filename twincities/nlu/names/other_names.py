"""By which names that it does not use itself a table's cities are known: parts, local, foreign and old names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from twincities.languages import spoken_in_latin
from twincities.languages.frequencies import commonest_words, word_frequency
from twincities.nlu.names.world_cities import WorldCities
from twincities.nlu.text.tokens import (
    EVERYDAY_WORD,
    VERY_COMMON_WORD,
    WORD_AS_WELL,
    name_key,
    tokenize,
    unspaced_word_frequency,
)
from twincities.table import City
from twincities.table.places.compound_names import is_kind, split_name, without_kind, without_situation
from twincities.table.places.countries import continent_names, country_names
from twincities.table.places.geonames import Place, places
from twincities.table.places.regions import regions_named
from twincities.table.text.folding import is_unspaced
from twincities.table.whereabouts import place_of

_LEAST_SIMILARITY = 0.6
_SHORTEST_OLD_NAME = 4  # letters: Amoy
_SHORT_NAME = (1.5, 3.0)  # Zipf frequency: of what is read in English, and is no word of it
_RATHER_A_WORD = 3.8
_LEAST_WEIGHT = 2.4  # of an old name, as in `world_cities`
_KNOWN_IN_ENGLISH = 1.8  # Zipf frequency of a foreign name
_OUTWEIGHS = 10  # times the people of any other city of the name: may be meant
_MEANT = 100  # times: is meant
_LEAST_UNSPACED_WEIGHT = 0.5  # 福島 has 0.7, the word 合作 (Hezuo) -0.7
_COMMON_WORD = 3.5  # Zipf frequency
_FUNCTION_WORD = 5.5


class OtherName(NamedTuple):
    """Another name of the city with the id `city`.

    `asked_back`: something else may be meant as well. `capitalised`: it is a word too, and a name only where it
    is written like one.
    """

    name: str
    city: str
    asked_back: bool = False
    capitalised: bool = False


def other_names(cities: Sequence[City], world: WorldCities) -> tuple[list[OtherName], list[OtherName]]:
    """The parts of the names of a table's cities that stand for the whole, and what GeoNames calls them besides.

    None of them is a name that the table uses itself, or that of a country.
    """
    said = {name_key(name) for city in cities for name in city.all_names} | _names_of_countries()
    elsewhere = list(_names_elsewhere(cities, world, said))
    said |= {name_key(other.name) for other in elsewhere}
    return list(_parts_of_names(cities, world, said)), elsewhere


@lru_cache(maxsize=1)
def _names_of_countries() -> frozenset[str]:
    return frozenset(map(name_key, (*country_names(), *continent_names())))


def _parts_of_names(cities: Sequence[City], world: WorldCities, said: Set[str]) -> Iterator[OtherName]:
    """Parts of names, which people say for the whole: "Hainan" for "Hainan Province", "Taitō" for "Taitō (Tokyo)".

    The place that a name says it lies in ("Dalian" in "Jinzhou District, Dalian") is asked back.
    """
    for city in cities:
        for name in (city.name, *city.aliases):
            whole = split_name(name)
            if whole.within and any(_is_country_or_region_of(part, city) for part in whole.within):
                yield OtherName(
                    whole.name, city.id
                )  # also where another row is called so: they are namesakes
            for part in (whole.name, without_kind(whole.name), without_kind(name), without_situation(name)):
                if part and name_key(part) not in said and _is_name_of(part, city, name, world):
                    yield OtherName(part, city.id)
            for part in whole.within:
                if name_key(part) not in said and _is_place_around(part, city, world):
                    yield OtherName(part, city.id, asked_back=True)


def _is_name_of(part: str, city: City, name: str, world: WorldCities) -> bool:
    """Whether the first part of a name is a name: "Hainan", but neither "Kansas" of "Kansas City" nor "Orange"."""
    key = name_key(part)
    place = place_of(city)
    if place and part in places().other_names(place.geonames_id):
        return True
    if len(key) < 2 or is_kind(part):
        return False
    is_city = split_name(name).name.casefold().endswith("city")
    if is_city and any(one.country == city.country for one in regions_named(part)):
        return False
    here = any(one.country == city.country for one in world.named(key))
    return here or word_frequency(key) < _COMMON_WORD


def _is_country_or_region_of(part: str, city: City) -> bool:
    """Whether a part of a name tells which of several namesakes it is: "Ohio" in "Toledo, Ohio"."""
    regions = (one.country for one in regions_named(part))
    return city.country in (country_names().get(part), *regions)


def _is_place_around(part: str, city: City, world: WorldCities) -> bool:
    """Whether a later part of a name is a larger city; a country, state or province only tells namesakes apart."""
    key = name_key(part)
    if (key.isascii() and len(key) < 4) or is_kind(part) or word_frequency(key) >= VERY_COMMON_WORD:
        return False
    regions = [one for one in regions_named(part) if one.country == city.country]
    if any(one.abbreviation for one in regions):
        return False
    return not regions or any(one.country == city.country for one in world.named(key))


def _names_elsewhere(cities: Sequence[City], world: WorldCities, said: Set[str]) -> Iterator[OtherName]:
    """What GeoNames calls the cities: local names, old spellings, and old or foreign names ("Peking").

    GeoNames lists much that would mislead, and is passed over: words ("Hang"), other cities ("Porto" for
    Bordeaux), codes, nicknames that several cities bear ("Motor City").
    """
    old: list[tuple[str, City, Place]] = []
    held = {city: place for city in cities if (place := place_of(city))}
    ids = {place.geonames_id for place in held.values()}
    function_words = _function_words()
    for city, place in held.items():
        own_key = name_key(city.name)
        for name in (*places().other_names(place.geonames_id), *world.names_in_languages(place.geonames_id)):
            key = name_key(name)
            if not key or key in said or key in function_words:
                continue
            namesakes = world.named_today(key)
            is_held = not namesakes or namesakes[0].geonames_id in ids
            if is_held and _is_spelling_of(key, own_key, place):
                yield OtherName(name, city.id)
            elif _looks_like_a_name(name, key):
                old.append((name, city, place))
    bearers = places().bearers(name for name, _, _ in old)
    for name, city, place in old:
        others = [one for one in bearers[name] if one.geonames_id not in ids]
        found = _old_name(name, city, place, others, _largest_outside(name_key(name), ids, world))
        if found:
            yield found


@lru_cache(maxsize=1)
def _function_words() -> frozenset[str]:
    """The words that sentences of a language are made of: German "dabei", which GeoNames lists for Dubai."""
    return frozenset(
        word
        for language in spoken_in_latin()
        for word, frequency in commonest_words(language).items()
        if frequency >= _FUNCTION_WORD
    )


def _largest_outside(key: str, held: Set[int], world: WorldCities) -> int:
    """The population of the largest city outside the table that bears a name today; 0 where there is none."""
    return next((one.population for one in world.named_today(key) if one.geonames_id not in held), 0)


def _is_spelling_of(other: str, key: str, place: Place) -> bool:
    """Whether a name is the city's own, in another script or spelled in another way."""
    if other == key:
        return False
    if is_unspaced(other):
        weight = math.log10(max(place.population, 1)) - unspaced_word_frequency(other)
        return len(other) > 1 and weight >= _LEAST_UNSPACED_WEIGHT
    if not other.isascii():
        return len(other) > 1
    return _are_alike(other, key) and len(other) > 3 and word_frequency(other) < EVERYDAY_WORD


def _are_alike(one: str, other: str) -> bool:
    return OSA.normalized_similarity(one, other) >= _LEAST_SIMILARITY


def _looks_like_a_name(name: str, key: str) -> bool:
    return name.isascii() and len(key) >= _SHORTEST_OLD_NAME and name[0].isupper() and not name.isupper()


def _old_name(name: str, city: City, place: Place, bearers: Sequence[Place], rival: int) -> OtherName | None:
    """An old or foreign name, unless it is rather a word, or another city's: "Islamabad" for Chattogram.

    `bearers` are the cities outside the table for which GeoNames lists the name, `rival` is the population of the
    largest that is called so today.
    """
    frequency = min(word_frequency(token.folded) for token in tokenize(name))
    short = len(name) <= _SHORTEST_OLD_NAME and not _SHORT_NAME[0] < frequency < _SHORT_NAME[1]
    if (
        short
        or frequency >= _RATHER_A_WORD
        or math.log10(max(place.population, 1)) - frequency < _LEAST_WEIGHT
    ):
        return None
    outweighs = place.population / max(rival, *(one.population for one in bearers), 1)
    if outweighs < _OUTWEIGHS:
        return None
    alike = _are_alike(name_key(name), name_key(city.name))  # "Sevilla"
    asked_back = bool(rival) and not alike and (outweighs < _MEANT or frequency < _KNOWN_IN_ENGLISH)
    return OtherName(name, city.id, asked_back, capitalised=frequency >= WORD_AS_WELL)
