"""What all answers have in common: their subject with its premises, next questions, and the context behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from actions.paging import MOST_LISTED
from actions.record_lines import say_records
from actions.replies import Button, Replies
from actions.state_sentences import say_former, say_state
from actions.wording import (
    city_with_country,
    describe_filter,
    names_in_words,
    partners_named,
    partners_sentence,
    title_of,
)
from twincities.dialogue.context import PAGE, Context
from twincities.dialogue.finding import find_subject
from twincities.dialogue.follow_ups import as_answered
from twincities.dialogue.premises import NoneFits, NotHeld, NotPartners, WithoutPartner
from twincities.dialogue.subject import Subject
from twincities.nlu.mentions import NAMESAKE
from twincities.reading import Reading, Unknown
from twincities.table import Event, Partnership, PartnershipTable
from twincities.table.claims import that_twinned

_MOST_NAMED = 5  # partners of a city that one sentence names
_FOLLOW_UPS = ("ask_events", "ask_since", "ask_exchanges", "ask_overview", "ask_common")

_CITY = "unknown_city"
_NOT_HELD = {
    _CITY: "utter_city_not_in_table",
    "namesake": "utter_namesake",
    "unknown_name": "utter_unknown_name",
    "unknown_event": "utter_unknown_event",
}


def say_not_held(
    unknown: Sequence[Unknown], table: PartnershipTable, replies: Replies, buttons: Iterable[Button] = ()
) -> None:
    """Say that the table does not hold names; of a namesake of a city that it holds, where that one is."""
    strangers = dict.fromkeys(one.said for one in unknown if one.kind == _CITY)
    together = len(strangers) > 1
    if together:
        names = replies.words.enumeration(strangers)
        replies.say("utter_cities_not_in_table", names=names, buttons=buttons)
    for one in unknown:
        if together and one.kind == _CITY:
            continue
        held = [id for id in one.alternatives if one.kind == NAMESAKE and table.has_city(id)]
        places = names_in_words([city_with_country(id, table, replies) for id in held], replies)
        response = "utter_namesake_of" if held else _NOT_HELD[one.kind]
        replies.say(response, name=one.said, held=places, buttons=buttons)


def overview_buttons(table: PartnershipTable, replies: Replies) -> list[Button]:
    """The button that lists all partnerships."""
    return [Button(replies.phrase("phrase_follow_up_ask_partnerships"), "ask_partnerships")]


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


def say_premises(
    subject: Subject, table: PartnershipTable, replies: Replies, question: Reading | None = None
) -> None:
    """Say what a question takes for granted and is not so."""
    for premise in subject.premises:
        match premise:
            case NotPartners(one, other) if former := table.ties.former_of(one, other):
                say_state(former[-1], table, replies, question)
            case NotPartners(one, other):
                replies.say(
                    "utter_not_partners",
                    city=table.label(one),
                    other=table.label(other),
                    partners=partners_sentence(one, table, replies),
                    other_partners=partners_sentence(other, table, replies),
                    claims=[
                        that_twinned(row) for city in (one, other) for row in partners_named(city, table)
                    ],
                )
            case NotHeld():
                # All of them in one sentence, at the first.
                if premise == subject.unknown[0]:
                    say_not_held([one.unknown for one in subject.unknown], table, replies)
            case WithoutPartner(city):
                replies.say("utter_city_without_partner", city=table.label(city))
                for row in table.ties.former_of(city):
                    say_state(row, table, replies, question)
            case NoneFits(conditions, None, among):
                replies.say(
                    "utter_none_among" if among else "utter_none_fit",
                    lead="",
                    filter=describe_filter(conditions, table, replies),
                    buttons=overview_buttons(table, replies),
                )
            case NoneFits(conditions, str(city)) if len(table.partnerships_of(city)) > _MOST_NAMED:
                replies.say(
                    "utter_city_none_fit",
                    city=table.label(city),
                    filter=describe_filter(conditions, table, replies),
                    buttons=[
                        Button(
                            replies.phrase("phrase_follow_up_ask_partnerships"),
                            "ask_partnerships",
                            {"city": city},
                        )
                    ],
                )
            case NoneFits(conditions, str(city)):
                replies.say(
                    "utter_no_such_partner",
                    filter=describe_filter(conditions, table, replies),
                    partners=partners_sentence(city, table, replies),
                    claims=map(that_twinned, partners_named(city, table)),
                )
        if isinstance(premise, NoneFits):
            cities = (premise.city,) if premise.city else ()
            say_former(replace(premise.conditions, cities=cities), table, replies)

    insisted_on = [
        record
        for premise in subject.unknown
        for record in table.recorded_as_partner(premise.unknown.name)
        if record.city in subject.cities
    ]
    if insisted_on:
        say_records(insisted_on, table, replies)


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
    changed = replace(
        context.about(ids, subject.cities, event),
        last_question=as_answered(question, context, ids, subject.cities),
        ranking=question if ranks else context.ranking,
        home=context.home_after(question),
    )
    return replace(changed, options=ids, told=min(PAGE, len(ids))) if len(ids) > 1 else changed


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
