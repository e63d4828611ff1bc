"""What the messages of one table's users may name, indexed for recognition."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from twincities.languages import spoken
from twincities.languages.frequencies import frequency, word_frequency
from twincities.languages.scripts import without_umlauts
from twincities.nlu.names.event_names import words_of_events
from twincities.nlu.names.gazetteer import Beginnings, Gazetteer
from twincities.nlu.names.other_names import other_names
from twincities.nlu.names.world_cities import WorldCities, world_cities
from twincities.nlu.text.tokens import EVERYDAY_ELSEWHERE, VERY_COMMON_WORD, name_key, tokenize
from twincities.table import City, PartnershipTable
from twincities.table.places.countries import (
    area_names,
    continent_names,
    country_adjectives,
    country_names,
    names_known,
)
from twincities.table.places.geonames import places
from twincities.table.places.regions import Region, regions
from twincities.table.text.folding import is_unspaced
from twincities.table.whereabouts import region_of
from twincities.table.world_regions import region_names

_LARGE = 100_000  # people
_SAYS_LITTLE = 5.5  # Zipf frequency
_SHORTEST_PLURAL = 4  # letters
_CITY = "市"
_TYPICAL_POPULATION = 5.0  # log10, for a city of the table that GeoNames does not list


def read_names_everywhere() -> None:
    """Read the names that belong to no table now rather than during somebody's first message."""
    for read in (_beginnings_everywhere, _regions, _adjectives, _regions_named_as_cities):
        read()


class Names:
    """The names of a partnership table, and those of the world's countries, continents and other cities.

    Each gazetteer leads from a name to ids of the table, or to codes of countries and continents.
    """

    def __init__(self, table: PartnershipTable) -> None:
        self.table = table
        of_cities = _names_of_cities(table.cities)
        self.cities = of_cities.gazetteer
        self.asked_back = of_cities.asked_back
        """The keys of names by which a city of the table may be meant, or something else."""
        self.words_as_well = of_cities.words_as_well
        """The keys of names of cities that are a name only where they are written like one."""
        self.recorded = Gazetteer(
            (name, record.partner) for record in table.recorded_partners for name in record.all_names
        )
        self.events = Gazetteer(
            (name, event.id) for event in table.events if event.named for name in event.all_names
        )
        self.words_of_events = words_of_events(table)
        """The ids of events by a word that the name of no other event has: "the regatta"."""
        self.themes = Gazetteer(
            (
                (name, theme.id)
                for theme in table.themes
                for name in (*_forms(*theme.all_names), *_singulars(*theme.all_names))
            ),
            exact_names=_phrases(table, everyday=False),
        )
        self.everyday_topics = Gazetteer((), exact_names=_phrases(table, everyday=True))
        """Phrases of the table's texts that are only meant where texts are spoken of: "students", "families"."""
        self._populations = of_cities.populations
        self._regions = self._regions_that_are_meant()
        own = (
            self.cities, self.events, self.words_of_events, self.themes, self.everyday_topics, self.recorded, self._regions,
        )  # fmt: skip
        self._beginnings = Beginnings(key for keys in own for key in keys)

    @property
    def world(self) -> WorldCities:
        """The cities of the world."""
        return world_cities()

    @property
    def countries(self) -> Gazetteer:
        """The countries, also by what their people are called."""
        return _places()[0]

    @property
    def continents(self) -> Gazetteer:
        """The continents and other regions of the world."""
        return _places()[1]

    @property
    def regions(self) -> Gazetteer:
        """The states and regions of all countries, by their names and by the abbreviations that addresses use."""
        return _regions()

    def first(self, beginning: str) -> str | None:
        """The first key of any of the names that begins so, which is the beginning itself where that is one; None where none does."""
        found = (one.first(beginning) for one in (self._beginnings, _beginnings_everywhere()))
        return min((key for key in found if key is not None), default=None)

    def is_adjective(self, key: str) -> bool:
        """Whether the key is that of an adjective of a country: "Spanish"."""
        return key in _adjectives()

    def is_country_elsewhere(self, key: str, language: str) -> bool:
        """Whether only other languages call a country or its people so: German "Amis" (Americans), which is French for friends."""
        return key in _countries_elsewhere(language)

    def own_area(self, key: str, language: str) -> str | None:
        """The code of a part of the world that a language itself calls so, be it a country in others: Spanish "América" is all of the Americas."""
        return _own_areas(language).get(key)

    def is_city_as_well(self, region: str) -> bool:
        """Whether the key of a region's name is that of a large city too: "Victoria", "New York"."""
        return region in _regions_named_as_cities()

    def is_place_of_words(self, words: int, key: str) -> bool:
        """Whether a name of so many common words is written in these words ("the states", not "to go")."""
        gazetteers = (self.countries, self.continents, self.themes)
        in_lists = any(gazetteer.is_written_in(words, key) for gazetteer in gazetteers)
        so_called = any(len(tokenize(place.name)) == words for place in self.world.named(key))  # no "Am I"
        return in_lists or self.region(key) is not None or so_called

    def region(self, key: str) -> str | None:
        """The code of the state or region that a name means by itself; None where it rather means something else."""
        return self._regions.get(key)

    def population(self, city: str) -> float:
        """The logarithm (base 10) of the population of a city of the table."""
        return self._populations[city]

    def _regions_that_are_meant(self) -> dict[str, str]:
        """The codes of regions by the keys of their names; of several, that in which cities of the table lie."""
        named: dict[str, set[str]] = defaultdict(set)
        for region in regions():
            for name in region.names:
                key = name_key(name)
                is_city = self.world.named_today(key) and not region.abbreviation
                if not is_city and not self.is_city_as_well(key) and not _is_word(name, region):
                    named[key].add(region.code)
        shared = {key for key, codes in named.items() if len(codes) > 1}
        countries = {city.country for city in self.table.cities}
        settled = {region_of(city) for city in self.table.cities} if shared else set()
        for key in shared:
            here = {code for code in named[key] if code[:2] in countries}
            named[key] = here & settled or here
        return {key: next(iter(codes)) for key, codes in named.items() if len(codes) == 1}


