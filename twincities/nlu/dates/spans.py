"""Dates and spans of dates as people write them: "3 June 1983", "before 1985", "over 40 years ago".

A message is gone through once, term by term, and never looked further into than a few terms ahead, so that the cost
is in proportion to its length.
"""

from __future__ import annotations

from typing import NamedTuple

from twincities.nlu.dates.points import (
    Point,
    month_at,
    point_at,
    quantity_at,
    soundest,
    whole_year,
    year_numeral,
)
from twincities.nlu.dates.spotted import Dates, SpottedDates
from twincities.nlu.dates.terms import APOSTROPHES, Terms, terms_of
from twincities.nlu.dates.words import DateWords, english
from twincities.table.times.dates import DateSpan, Period, YearlyDate

_TELLING = (
    "digits", "ordinal", "month", "decade", "unit", "years", "spelled_year", "rounded_year", "calendar_year",
)  # fmt: skip
_DISTANCES = ("more", "at_least", "fewer", "at_most", "since")
_BOUNDS = ("before", "until", "after", "since")
_LEAP_YEAR = 2000
_REACH = 10  # so many terms may stand in a span before the first of those that tell of one
_FEW_WORDS = 4  # of a message that may be about no more than a month: "January then?"
_SHORTEST_MONTH = 4  # letters of a month that is not shortened
_MOST_TELLING = 100  # terms that are looked at; a date of words and numerals has up to five


class _Said(NamedTuple):
    """What was found, with the places of its terms."""

    spotted: SpottedDates
    begin: int
    after: int

    def loosely(self) -> _Said:
        return self._replace(spotted=self.spotted._replace(loose=True))


def spot_dates(text: str, this_year: int, words: DateWords | None = None) -> Dates:
    """All dates and spans in a message, left to right, none inside another; `this_year` anchors "ago".

    An impossible day or month is passed over: "31 February 1983" is that month, "13/13/1983" that year.
    """
    terms = terms_of(text, words or english())
    reader = _Reader(terms, this_year)
    found: list[_Said] = []
    place = 0
    telling_terms = [at for at, term in enumerate(terms) if term.roles and terms.has(at, *_TELLING)]
    for telling in telling_terms[:_MOST_TELLING]:
        place = max(place, telling - _REACH)
        while place <= telling:
            said = reader.said_at(place)
            place = said.after if said else place + 1
            if said:
                both = reader.both(found[-1], said) if found else None
                found[-1:] = [both] if both else [*found[-1:], said]
    dates = Dates(said.spotted for said in found)
    dates.complete = len(telling_terms) <= _MOST_TELLING
    return dates


