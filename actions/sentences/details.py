"""What a reply holds besides its text, as data, for channels that can show it: Rasa's `custom`.

- `table`: `columns`, `rows` (cells are texts, or a text and a smaller one) and `text` (the part of the text that says the
  same); of a list of partnerships `shown`, their ids, and `rest`, the ids of the first of the `left_out` that it leaves out
- `source`: `text` (the part of the text), `links` (`title`, `url`) and `mark`, what public records say against it
- `links`: titles in the text, and the addresses that stand behind them
- `rest_of_table`: true where the text only says how many are left out
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from twincities.table import Partnership, PartnershipTable, Source
from twincities.wording import Wording
from twincities.wording.listing import Cell, columns, rows_in_words

MOST_LEFT_OUT = 300
"""How many ids of further rows are handed on at most."""

Link = dict[str, str]


@dataclass(frozen=True)
class Attribution:
    """Whose claims a reply passes on, in words; `mark` is the part that says what public records hold against them."""

    text: str = ""
    links: Sequence[Link] = ()
    mark: str = ""

    def as_data(self) -> dict[str, Any]:
        """The note as a channel has it."""
        return {"text": self.text, "links": list(self.links), "mark": self.mark}


@dataclass
class Links:
    """The titles and addresses of the sources that a turn names with their addresses."""

    _found: dict[str, str] = field(default_factory=dict)

    def add(self, title: str, address: str | None) -> None:
        """Note that a title stands before its address."""
        if address:
            self._found[title] = address

    def as_data(self) -> list[Link]:
        """The links as a channel has them."""
        return [{"title": title, "url": address} for title, address in self._found.items()]


def links_of(sources: Iterable[Source], table: PartnershipTable) -> list[Link]:
    """The names in passing of sources that have an address."""
    return [{"title": table.said(source.name), "url": source.address} for source in sources if source.address]


def table_as_data(columns: Sequence[str], rows: Iterable[Sequence[Cell]], text: str) -> dict[str, Any]:
    """A whole table, such as groups, ranks and events have; `text` is what says the same in the reply."""
    return {"columns": list(columns), "rows": [list(row) for row in rows], "text": text, "rest": []}


def list_as_data(
    shown: Sequence[Partnership],
    rest: Sequence[Partnership],
    text: str,
    table: PartnershipTable,
    words: Wording,
) -> dict[str, Any]:
    """The page of a list; `text` is what says the same in the reply."""
    return {
        "columns": columns(words),
        "rows": rows_in_words(shown, table, words),
        "text": text,
        "shown": [row.id for row in shown],
        "rest": [row.id for row in rest[:MOST_LEFT_OUT]],
        "left_out": len(rest),
    }
