"""The dates that were found in a message, whatever its language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from twincities.table.times.dates import DateSpan, Period


class SpottedDates(NamedTuple):
    """A span of dates and the offsets of the words that name it ("1985" in "before 1985").

    `relative` ones are named by a distance from today ("40 years ago"), or tell no year ("in May").
    `loose` ones may be the time of anything in the sentence ("I am there this year", "is it warm in May"): whether they
    tell when something in the table was, the rest of the sentence has to say. `claimed` is what is said of one thing by
    "since the eighties": that it began within them.
    """

    span: Period
    start: int
    end: int
    relative: bool = False
    loose: bool = False
    claimed: DateSpan | None = None

    def overlaps(self, others: Iterable[SpottedDates]) -> bool:
        """Whether the words of any of the others are words of this one too."""
        return any(self.start < other.end and other.start < self.end for other in others)


class Dates(list[SpottedDates]):
    """The dates of a message; `complete` is False where it has more numerals and words of dates than are looked at."""

    complete = True
