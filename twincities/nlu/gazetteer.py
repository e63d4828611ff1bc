"""A set of names that are recognised exactly or with slips of the pen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rapidfuzz.distance import OSA
from symspellpy import SymSpell, Verbosity

from twincities.nlu.tokens import joined, tokenize
from twincities.table.folding import is_unspaced

_SHORTEST_FUZZY_NAME = 4


class Near(NamedTuple):
    """A name that is nearly what was written: `slips` letters wrong, missing, too many or swapped."""

    value: str
    name: str
    slips: int


class Gazetteer:
    """Names, each standing for one value or, where a name is shared, for several.

    Slips are found by symmetric deletes (Garbe 2012, through symspellpy), so a look-up costs the same
    with five names and with forty thousand.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        exact_names: Iterable[tuple[str, str]] = (),
        max_slips: int = 2,
    ) -> None:
        """Index `names`, pairs of a name and its value; `exact_names` are recognised without slips only."""
        self._max_slips = max_slips
        self._token_counts: dict[str, set[int]] = defaultdict(set)
        self._values: dict[str, list[str]] = defaultdict(list)
        self.longest = 0
        """The number of tokens of the longest name."""
        for name, value in names:
            self._add(name, value)
        self._slips = SymSpell(max_dictionary_edit_distance=max_slips, prefix_length=7)
        for key in self._values:
            # One edit in a short ideographic name makes another name, not a slip.
            if len(key) >= _SHORTEST_FUZZY_NAME and not any(is_unspaced(char) for char in key):
                self._slips.create_dictionary_entry(key, 1)

        for name, value in exact_names:
            self._add(name, value)

    def _add(self, name: str, value: str) -> None:
        tokens = tokenize(name)
        key = joined(tokens)
        if not key:
            return
        if value not in self._values[key]:
            self._values[key].append(value)
        self._token_counts[key].add(len(tokens))
        self.longest = max(self.longest, len(tokens))

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def values(self, key: str) -> tuple[str, ...]:
        """The values of the name with this key; none when there is no such name."""
        return tuple(self._values.get(key, ()))

    def is_written_in(self, count: int, key: str) -> bool:
        """Whether a name with this key is written in `count` words."""
        return count in self._token_counts.get(key, ())

    def near(self, key: str) -> list[Near]:
        """Names within two slips of `key` (one, where it is short); only those with the fewest slips."""
        if len(key) < _SHORTEST_FUZZY_NAME - 1:
            return []
        allowed = min(1 if len(key) < 7 else 2, self._max_slips)
        found = self._slips.lookup(key, Verbosity.CLOSEST, max_edit_distance=allowed)
        return [
            Near(value, match.term, OSA.distance(key, match.term))
            for match in found
            for value in self._values[match.term]
        ]
