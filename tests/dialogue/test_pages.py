"""Lists in pages: a few items that would be left over are told with those before, and each page is found again from its end."""

from __future__ import annotations

import pytest

from twincities.dialogue.pages import begin_of_page, end_of_page


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (1, [(0, 1)]),
        (10, [(0, 10)]),
        (15, [(0, 15)]),
        (16, [(0, 10), (10, 16)]),
        (20, [(0, 10), (10, 20)]),
        (25, [(0, 10), (10, 25)]),
        (26, [(0, 10), (10, 20), (20, 26)]),
    ],
)
def test_a_list_is_told_in_pages(count, pages):
    told = [(0, end_of_page(0, count))]
    while told[-1][1] < count:
        told.append((told[-1][1], end_of_page(told[-1][1], count)))
    assert told == pages


@pytest.mark.parametrize("count", range(1, 100))
def test_a_page_is_found_again_from_where_it_ends(count):
    begin = 0
    while begin < count:
        end = end_of_page(begin, count)
        assert begin_of_page(end) == begin
        begin = end
