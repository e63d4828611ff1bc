"""What the messages of one table's users may name, indexed for recognition."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

from twincities.nlu.gazetteer import Beginnings, Gazetteer
from twincities.nlu.other_names import other_names
from twincities.nlu.tokens import name_key
from twincities.nlu.world_cities import world_cities
from twincities.table import City, PartnershipTable
from twincities.table.countries import continent_names, country_adjectives, country_names
from twincities.table.geonames import places
from twincities.table.regions import regions

_LARGE = 100_000  # people
_TYPICAL_POPULATION = 5.0  # log10, for a city of the table that GeoNames does not list


class Names:
    """The names of a partnership table, and those of the world's countries, continents and other cities.

    Each gazetteer leads from a name to ids of the table, or to codes of countries and continents.
    """

    def __init__(self, table: PartnershipTable) -> None:
        self.table = table
        self.world = world_cities()
        parts, elsewhere = other_names(table.cities, self.world)
        exact = [*elsewhere, *(part for part in parts if part.asked_back)]
        self.cities = Gazetteer(
            (
                *((name, city.id) for city in table.cities for name in (city.name, *city.aliases)),
                *((part.name, part.city) for part in parts if not part.asked_back),
            ),
            exact_names=((other.name, other.city) for other in exact),
        )
        self.asked_back = frozenset(name_key(other.name) for other in exact if other.asked_back)
        """The keys of names by which a city of the table may be meant, or something else."""
        self.words_as_well = frozenset(name_key(other.name) for other in exact if other.capitalised)
        """The keys of names of cities that are a name only where they are written like one."""
        self.recorded = Gazetteer(
            (name, record.partner)
            for record in table.recorded_partners
            for name in (record.partner, *record.aliases)
        )
        self.events = Gazetteer(
            (name, event.id) for event in table.events if event.named for name in (event.name, *event.aliases)
        )
        self.themes = Gazetteer(
            (name, theme.id) for theme in table.themes for name in _forms(theme.name, *theme.words)
        )
        self.countries, self.continents = _places()
        self.regions = _regions()
        """The states and regions of all countries, by their names and by the abbreviations that addresses use."""
        self._populations = {city.id: self._population(city) for city in table.cities}
        every = (
            self.cities, self.events, self.themes, self.countries, self.continents, self.recorded, self.world,
        )  # fmt: skip
        self.beginnings = Beginnings(key for keys in every for key in keys)
        """What any of the names begins with."""

    def is_adjective(self, key: str) -> bool:
        """Whether the key is that of an adjective of a country: "Spanish"."""
        return key in _adjectives()

    def is_city_as_well(self, region: str) -> bool:
        """Whether the key of a region's name is that of a large city too: "Victoria", "New York"."""
        return region in _regions_named_as_cities()

    def population(self, city: str) -> float:
        """The logarithm (base 10) of the population of a city of the table."""
        return self._populations[city]

    def _population(self, city: City) -> float:
        """That of the largest city of one of its names."""
        keys = (name_key(name) for name in (city.name, *city.aliases))
        people = [
            world.population
            for key in keys
            for world in self.world.named(key)
            if world.country == city.country
        ]
        return math.log10(max(people, default=0) or 10**_TYPICAL_POPULATION)


def _forms(*names: str) -> Iterator[str]:
    """Each name in the singular and the plural."""
    for name in names:
        yield name
        if not name.endswith("s"):
            yield f"{name}s"
            if name.endswith("y") and len(name) > 3:
                yield f"{name[:-1]}ies"


@lru_cache(maxsize=1)
def _places() -> tuple[Gazetteer, Gazetteer]:
    # The demonym of a country is read in the plural as well: "the Americans".
    countries = Gazetteer((form, code) for name, code in country_names().items() for form in _forms(name))
    continents = Gazetteer((form, code) for name, code in continent_names().items() for form in _forms(name))
    return countries, continents


@lru_cache(maxsize=1)
def _adjectives() -> frozenset[str]:
    return frozenset(name_key(form) for form in _forms(*country_adjectives()))


@lru_cache(maxsize=1)
def _regions() -> Gazetteer:
    names = ((name, region.code) for region in regions() for name in region.names)
    abbreviations = ((one.abbreviation, one.code) for one in regions() if one.abbreviation)
    return Gazetteer(names, exact_names=abbreviations)


@lru_cache(maxsize=1)
def _regions_named_as_cities() -> frozenset[str]:
    own = {(name, region.code) for region in regions() for name in region.names}
    bearers = places().bearers(name for name, _ in own)
    return frozenset(
        name_key(name)
        for name, cities in bearers.items()
        if any(one.population >= _LARGE and (one.name == name or (name, one.region) in own) for one in cities)
    )