class _NamesOfCities(NamedTuple):
    """What the names of a table's cities are, as `Names` tells it, and the logarithms of their populations by id."""

    gazetteer: Gazetteer
    asked_back: frozenset[str]
    words_as_well: frozenset[str]
    populations: Mapping[str, float]


def _names_of_cities(cities: Sequence[City]) -> _NamesOfCities:
    parts, elsewhere = other_names(cities, world_cities())
    exact = [*elsewhere, *(part for part in parts if part.asked_back)]
    return _NamesOfCities(
        Gazetteer(
            (
                *((name, city.id) for city in cities for name in _with_rank(city.all_names)),
                *((part.name, part.city) for part in parts if not part.asked_back),
            ),
            exact_names=((other.name, other.city) for other in exact),
        ),
        frozenset(name_key(other.name) for other in exact if other.asked_back),
        frozenset(name_key(other.name) for other in exact if other.capitalised),
        {city.id: _population(city) for city in cities},
    )


def _population(city: City) -> float:
    """What the table says, else that of the largest city of one of its names in its country."""
    if city.population:
        return math.log10(city.population)
    world = world_cities()
    keys = (name_key(name) for name in city.all_names)
    people = [one.population for key in keys for one in world.named(key) if one.country == city.country]
    return math.log10(max(people, default=0) or 10**_TYPICAL_POPULATION)


def _forms(*names: str) -> Iterator[str]:
    """Each name in the singular and the plural."""
    for name in names:
        yield name
        if not name.endswith("s"):
            yield f"{name}s"
            if name.endswith("y") and len(name) > 3:
                yield f"{name[:-1]}ies"


