"""Dates and countries as people write them."""

from __future__ import annotations

import pytest

from twincities.table.places.written_countries import UnknownCountryError, read_country
from twincities.table.times.written_dates import (
    AmbiguousDateError,
    UnreadableDateError,
    days_first,
    read_date,
)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("15.10.1960", "1960-10-15"), ("Oct 2000", "2000-10"), ("1960s", "1960..1969"), ("1960er Jahre", "1960..1969"),
        ("années 1960", "1960..1969"), ("1988/89", "1988..1989"), ("1988-09", "1988-09"), ("12/1988", "1988-12"),
        ("13/04/1981", "1981-04-13"), ("04/13/1981", "1981-04-13"), ("1er juin 1980", "1980-06-01"),
        ("3 de mayo de 1980", "1980-05-03"), ("15th of May 1990", "1990-05-15"), ("October 15, 1960", "1960-10-15"),
        ("2003年5月", "2003-05"), ("1983-06-03T00:00:00Z", "1983-06-03"), ("seit 1987", "1987"), ("1987", "1987"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_precise_as_it_is(text, date):
    written = read_date(text)
    assert (written.span.isoformat(), written.is_about) == (date, False)


@pytest.mark.parametrize("text", ["c. 1981", "ca 1981", "1981?", "~1981", "around 1981", "1981 (about)"])
def test_about_is_kept(text):
    written = read_date(text)
    assert (written.span.isoformat(), written.is_about, written.is_exact) == ("1981", True, False)


def test_a_date_with_two_readings_is_none_unless_the_list_decides():
    with pytest.raises(
        AmbiguousDateError, match="3 April 1981 or 4 March 1981; write 1981-04-03 or 1981-03-04"
    ):
        read_date("03/04/1981")
    assert days_first(["03/04/1981", "25/12/1990"]) is True
    assert days_first(["03/04/1981", "12/25/1990"]) is False
    assert days_first(["25/12/1990", "12/25/1990"]) is None
    assert read_date("03/04/1981", day_first=True).span.isoformat() == "1981-04-03"


@pytest.mark.parametrize("text", ["soon", "22204", "31.02.1980", "15.10.60", "1995-13", "May"])
def test_what_is_no_date_is_quoted(text):
    with pytest.raises(UnreadableDateError, match=f'"{text}"'):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "code", "region"),
    [
        ("UK", "GB", None), ("us", "US", None), ("GBR", "GB", None), ("Deutschland", "DE", None), ("中国", "CN", None),
        ("Südkorea", "KR", None), ("The Netherlands", "NL", None), ("Georgia (country)", "GE", None),
        ("Scotland", "GB", "GB-SCT"), ("England, United Kingdom", "GB", "GB-ENG"), ("Ohio, United States", "US", "US-OH"),
        ("Martinique, France", "MQ", None), ("Republic of Ireland", "IE", None), ("Weißrussland", "BY", None),
    ],
)  # fmt: skip
def test_a_country_is_found_by_any_name(text, code, region):
    assert read_country(text) == (code, region, False)


def test_a_slip_in_a_country_is_mended_and_told():
    assert read_country("Kazakhstah") == ("KZ", None, True)


@pytest.mark.parametrize(
    ("text", "said"), [("Congo", r"\(CD\) or .*\(CG\)"), ("Narnia", '"Narnia" is no country')]
)
def test_a_country_that_is_none_or_two_is_refused(text, said):
    with pytest.raises(UnknownCountryError, match=said):
        read_country(text)
