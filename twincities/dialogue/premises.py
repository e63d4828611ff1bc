"""What a question takes for granted and the table does not bear out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from twincities.reading import Doubt, Unknown
from twincities.table import Filter, Period


class NotPartners(NamedTuple):
    """Two cities (ids) that the question takes for partners."""

    one: str
    other: str


class NotHeld(NamedTuple):
    """A name without a row, beside others that have one."""

    unknown: Unknown


class NoneFits(NamedTuple):
    """Conditions that no partnership meets: of a city (id), `among` those that were told, or of the whole table."""

    conditions: Filter
    city: str | None
    among: bool = False


class WithoutPartner(NamedTuple):
    """A city (id) of the table that belongs to no partnership."""

    city: str


class BegunOtherwise(NamedTuple):
    """A partnership (id) that did not begin when the question says."""

    partnership: str
    claimed: Period


class PlacedOtherwise(NamedTuple):
    """Cities (ids) none of which lies where the question says."""

    cities: tuple[str, ...]


Premise = NotPartners | NotHeld | NoneFits | WithoutPartner | BegunOtherwise | PlacedOtherwise


class SubjectMissingError(LookupError):
    """The question does not say what it is about, and nothing was talked about before."""


class SubjectUnsureError(LookupError):
    """A name in the question may be one of several cities of the table; `doubt` says which."""

    def __init__(self, doubt: Doubt) -> None:
        self.doubt = doubt
        super().__init__(doubt.written)


class SubjectUnknownError(LookupError):
    """The question is about something that the table has no row for; `unknown` names it."""

    def __init__(self, unknown: Sequence[Unknown]) -> None:
        self.unknown = tuple(unknown)
        super().__init__(", ".join(one.name for one in unknown))
