"""Dates and spans of dates in Chinese and Japanese."""

from __future__ import annotations

import pytest

from twincities.nlu.han_dates import spot_han_dates

TODAY = 2026


@pytest.mark.parametrize(
    ("text", "span", "words"),
    [
        ("1985年以前的友城", "..1984", "1985年"),
        ("1985年以后的友城", "1986..", "1985年"),
        ("1985以後", "1986..", "1985"),
        ("从1985年起", "1985..", "1985年"),
        ("1985年以降に始まった", "1985..", "1985年"),
        ("是1985年开始的吗", "1985", "1985年"),
        ("一九八三年6月3日", "1983-06-03", "一九八三年6月3日"),
        ("昭和58年6月", "1983-06", "昭和58年6月"),
        ("民國72年締結", "1983", "民國72年"),
        ("85年结好的", "1985", "85年"),
        ("上世纪八十年代", "1980..1989", "八十年代"),
        ("90年代以后", "2000..", "90年代"),
        ("80年代前半のもの", "1980..1984", "80年代前半"),
        ("九十年代末", "1995..1999", "九十年代末"),
        ("从1980年到1990年之间", "1980..1990", "1980年到1990年"),
        ("1980年和1990年之间", "1980..1990", "1980年和1990年"),
        ("1985年から1990年まで", "1985..1990", "1985年から1990年まで"),
        ("近十年的", "2016..", "近十年"),
        ("四十年前", "1986", "四十年前"),
        ("40年以上的", "..1986", "40年以上"),
        ("超过40年的", "..1985", "超过40年"),
        ("去年", "2025", "去年"),
        ("5月举办吗", "--05", "5月"),
    ],
)
def test_a_date(text, span, words):
    found = [(one.span.isoformat(), text[one.start : one.end]) for one in spot_han_dates(text, TODAY)]
    assert found == [(span, words)]


@pytest.mark.parametrize("text", ["有几年了", "五十周年", "三十多年了", "1985", "有一个月了吗", "in 1985"])
def test_no_date(text):
    assert spot_han_dates(text, TODAY) == []


def test_two_dates_side_by_side():
    found = [one.span.isoformat() for one in spot_han_dates("1980年和1990年", TODAY)]
    assert found == ["1980", "1990"]
