"""After how many months an event comes round, by the words of a cell."""

from __future__ import annotations

import pytest

from twincities.table.times.recurrence import Season, interval_of, months_of, seasons_of


@pytest.mark.parametrize(
    ("recurrence", "months"),
    [
        ("every July", 12),
        ("yearly in May", 12),
        ("every second October", 24),
        ("every 2 years", 24),
        ("every 3rd year", 36),
        ("every third month", 3),
        ("once a year", 12),
        ("once in 2017", 0),
        ("毎年2月", 12),
        ("2年ごとの5月", 24),
        ("三年に一度", 36),
        ("1年おきの夏", 24),
        ("隔年11月", 24),
        ("每两年一次", 24),
        ("每两年的八月", 24),
        ("每三年", 36),
        ("每两个月", 2),
        ("每两年的春季", 24),
        ("每年春天", 12),
        ("alle zwei Jahre", 24),
        ("jedes dritte Jahr im September", 36),
        ("jeden zweiten Oktober", 24),
        ("jeden Winter", 12),
        ("zweimal im Jahr", 6),
        ("einmalig 2018", 0),
        ("chaque année avant Noël", 12),
        ("tous les deux ans en juin", 24),
        ("chaque printemps", 12),
        ("une année sur deux", 24),
        ("cada tres años", 36),
        ("cada octubre", 12),
        ("cada 29 de junio", 12),
        ("nach Absprache", None),
        ("2017年に1回だけ開催", 0),
        ("不定期", None),
        ("from time to time", None),
        (None, None),
    ],
)
def test_a_rhythm_is_told_in_months(recurrence, months):
    assert interval_of(recurrence) == months


@pytest.mark.parametrize(
    ("recurrence", "months", "seasons"),
    [
        ("every July", {7}, {Season.SUMMER}),
        ("jedes Jahr im Dezember", {12}, {Season.WINTER}),
        ("tous les deux ans en été", set(), {Season.SUMMER}),
        ("cada año en mayo", {5}, {Season.SPRING}),
        ("every fall", set(), {Season.AUTUMN}),
        ("jedes Jahr", set(), set()),
        ("毎年2月", {2}, {Season.WINTER}),
        ("2年ごとの十一月", {11}, {Season.AUTUMN}),
        ("每年春天", set(), {Season.SPRING}),
    ],
)
def test_months_and_seasons_are_read_in_the_language_of_a_table(recurrence, months, seasons):
    assert (months_of(recurrence), seasons_of(recurrence)) == (months, seasons)
