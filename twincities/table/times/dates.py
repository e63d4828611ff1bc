"""Dates that are only as precise as their source: a year, a month of a year, or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from babel.dates import format_date, format_skeleton

_YEARLY_DATE = re.compile(r"--(\d{2})(?:-(\d{2}))?")
_PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


_PARTS = {"year": 1, "month": 2, "day": 3}  # of a date, by the last of them


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

    def within(self, unit: str) -> PartialDate:
        """Its year, its month or its day (`unit`), as far as it is known."""
        return self._replace(
            month=self.month if unit != "year" else None, day=self.day if unit == "day" else None
        )

    def tells(self, unit: str) -> bool:
        """Whether its year, its month or its day (`unit`) is known."""
        return None not in self[: _PARTS[unit]]

    @property
    def order(self) -> tuple[int, int, int]:
        """What dates are sorted by; one that is less precise stands before those within it."""
        return (self.year, self.month or 0, self.day or 0)

    @property
    def earliest(self) -> tuple[int, int, int]:
        """The first day that the date can mean, as year, month and day."""
        return (self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> tuple[int, int, int]:
        """The last day that the date can mean, as year, month and day."""
        month = self.month or 12
        return (self.year, month, self.day or monthrange(self.year, month)[1])

    def following(self) -> PartialDate:
        """The year, month or day after this one, as precise as it is."""
        if self.month is None:
            return PartialDate(self.year + 1)
        if self.day is None:
            return PartialDate(self.year + self.month // 12, self.month % 12 + 1)
        month = self._replace(day=None)
        return (
            self._replace(day=self.day + 1)
            if self.day < month.latest[2]
            else month.following()._replace(day=1)
        )

    def preceding(self) -> PartialDate:
        """The year, month or day before this one, as precise as it is."""
        if self.month is None:
            return PartialDate(self.year - 1)
        if self.day is None:
            return PartialDate(self.year - (self.month == 1), (self.month - 2) % 12 + 1)
        if self.day > 1:
            return self._replace(day=self.day - 1)
        return PartialDate(*self._replace(day=None).preceding().latest)

    def isoformat(self) -> str:
        """The date as it is written in the table."""
        parts = [f"{self.year:04d}", *(f"{part:02d}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def in_words(self, locale: str = "en_GB") -> str:
        """The date as a reader of `locale` writes it: "1983", "June 1983", "3 June 1983"."""
        return _in_words(self, locale)

    def months_until(self, other: PartialDate) -> int | None:
        """Whole months from this date to a later one; None where the month of either is not known."""
        if self.month is None or other.month is None:
            return None
        reached = self.day is None or other.day is None or other.day >= self.day
        return (other.year - self.year) * 12 + other.month - self.month - (0 if reached else 1)

    def years_until(self, today: date) -> int:
        """Whole years from this date to `today`; by calendar years where only the year is known."""
        if self.month is None:
            return today.year - self.year
        reached = (today.month, today.day if self.day else 31) >= (self.month, self.day or 1)
        return today.year - self.year - (0 if reached else 1)


class DateSpan(NamedTuple):
    """The time from `first` to `last`, both included, each as precise as was said; None leaves that end open.

    From May 1983 to 1985 is from the first day of that month to the last day of that year. A span whose end lies
    before its beginning covers nothing.
    """

    first: PartialDate | None = None
    last: PartialDate | None = None

    @classmethod
    def of_years(cls, first: int | None = None, last: int | None = None) -> DateSpan:
        """The span of whole calendar years, both included."""
        return cls(PartialDate(first) if first else None, PartialDate(last) if last else None)

    @classmethod
    def parse(cls, text: str) -> DateSpan:
        """Read "1983-05", "1980..1989", "..1984-12-31" or "1985..", as `isoformat` writes them.

        Raises:
            ValueError: for any other form, or a day that the calendar does not have.
        """
        first, dots, last = text.partition("..")
        if not (first or last):
            raise ValueError("a span of dates has a beginning or an end")
        last = last if dots else first
        return cls(*(PartialDate.parse(end) if end else None for end in (first, last)))

    def isoformat(self) -> str:
        """The span as an entity value: "1983-05", "1983-05-03..1989", "..1984", "1985.."."""
        if self.single_date:
            return self.single_date.isoformat()
        return "..".join(end.isoformat() if end else "" for end in self)

    @property
    def single_date(self) -> PartialDate | None:
        """The year, month or day, where the span is one only."""
        return self.first if self.first == self.last else None

    @property
    def single_year(self) -> int | None:
        """The year, where the span is one calendar year only."""
        return self.single_date.year if self.single_date and self.single_date.month is None else None

    def covers(self, when: PartialDate) -> bool | None:
        """Whether a date lies within the span; None where it is not precise enough to tell."""
        first = self.first.earliest if self.first else when.earliest
        last = self.last.latest if self.last else when.latest
        if first > last or when.latest < first or when.earliest > last:
            return False
        return True if first <= when.earliest and when.latest <= last else None


class YearlyDate(NamedTuple):
    """A month, or a day of a month, in whatever year."""

    month: int
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> YearlyDate:
        """Read "--06" or "--06-03".

        Raises:
            ValueError: for any other form, or a day that no calendar has.
        """
        match = _YEARLY_DATE.fullmatch(text)
        if not match:
            raise ValueError("write a date of every year as --06 or --06-03")
        in_leap_year = PartialDate.parse(f"2000{text[1:]}")
        return cls(in_leap_year.month or 1, in_leap_year.day)

    def isoformat(self) -> str:
        """The date as an entity value: "--06", "--06-03"."""
        return f"--{self.month:02d}" + (f"-{self.day:02d}" if self.day else "")

    def in_words(self, locale: str = "en_GB") -> str:
        """The date as a reader of `locale` writes it: "June", "3 June"."""
        month = date(2000, self.month, self.day or 1)
        if self.day is None:
            return format_date(month, "LLLL", locale=locale)
        return format_skeleton("MMMMd", month, locale=locale)

    def covers(self, when: PartialDate) -> bool | None:
        """Whether a date lies within that month or on that day; None where it is not precise enough to tell."""
        if when.month is None:
            return None
        if when.month != self.month:
            return False
        if self.day is None:
            return True
        return None if when.day is None else when.day == self.day


Period = DateSpan | YearlyDate
"""When something has to have been, in a condition."""


def parse_period(text: str) -> Period:
    """Read a span or a date of every year, as their `isoformat` writes them.

    Raises:
        ValueError: for any other form, or a day that the calendar does not have.
    """
    return YearlyDate.parse(text) if text.startswith("--") else DateSpan.parse(text)


@lru_cache(maxsize=4096)
def _in_words(when: PartialDate, locale: str) -> str:
    whole = date(when.year, when.month or 1, when.day or 1)
    if when.day is None:
        return format_skeleton("yMMMM" if when.month else "y", whole, locale=locale)
    return format_date(whole, "long", locale=locale)
