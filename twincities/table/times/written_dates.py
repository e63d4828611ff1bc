"""Dates as people write them in lists: "15.10.1960", "Oct 2000", "c. 1981", "1960s", "1988/89", 1983年6月."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from babel import Locale

from twincities.table.text.folding import fold
from twincities.table.times.dates import DateSpan, PartialDate

_LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl", "pl", "cs", "sv", "da", "nb", "fi", "hu", "ro", "tr")  # fmt: skip
# Looked for where spaces are single ones.
_ABOUT = re.compile(
    r"\b(?:circa|about|around|approximately|approx\.?|ca?\.?|ungefähr|etwa|um|vers|environ|hacia|verso) ?(?=\w)"
    r"|^~|~$|\?$|\((?:about|circa|ca?\.?|approx\.?|\?)\)$|^约|[约約]$|頃$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"^(?:since|from|in|seit|depuis|desde|dal|em|en|from the|in the|depuis les|les|die|anni|años)\s+", re.I
)
_DECADE = re.compile(
    r"(?:(?:années|years|anni|años|gli anni)\s*)?(\d{3}0)\s*(?:'?s|er(?:\s+jahre)?|年代)?", re.I
)
_MARKED_DECADE = re.compile(r"s$|er|年代|années|anni|años", re.I)
_YEARS = re.compile(r"(\d{4})\s*[/–—-]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"[+]?(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?")
_YEAR_FIRST = re.compile(r"(\d{4})[./](\d{1,2})(?:[./](\d{1,2}))?\.?")
_IDEOGRAPHS = re.compile(r"(\d{4})\s*年(?:\s*(\d{1,2})\s*月(?:\s*(\d{1,2})\s*[日号號])?)?")
_NUMBERS = re.compile(r"(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[./-]\s*(\d{4})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|e|º|°|\.)?")
_YEAR = re.compile(r"(\d{4})(?:\.0)?")  # also as a spreadsheet writes a number
_DAYS = re.compile(r"\d{5}")
_FIRST_DAY = date(1899, 12, 30)  # from which spreadsheets count days


class UnreadableDateError(ValueError):
    """What stands there is no date, or none that the calendar has; the message says what to write instead."""


class AmbiguousDateError(ValueError):
    """A date that can be read in several ways; `readings` are those, `sure` is what they have in common."""

    def __init__(self, text: str, readings: tuple[PartialDate, ...], sure: PartialDate | None) -> None:
        self.readings = readings
        self.sure = sure
        words = " or ".join(one.in_words() for one in readings)
        ways = " or ".join(one.isoformat() for one in readings)
        super().__init__(f'"{text}" may be {words}; write {ways}')


@dataclass(frozen=True)
class WrittenDate:
    """What a date says. `span` is the time in which it lies; `is_about` where it is said to be no more than near."""

    span: DateSpan
    is_about: bool = False

    @property
    def date(self) -> PartialDate | None:
        """The year, month or day, where it is one only; None for a decade or two years."""
        return self.span.single_date

    @property
    def is_exact(self) -> bool:
        """Whether a table can hold all of it in a date."""
        return self.date is not None and not self.is_about


def read_date(text: str, day_first: bool | None = None) -> WrittenDate:
    """Read a date as people write it, as precise as it is.

    `day_first` tells how 03/04/1981 is to be read, where something else in the list does; dots always have the
    day first.

    Raises:
        UnreadableDateError: for anything else.
        AmbiguousDateError: where there are two readings and nothing decides between them.
    """
    bare = _SINCE.sub("", " ".join(text.replace("\u00a0", " ").split()))
    certain = _ABOUT.sub("", bare).strip()
    is_about = certain != bare
    span = _read_span(certain)
    if span is None:
        date = _read_single(certain, text, day_first)
        span = DateSpan(date, date)
    return WrittenDate(span, is_about)


def days_first(texts: Iterable[str]) -> bool | None:
    """Whether dates written with slashes have the day before the month, by those that can be read one way only."""
    found = set()
    for text in texts:
        if match := _NUMBERS.search(text):
            first, second = int(match[1]), int(match[3])
            if match[2] != "." and (first > 12) != (second > 12):
                found.add(first > 12)
    return found.pop() if len(found) == 1 else None


def _read_span(text: str) -> DateSpan | None:
    """A decade, or a year and the next."""
    if (match := _DECADE.fullmatch(text)) and _MARKED_DECADE.search(text):
        first = int(match[1])
        return DateSpan.of_years(first, first + 9)
    if match := _YEARS.fullmatch(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) == 4 else first - first % 100 + int(match[2])
        if last > first and not (len(match[2]) == 2 and int(match[2]) <= 12):
            return DateSpan.of_years(first, last)
    return None


def _read_single(text: str, written: str, day_first: bool | None) -> PartialDate:
    if match := _YEAR.fullmatch(text):
        return PartialDate(int(match[1]))
    for pattern in (_ISO, _YEAR_FIRST, _IDEOGRAPHS):
        if match := pattern.fullmatch(text):
            return _checked(written, *(int(part) if part else None for part in match.groups()))
    if match := _MONTH_YEAR.fullmatch(text):
        return _checked(written, int(match[2]), int(match[1]))
    if match := _NUMBERS.fullmatch(text):
        return _in_numbers(match, written, day_first)
    return _in_words(text, written)


def _in_numbers(match: re.Match[str], written: str, day_first: bool | None) -> PartialDate:
    first, second, digits = int(match[1]), int(match[3]), match[4]
    if len(digits) == 2:
        raise UnreadableDateError(f'"{written}" leaves the century open; write the year with four digits')
    year = int(digits)
    if match[2] == "." or first > 12:
        return _checked(written, year, second, first)
    if second > 12:
        return _checked(written, year, first, second)
    if first != second and day_first is None:
        readings = (PartialDate(year, second, first), PartialDate(year, first, second))
        raise AmbiguousDateError(written, readings, PartialDate(year))
    return _checked(written, year, *((second, first) if day_first else (first, second)))


def _in_words(text: str, written: str) -> PartialDate:
    """A date with the name of a month."""
    year = month = day = None
    for word in text.replace(",", " ").replace("-", " ").split():
        named = _months().get(fold(word))
        if _YEAR.fullmatch(word) and year is None:
            year = int(word)
        elif named and month is None:
            month = named
        elif (match := _DAY.fullmatch(word)) and day is None:
            day = int(match[1])
        elif word.casefold() not in {"de", "of", "del", "the", "le"}:
            raise _unreadable(written)
    if year is None or month is None:
        raise _unreadable(written)
    return _checked(written, year, month, day)


def _checked(written: str, year: int | None, month: int | None = None, day: int | None = None) -> PartialDate:
    assert year is not None
    if (month is not None and not 1 <= month <= 12) or year == 0:
        raise UnreadableDateError(
            f'the calendar has no "{written}"; write a date as 1983, 1983-06 or 1983-06-03'
        )
    if day is not None and not 1 <= day <= monthrange(year, month or 1)[1]:
        raise UnreadableDateError(
            f'the calendar has no "{written}"; write a date as 1983, 1983-06 or 1983-06-03'
        )
    return PartialDate(year, month, day)


def _unreadable(written: str) -> UnreadableDateError:
    shown = written if len(written) <= 60 else written[:60] + "…"
    if _DAYS.fullmatch(written):
        day = _FIRST_DAY + timedelta(int(written))
        return UnreadableDateError(
            f'"{shown}" is no date; if it is the number by which a spreadsheet keeps one, write {day.isoformat()}'
        )
    return UnreadableDateError(
        f'"{shown}" is no date; write a date as 1983, 1983-06 or 1983-06-03, or leave the cell empty'
    )


@cache
def _months() -> Mapping[str, int]:
    """The names of the months and their short forms, in several languages, by their folded form."""
    names: dict[str, set[int]] = {}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for context in locale.months.values():
            for width in ("wide", "abbreviated"):
                for number, name in context[width].items():
                    names.setdefault(fold(name), set()).add(number)
    names.setdefault("sept", set()).add(9)
    # A short form that means different months in two languages is none.
    return {name: one.pop() for name, one in names.items() if len(one) == 1 and not name.isdigit()}
