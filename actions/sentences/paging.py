"""Long lists, told in pages."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from actions.sentences.details import MOST_LEFT_OUT, list_as_data
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import item_of
from twincities.dialogue.pages import PAGE, end_of_page
from twincities.pictures.of_table import placed
from twincities.table import Claim, Partnership, PartnershipTable
from twincities.table.claims import that_twinned, when_begun

MOST_LISTED = 300
"""How many items of a list are remembered, to be told when asked for more; nobody reads as far as that."""

_MOST_WITHOUT_PICTURE = 5
Line = Callable[[Partnership, PartnershipTable, Replies], str]
"""Writes a partnership as an item of a list."""


def say_list(
    response: str,
    rows: Sequence[Partnership],
    table: PartnershipTable,
    replies: Replies,
    line: Line | None = None,
    known: Collection[str] = (),
    start: int = 0,
    buttons: Sequence[Button] = (),
    **values: Any,
) -> None:
    """Say the page of a list that begins at `start`, and how to get at the rest.

    Its items are those of `line`, else of `item_of`, which leave out what is `known` from the words before the list.
    """
    end = end_of_page(start, len(rows))
    shown, rest = rows[start:end], rows[end:]
    lines = (line(row, table, replies) if line else item_of(row, table, replies, known) for row in shown)
    items = replies.words.bullets(lines)
    # A line of another kind says what the columns do not.
    as_data = list_as_data(shown, rest, items, table, replies.words) if line is None else None
    pictures = (
        picture_buttons(rows, table, replies) if len(rows) > _MOST_WITHOUT_PICTURE and not start else []
    )
    replies.say(
        response,
        items=items,
        claims=[claim for row in shown for claim in when_begun(row)],
        buttons=buttons or pictures,
        data={"table": as_data} if as_data else None,
        **values,
    )
    if rest:
        unfolds = as_data and len(rest) <= MOST_LEFT_OUT
        say_more(len(rest), replies, pictures, {"rest_of_table": True} if unfolds else None)


def say_more(
    count: int, replies: Replies, buttons: Sequence[Button] = (), data: Mapping[str, Any] | None = None
) -> None:
    """Say how much of a list is left, and how to get at it where that was not said lately."""
    next_page = Button(replies.phrase("phrase_show_more"), "ask_more", needed=True)
    replies.say(
        "utter_more",
        more=count,
        hint=replies.words.behind(replies.once("phrase_more_hint")),
        buttons=[next_page, *buttons],
        data=data,
    )


def picture_buttons(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> list[Button]:
    """The buttons that show what was just told as a picture, where it has places and dates to show."""
    first = rows[:PAGE]
    buttons = []
    if placed(first, table):
        buttons.append(Button(replies.phrase("phrase_on_map"), "show_picture", {"picture": "map"}))
    if any(row.since for row in first):
        buttons.append(Button(replies.phrase("phrase_on_timeline"), "show_picture", {"picture": "timeline"}))
    return buttons


def claims_of_all(rows: Sequence[Partnership]) -> list[Claim]:
    """The claims behind a number; none where it sums up so many that no one could look into them."""
    return [that_twinned(row) for row in rows] if len(rows) <= MOST_LISTED else []
