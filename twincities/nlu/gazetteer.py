"""A set of names that are recognised exactly or with slips of the pen."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import OSA
from symspellpy import SymSpell, Verbosity

from twincities.nlu.tokens import joined, tokenize
from twincities.table.folding import is_unspaced

_Value = TypeVar("_Value")
_SHORTEST_FUZZY_NAME = 4
_MOST_SLIPS = 2
_PREFIX = 7  # letters of a name by which symmetric deletes look for it


@lru_cache(maxsize=5_000)
def _shortened(prefix: str, most: int) -> frozenset[str]:
    """The beginning of a name, and what is left of it without up to `most` of its letters."""
    found = last = {prefix}
    for _ in range(most):
        last = {left[:at] + left[at + 1 :] for left in last for at in range(len(left))}
        found = found | last
    return frozenset(found)


@lru_cache(maxsize=1_000)
def _alone(value: _Value) -> tuple[_Value]:
    # Most names have one value, and all of one word the same number of words.
    return (value,)


def _with(values: tuple[_Value, ...], value: _Value) -> tuple[_Value, ...]:
    if not values:
        return _alone(value)
    return values if value in values else (*values, value)


class Near(NamedTuple):
    """A name that is nearly what was written: `slips` letters wrong, missing, too many or swapped."""

    value: str
    name: str
    slips: int


class Beginnings:
    """What names begin with: one search in their sorted keys, however many there are."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys = sorted(set(keys))

    def first(self, beginning: str) -> str | None:
        """The first key that begins so, which is the beginning itself where that is a key; None where none does."""
        place = bisect_left(self._keys, beginning)
        key = self._keys[place] if place < len(self._keys) else ""
        return key if key.startswith(beginning) else None


class Gazetteer:
    """Names, each standing for one value or, where a name is shared, for several.

    Slips are found by symmetric deletes (Garbe 2012, through symspellpy), so a look-up costs the same
    with five names and with forty thousand.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        exact_names: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Index `names`, pairs of a name and its value; `exact_names` are recognised without slips only."""
        self._token_counts: dict[str, tuple[int, ...]] = {}
        self._values: dict[str, tuple[str, ...]] = {}
        for name, value in names:
            self._add(name, value)
        self._slips = SymSpell(max_dictionary_edit_distance=_MOST_SLIPS, prefix_length=_PREFIX)
        for key in self._values:
            # One edit in a short ideographic name makes another name, not a slip.
            if len(key) >= _SHORTEST_FUZZY_NAME and not any(is_unspaced(char) for char in key):
                self._slips.create_dictionary_entry(key, 1)

        self._halves = {
            count: (Beginnings(keys), Beginnings(key[::-1] for key in keys))
            for count, keys in self._keys_by_count().items()
        }
        for name, value in exact_names:
            self._add(name, value)
        # Runs of one to four words begin alike.
        self._begins_nearly = lru_cache(maxsize=2_000)(self._begins_nearly)  # type: ignore[method-assign]

    def _add(self, name: str, value: str) -> None:
        tokens = tokenize(name)
        key = joined(tokens)
        if not key:
            return
        self._values[key] = _with(self._values.get(key, ()), value)
        self._token_counts[key] = _with(self._token_counts.get(key, ()), len(tokens))

    def _keys_by_count(self) -> dict[int, list[str]]:
        """The keys of names of several words, by the number of words."""
        keys: dict[int, list[str]] = defaultdict(list)
        for key, counts in self._token_counts.items():
            for count in counts:
                if count > 1:
                    keys[count].append(key)
        return keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def values(self, key: str) -> tuple[str, ...]:
        """The values of the name with this key; none when there is no such name."""
        return self._values.get(key, ())

    def is_written_in(self, count: int, key: str) -> bool:
        """Whether a name with this key is written in `count` words."""
        return count in self._token_counts.get(key, ())

    def may_be_near(self, count: int, key: str) -> bool:
        """Whether a name in `count` words can be one slip from `key`: one half of it is then as it should be."""
        if count not in self._halves:
            return False
        beginnings, ends = self._halves[count]
        half = (len(key) - 1) // 2
        return bool(beginnings.first(key[:half]) or ends.first(key[len(key) - half :][::-1]))

    def _allowed(self, key: str) -> int:
        """How many slips a name may be away from `key`."""
        return 0 if len(key) < _SHORTEST_FUZZY_NAME - 1 else 1 if len(key) < 7 else _MOST_SLIPS

    def is_worth_a_look(self, key: str) -> bool:
        """Whether `near` may find anything: a fourth of the cost of a look-up, which most words are spared so."""
        slips = self._allowed(key)
        return slips > 0 and self._begins_nearly(key[:_PREFIX], slips)

    def _begins_nearly(self, prefix: str, slips: int) -> bool:
        return not self._slips.deletes.keys().isdisjoint(_shortened(prefix, slips))

    def near(self, key: str) -> list[Near]:
        """Names within two slips of `key` (one, where it is short); only those with the fewest slips."""
        allowed = self._allowed(key)
        if not allowed:
            return []
        found = self._slips.lookup(key, Verbosity.CLOSEST, max_edit_distance=allowed)
        return [
            Near(value, match.term, OSA.distance(key, match.term))
            for match in found
            for value in self._values[match.term]
        ]
