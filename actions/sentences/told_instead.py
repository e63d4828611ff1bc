"""What the table tells of a partnership in a few words: since when, what it is called, what is done; also where it does not say what was claimed of it."""

from __future__ import annotations

from collections.abc import Iterable

from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.states import since_in_words, state_in_list
from twincities.reading import is_kind_of_its_own
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import what_is_done, when_begun


def say_told_instead(row: Partnership, table: PartnershipTable, replies: Replies) -> None:
    """Say of a partnership what it is, since when, what has become of it, and what is done; nothing where that was said lately."""
    words = replies.words
    facts = {
        "phrase_overview_kind": words.quoted(table.said(row.kind or "")) if tells_kind(row, table) else "",
        "phrase_overview_state": "" if row.since else state_in_list(row, replies),
        "phrase_overview_since_note": words.quoted(row.since_note)
        if row.since_note and not row.since
        else "",
        "phrase_reason": words.unended(table.said(row.reason or "")),
    }
    told = words.joined(
        (
            begun_in_words(row, map(table.label, row.cities), replies),
            *(replies.phrase(name, said=one) for name, one in facts.items() if one),
            *exchanges_in_words(row, table, replies),
            *(table.said(text) for text in (row.cooperation, row.summary) if text),
        )
    )
    if replies.first_time(told):
        replies.say("utter_told_instead", facts=told, claims=[*when_begun(row), *what_is_done(row)])


def begun_in_words(row: Partnership, cities: Iterable[str], replies: Replies) -> str:
    """That two cities, as they are called here, are partners, and since when."""
    first, second = cities
    response = "phrase_overview_since" if row.since else "phrase_overview"
    return replies.phrase(response, first=first, second=second, since=since_in_words(row, replies))


def exchanges_in_words(row: Partnership, table: PartnershipTable, replies: Replies) -> list[str]:
    """Whom or what a partnership exchanges, as one sentence; none where the table does not say."""
    exchanges = replies.words.enumeration(map(table.said, row.exchanges))
    return [replies.phrase("phrase_overview_exchanges", exchanges=exchanges)] if exchanges else []


def say_kind(row: Partnership, table: PartnershipTable, replies: Replies) -> None:
    """Tell the kind of a tie where the table tells kinds apart: a town twinning, a sister city; whether it "really" is one is for whoever asks to judge."""
    if tells_kind(row, table):
        kind = replies.words.quoted(table.said(row.kind or ""))
        replies.say("utter_kind", pair=pair_of(row, table, replies), kind=kind)


def tells_kind(row: Partnership, table: PartnershipTable) -> bool:
    """Whether what a tie is called tells it from others of its table."""
    language = table.about.language_of_words
    plain = [kind for kind in table.ties.kinds if not is_kind_of_its_own(kind, language)]
    return bool(row.kind) and (row.kind not in plain or len(plain) > 1)
