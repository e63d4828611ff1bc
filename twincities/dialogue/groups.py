"""Partnerships in groups: by the countries, cities, years … that have a part in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twincities.reading import Dimension
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.countries import continent_of


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing of a kind with the partnerships, out of those looked at, that it has a part in.

    `key` is the id of a city or theme, the code of a country or continent, a year, the first year of a decade, or the id of a
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
