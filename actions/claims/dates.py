"""Dates of partnerships in words, and whether they began when a question supposes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.sentences.findings import borne_out
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import pair_of
from actions.sentences.settling import follow_ups
from actions.sentences.states import since_in_words
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
    row: Partnership, dates: Sequence[Period], question: Reading, table: PartnershipTable, replies: Replies
) -> None:
    """Say whether a partnership began when the question supposes: on one of the dates of a choice, else on all of them."""
    assert row.since
    claimed = dates_claimed(dates, question)
    decides = question.has(Cue.ALTERNATIVE)
    deciding = next((date for date in claimed if date.covers(row.since) is decides), claimed[-1])
    began_then = deciding.covers(row.since)
    if began_then is None:
        say_no_finer(row, "day" if row.since.month else "month", table, replies)
        return
    replies.say(
        "utter_since_confirmed" if began_then else "utter_since_denied",
        pair=pair_of(row, table, replies),
        **dates_of(row, replies),
        claimed=replies.words.span(deciding),
        claims=when_begun(row),
        buttons=follow_ups(row, table, replies, "ask_since"),
    )


def dates_claimed(dates: Sequence[Period], question: Reading) -> list[Period]:
    """The dates that a beginning is claimed to have, of those named: "1983" of "in 1983, not in 1990".

    "Since 1980" claims that it began then, "already in 1980" that it had begun by then.
    """
    wanted = [date for date in dates if date not in question.unwanted.years] or list(dates)
    return [_claimed(date, question) for date in wanted]


def _claimed(date: Period, question: Reading) -> Period:
    if isinstance(date, DateSpan) and date.last is None and question.has(Cue.BEGINNING):
        return DateSpan(date.first, date.first)
    if isinstance(date, DateSpan) and date.single_date and question.has(Cue.EXISTED):
        return DateSpan(None, date.last)
    return date


def begun_on_dates(rows: Sequence[Partnership], dates: Sequence[Period], question: Reading) -> bool | None:
    """Whether each date that is claimed, or one of a choice, is that on which one of some partnerships began; None where theirs are not precise enough."""
    if not dates:
        return True
    found = [
        borne_out([date.covers(row.since) if row.since else None for row in rows], any_of=True)
        for date in dates_claimed(dates, question)
    ]
    return borne_out(found, any_of=question.has(Cue.ALTERNATIVE))


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
