"""Numbers are found by strings of which only hashes are kept."""

from __future__ import annotations

import pytest

from twincities.languages.hashed_numbers import HashedNumbers

WORDS = [
    f"{first}{second}{third}" for first in "abcé" for second in "xyz景" for third in ("", "ü", "𝄞", "of")
]


@pytest.mark.parametrize("count", [0, 1, 3, 64])
def test_each_string_has_its_number_and_no_other_string_has_one(count: int) -> None:
    numbers = {word: place * 0.5 for place, word in enumerate(WORDS[:count])}
    hashed = HashedNumbers(numbers, "float32")
    assert {word: hashed.get(word) for word in numbers} == numbers
    assert all(hashed.get(word + end) is None for word in WORDS for end in ("q", "o", "景景"))


def test_strings_with_the_same_bytes_in_memory_are_told_apart() -> None:
    assert hash("of") == hash("景".encode("utf-16-le").decode("utf-16-le"))
    assert HashedNumbers({"of": 7}, "int32").get("景") is None