class _Reader:
    """Reads the spans of one message."""

    def __init__(self, terms: Terms, this_year: int) -> None:
        self.terms = terms
        self.this_year = this_year
        self._points: dict[tuple[int, bool], Point | None] = {}

    def _point(self, place: int, told: bool = False) -> Point | None:
        if (place, told) not in self._points:
            self._points[place, told] = point_at(self.terms, place, self.this_year, told)
        return self._points[place, told]

    def said_at(self, place: int) -> _Said | None:
        """The span that begins with a term."""
        if not self.terms[place].roles and self.terms.sign(place) not in APOSTROPHES:
            return None
        for read in (self._distance, self._rolling, self._range, self._bounded, self._alone, self._yearly):
            said = read(place)
            if said:
                return said
        return None

    def _distance(self, place: int) -> _Said | None:
        """A span by the years that lie between it and today: "over 40 years ago", "under 30 years"."""
        role = next((role for role in _DISTANCES if role in self.terms[place].roles), None)
        # "Older than" may stand before a date, too, and "more than" may not.
        of_age = role != "since" and self.terms.has(place, *_BOUNDS)
        quantity = quantity_at(self.terms, place + 1, of_age) if role else None
        if not role or not quantity:
            return None
        years, after = quantity
        if role == "since" and self.terms.has(after, "ago"):
            return None  # "since two years ago" is a date with "since"
        then = self.this_year - years
        ends = {
            "more": (None, then - 1), "at_least": (None, then), "fewer": (then + 1, None), "at_most": (then, None),
            "since": (then, None),
        }  # fmt: skip
        return self._relative(DateSpan.of_years(*ends[role]), place, self.terms.skip(after, "ago", "old"))

    def _rolling(self, place: int) -> _Said | None:
        """The last ten years, the past decade."""
        if not self.terms.has(place, "rolling"):
            return None
        quantity, unit = quantity_at(self.terms, place + 1), self.terms.number(place + 1, "one_unit")
        if quantity:
            return self._relative(DateSpan.of_years(self.this_year - quantity[0]), place, quantity[1])
        if not unit or self.terms.has(place, "calendar"):
            return None  # "last year" is one of the calendar
        if unit >= 100:  # and so is "the last century"
            this = self.this_year // unit * unit
            return self._relative(DateSpan.of_years(this - unit, this - 1), place, place + 2)
        return self._relative(DateSpan.of_years(self.this_year - unit), place, place + 2)

    def _range(self, place: int) -> _Said | None:
        """From one date to another."""
        named = self.terms.has(place, "between", "from")
        begun = place + (named or self.terms.has(place, "in"))
        joins = ("to", "and") if self.terms.has(place, "between") else ("to",)
        found = self._range_of_points(place, begun, joins) or self._range_within(place, begun, joins)
        return found or (self._range_of_numbers(place, joins) if named else self._range_of_short_years(place))

    def _range_of_points(self, place: int, begun: int, joins: tuple[str, ...]) -> _Said | None:
        first = self._point(begun)
        if not first or not self.terms.has(first.after, *joins):
            return None
        last = self._point(first.after + 1, told=True)
        if not last or not first.span.first or not last.span.last:
            return None
        earlier, later = sorted((first.span, last.span), key=_beginning)
        span = DateSpan(earlier.first, later.last)
        start = place if first.relative or last.relative else first.start
        return self._span(span, place, start, last.after, relative=first.relative or last.relative)

    def _range_within(self, place: int, begun: int, joins: tuple[str, ...]) -> _Said | None:
        """ "May to September 1983", "3 to 5 June 1983": what the first date leaves out is that of the last one."""
        start = self.terms.skip(begun, "the")
        day, month = self.terms.number(start, "ordinal", "digits"), self.terms.number(start, "month")
        after = start + 1
        named = self.terms.skip(after, "of")
        if day and self.terms.has(named, "month"):
            month, after = self.terms.number(named, "month"), named + 1
        if not (day or month) or not self.terms.has(after, *joins):
            return None
        last = self._point(after + 1)
        until = last.span.single_date if last else None
        if not last or not until or not until.month or (day and not until.day):
            return None
        since = soundest(until.year, month or until.month, day)
        if since.earliest > until.latest:
            return None
        return self._span(DateSpan(since, until), place, start, last.after)

    def _range_of_numbers(self, place: int, joins: tuple[str, ...]) -> _Said | None:
        """ "between 81 and 84", and "between 30 and 40 years ago"."""
        first, last = (self.terms.number(at, "digits", "number") for at in (place + 1, place + 3))
        if first is None or last is None or first > last or not self.terms.has(place + 2, *joins):
            return None
        behind = place + 4
        unit = self.terms.number(behind, "unit")
        if unit and self.terms.has(behind + 1, "ago", "old"):
            span = DateSpan.of_years(self.this_year - unit * last, self.this_year - unit * first)
            return self._relative(span, place, behind + 2)
        # "between 81 and 84 people" counts something else.
        counts = unit or (self.terms.sign(behind)[:1].isalpha() and not self.terms[behind].roles)
        short = all(
            self.terms.has(at, "digits") and self.terms.length(at) == 2 for at in (place + 1, place + 3)
        )
        if counts or not short or first < 30:
            return None
        return self._span(DateSpan.of_years(whole_year(first), whole_year(last)), place, place + 1, behind)

    def _range_of_short_years(self, place: int) -> _Said | None:
        """ "1991-94"."""
        year, last = year_numeral(self.terms, place), self.terms.number(place + 2, "digits")
        if not year or last is None or self.terms.length(place + 2) != 2 or last <= year % 100:
            return None
        goes_on = self.terms.adjoins(place + 3) and self.terms.sign(place + 3) in ("-", "/")
        if goes_on or self.terms.sign(place + 1) not in ("-", "–", "/"):
            return None
        return self._span(DateSpan.of_years(year, year - year % 100 + last), place, place, place + 3)

    def _bounded(self, place: int) -> _Said | None:
        """ "before 1985", "since June 1990", "after the 80s"."""
        role = next((role for role in _BOUNDS if role in self.terms[place].roles), None)
        point = self._point(place + 1, told=True) if role else None
        if not role or not point or not point.span.first or not point.span.last:
            return None
        first, last = point.span.first, point.span.last
        span = {
            "before": DateSpan(None, first.preceding()), "until": DateSpan(None, last),
            "after": DateSpan(last.following()), "since": DateSpan(first),
        }[role]  # fmt: skip
        # A "not" that belongs to "not before" is no negation of what is named behind it.
        start = place if point.relative or self.terms.has(place, "negative") else point.start
        said = self._span(span, place, start, point.after, relative=point.relative)
        within_years = role == "since" and first.year != last.year
        return said._replace(spotted=said.spotted._replace(claimed=point.span)) if within_years else said

    def _alone(self, place: int) -> _Said | None:
        told = self.terms.has(place, "from", "in")
        point = self._point(place + told, told=told)
        if not point:
            return None
        span, after = self._opened(point, from_then=self.terms.has(place, "from"))
        said = self._span(span, place, point.start, point.after, after, relative=point.relative)
        return said.loosely() if point.loose and after == point.after else said

    def _yearly(self, place: int) -> _Said | None:
        """ "in May", "on 3 June", "the 3rd of June"; "may" and "march" alone are other words as well."""
        told = self.terms.has(place, "in")
        found = month_at(self.terms, self.terms.skip(place + told, "the"))
        dated = found and any(self.terms.has(at, "ordinal") for at in range(place, found.after))
        if not found or not (told or dated or self._is_bare_month(place, found.after)):
            return None
        following = self._point(found.after + 1) if self.terms.has(found.after, "or", "joining") else None
        date = following.span.single_date if following else None
        if date and date.month:  # "in May or June 1983"
            then = soundest(date.year, found.month, found.day)
            return self._span(DateSpan(then, then), place, place + told, found.after)
        yearly = YearlyDate(found.month, soundest(_LEAP_YEAR, found.month, found.day).day)
        return self._span(yearly, place, place + told, found.after, relative=True).loosely()

    def _is_bare_month(self, place: int, after: int) -> bool:
        """Whether a month without "in" is one: it is joined to another one ("in April and May"), or nearly all that is said."""
        joined = self.terms.has(place - 1, "or", "joining")
        if self.terms.has(place - (3 if joined else 1), "between"):
            return False  # the months between two that are named are not those two
        words = [at for at, term in enumerate(self.terms) if term.text[:1].isalpha()]
        if (behind := joined and self.terms.has(place - 2, "month")) or len(words) > _FEW_WORDS:
            return behind
        goes_on = self.terms.has(after, "or", "joining") and self.terms.has(after + 1, "month")
        alone = place == words[-1] and (joined or place == words[0])
        whole = self.terms.length(place) >= _SHORTEST_MONTH and not self.terms.has(place, "verb")
        return whole or goes_on or alone

    def _opened(self, point: Point, from_then: bool) -> tuple[DateSpan, int]:
        """The span with what stands behind it: "1985 or later", "from 1985 on"."""
        at = point.after
        if self.terms.has(at, "onwards") or (from_then and self.terms.has(at, "on")):
            return DateSpan(point.span.first), at + 1
        # In "before 1980 or after 1990", "or after" begins something else.
        if self.terms.has(at, "or") and not self._point(at + 2, told=True):
            if self.terms.has(at + 1, "later"):
                return DateSpan(point.span.first), at + 2
            if self.terms.has(at + 1, "earlier"):
                return DateSpan(None, point.span.last), at + 2
        return point.span, at

    def _span(
        self,
        span: Period,
        begin: int,
        start: int,
        stop: int,
        after: int | None = None,
        relative: bool = False,
    ) -> _Said:
        """A span that the terms from `start` to before `stop` name."""
        spotted = SpottedDates(span, self.terms[start].start, self.terms[stop - 1].end, relative)
        return _Said(spotted, begin, after or stop)

    def _relative(self, span: DateSpan, begin: int, after: int) -> _Said:
        return self._span(span, begin, begin, after, relative=True)

    def both(self, one: _Said, other: _Said) -> _Said | None:
        """Two bounds that are joined ("after 1980 but before 1990") as one span, which may be an empty one."""
        first, last = one.spotted.span, other.spotted.span
        if isinstance(first, YearlyDate) or isinstance(last, YearlyDate):
            return None
        if (first.first is None) == (last.first is None) or (first.last is None) == (last.last is None):
            return None
        if other.begin != one.after + 1 or not self.terms.has(one.after, "joining"):
            return None
        span = DateSpan(first.first or last.first, first.last or last.last)
        relative = one.spotted.relative or other.spotted.relative
        return _Said(
            SpottedDates(span, one.spotted.start, other.spotted.end, relative), one.begin, other.after
        )


def _beginning(span: DateSpan) -> tuple[int, int, int]:
    return span.first.earliest if span.first else (0, 1, 1)
