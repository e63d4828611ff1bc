"""Names in a question that may mean one of several cities of the table, or that it does not hold."""

from __future__ import annotations

from typing import NamedTuple


class Doubt(NamedTuple):
    """Something written that may mean one of several cities of the table (their ids)."""

    written: str
    alternatives: tuple[str, ...]


class Unknown(NamedTuple):
    """A name the table does not hold. `kind`: unknown_city, namesake, unknown_name or unknown_event.

    `written` is the name in the script of who asks, where that is another one: 洛阳 for Luoyang.
    """

    name: str
    kind: str
    alternatives: tuple[str, ...] = ()
    written: str = ""

    @property
    def said(self) -> str:
        """The name as it is said to who asks."""
        return self.written or self.name
