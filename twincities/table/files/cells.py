"""What a cell of a table may hold, and what is said to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from rapidfuzz import fuzz, process

from twincities.table.places.countries import is_country_code
from twincities.table.places.written_countries import read_country
from twincities.table.times.dates import PartialDate
from twincities.table.times.written_dates import read_date

_EARLIEST_YEAR = 800  # the oldest twinning that is claimed anywhere is Paderborn - Le Mans, 836
_LEAST_LIKENESS = 70  # of 100, of a word that may have been meant
_MOST_QUOTED = 60  # characters
EMPTY = "the cell is empty; every row needs a value here, also where cells were merged"
"""What is said of a cell that has to hold something."""
_Value = TypeVar("_Value", bound=Enum)


def quoted(value: Any) -> str:
    """A value as a message shows it: in quotation marks, and not at any length."""
    text = " ".join(str(value).split())
    return f'"{text if len(text) <= _MOST_QUOTED else text[:_MOST_QUOTED] + "…"}"'


def is_formula(value: str) -> bool:
    """Whether a cell holds a formula of a spreadsheet, or the error that stands in place of its result ("#REF!")."""
    return value.startswith(("=", "#")) and not value[1:2].isspace()


def close_to(value: str, known: Iterable[str]) -> str:
    """What was probably meant, as the end of a message; empty where nothing is like it."""
    names = [*known]
    bare = value.casefold().partition("(")[0].partition(",")[0].strip()  # "Leipzig (Germany)"
    close = process.extractOne(value.casefold(), names, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    close = close or process.extractOne(bare, names, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKENESS)
    return f'; did you mean "{close[0]}"?' if close else ""


def past_date(value: Any) -> PartialDate | None:
    """A date that is not later than this year, however it is written, as long as it has one reading only.

    Raises:
        ValueError: it has several, or none that a date can hold ("1960s").
    """
    if value is None or isinstance(value, PartialDate):
        return value
    written = read_date(str(value))
    if written.date is None or written.is_about:
        raise ValueError(
            f"{quoted(value)} is no single date; leave the cell empty and write it into the column since_note, which you may add"
        )
    if not _EARLIEST_YEAR <= written.date.year <= date.today().year:
        raise ValueError(f"{quoted(value)}: the year has to lie between {_EARLIEST_YEAR} and this year")
    return written.date


def country_code(value: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country that is written in whatever way.

    Raises:
        ValueError: no country, or one of several, is meant.
    """
    return value if is_country_code(value) else read_country(value).code


def web_address(value: str | None) -> str | None:
    """A whole web address.

    Raises:
        ValueError: it is something else.
    """
    if value is not None and not re.fullmatch(r"https?://[^\s/]+\.[^\s/]+\S*", value):
        raise ValueError(
            f"{quoted(value)}: write a whole web address, such as https://example.org/list, or leave it empty"
        )
    return value


def at_least_one(value: tuple[str, ...]) -> tuple[str, ...]:
    """A list that is not empty.

    Raises:
        ValueError: it is.
    """
    if not value:
        raise ValueError(EMPTY)
    return value


def one_of(values: type[_Value], value: Any) -> _Value:
    """One of a few words, in whatever case.

    Raises:
        ValueError: it is another word.
    """
    try:
        return values(str(value).strip().casefold())
    except ValueError:
        raise ValueError(f"{quoted(value)}: write one of {', '.join(one.value for one in values)}") from None
