"""Sentences on what has become of a partnership."""

from __future__ import annotations

from actions.replies import Replies
from actions.state_wording import state_word
from actions.wording import pair_of
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned


def say_state(row: Partnership, table: PartnershipTable, replies: Replies) -> None:
    """Say in a sentence what has become of a partnership, and why, where that is known."""
    replies.say(
        "utter_state",
        state=state_of(row, table, replies),
        reason=replies.words.behind(
            replies.phrase("phrase_reason", said=table.said(row.reason)) if row.reason else ""
        ),
        claims=[that_twinned(row)],
    )


def state_of(row: Partnership, table: PartnershipTable, replies: Replies) -> str:
    """What has become of a partnership, as a clause."""
    return replies.phrase(
        "phrase_state_since" if row.until else "phrase_state",
        pair=pair_of(row, table, replies),
        state=state_word(row, replies),
        since=replies.words.date(row.until),
    )
