"""Sentences on what has become of a partnership."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actions.sentences.findings import lead_of
from actions.sentences.paging import say_list
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.states import state_word
from twincities.reading import Cue, Reading
from twincities.table import Filter, Partnership, PartnershipTable, Status
from twincities.table.claims import that_twinned


def say_state(
    row: Partnership,
    table: PartnershipTable,
    replies: Replies,
    question: Reading | None = None,
    lead: str = "",
) -> None:
    """Say in a sentence what has become of a partnership, and why, where that is known; yes or no to "are they still …?", or what `lead` says."""
    state = state_of(row, table, replies)
    replies.lately.note(state)
    replies.say(
        "utter_state",
        lead=lead or (_whether_still(row, question, replies) if question else ""),
        state=state,
        reason=replies.words.behind(replies.words.joined(_circumstances(row, table, replies))),
        claims=[that_twinned(row)],
    )


def say_inactive(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    """Say of the one pair whose doings were told that it rests, is suspended or over, unless that was said lately."""
    if len(rows) != 1 or not (rows[0].has_ended or rows[0].is_at_rest):
        return
    if replies.lately.is_new(state_of(rows[0], table, replies)):
        say_state(rows[0], table, replies)


def _circumstances(row: Partnership, table: PartnershipTable, replies: Replies) -> Iterator[str]:
    """When a partnership that is over began, how long it lasted, and the reason that the table gives."""
    if row.has_ended and row.since and row.until:
        is_exact = row.since.month is not None and row.until.month is not None
        lasted = replies.words.years(row.since.years_until(date(*row.until.latest)))
        began = replies.words.at(row.since)
        yield replies.phrase(
            "phrase_lasted" if is_exact else "phrase_lasted_about", began=began, years=lasted
        )
    if row.reason:
        yield replies.phrase("phrase_reason", said=replies.words.unended(table.said(row.reason)))


def say_former(wanted: Filter, table: PartnershipTable, replies: Replies) -> Sequence[Partnership]:
    """Say which partnerships that are over meet the conditions of a question; returns them, none where it asks for active ones."""
    no = wanted.without.states if wanted.without else ()
    # Of what is not active some is over.
    of_standing = wanted.active or (no and (Status.ACTIVE not in no or Status.ENDED in no))
    former = () if of_standing else table.find_former(wanted)
    if former:
        say_list("utter_former", former, table, replies)
    return former


def state_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """What has become of a partnership, as a clause."""
    return replies.phrase(
        "phrase_state_since" if row.until else "phrase_state",
        pair=pair_of(row, table, replies),
        state=state_word(row, replies),
        since=replies.words.date(row.until),
    )


def _whether_still(row: Partnership, question: Reading, replies: Replies) -> str:
    """Yes or no to "are they still twinned?"; of one that is suspended or rests neither is true."""
    if not question.has(Cue.STILL) or not (row.has_ended or row.status is Status.ACTIVE):
        return ""
    return lead_of(not row.has_ended, question, replies)
