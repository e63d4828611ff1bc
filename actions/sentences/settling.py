"""What all answers have in common: their subject with its premises, next questions, and the context behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from actions.sentences.paging import MOST_LISTED
from actions.sentences.premises import say_premises
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import (
    names_in_words,
    title_of,
)
from twincities.dialogue.answered import as_answered
from twincities.dialogue.context import Context
from twincities.dialogue.difference import counted_behind
from twincities.dialogue.finding import find_subject
from twincities.dialogue.pages import end_of_page
from twincities.dialogue.subject import Subject
from twincities.reading import Reading
from twincities.table import Event, Partnership, PartnershipTable
from twincities.table.whereabouts import lies_in

_FOLLOW_UPS = ("ask_events", "ask_since", "ask_exchanges", "ask_overview", "ask_common")


def follow_ups(
    row: Partnership, table: PartnershipTable, replies: Replies, asked: str, before: str | None = None
) -> list[Button]:
    """Up to three next questions about a partnership that its row can answer and that were not just asked."""
    answerable = {
        "ask_events": bool(table.events_of(row.id)),
        "ask_since": row.since is not None,
        "ask_exchanges": bool(row.exchanges or row.cooperation),
        "ask_common": bool(row.common),
        "ask_overview": True,
    }
    return replies.suggested(
        Button(replies.phrase(f"phrase_follow_up_{intent}"), intent, {"partnership": row.id})
        for intent in _FOLLOW_UPS
        if answerable[intent] and intent not in (asked, before)
    )


def settle_subject(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Subject:
    """The subject of a question, after saying what is false or unknown in it.

    Raises:
        SubjectMissingError, SubjectUnknownError, SubjectUnsureError: as `find_subject`.
    """
    subject = find_subject(question, context, table)
    say_premises(subject, table, replies, question)
    if not subject.carried_over:
        deny_unknown_events(question, replies)
    return subject


def say_rest(rows: Sequence[Partnership], table: PartnershipTable, replies: Replies) -> None:
    """Say of which partnerships there is as much to tell, if there are any."""
    if rows:
        replies.say(
            "utter_rest", names=names_in_words([title_of(row, table, replies) for row in rows], replies)
        )


def deny_unknown_events(question: Reading, replies: Replies) -> bool:
    """Say of the events in a question that the table lacks, and whether there are any."""
    for event in question.unknown_events:
        replies.say("utter_unknown_event", name=event.name)
    return bool(question.unknown_events)


def after_answer(question: Reading, context: Context, subject: Subject, event: str | None = None) -> Context:
    """The context once a subject was answered about."""
    ids = tuple(row.id for row in subject.partnerships[:MOST_LISTED])
    ranks = question.rank is not None and bool(question.group_by or question.entities)
    picked = len(ids) > 1 and {*ids} < {*context.options}
    question = replace(question, among=context.options if picked else ())
    asked = as_answered(question, context, ids, subject.cities)
    changed = replace(
        context.about(ids, subject.cities, event),
        last_question=counted_behind(asked, context.last_question),
        ranking=question if ranks else context.ranking,
        home=context.home_after(question),
    )
    return replace(changed, options=ids, told=end_of_page(0, len(ids))) if len(ids) > 1 else changed


def ends_asked_for(row: Partnership, question: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The cities of the only partnership that fits; the one that was asked for stands last, and is "it": "which Chinese city is twinned with the one of wine?"."""
    asked = [id for id in row.cities if any(lies_in(table.city(id), code) for code in question.countries)]
    return tuple(sorted(row.cities, key=lambda id: id in asked)) if len(asked) == 1 else row.cities


def after_events(
    question: Reading, context: Context, events: Sequence[Event], table: PartnershipTable
) -> Context:
    """The context once events were told: the only one, or all, are what is talked about."""
    rows = tuple(dict.fromkeys(table.partnership(event.partnership) for event in events))
    cities = tuple(city for row in rows for city in row.cities) if len(rows) == 1 else ()
    event = events[0].id if len(events) == 1 else None
    changed = after_answer(question, context, Subject(rows, cities), event)
    ids = tuple(event.id for event in events)
    # One that was picked from a list leaves the list for "and the third?".
    return replace(changed, events=context.events if len(ids) == 1 and ids[0] in context.events else ids)


def say_unread(question: Reading, replies: Replies) -> None:
    """Say which words tell nothing apart, as far as they were understood or the table goes."""
    replies.say(
        "utter_condition_unread", words=replies.words.series(map(replies.words.quoted, question.unread))
    )


def say_not_understood_condition(question: Reading, context: Context, replies: Replies) -> Context:
    """Say that a condition was not understood, rather than tell what does not meet it."""
    say_unread(question, replies)
    return replace(context.about(context.partnerships, context.cities, context.event), last_question=question)
