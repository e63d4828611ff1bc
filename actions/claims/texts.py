"""Claims of what two cities do, in words that stand in no list but in the texts of the table: "they make beer together, true?"."""

from __future__ import annotations

from collections.abc import Iterator

from actions.sentences.findings import lead_of
from actions.sentences.replies import Replies
from actions.sentences.settling import after_answer, follow_ups
from twincities.dialogue.context import Context
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned, what_is_done

_OF_PAIRS = ("confirm_partnership", "ask_common", "ask_events", "ask_exchanges")
_MORE_SAID = {Cue.EVENT, Cue.TWINNED, Cue.PARTNERSHIP, Cue.POPULATION, Cue.CONTACT, Cue.NEGATIVE, Cue.DENIED}


def answer_on_texts(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context | None:
    """Bear out that two cities do something together, by the sentence that says all its words; None where none does, or more is claimed."""
    claims = question.form is Form.CONFIRM and question.has(Cue.EACH_OTHER) and bool(question.unread)
    more = question.conditions or question.quantifier or question.rank or question.comparison
    if not claims or more or question.intent not in _OF_PAIRS or question.cues & _MORE_SAID:
        return None
    row = _pair_meant(question, context, table)
    told = [
        text
        for text in (_texts_of(row) if row else ())
        if all(table.says(text, word) for word in question.unread)
    ]
    if row is None or not told:
        return None
    replies.say(
        "utter_findings",
        lead=lead_of(True, question, replies),
        findings=replies.words.joined(map(table.said, told)),
        claims=(that_twinned(row), *what_is_done(row)),
        buttons=follow_ups(row, table, replies, "ask_exchanges"),
    )
    return after_answer(question, context, Subject((row,), row.cities))


def _pair_meant(question: Reading, context: Context, table: PartnershipTable) -> Partnership | None:
    """The pair that is named, or the one talked about that is pointed at."""
    if len(question.cities) == 2:
        return table.between(*question.cities)
    told = table.held_partnerships(question.partnerships or context.partnerships)
    points = question.pointer in (Pointer.THEY, Pointer.IT) and not question.cities
    return told[0] if points and len(told) == 1 else None


def _texts_of(row: Partnership) -> Iterator[str]:
    return (text for text in (row.cooperation, row.common, row.summary) if text)
