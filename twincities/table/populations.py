"""How many people live in the cities of a table, where it says so, and which partnerships a number of them is asked of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from twincities.table.filters import Filter
from twincities.table.models import City, Partnership

if TYPE_CHECKING:  # the table uses this module
    from twincities.table.table import PartnershipTable


def tells_populations(table: PartnershipTable) -> bool:
    """Whether the table says of any city how many people live there."""
    return any(city.population is not None for city in table.cities)


def with_population(table: PartnershipTable, wanted: Filter, surely: bool = True) -> set[str]:
    """The ids of the partnerships one of whose partners has as many inhabitants as a filter asks for; or, unless `surely`, may have."""
    bounds = wanted.inhabitants
    if bounds is None:
        return {row.id for row in table.partnerships}
    return {
        row.id
        for row in table.partnerships
        if any(
            not surely if city.population is None else bounds.holds(city.population)
            for city in partner_ends(row, wanted.cities, table)
        )
    }


def partner_ends(row: Partnership, cities: tuple[str, ...], table: PartnershipTable) -> list[City]:
    """The ends of a partnership that are the partners: not the cities that are named, nor the town whose list the table is; those abroad, where the other one is at home."""
    own = cities or (table.hub,)
    ends = [table.city(id) for id in row.cities if id not in own]
    abroad = [city for city in ends if city.country != table.home_country()]
    return abroad or ends


def sizes(cities: Iterable[City]) -> list[tuple[int, City]]:
    """The cities of which it is known how many people live there, with these numbers, the largest first."""
    known = [(city.population, city) for city in dict.fromkeys(cities) if city.population is not None]
    return sorted(known, key=lambda one: (-one[0], one[1].name))
