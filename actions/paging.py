"""Long lists, told in pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from actions.details import MOST_LEFT_OUT, list_as_data
from actions.replies import Button, Replies
from actions.wording import item_of
from twincities.dialogue.context import PAGE
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
    line: Line = item_of,
    start: int = 0,
    buttons: Sequence[Button] = (),
    **values: Any,
) -> None:
    """Say the page of a list that begins at `start`, and how to get at the rest."""
    shown, rest = rows[start : start + PAGE], rows[start + PAGE :]
    items = replies.words.bullets(line(row, table, replies) for row in shown)
    # A line of another kind says what the columns do not.
    as_data = list_as_data(shown, rest, items, table, replies.words) if line is item_of else None
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
        next_page = Button(replies.phrase("phrase_show_more"), "ask_more")
        unfolds = as_data and len(rest) <= MOST_LEFT_OUT
        replies.say(
            "utter_more",
            more=len(rest),
            buttons=[next_page, *pictures],
            data={"rest_of_table": True} if unfolds else None,
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
