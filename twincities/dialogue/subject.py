"""What a question is about, once it is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from twincities.dialogue.premises import (
    NoneFits,
    NotHeld,
    NotPartners,
    Premise,
)
from twincities.table import Filter, Partnership, PartnershipTable


@dataclass(frozen=True)
class Subject:
    """The partnerships and cities that a question is about.

    `premises` are what the question takes for granted and is not so. `conditions` bounded the rows;
    `claims` are conditions that the question supposes of them, and did not bound them. `carried_over`: the conversation, not
    the question, names the subject.
    """

    partnerships: tuple[Partnership, ...] = ()
    cities: tuple[str, ...] = ()
    premises: tuple[Premise, ...] = ()
    conditions: Filter = field(default_factory=Filter)
    claims: Filter = field(default_factory=Filter)
    carried_over: bool = False

    @property
    def is_refuted(self) -> bool:
        """Whether what the question takes for granted leaves nothing to answer."""
        return any(isinstance(premise, NotPartners | NoneFits) for premise in self.premises)

    @property
    def unknown(self) -> tuple[NotHeld, ...]:
        """Names beside the subject that the table has no row for."""
        return tuple(premise for premise in self.premises if isinstance(premise, NotHeld))


def has_several_partners(cities: Sequence[str], table: PartnershipTable) -> bool:
    """Whether these are one city that has several partners, of which conditions and places in an order pick some."""
    return len(cities) == 1 and len(table.partnerships_of(cities[0])) > 1


def cities_in_all(rows: Sequence[Partnership]) -> tuple[str, ...]:
    """The ids of the cities that have a part in all of some partnerships; none of no partnership."""
    return tuple(id for id in (rows[0].cities if rows else ()) if all(id in row.cities for row in rows))


def city_of_several(rows: Sequence[Partnership]) -> str | None:
    """The id of the only city that has a part in all of several partnerships, whose partners the others are; None where there is none."""
    shared = cities_in_all(rows) if len(rows) > 1 else ()
    return shared[0] if len(shared) == 1 else None


def ends_of(rows: Sequence[Partnership]) -> tuple[str, ...]:
    """The cities of partnerships, each once."""
    return tuple(dict.fromkeys(city for row in rows for city in row.cities))
