"""Names found by what is left of their beginnings when letters are taken away: symmetric deletes (Garbe 2012)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

import numpy as np

MOST_SLIPS = 2
PREFIX = 7
"""Letters of a name by which it is looked for."""


@lru_cache(maxsize=5_000)
def _shortened(prefix: str, most: int) -> frozenset[str]:
    """The beginning of a name, and what is left of it without up to `most` of its letters."""
    found = last = {prefix}
    for _ in range(most):
        last = {left[:at] + left[at + 1 :] for left in last for at in range(len(left))}
        found = found | last
    return frozenset(found)


def _hash(left: str) -> int:
    return crc32(left.encode("utf-8", "surrogatepass"))


class Deletions:
    """Keys of names by what is left of them: a look-up costs the same with five names and with forty thousand.

    Of what is left only hashes are kept, 8 bytes each; as strings in a dictionary they would be the largest part of a
    large table. They are the same in all processes, as those of Python are not.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = keys
        hashes: list[int] = []
        owners: list[int] = []
        for owner, key in enumerate(keys):
            left = _shortened.__wrapped__(key[:PREFIX], MOST_SLIPS)
            hashes += map(_hash, left)
            owners += [owner] * len(left)
        self._mask = (1 << len(hashes).bit_length()) - 1
        hashed = np.array(hashes, dtype=np.uint32)
        slots = hashed & self._mask
        order = slots.argsort(kind="stable")
        # Those of the slot `n` stand from `starts[n]` to `starts[n + 1]`.
        starts = slots[order].searchsorted(np.arange(self._mask + 2)).astype(np.int32)
        self._set_views(starts, hashed[order], np.array(owners, dtype=np.int32)[order])

    def _set_views(self, *arrays: np.ndarray) -> None:
        # Of an array itself, NumPy would make an object of its own for each number that is looked at.
        self._starts, self._hashes, self._owners = (array.data for array in arrays)

    def __getstate__(self) -> tuple[Any, ...]:
        return self._keys, self._mask, *map(np.asarray, (self._starts, self._hashes, self._owners))

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        self._keys, self._mask, *arrays = state
        self._set_views(*arrays)

    def _places(self, key: str, slips: int) -> Iterator[int]:
        for left in _shortened(key[:PREFIX], slips):
            hashed = _hash(left)
            slot = hashed & self._mask
            for place in range(self._starts[slot], self._starts[slot + 1]):
                if self._hashes[place] == hashed:
                    yield place

    def has_near(self, key: str, slips: int) -> bool:
        """Whether any name may be within so many slips of `key`."""
        return next(self._places(key, slips), None) is not None

    def near(self, key: str, slips: int) -> set[str]:
        """The names that may be within so many slips of `key`: their beginnings are."""
        return {self._keys[self._owners[place]] for place in self._places(key, slips)}
