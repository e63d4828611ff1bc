"""What a table claims, one thing at a time, so that each can be checked against other sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from twincities.table.models import City, Claim, ClaimKind, Event, Partnership, Statement

if TYPE_CHECKING:  # the loading of a table uses this module
    from twincities.table.table import PartnershipTable

_TEXTS = (ClaimKind.COOPERATION, ClaimKind.COMMON, ClaimKind.SUMMARY)


def that_twinned(row: Partnership) -> Claim:
    """The claim that two cities are twinned."""
    return Claim(ClaimKind.PARTNERSHIP, row.id)


def when_begun(row: Partnership) -> tuple[Claim, ...]:
    """The claims that two cities are twinned, and since when, where the table says it."""
    since = (Claim(ClaimKind.SINCE, row.id),) if row.since else ()
    return (that_twinned(row), *since)


def what_is_done(row: Partnership) -> tuple[Claim, ...]:
    """The claims of what two cities exchange, do together, have in common, and of the tie as a whole."""
    texts = (Claim(kind, row.id) for kind in _TEXTS if getattr(row, kind.value))
    return (*(Claim(ClaimKind.EXCHANGE, row.id, part) for part in row.exchanges), *texts)


def that_held(event: Event) -> Claim:
    """The claim that there is such an event."""
    return Claim(ClaimKind.EVENT, event.id)


def what_known_for(city: City) -> tuple[Claim, ...]:
    """The claims of what a city is known for."""
    return tuple(Claim(ClaimKind.KNOWN_FOR, city.id, part) for part in city.known_for)


def how_many_live_there(city: City) -> Claim:
    """The claim of how many people live in a city."""
    return Claim(ClaimKind.POPULATION, city.id)


def claims_of_cells(
    cities: Iterable[City],
    partnerships: Iterable[Partnership],
    events: Iterable[Event],
    statements: Iterable[Statement],
) -> Iterator[Claim]:
    """Every claim of a table, a partnership with all that belongs to it at a time; cities and statements last.

    A cell with several values is a claim each; what refers to all of them is their `whole`.
    """
    events_of: dict[str, list[Event]] = {}
    for event in events:
        events_of.setdefault(event.partnership, []).append(event)
    for row in partnerships:
        yield from when_begun(row)
        yield from (Claim(ClaimKind.THEME, row.id, part) for part in row.themes)
        yield from what_is_done(row)
        yield from map(that_held, events_of.get(row.id, ()))
    for city in cities:
        yield from what_known_for(city)
        yield from (how_many_live_there(city),) if city.population is not None else ()
    for statement in statements:
        yield Claim(ClaimKind.STATEMENT, statement.id)


def all_claims(table: PartnershipTable) -> Iterator[Claim]:
    """Every claim of a table, in the order of `claims_of_cells`."""
    return claims_of_cells(table.cities, table.partnerships, table.events, table.statements)
