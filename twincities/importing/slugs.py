"""Ids for rows, made out of their names."""

from __future__ import annotations

from collections.abc import Iterator

from twincities.table.text.slugs import slug

_LONGEST_ADDED = 20  # characters
_LONGEST = 52  # characters, so that a number fits behind it


class Slugs:
    """Ids of which no two are the same."""

    def __init__(self) -> None:
        self._used: set[str] = set()

    def new(self, name: str, other_name: str, *more: str) -> str:
        """An id out of a name, or another name where it has no Latin letters, with more behind it where it is taken."""
        id = next(one for one in self._candidates(name, other_name, more) if one not in self._used)
        self._used.add(id)
        return id

    @staticmethod
    def _candidates(name: str, other_name: str, more: tuple[str, ...]) -> Iterator[str]:
        plain = (slug(name) or slug(other_name) or "row")[:_LONGEST].rstrip("-")
        yield plain
        for text in more:
            if added := slug(text)[:_LONGEST_ADDED]:
                yield f"{plain[: _LONGEST - len(added) - 1]}-{added}"
        number = 2
        while True:
            yield f"{plain}-{number}"
            number += 1
