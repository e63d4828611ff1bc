"""Dates and spans with a name of their own: "3 June 1983", "the 80s", "the 20th century", "two years ago"."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from twincities.nlu.dates.terms import APOSTROPHES, HYPHENS, Terms
from twincities.table.times.dates import DateSpan, PartialDate

_FIRST_YEAR = 1000
_LAST_YEAR = 2099
_LAST_YEARS = {False: _LAST_YEAR, True: 9998}  # "the year 3000" is one, and 3000 alone may be anything
_LONGEST_AGO = 1000  # years
_AGES = range(10, 151)  # years, that are told without the unit: "older than 40"
_ENDS = (".", ",", ";", ":", "?", "!", ")")
_LAST_DAY = 31  # of a month
_LEAST_SHORT_YEAR = 30  # below it two digits may be a day: "el 15"
_PIVOT = 30  # '29 is 2029, and '30 is 1930
_PARTS = ("early", "mid", "late")


class Point(NamedTuple):
    """A span that has a name: its place among the terms, and that of the next term.

    `relative` ones are named by a distance from today ("two years ago", "last year"), and `loose` ones may be
    the time of anything in the sentence ("last year").
    """

    span: DateSpan
    start: int
    after: int
    relative: bool = False
    loose: bool = False


class Month(NamedTuple):
    """A month with or without a day, of no year yet; `after` is the place of the next term."""

    month: int
    day: int | None
    after: int


def point_at(terms: Terms, place: int, this_year: int, told: bool = False) -> Point | None:
    """The named span that begins at a place; `told`: a word before it says that a time follows ("since")."""
    at = terms.skip(place, "the", "year", "about")
    part = next((part for part in _PARTS if terms.has(at, part)), None)
    if part:
        at = terms.skip(at + 1 + (terms.sign(at + 1) in HYPHENS), "the", "year", "about")
    called = at > place and terms.has(at - 1, "year")
    point = (
        _calendar(terms, at, this_year)
        or _years_ago(terms, at, this_year)
        or _century(terms, at)
        or _decade(terms, at)
        or _date(terms, at, told, called)
    )
    return point._replace(span=part_of(point.span, part)) if point and part else point


def quantity_at(terms: Terms, place: int, of_age: bool = False) -> tuple[int, int] | None:
    """A number of years ("forty years", "two decades"), and the place behind it; `of_age`, the unit can be left out."""
    at = terms.skip(place, "about")
    years = terms.number(at, "years")
    if years:
        return years, at + 1
    number, unit = terms.number(at, "digits", "number", "one"), terms.number(at + 1, "unit")
    if number is not None and of_age and not unit and number in _AGES:
        return number, at + 1
    return (number * unit, at + 2) if number is not None and unit and number * unit <= _LONGEST_AGO else None


def month_at(terms: Terms, place: int) -> Month | None:
    """The month that begins at a place, with its day: "May", "3 June", "the 3rd of June", "June 3rd"."""
    month, day = terms.number(place, "month"), _day(terms, place)
    after = place + 1
    if day:
        after = terms.skip(after, "of")
        month, after = terms.number(after, "month"), after + 1
    if not month:
        return None
    after += terms.sign(after) == "."
    behind = terms.skip(after, "the")
    if not day and _day(terms, behind):
        day, after = _day(terms, behind), behind + 1
    return Month(month, day, after)


def year_numeral(terms: Terms, place: int, called: bool = False) -> int | None:
    """The year that a numeral of four digits stands for; any such, where it is `called` a year."""
    year = terms.number(place, "digits")
    if year is None or terms.length(place) != 4 or not _FIRST_YEAR <= year <= _LAST_YEARS[called]:
        return None
    fraction = terms.sign(place - 1) in (".", ",") and terms.adjoins(place) and terms.adjoins(place - 1)
    if fraction and terms.has(place - 2, "digits") and terms.length(place - 2) < 4:
        return None
    counted = terms.has(place + 1, "unit") or (terms.sign(place + 1) == "%" and terms.adjoins(place + 1))
    return None if counted else year


def soundest(year: int, month: int | None, day: int | None) -> PartialDate:
    """A date without what the calendar does not have: of 31 February 1983 the month, of a 13th month the year."""
    if not month or month > 12:
        return PartialDate(year)
    return PartialDate(year, month, day if day and day <= monthrange(year, month)[1] else None)


def whole_year(number: int) -> int:
    """The year that two digits stand for: 1983 for 83."""
    return number + (1900 if number >= _PIVOT else 2000)


def _calendar(terms: Terms, place: int, this_year: int) -> Point | None:
    """ "last year", "this decade"; in languages that say it in one, "l'an dernier"."""
    years = terms.number(place, "calendar_year")
    if years is not None:
        year = this_year + years
        return Point(DateSpan.of_years(year, year), place, place + 1, relative=True, loose=True)
    by, unit = terms.number(place, "calendar"), terms.number(place + 1, "one_unit")
    if by is None or not unit:
        return None
    first = (this_year // unit + by) * unit
    return Point(DateSpan.of_years(first, first + unit - 1), place, place + 2, relative=True, loose=True)


def _years_ago(terms: Terms, place: int, this_year: int) -> Point | None:
    before = terms.has(place, "ago_before")  # "il y a 40 ans"
    quantity = quantity_at(terms, place + before)
    if not quantity or not (before or terms.has(quantity[1], "ago")):
        return None
    year = this_year - quantity[0]
    return Point(DateSpan.of_years(year, year), place, quantity[1] + (not before), relative=True)


def _century(terms: Terms, place: int) -> Point | None:
    number = terms.number(place, "ordinal")
    at = place + 1 + (terms.sign(place + 1) in HYPHENS)
    if not number or not 10 < number <= 30 or terms.number(at, "one_unit") != 100:
        return None
    return Point(DateSpan.of_years((number - 1) * 100, number * 100 - 1), place, at + 1)


def _decade(terms: Terms, place: int) -> Point | None:
    if terms.has(place, "decade_name"):  # "les années 80"
        number, place = terms.number(place + 1, "digits", "number"), place + 1
        number = number if number is not None and number % 10 == 0 and number not in (10, 20) else None
    else:
        place += terms.sign(place) in APOSTROPHES
        number = terms.number(place, "decade")
    if number is None:
        return None
    first = number if number >= 100 else whole_year(number)
    if not _FIRST_YEAR <= first <= _LAST_YEAR:
        return None
    hyphen = terms.sign(place + 1) in HYPHENS and terms.has(place + 2, "decade_end")
    after = terms.skip(place + 1 + hyphen, "decade_end")  # "die 80er Jahre"
    return Point(DateSpan.of_years(first, first + 9), place, after)


def _date(terms: Terms, place: int, told: bool, called: bool) -> Point | None:
    found = _in_numerals(terms, place) or _in_words(terms, place) or _year(terms, place, told, called)
    return Point(DateSpan(found[0], found[0]), place, found[1]) if found else None


_Found = tuple[PartialDate, int]


def _year(terms: Terms, place: int, told: bool = False, called: bool = False) -> _Found | None:
    year = year_numeral(terms, place, called) or terms.number(place, "spelled_year")
    if not year and told and not terms.has(place + 1, "unit"):
        year = terms.number(place, "rounded_year")
    if year:
        return PartialDate(year), place + 1
    if _is_short_year(terms, place):
        return PartialDate(whole_year(terms[place].roles["digits"])), place + 1
    apart = place == 0 or not terms.adjoins(place) or not terms.sign(place - 1)[-1].isalnum()
    if (
        terms.sign(place) in APOSTROPHES
        and apart
        and terms.adjoins(place + 1)
        and terms.length(place + 1) == 2
    ):
        short = terms.number(place + 1, "digits")
        return (PartialDate(whole_year(short)), place + 2) if short is not None else None
    return None


def _is_short_year(terms: Terms, place: int) -> bool:
    """Whether two digits are a year, because a word before them, or a month of no such day, says so and nothing behind is counted by them: "en 83", "June 83"."""
    short = terms.has(place, "digits") and terms.length(place) == 2 and not terms.adjoins(place)
    if not short:
        return False
    of_month = terms.has(place - 1, "month") and terms[place].roles["digits"] > _LAST_DAY
    if not (of_month or terms.has(place - 1, "before_short_year")):
        return False
    if terms[place].roles["digits"] < _LEAST_SHORT_YEAR:
        return False
    behind, ends = terms.sign(place + 1), terms.sign(place + 1) in _ENDS and not terms.adjoins(place + 2)
    if ends or not behind:
        return True
    if terms.adjoins(place + 1) or behind == "%" or terms.has(terms.skip(place + 1, "of"), "unit", "month"):
        return False
    return terms.has(place - 1, "year") or not behind.isalpha() or bool(terms[place + 1].roles)


def _in_numerals(terms: Terms, place: int) -> _Found | None:
    """ "1983-06-03", "25/06/1983", "1983-06"."""
    sign = terms.sign(place + 1)
    if sign not in ("-", "/", ".") or not terms.has(place, "digits") or not terms.adjoins(place + 1):
        return None
    numbers = [terms.number(at, "digits") for at in (place, place + 2, place + 4)]
    first, second, third = numbers
    if first is None or second is None or not terms.adjoins(place + 2) or terms.length(place + 2) > 2:
        return None
    year = year_numeral(terms, place)
    whole = (
        third is not None
        and terms.sign(place + 3) == sign
        and terms.adjoins(place + 3)
        and terms.adjoins(place + 4)
    )
    if not whole or third is None:
        in_month = year and sign != "." and 1 <= second <= 12 and terms.length(place + 2) == 2
        return (PartialDate(year, second), place + 3) if year and in_month else None
    if year:
        return soundest(year, second, third), place + 5
    if terms.length(place) > 2 or terms.length(place + 4) not in ((2, 4) if sign == "/" else (4,)):
        return None
    year = whole_year(third) if terms.length(place + 4) == 2 else third
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if sign == "." or first > 12 or first == second:
        return soundest(year, second, first), place + 5
    # Whether the day or the month comes first is not agreed on.
    return (soundest(year, first, second) if second > 12 else PartialDate(year)), place + 5


def _in_words(terms: Terms, place: int) -> _Found | None:
    """ "3 June 1983", "the 3rd of June, 1983", "June 3, 1983", "May 1983"."""
    found = month_at(terms, place)
    year = _year(terms, terms.skip(found.after, "of"), told=True) if found else None
    return (soundest(year[0].year, found.month, found.day), year[1]) if found and year else None


def _day(terms: Terms, place: int) -> int | None:
    day = terms.number(place, "digits") if terms.length(place) <= 2 else None
    return (day if day and day <= _LAST_DAY else None) or terms.number(place, "ordinal")


def part_of(span: DateSpan, part: str) -> DateSpan:
    """The first or second half of a span, or its middle."""
    first, last = span
    if not first or not last or first.day:
        return span
    if first.year < last.year:
        units = [PartialDate(year) for year in range(first.year, last.year + 1)]
    elif first.month is None:
        units = [PartialDate(first.year, month) for month in range(1, 13)]
    else:
        units = [first._replace(day=day) for day in range(1, first.latest[2] + 1)]
    count = len(units)
    begin, end = {
        "early": (0, count // 2),
        "mid": (count * 3 // 10, count * 7 // 10),
        "late": (count // 2, count),
    }[part]
    return DateSpan(units[begin], units[end - 1])
