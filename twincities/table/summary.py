"""What a table holds and what it lacks, to be looked over by who made it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from twincities.table.places.countries import country_name
from twincities.table.table import PartnershipTable
from twincities.table.whereabouts import place_of

_MOST_COUNTRIES = 12
_MOST_NAMED = 8


def summary_of(table: PartnershipTable) -> Iterator[str]:
    """The lines of the summary: numbers, partners by country and decade, and what is missing."""
    yield (
        f"{len(table.partnerships)} partnerships of {len(table.cities)} cities, {len(table.events)} events, "
        f"{len(table.sources)} sources, {len(table.checks)} checks."
    )
    if hub := table.hub:
        yield f"It is the list of {table.label(hub)}: {len(table.partnerships_of(hub))} partnerships."
    countries = Counter(
        country_name(code) for row in table.partnerships for code in {*table.countries_of(row)}
    )
    yield f"By country: {_counts(countries.most_common(_MOST_COUNTRIES))}{_more(countries, _MOST_COUNTRIES)}"
    decades = Counter(f"{row.since.year // 10 * 10}s" for row in table.partnerships if row.since)
    if decades:
        yield f"By decade: {_counts(sorted(decades.items()))}"
    yield from _missing(table)


def _missing(table: PartnershipTable) -> Iterator[str]:
    undated = [
        f"{table.label(row.city_a)} – {table.label(row.city_b)}"
        for row in table.partnerships
        if not row.since
    ]
    if undated:
        yield f"Without a date ({len(undated)}): {_named(undated)}"
    placeless = [
        table.label(city.id) for city in table.cities if city.latitude is None and place_of(city) is None
    ]
    if placeless:
        yield f"Without coordinates, and not told from namesakes by GeoNames ({len(placeless)}): {_named(placeless)}"
    alone = [table.label(city.id) for city in table.cities if not table.partnerships_of(city.id)]
    if alone:
        yield f"Without a partnership ({len(alone)}): {_named(alone)}"
    alike = [table.label(city.id) for city in table.cities if table.label(city.id).endswith(f"({city.id})")]
    if alike:
        yield f"Namesakes that only their ids tell apart, write their regions ({len(alike)}): {_named(alike)}"


def _counts(counted: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counted)


def _more(counted: Counter[str], shown: int) -> str:
    return f" and {len(counted) - shown} more" if len(counted) > shown else ""


def _named(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + more
