"""Words are found in their order, and only so."""

from __future__ import annotations

import re

import pytest

from twincities.dialogue.word_order import stand_in_order

WORDS = (re.compile(r"\bwhich\b"), re.compile(r"\bpairs?\b"), re.compile(r"\bno\b"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("which pairs have no week", True),
        ("which are the pairs, which with no week", True),
        ("no which pairs", False),
        ("pairs which no pairs", False),
        ("which pair of nobody", False),
        ("pair which pair no", True),
        ("", False),
    ],
)
def test_each_stands_behind_the_one_before(text: str, found: bool) -> None:
    assert stand_in_order(text, *WORDS) == found


def test_no_pattern_is_found_in_any_text() -> None:
    assert stand_in_order("")
