"""Numbers of many strings in little memory: of a string its hash is kept, which takes a tenth of what a dictionary does."""

from __future__ import annotations

from collections.abc import Mapping

_BITS_KEPT = 32  # of a hash, beside those that tell where it stands


class HashedNumbers:
    """A mapping of strings to numbers that can only be looked up in.

    A string that it does not have is taken for one that it has once in four thousand million times.
    """

    def __init__(self, numbers: Mapping[str, float], type: str) -> None:
        """`type` is NumPy's name of the type in which the numbers are kept: "float32"."""
        # Only here: the launcher asks which languages there are, but looks nothing up.
        import numpy as np  # noqa: PLC0415

        self._mask = (1 << len(numbers).bit_length()) - 1
        hashes = np.fromiter(map(_hash, numbers), dtype=np.int64, count=len(numbers))
        slots = hashes & self._mask
        order = slots.argsort()
        # Those of the slot `n` stand from `starts[n]` to `starts[n + 1]`: one or two.
        starts = slots[order].searchsorted(np.arange(self._mask + 2)).astype(np.int32)
        kept = (hashes >> _BITS_KEPT).astype(np.int32)[order]
        given = np.fromiter(numbers.values(), dtype=type, count=len(numbers))[order]
        # Views: of an array, NumPy would make an object of its own for each number that is looked at.
        self._starts, self._kept, self._numbers = starts.data, kept.data, given.data

    def get(self, text: str) -> float | None:
        """The number of a string; None where it has none."""
        hashed = _hash(text)
        slot, kept = hashed & self._mask, hashed >> _BITS_KEPT
        for place in range(self._starts[slot], self._starts[slot + 1]):
            if self._kept[place] == kept:
                return self._numbers[place]
        return None


def _hash(text: str) -> int:
    # Python gives "of" and the Chinese character with the same bytes in memory one hash; their lengths differ.
    return hash(text) ^ len(text)
