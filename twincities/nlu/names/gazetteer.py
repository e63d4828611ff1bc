"""A set of names that are recognised exactly or with slips of the pen."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from rapidfuzz.distance import OSA

from twincities.languages.scripts import is_katakana
from twincities.nlu.names.deletions import MOST_SLIPS, PREFIX, Deletions
from twincities.nlu.text.tokens import name_in_words
from twincities.table.text.folding import is_unspaced

_Value = TypeVar("_Value")
_SHORTEST_FUZZY_NAME = 4
_SHORTEST_IN_KATAKANA = 5
_IN_ONE_WORD = (1,)


@lru_cache(maxsize=20_000)
def _alone(value: _Value) -> tuple[_Value]:
    # Most names have one value, which has several names.
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
        self._keys = sorted(keys)

    def first(self, beginning: str) -> str | None:
        """The first key that begins so, which is the beginning itself where that is a key; None where none does."""
        place = bisect_left(self._keys, beginning)
        key = self._keys[place] if place < len(self._keys) else ""
        return key if key.startswith(beginning) else None


class Gazetteer:
    """Names, each standing for one value or, where a name is shared, for several.

    What is nearly a name is found by `Deletions`, and measured.
    """

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        exact_names: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Index `names`, pairs of a name and its value; `exact_names` are recognised without slips only."""
        self._word_counts: dict[str, tuple[int, ...]] = {}
        """In how many words names are written, but for those that only are in one."""
        self._values: dict[str, tuple[str, ...]] = {}
        for name, value in names:
            self._add(name, value)
        # One edit in a short ideographic name makes another name, not a slip; in katakana it is one.
        self._deletions = Deletions(
            [
                key
                for key in self._values
                if len(key) >= _SHORTEST_FUZZY_NAME
                and (
                    key.isascii()
                    or not any(is_unspaced(char) for char in key)
                    or (len(key) >= _SHORTEST_IN_KATAKANA and is_katakana(key))
                )
            ]
        )
        self._halves = {
            count: (Beginnings(keys), Beginnings(key[::-1] for key in keys))
            for count, keys in self._keys_by_count().items()
        }
        self._with_slips = set(self._values)
        for name, value in exact_names:
            self._add(name, value)
        self._remember()

    def _remember(self) -> None:
        # Runs of one to four words begin alike.
        self._begins_nearly = lru_cache(maxsize=2_000)(self._deletions.has_near)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in vars(self).items() if name != "_begins_nearly"}

    def __setstate__(self, state: dict[str, Any]) -> None:
        vars(self).update(state)
        self._remember()

    def _add(self, name: str, value: str) -> None:
        key, words = name_in_words(name)
        if not key:
            return
        values = self._values.get(key, ())
        counts = _with(self._word_counts.get(key, _IN_ONE_WORD) if values else (), words)
        if counts != _IN_ONE_WORD:
            self._word_counts[key] = counts
        self._values[key] = _with(values, value)

    def _keys_by_count(self) -> dict[int, list[str]]:
        """The keys of names of several words, by the number of words."""
        keys: dict[int, list[str]] = defaultdict(list)
        for key, counts in self._word_counts.items():
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
        return key in self._values and count in self._word_counts.get(key, _IN_ONE_WORD)

    def is_exact_only(self, key: str) -> bool:
        """Whether the name with this key is recognised without slips only."""
        return key in self._values and key not in self._with_slips

    def may_be_near(self, count: int, key: str) -> bool:
        """Whether a name in `count` words can be one slip from `key`: one half of it is then as it should be."""
        if count not in self._halves:
            return False
        beginnings, ends = self._halves[count]
        half = (len(key) - 1) // 2
        return bool(beginnings.first(key[:half]) or ends.first(key[len(key) - half :][::-1]))

    def _allowed(self, key: str) -> int:
        """How many slips a name may be away from `key`."""
        return 0 if len(key) < _SHORTEST_FUZZY_NAME - 1 else 1 if len(key) < 7 else MOST_SLIPS

    def is_worth_a_look(self, key: str) -> bool:
        """Whether `near` may find anything: a fourth of the cost of a look-up, which most words are spared so."""
        slips = self._allowed(key)
        return slips > 0 and self._begins_nearly(key[:PREFIX], slips)

    def near(self, key: str) -> list[Near]:
        """Names within two slips of `key` (one, where it is short); only those with the fewest slips."""
        allowed = self._allowed(key)
        if not allowed:
            return []
        slips = {
            name: distance
            for name in sorted(self._deletions.near(key, allowed))
            if (distance := OSA.distance(key, name, score_cutoff=allowed)) <= allowed
        }
        fewest = min(slips.values(), default=0)
        return [
            Near(value, name, fewest)
            for name, distance in slips.items()
            if distance == fewest
            for value in self._values[name]
        ]