def _singulars(*names: str) -> Iterator[str]:
    """What several are called, of one of them: "pupils"; not where that is a word of any sentence, as "work" is, and French "affaire"."""
    for name in names:
        one = name[:-1]
        is_plural = len(name) > _SHORTEST_PLURAL and name.endswith("s") and not name.endswith("ss")
        says_little = word_frequency(one) >= _SAYS_LITTLE or any(
            frequency(one, language) >= VERY_COMMON_WORD for language in spoken() if language != "en"
        )
        if is_plural and not says_little:
            yield one


def _phrases(table: PartnershipTable, everyday: bool) -> Iterator[tuple[str, str]]:
    """The topics of the table's texts with their ids, in the singular and in the plural."""
    for id, topic in table.topics.items():
        if topic.everyday == everyday:
            is_plural = topic.phrase.endswith("s") and not topic.phrase.endswith("ss")
            for form in (*_forms(topic.phrase), *([topic.phrase[:-1]] if is_plural else [])):
                yield form, id


@lru_cache(maxsize=1)
def _places() -> tuple[Gazetteer, Gazetteer]:
    areas = {**dict(region_names(spoken())), **continent_names()}
    # The demonym of a country is read in the plural as well: "the Americans"; but "the Americas" are a part of the world.
    countries = Gazetteer(
        (form, code)
        for name, code in country_names().items()
        for form in _forms(name)
        if form not in areas or form == name
    )
    continents = Gazetteer((form, code) for name, code in areas.items() for form in _forms(name))
    return countries, continents


@lru_cache(maxsize=1)
def _beginnings_everywhere() -> Beginnings:
    """What names begin with that belong to no table."""
    return Beginnings(chain(*_places(), world_cities()))


def _is_word(name: str, region: Region) -> bool:
    """Whether the name of a region is rather a word: "First", "Capital"; states in English are known to all."""
    words = [token.folded for token in tokenize(name)]
    return not region.abbreviation and all(
        word_frequency(word) >= VERY_COMMON_WORD or frequency(word, "fr") >= EVERYDAY_ELSEWHERE
        for word in words
    )


@cache  # one for each language
def _countries_elsewhere(language: str) -> frozenset[str]:
    known = frozenset(map(name_key, _forms(*names_known(language))))
    return frozenset(map(name_key, _forms(*country_names()))) - known


@cache  # one for each language
def _own_areas(language: str) -> Mapping[str, str]:
    keys = {name_key(name) for code, name in area_names(language) if code.isdigit()} & {*_places()[1]}
    return {key: _places()[1].values(key)[0] for key in keys}


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    adjectives = country_adjectives()
    countries = {name_key(name) for name in country_names() if name not in adjectives}  # "the Philippines"
    return frozenset(name_key(form) for form in _forms(*adjectives)) - countries


@lru_cache(maxsize=1)
def _regions() -> Gazetteer:
    names = (
        (name, region.code) for region in regions() for name in region.names if not _is_word(name, region)
    )
    abbreviations = ((one.abbreviation, one.code) for one in regions() if one.abbreviation)
    return Gazetteer((), exact_names=chain(names, abbreviations))


@lru_cache(maxsize=1)
def _regions_named_as_cities() -> frozenset[str]:
    own = {(name, region.code) for region in regions() for name in region.names}
    bearers = places().bearers(name for name, _ in own)
    return frozenset(
        name_key(name)
        for name, cities in bearers.items()
        if any(one.population >= _LARGE and (one.name == name or (name, one.region) in own) for one in cities)
    )


def _with_rank(names: Iterable[str]) -> Iterator[str]:
    """Names of a city, also as they are typed without umlauts, and those in Chinese and Japanese with the word for a city: 深圳市."""
    for name in names:
        yield from dict.fromkeys((name, without_umlauts(name)))
        if is_unspaced(name) and not name.endswith(_CITY):
            yield name + _CITY
