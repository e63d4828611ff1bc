"""The pages in which a long list is told."""

from __future__ import annotations

PAGE = 10
"""How many items of a list are told at a time."""

_LONGEST = 15
"""Items of a page at most: fewer than half a page are not left over, so that the list of a town is told whole."""


def end_of_page(begin: int, count: int) -> int:
    """Where the page of a list of so many items ends that begins at `begin`."""
    return count if count - begin <= _LONGEST else begin + PAGE


def begin_of_page(end: int) -> int:
    """Where the page begins that ends at `end`, which is above 0."""
    over = (end - 1) % PAGE + 1
    return end - over if over > _LONGEST - PAGE or end < PAGE else end - over - PAGE
