"""Further dates of a partnership, each with what it is."""

import pytest

from twincities.table import PartialDate
from twincities.table.times.further_dates import FurtherDate


@pytest.mark.parametrize(
    ("written", "what", "when"),
    [
        ("renewed 2003", "renewed", PartialDate(2003)),
        ("friendship signed 1998-04-11", "friendship signed", PartialDate(1998, 4, 11)),
        ("renewed in spring", "renewed in spring", None),
        ("2003-13", "2003-13", None),
    ],
)
def test_a_date_stands_behind_what_it_is(written, what, when):
    assert FurtherDate.of_cell(written) == (what, when)
