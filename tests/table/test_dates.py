"""Dates of any precision, and the spans that hold them."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from tests.conftest import THREE_ROWS, write_table
from twincities.table import DateSpan, Filter, PartialDate, YearlyDate, load_table, parse_period

DATES = ["1983", "1984", "1984-01", "1983-05", "1983-12", "1984-02", "1983-05-03", "1983-12-31", "1984-02-29"]


def days_of(text: str) -> set[date]:
    """All days that a date can mean, found by going through the calendar."""
    days = (date(1983, 1, 1) + timedelta(days) for days in range(2 * 366))
    return {day for day in days if day.isoformat().startswith(text)}


@pytest.mark.parametrize(("first", "last", "when"), product(DATES, DATES, DATES))
def test_what_a_span_covers_is_what_the_days_of_the_calendar_say(first: str, last: str, when: str) -> None:
    begun, ended, possible = (days_of(text) for text in (first, last, when))
    covered = {day for day in possible if min(begun) <= day <= max(ended)}
    expected = True if covered == possible else None if covered else False
    assert DateSpan.parse(f"{first}..{last}").covers(PartialDate.parse(when)) is expected


@pytest.mark.parametrize(
    ("span", "when", "covered"),
    [
        ("..1984", "1984-12-31", True),
        ("..1984", "1985", False),
        ("..1984-06", "1984", None),
        ("..1984-06", "1983", True),
        ("1985..", "1985", True),
        ("1985-06..", "1985", None),
        ("1985-06..", "1985-05-31", False),
        ("..1984-02", "1984-02", True),
    ],
)
def test_an_open_end_covers_all_that_lies_that_way(span: str, when: str, covered: bool | None) -> None:
    assert DateSpan.parse(span).covers(PartialDate.parse(when)) is covered


def test_a_span_that_ends_before_it_begins_covers_nothing() -> None:
    for when in ("1979", "1985", "1991", "1985-05-03"):
        assert DateSpan.of_years(1991, 1979).covers(PartialDate.parse(when)) is False


@pytest.mark.parametrize("text", DATES)
def test_what_follows_and_precedes_adjoins(text: str) -> None:
    when = PartialDate.parse(text)
    next_day = date(*when.latest) + timedelta(1)
    assert when.following().earliest == (next_day.year, next_day.month, next_day.day)
    assert when.following().preceding() == when
    last_day = date(*when.earliest) - timedelta(1)
    assert when.preceding().latest == (last_day.year, last_day.month, last_day.day)
    assert when.preceding().following() == when


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("1983", DateSpan.of_years(1983, 1983)),
        ("1983-05", DateSpan(PartialDate(1983, 5), PartialDate(1983, 5))),
        ("1983-05-03", DateSpan(PartialDate(1983, 5, 3), PartialDate(1983, 5, 3))),
        ("..1984", DateSpan.of_years(None, 1984)),
        ("1985..", DateSpan.of_years(1985)),
        ("1980..1989", DateSpan.of_years(1980, 1989)),
        ("1983-05..1983-09-03", DateSpan(PartialDate(1983, 5), PartialDate(1983, 9, 3))),
    ],
)
def test_spans_survive_writing_and_reading(text: str, span: DateSpan) -> None:
    assert DateSpan.parse(text) == span
    assert span.isoformat() == text


@pytest.mark.parametrize("text", ["soon", "", "..", "1983..1984..1985", "1983-02-31", "83", "1983-13.."])
def test_what_is_no_span_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write a date|the calendar has no|has a beginning or an end"):
        DateSpan.parse(text)


def test_a_span_of_one_date_is_known_as_one() -> None:
    assert DateSpan.parse("1983").single_year == 1983
    assert DateSpan.parse("1983-05").single_year is None
    assert DateSpan.parse("1983-05").single_date == PartialDate(1983, 5)
    assert DateSpan.parse("1983..1984").single_date is None
    assert DateSpan.parse("..1984").single_year is None


@pytest.mark.parametrize(
    "span",
    ["1983", "1983-05", "1983-05-03", "..1983-05", "1983-05-03..", "1982..1983-12-30", "--05", "--12-31"],
)
def test_lists_hold_what_surely_lies_in_a_span_and_its_negation_what_surely_does_not(tmp_path, span) -> None:
    """Rows of every precision about the ends of the span, against one look at each."""
    begun = ["1981", "1982-12", "1982-12-31", *DATES, "1983-04-30", "1983-05-31", "1983-06", ""]
    cities = "".join(f"c{number},City{number},FR,,\n" for number in range(len(begun) + 1))
    rows = "".join(
        f"p{number},c{number},c{number + 1},{since},,,,,,list\n" for number, since in enumerate(begun)
    )
    headings = {name: text.partition("\n")[0] + "\n" for name, text in THREE_ROWS.items()}
    others = {name.removesuffix(".csv"): headings[name] for name in headings if name != "sources.csv"}
    path = write_table(
        tmp_path,
        **{
            **others,
            "cities": headings["cities.csv"] + cities,
            "partnerships": headings["partnerships.csv"] + rows,
        },
    )
    table = load_table(path)
    wanted = parse_period(span)
    covered = {row.id: wanted.covers(row.since) if row.since else None for row in table.partnerships}
    found = {row.id for row in table.find(Filter(years=(wanted,)))}
    outside = {row.id for row in table.find(Filter(without=Filter(years=(wanted,))))}
    assert found == {id for id, met in covered.items() if met is True}
    assert outside == {id for id, met in covered.items() if met is False}
    assert found and outside
    perhaps = {row.id for row in table.find(Filter(years=(wanted,)), surely=False)}
    assert perhaps == {row.id for row in table.partnerships if row.since} - outside


@pytest.mark.parametrize(
    ("yearly", "when", "covered"),
    [
        ("--05", "1983-05", True),
        ("--05", "1984-05-31", True),
        ("--05", "1983-06-05", False),
        ("--05", "1983", None),
        ("--05-03", "1983-05-03", True),
        ("--05-03", "1983-05-04", False),
        ("--05-03", "1983-05", None),
        ("--05-03", "1983-06", False),
        ("--02-29", "1984-02-29", True),
    ],
)
def test_a_date_of_every_year_is_told_by_month_and_day(yearly: str, when: str, covered: bool | None) -> None:
    period = parse_period(yearly)
    assert period.covers(PartialDate.parse(when)) is covered
    assert period.isoformat() == yearly


@pytest.mark.parametrize("text", ["--13", "--02-30", "--5", "--", "05", "--05-03-01"])
def test_what_is_no_date_of_every_year_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"write a date|the calendar has no"):
        YearlyDate.parse(text)


def test_a_date_of_every_year_in_words() -> None:
    assert YearlyDate(5).in_words() == "May"
    assert YearlyDate(6, 3).in_words() == "3 June"
    assert YearlyDate(6).in_words("de") == "Juni"
