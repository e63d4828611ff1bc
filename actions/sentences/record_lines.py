"""Partners that public records give cities, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.sentences.replies import Replies
from actions.sentences.rows import sources_in_words
from twincities.table import Filter, PartnershipTable, RecordedPartner
from twincities.table.recorded import recorded_there

_MOST_LISTED = 10  # lines of one answer


def say_records(records: Sequence[RecordedPartner], table: PartnershipTable, replies: Replies) -> None:
    """Say what public records hold, with their sources."""
    lines = [_record_line(record, table, replies) for record in records[:_MOST_LISTED]]
    if len(records) > len(lines):
        lines.append(replies.phrase("phrase_more_lines", more=len(records) - len(lines)))
    replies.say("utter_records", items=replies.words.bullets(lines))


def say_recorded_instead(city: str, conditions: Filter, table: PartnershipTable, replies: Replies) -> None:
    """Say which partners records give a city in the places where the table has none of it."""
    alone = not replace(conditions, countries=(), continents=(), cities=())
    if alone and (conditions.countries or conditions.continents):
        of_city = table.recorded_partners_of(city)
        records = recorded_there(of_city, conditions.countries, conditions.continents)
        if records:
            say_records(records, table, replies)


def _record_line(record: RecordedPartner, table: PartnershipTable, replies: Replies) -> str:
    since = (
        replies.phrase("phrase_recorded_since", since=replies.words.date(record.since))
        if record.since
        else ""
    )
    parts = [
        replies.phrase(
            "phrase_recorded_partner",
            city=table.label(record.city),
            partner=table.said(record.partner),
            country=replies.words.country(record.country),
        ),
        since,
        table.said(record.status or ""),
        table.said(record.note or ""),
    ]
    sources = sources_in_words(map(table.source, record.source), table, replies)
    line = replies.words.detailed(parts)
    return replies.words.joined((line, replies.words.in_brackets(sources)))
