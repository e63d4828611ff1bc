"""Long lists: one message, which the buttons below it edit to show another page."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from twincities.channels.details import Details, Link
from twincities.channels.listed import lines_of, source_of
from twincities.channels.telegram.outgoing import Button, Outgoing
from twincities.channels.telegram.splitting import MOST_UNITS_OF_TEXT, split, units
from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, spoken_as
from twincities.table.live import live_table
from twincities.wording import wording_for

ROWS = 10
"""Of a page, where they have room in one message."""
_MARK = "list:"


@dataclass(frozen=True)
class Listed:
    """A list as it is kept for its buttons: the ids of its partnerships, and the text around them."""

    ids: tuple[str, ...]
    before: str
    after: str
    language: str
    total: int
    """Of how many partnerships, those beyond the ids included."""
    links: tuple[Link, ...] = ()
    """Titles in the text around, and their addresses."""

    @classmethod
    def of(cls, message: Mapping[str, Any], text: str) -> Listed | None:
        """The list of a message whose text, without addresses, is this; None where it has none of more than it shows."""
        details = Details.of(message)
        table = details.table
        if not table or not table["rest"] or len(details.ids) <= len(table["rest"]):
            return None
        before, list_, after = text.partition(details.table_text)
        if not list_:
            return None
        after = after.strip().removesuffix(details.note).strip()
        total = len(table["rows"]) + max(details.left_out, len(table["rest"]))
        return cls(
            details.ids, before.strip(), after, str(message.get("language") or ""), total, details.links
        )

    def as_payload(self) -> str:
        """The same as the payload of a button, which nothing that is typed or said can be."""
        return _MARK + json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_payload(cls, payload: str) -> Listed | None:
        """The list of a button; None for a button of another kind."""
        if not payload.startswith(_MARK):
            return None
        try:
            values = json.loads(payload.removeprefix(_MARK))
            links = tuple((title, address) for title, address in values.pop("links"))
            return cls(**{**values, "ids": tuple(values["ids"]), "links": links})
        except (ValueError, TypeError, KeyError, AttributeError):
            return None

    def buttons(self, first: int, shown: int) -> tuple[Button, ...]:
        """Those that show the pages beside the one that begins at a row and has so many: "‹ 1–10", "21–30 / 57 ›"."""
        payload = self.as_payload()
        buttons = []
        if first:
            begin = max(0, first - ROWS)
            buttons.append(Button(f"‹ {begin + 1}–{first}", payload, page=begin))
        if (begin := first + shown) < len(self.ids):
            last = min(begin + ROWS, len(self.ids))
            buttons.append(Button(f"{begin + 1}–{last} / {self.total} ›", payload, page=begin))
        return tuple(buttons)

    def page(self, first: int) -> Outgoing | None:
        """The page that begins at a row, from the table as it is now; None where that has none of them.

        Reads files, and belongs into a thread.
        """
        language = spoken_as(self.language) or DEFAULT_LANGUAGE
        table = live_table(table_path()).current().in_language(language)
        words = wording_for(table, language)
        rows = table.held_partnerships(self.ids[first : first + ROWS])
        if not rows:
            return None
        source, links = source_of(rows, table, words)
        behind = "\n".join(part for part in (self.after, source) if part)
        room = MOST_UNITS_OF_TEXT - units(f"{self.before}\n\n{behind}")
        lines = lines_of(rows, table, words)
        fitting = _fitting(lines, room)
        text = "\n".join(part for part in (self.before, words.bullets(lines[:fitting]), behind) if part)
        shown = ROWS if fitting == len(rows) else fitting
        return Outgoing(next(split(text)), buttons=self.buttons(first, shown), links=(*self.links, *links))


def _fitting(lines: Sequence[str], room: int) -> int:
    """How many of the lines there is room for as items of a list; one at least."""
    for at, line in enumerate(lines):
        room -= units(line) + len("- \n")
        if room < 0:
            return max(1, at)
    return len(lines)
