"""The cities of the world by the keys of their names.

They tell a real city that the table does not hold from a word that is no place, and namesakes apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import chain

from babel import Locale

from twincities.languages import spoken
from twincities.languages.frequencies import word_frequency
from twincities.languages.scripts import without_umlauts
from twincities.nlu.text.tokens import name_key
from twincities.table.places.geonames import Place, Places, places
from twincities.table.text.folding import is_unspaced

# A name that is also a word ("nice", "reading") is taken for the city only where the city outweighs the
# word: log10 of its population less the Zipf frequency of the word. Beijing has 2.7, Nice -0.1.
PLAIN_CITY_WEIGHT = 1.0
CAPITALISED_CITY_WEIGHT = 0.1
_LARGE_POPULATION = 1_000_000
_KINDS = {"市", "县", "区", "镇", "町"}  # what a name in Chinese or Japanese may end with, or be without
_OLD_NAME_FREQUENCY = 3.8  # Zipf frequency: Bombay has 3.7


class WorldCities:
    """Look-up of the world's cities by the key of a name."""

    def __init__(self, world: Places) -> None:
        self._by_key: dict[str, list[Place]] = defaultdict(list)
        self._by_old_key: dict[str, list[Place]] = {}
        self._names_of_languages: dict[int, set[str]] = defaultdict(set)
        for place in world:
            keys = {name_key(place.name), name_key(without_umlauts(place.name))}
            for name in world.other_names(place.geonames_id):
                if len(name) > 1 and is_unspaced(name):
                    key = name_key(name)
                    keys |= {key, key[:-1]} if key[-1] in _KINDS and len(key) > 2 else {key}
            for key in keys:
                if len(key) > 1:
                    self._by_key[key].append(place)
        self._add_names_of_languages()
        self._add_old_names(world)
        for cities in self._by_key.values():
            cities.sort(key=lambda city: -city.population)

    def _add_names_of_languages(self) -> None:
        """Let the cities after which time zones are called be found by their names in the languages that are spoken."""
        english = Locale.parse("en").time_zones
        for language in spoken():
            for zone, names in Locale.parse(language, sep="-").time_zones.items():
                city = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
                key, named = name_key(str(names.get("city", ""))), self._by_key.get(name_key(city))
                if len(key) < 2 or not named:
                    continue
                largest = max(named, key=lambda place: place.population)
                self._names_of_languages[largest.geonames_id].add(str(names["city"]))
                if largest not in self._by_key[key]:
                    self._by_key[key].append(largest)

    def _add_old_names(self, world: Places) -> None:
        """Let large cities be found by other spellings too ("Peking"), where no city is called so now."""
        for place in world:
            if place.population < _LARGE_POPULATION:
                continue
            for name in world.other_names(place.geonames_id):
                key = name_key(name) if name.isascii() and name[:1].isupper() and " " not in name else ""
                if len(key) > 4 and key not in self._by_key and word_frequency(key) < _OLD_NAME_FREQUENCY:
                    self._by_old_key[key] = [place]

    def __reduce__(self) -> tuple[Callable[[], WorldCities], tuple[()]]:
        return world_cities, ()  # those of the process that takes it over

    def __iter__(self) -> Iterator[str]:
        """The keys of all names."""
        return chain(self._by_key, self._by_old_key)

    def named(self, key: str) -> list[Place]:
        """All cities of that name, the largest first."""
        return self._by_key.get(key) or self._by_old_key.get(key, [])

    def named_today(self, key: str) -> list[Place]:
        """All cities that bear the name now, the largest first."""
        return self._by_key.get(key, [])

    def names_in_languages(self, geonames_id: int) -> frozenset[str]:
        """What a city is called in the languages that are spoken, where Unicode CLDR tells it."""
        return frozenset(self._names_of_languages.get(geonames_id, ()))

    def weight(self, key: str) -> float:
        """How much more the largest city of that name is a city than an English word."""
        return self.population(key) - word_frequency(key)

    def population(self, key: str) -> float:
        """The logarithm (base 10) of the population of the largest city of that name."""
        cities = self.named(key)
        return math.log10(max(cities[0].population, 1)) if cities else -math.inf


@lru_cache(maxsize=1)
def world_cities() -> WorldCities:
    """The look-up, read once (about half a second)."""
    return WorldCities(places())


def spellings_of(city: Place) -> frozenset[str]:
    """All names of a city in small letters."""
    return frozenset(name.lower() for name in (city.name, *places().other_names(city.geonames_id)))
