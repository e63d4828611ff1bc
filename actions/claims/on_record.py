"""What public records hold of a partnership of the table that was not held against them."""

from __future__ import annotations

from collections.abc import Sequence

from actions.claims.dates import dates_of
from actions.sentences.record_lines import say_records
from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from twincities.table import Partnership, PartnershipTable, RecordedPartner
from twincities.table.claims import when_begun
from twincities.table.recorded import recorded_of_pair


def say_pair_on_record(
    row: Partnership, table: PartnershipTable, replies: Replies, beside: Sequence[RecordedPartner] = ()
) -> bool:
    """Say what public records hold of a partnership that was not held against them, beside its own date, and what else they hold; whether they hold it."""
    records = recorded_of_pair(row, table)
    if not records or any(table.check_of(claim) for claim in when_begun(row)):
        return False
    if row.since:
        pair = pair_of(row, table, replies)
        replies.say("utter_since", pair=pair, **dates_of(row, replies), claims=when_begun(row))
    say_records([*records, *(one for one in beside if one not in records)], table, replies)
    return True
