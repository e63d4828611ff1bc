"""What a message of the assistant holds as data besides its text (actions.sentences.details), as channels take it apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

TELL_REST = "/ask_more"
"""What a button sends that has the next rows of a list told."""
Link = tuple[str, str]
"""A title, and the address that stands behind it."""


@dataclass(frozen=True)
class Details:
    """The data of one message; what it lacks is empty.

    - `table`: `columns`, `rows` (cells are texts, or lists of a text and a smaller one) and `rest` (ids of further ones)
    - `ids`: those of all partnerships of the list from the first that is shown on, at most 310
    - `left_out`: how many partnerships the list has beyond those that are shown
    - `table_text`: the part of the text that says the same
    - `note`: whose claims the message passes on, as it stands at the end of the text; `mark` is a part of it
    - `note_links`, `links`: titles in the note, and before addresses in the text
    - `tells_rest`: whether the text only says how many rows are left out
    """

    table: Mapping[str, Any] | None = None
    ids: tuple[str, ...] = ()
    left_out: int = 0
    table_text: str = ""
    note: str = ""
    mark: str = ""
    note_links: tuple[Link, ...] = ()
    links: tuple[Link, ...] = ()
    tells_rest: bool = False

    @classmethod
    def of(cls, message: Mapping[str, Any]) -> Details:
        """Those of a message in Rasa's form; what is custom in another way is none of them."""
        data = message.get("custom")
        if not isinstance(data, Mapping):
            return cls()
        table, source = data.get("table"), data.get("source")
        table = table if isinstance(table, Mapping) else {}
        source = source if isinstance(source, Mapping) else {}
        return cls(
            {key: table[key] for key in ("columns", "rows", "rest")} if table else None,
            tuple(map(str, (*(table.get("shown") or ()), *(table.get("rest") or ())))),
            left_out if isinstance(left_out := table.get("left_out"), int) else 0,
            str(table.get("text") or ""),
            str(source.get("text") or ""),
            str(source.get("mark") or ""),
            _links(source.get("links")),
            _links(data.get("links")),
            data.get("rest_of_table") is True,
        )


def without_addresses(text: str, links: Iterable[Link]) -> str:
    """The text without the addresses in angle brackets whose titles stand before them."""
    for title, address in links:
        written = f"<{address}>"
        if 0 <= text.find(title) < text.find(written):
            text = text.replace(f" {written}", "").replace(written, "")
    return text


def _links(listed: Any) -> tuple[Link, ...]:
    return tuple(
        (str(each["title"]), str(each["url"]))
        for each in listed or ()
        if isinstance(each, Mapping) and each.get("title") and each.get("url")
    )
