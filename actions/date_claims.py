"""Dates of partnerships in words, and whether they began when a question supposes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.replies import Button, Replies
from actions.settling import follow_ups
from actions.state_wording import since_in_words
from actions.wording import pair_of
from twincities.reading import Cue, Reading
from twincities.table import DateSpan, Partnership, PartnershipTable, Period
from twincities.table.claims import when_begun


def say_undated(
    row: Partnership, table: PartnershipTable, replies: Replies, buttons: Sequence[Button] = ()
) -> None:
    """Say that the table does not date a partnership."""
    if row.since_note:
        replies.say(
            "utter_since_noted",
            pair=pair_of(row, table, replies),
            note=replies.words.quoted(row.since_note),
            claims=when_begun(row),
            buttons=buttons,
        )
        return
    replies.say(
        "utter_since_unknown", pair=pair_of(row, table, replies), claims=when_begun(row), buttons=buttons
    )


def dates_of(row: Partnership, replies: Replies) -> dict[str, Any]:
    """The date of a partnership bare ("3 June 1983"), and as its beginning ("on 3 June 1983")."""
    assert row.since
    return {"since": since_in_words(row, replies), "began": replies.words.at(row.since)}


def check_date(
    row: Partnership, claimed: Period, question: Reading, table: PartnershipTable, replies: Replies
) -> None:
    """Say whether a partnership began when the question supposes."""
    assert row.since
    if isinstance(claimed, DateSpan) and claimed.last is None and question.has(Cue.BEGINNING):
        # "since 1980" claims that it began in 1980, and is not borne out by 1983; "after 1980" is.
        claimed = DateSpan(claimed.first, claimed.first)
    began_then = claimed.covers(row.since)
    if began_then is None:
        say_no_finer(row, "day" if row.since.month else "month", table, replies)
        return
    replies.say(
        "utter_since_confirmed" if began_then else "utter_since_denied",
        pair=pair_of(row, table, replies),
        **dates_of(row, replies),
        claimed=replies.words.span(claimed),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_since"),
    )


def is_no_finer(row: Partnership, detail: str) -> bool:
    """Whether a partnership is dated, but not to the day, month or season that is asked for."""
    if row.since is None or row.since.day is not None:
        return False
    return detail != "month" or row.since.month is None


def say_no_finer(
    row: Partnership, detail: str, table: PartnershipTable, replies: Replies, before: str | None = None
) -> None:
    """Say that the date is not known more precisely."""
    replies.say(
        "utter_since_no_finer",
        pair=pair_of(row, table, replies),
        detail=replies.phrase(f"phrase_{detail}"),
        **dates_of(row, replies),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_since", before),
    )


def least_precise(rows: Sequence[Partnership]) -> Partnership:
    """Of partnerships that began at the same time, the one whose date holds for all of them."""
    return min(rows, key=lambda row: sum(part is not None for part in row.since or ()))
