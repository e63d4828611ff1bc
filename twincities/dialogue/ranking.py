"""Rows by their place in an order, and rows that stand to others in some way: oldest, second newest, older than, same year as."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice, repeat

from twincities.reading import Comparison, Cue, Measure, Pointer, Rank, Reading
from twincities.table import Partnership, PartnershipTable

PAIR = 2  # cities


def ranked(rows: Sequence[Partnership], rank: Rank, table: PartnershipTable) -> list[Partnership]:
    """The rows at a place of an order, with all that share it; undated ones have no place in that of age.

    Places count dates (or numbers), not rows: where two share the first place, the next one is the second.
    """
    return _taken(list(islice(by_place(rows, rank, table), rank.place + rank.wanted)), rank)


def by_place(rows: Sequence[Partnership], rank: Rank, table: PartnershipTable) -> Iterator[list[Partnership]]:
    """The rows in an order, those together that share a place; undated ones have none in that of age."""
    if rank.by is Measure.AGE:
        left = [row for row in rows if row.since]
        extreme = table.oldest if rank.greatest else table.newest
        while left:
            first = list(extreme(left))
            # Of dates that may be one, "1979" and "6 December 1979", each takes up a place all the same.
            yield from repeat(first, len({row.since for row in first}))
            left = [row for row in left if row not in first]
        return
    number = _numbers(rank, table)
    ordered = sorted(rows, key=lambda row: -number(row) if rank.greatest else number(row))
    yield from (list(group) for _, group in groupby(ordered, key=number))


def _numbers(rank: Rank, table: PartnershipTable) -> Callable[[Partnership], int]:
    if rank.by is Measure.EVENTS:
        return lambda row: len(table.events_of(row.id))
    return lambda row: max(len(table.partnerships_of(city)) for city in row.cities)


def _taken(groups: Sequence[list[Partnership]], rank: Rank) -> list[Partnership]:
    """Of groups of equals those at the place, or from it on as many as make up the number wanted."""
    if rank.wanted == 1:
        return groups[rank.place - 1] if rank.place <= len(groups) else []
    taken: list[Partnership] = []
    for group in groups[rank.place - 1 :]:
        if len(taken) >= rank.wanted:
            break
        taken += [row for row in group if row not in taken]
    return taken


def reference_rows(
    comparison: Comparison, table: PartnershipTable, among: Sequence[Partnership] = ()
) -> list[Partnership]:
    """The partnerships that a comparison names: what it describes; of its cities the one between two, those among others, or all of each."""
    if comparison.described or comparison.rank:
        rows = table.find(comparison.described)
        return ranked(rows, comparison.rank, table) if comparison.rank else list(rows)
    if row := table.between(*comparison.cities):
        return [row]
    of_city = [row for row in among if {*row.cities} & {*comparison.cities}]
    if among and of_city and len(of_city) < len(among):
        return of_city
    rows = [row for city in comparison.cities for row in table.partnerships_of(city)]
    return list(dict.fromkeys(rows))


def with_whole_reference(
    reading: Reading, comparison: Comparison, table: PartnershipTable
) -> tuple[Reading, Comparison]:
    """ "Longer than Lyon with Turin" holds a pair against the partnership of both, not against Lyon's alone."""
    if len(comparison.cities) != 1 or len(reading.cities) <= PAIR or not table.between(*reading.cities[:2]):
        return reading, comparison
    rest = [id for id in reading.cities[PAIR:] if table.between(comparison.cities[0], id)]
    if len(rest) != 1:
        return reading, comparison
    whole = comparison._replace(cities=(*comparison.cities, *rest))
    cities = tuple(id for id in reading.cities if id not in rest)
    return replace(reading, cities=cities, comparison=whole), whole


def of_its_own(
    reading: Reading, comparison: Comparison, told: Sequence[str], table: PartnershipTable
) -> Comparison:
    """ "Is Lyon's Scottish partner older than its German one?" holds it against Lyon's German partner, and not against any; so does "and the German one?" where Lyon was talked about, one of the cities `told`."""
    points, described = reading.pointer in (Pointer.IT, Pointer.THEY), comparison.described
    if not points or not described or described.cities or comparison.cities or len(reading.cities) > 1:
        return comparison
    if reading.cities and not reading.has(Cue.OF_PARTNER):
        return comparison
    if comparison.rank and not reading.cities:
        return comparison  # "older than the oldest French one" is of all
    of = reading.cities or tuple(id for id in told if len(table.partnerships_of(id)) > 1)
    own = replace(described, cities=of)
    return comparison._replace(described=own) if len(of) == 1 and table.find(own) else comparison


def compared(
    rows: Sequence[Partnership],
    comparison: Comparison,
    reference: Sequence[Partnership],
    table: PartnershipTable,
) -> list[Partnership]:
    """Those of the rows that stand to the reference as the comparison says; the reference itself is left out."""
    return [row for row in rows if row not in reference and stands(row, comparison, reference, table)]


def alike(rows: Sequence[Partnership], unit: str) -> list[Partnership]:
    """Those of the rows that began in the same year, month or day as another of them."""
    exact = [row.since.within(unit) if row.since and row.since.tells(unit) else None for row in rows]
    numbers = Counter(exact)
    return [row for row, when in zip(rows, exact, strict=True) if when is not None and numbers[when] > 1]


def stands(
    row: Partnership, comparison: Comparison, reference: Sequence[Partnership], table: PartnershipTable
) -> bool:
    """Whether a row stands so to the reference: older than the oldest of it, younger than the newest, the same as any; by number more than all of it, or fewer."""
    if comparison.by is Measure.COUNTRY:
        home = table.home_country()
        held = {code for one in reference for code in table.countries_of(one)} - {home}
        return bool(held & set(table.countries_of(row)))
    if comparison.by is Measure.THEME:
        return bool({theme for one in reference for theme in one.themes} & set(row.themes))
    if comparison.by in (Measure.EVENTS, Measure.PARTNERSHIPS) and reference:
        number = _numbers(Rank(comparison.by, True), table)
        others = [number(one) for one in reference]
        if comparison.relation == 0:
            return number(row) in others
        return number(row) > max(others) if comparison.relation > 0 else number(row) < min(others)
    dates = [one.since for one in reference if one.since]
    if not row.since or not dates:
        return False
    if comparison.relation == 0:
        unit = comparison.unit
        return row.since.tells(unit) and row.since.within(unit) in [one.within(unit) for one in dates]
    if comparison.relation > 0:
        return (
            row.since.order < min(when.order for when in dates)
            and row not in table.oldest([row, *reference])[1:]
        )
    return row.since.order > max(when.order for when in dates)
