"""Partnerships in groups: by the countries, cities, years … that have a part in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from twincities.reading import Dimension
from twincities.table import City, Filter, Partnership, PartnershipTable
from twincities.table.places.countries import continent_of
from twincities.table.whereabouts import region_of
from twincities.table.world_regions import lies_within


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of a kind with the partnerships, out of those looked at, that it has a part in.

    `key` is the id of a city or theme, the code of a country, region or continent, a year, the first year of a decade, or the id of a
    partnership.
    """

    kind: Dimension
    key: str
    partnerships: tuple[Partnership, ...]


def keys_of(kind: Dimension, row: Partnership, table: PartnershipTable) -> Iterable[str]:
    """The keys of the entities of a kind that have a part in a partnership."""
    year = row.since.year if row.since else None
    match kind:
        case Dimension.COUNTRY:
            hub = table.hub
            if hub in row.cities:
                return [table.city(row.other(hub)).country]
            return dict.fromkeys(table.countries_of(row))
        case Dimension.REGION:
            ends = [row.other(table.hub)] if table.hub in row.cities else row.cities
            return dict.fromkeys(code for id in ends if (code := _regions(table)[id]))
        case Dimension.CONTINENT:
            countries = table.countries_of(row)
            abroad = [one for one in countries if one != table.home_country()] or countries
            return dict.fromkeys(code for one in abroad if (code := continent_of(one)))
        case Dimension.YEAR:
            return [str(year)] if year else []
        case Dimension.DECADE:
            return [str(year // 10 * 10)] if year else []
        case Dimension.THEME:
            return row.themes
        case Dimension.CITY:
            return row.cities
    return [row.id]


def area_of(kind: Dimension, city: City, table: PartnershipTable) -> str | None:
    """The code of the country, region or continent in which a city lies; None where it is not known."""
    match kind:
        case Dimension.COUNTRY:
            return city.country
        case Dimension.REGION:
            return _regions(table)[city.id]
    return continent_of(city.country)


def is_region_meant(code: str, places: Filter, table: PartnershipTable) -> bool:
    """Whether a region, or what is only known by its country's code, is meant by the places that are named.

    Where none is named these are the regions of the partners abroad, and beside another country the one that has a part
    in all partnerships describes none.
    """
    home = table.home_country()
    countries = [one for one in places.countries if one != home] or [*places.countries]
    if not (countries or places.continents):
        return home is None or not code.startswith(home)
    return code in countries or code[:2] in countries or lies_within(code, places.continents)


def without_region(rows: Iterable[Partnership], places: Filter, table: PartnershipTable) -> Sequence[City]:
    """The cities of partnerships that may lie in a region which is meant, and of which it is not known in which."""
    regions = _regions(table)
    ends = dict.fromkeys(id for row in rows for id in row.cities if regions[id] is None)
    return [city for id in ends if is_region_meant((city := table.city(id)).country, places, table)]


def _regions(table: PartnershipTable) -> Mapping[str, str | None]:
    """The region of each city by its id, found once."""
    return table.derived(_regions_of_all)


def _regions_of_all(table: PartnershipTable) -> Mapping[str, str | None]:
    return {city.id: region_of(city) for city in table.cities}


def entities_of(kind: Dimension, rows: Sequence[Partnership], table: PartnershipTable) -> Sequence[Entity]:
    """All entities of a kind that have a part in the partnerships, in their order; years and decades in that of time."""
    if tuple(rows) == table.find(Filter()):
        return table.derived(_entities_of_all, kind)
    return _grouped(kind, rows, table)


def _entities_of_all(table: PartnershipTable, kind: Dimension) -> Sequence[Entity]:
    return _grouped(kind, table.find(Filter()), table)


def _grouped(kind: Dimension, rows: Iterable[Partnership], table: PartnershipTable) -> Sequence[Entity]:
    found: dict[str, list[Partnership]] = {}
    for row in rows:
        for key in keys_of(kind, row, table):
            found.setdefault(key, []).append(row)
    keys = sorted(found) if kind in (Dimension.YEAR, Dimension.DECADE) else list(found)
    return tuple(Entity(kind, key, tuple(found[key])) for key in keys)
