"""After how many months an event comes round, by the words of a cell."""

from __future__ import annotations

import pytest

from twincities.table.recurrence import interval_of


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
        ("from time to time", None),
        (None, None),
    ],
)
def test_a_rhythm_is_told_in_months(recurrence, months):
    assert interval_of(recurrence) == months
