"""Dates that are only as precise as their source: a year, a month of a year, or a day."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from babel.dates import format_skeleton

_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(NamedTuple):
    """A calendar date of which the month, or month and day, may be unknown (None)."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read `1983`, `1983-06` or `1983-06-03`.

        Raises:
            ValueError: for any other form, or a day that the calendar does not have.
        """
        match = _PARTIAL_DATE.fullmatch(text.strip())
        if not match:
            raise ValueError("write a date as 1983, 1983-06 or 1983-06-03")
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        try:
            date(year, month or 1, day or 1)
        except ValueError as error:
            raise ValueError(f"the calendar has no {text.strip()} ({error})") from error
        return cls(year, month, day)

    @property
    def order(self) -> tuple[int, int, int]:
        """What dates are sorted by; one that is less precise stands before those within it."""
        return (self.year, self.month or 0, self.day or 0)

    def isoformat(self) -> str:
        """The date as it is written in the table."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def in_words(self, locale: str = "en") -> str:
        """The date as a reader of `locale` writes it: "1983", "June 1983", "3 June 1983"."""
        if self.month is None:
            return str(self.year)
        whole = date(self.year, self.month, self.day or 1)
        if self.day is None:
            return format_skeleton("yMMMM", whole, locale=locale)
        # English as read outside the United States, to go with "3 June 1983".
        return f"{whole.day} {format_skeleton('yMMMM', whole, locale=locale)}"

    def years_until(self, today: date) -> int:
        """Whole years from this date to `today`; by calendar years where only the year is known."""
        if self.month is None:
            return today.year - self.year
        reached = (today.month, today.day if self.day else 31) >= (self.month, self.day or 1)
        return today.year - self.year - (0 if reached else 1)


class YearSpan(NamedTuple):
    """Calendar years from `first` to `last`, both included; None leaves that end open."""

    first: int | None = None
    last: int | None = None

    def __contains__(self, year: object) -> bool:
        if not isinstance(year, int):
            return False
        return (self.first is None or year >= self.first) and (self.last is None or year <= self.last)

    @property
    def single_year(self) -> int | None:
        """The year, where the span is one year only."""
        return self.first if self.first is not None and self.first == self.last else None
