"""What the table tells of a partnership, where it does not say what was claimed of it."""

from __future__ import annotations

from actions.sentences.replies import Replies
from actions.sentences.rows import pair_of
from actions.sentences.states import since_in_words, state_in_list
from twincities.reading import is_kind_of_its_own
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import what_is_done, when_begun


def say_told_instead(row: Partnership, table: PartnershipTable, replies: Replies) -> None:
    """Say of a partnership what it is, since when, what has become of it, and what is done; nothing where that was said lately."""
    first, second = map(table.label, row.cities)
    words, said = replies.words, {"first": first, "second": second, "since": since_in_words(row, replies)}
    facts = {
        "phrase_overview_kind": words.quoted(table.said(row.kind or "")) if tells_kind(row, table) else "",
        "phrase_overview_state": "" if row.since else state_in_list(row, replies),
        "phrase_overview_since_note": words.quoted(row.since_note)
        if row.since_note and not row.since
        else "",
        "phrase_reason": words.unended(table.said(row.reason or "")),
        "phrase_overview_exchanges": words.enumeration(map(table.said, row.exchanges)),
    }
    told = words.joined(
        (
            replies.phrase("phrase_overview_since" if row.since else "phrase_overview", **said),
            *(replies.phrase(name, said=one, exchanges=one) for name, one in facts.items() if one),
            *(table.said(text) for text in (row.cooperation, row.summary) if text),
        )
    )
    if replies.first_time(told):
        replies.say("utter_told_instead", facts=told, claims=[*when_begun(row), *what_is_done(row)])


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
