"""Lists of events: those of a pair, or all that fit what is asked for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

from actions.answering import AnswerAction
from actions.sentences.details import table_as_data
from actions.sentences.entities import entity_noun, measured_number
from actions.sentences.events import claims_of_event, describe_events, event_line, numbered_events, time_asked
from actions.sentences.findings import lead_of, makes_up
from actions.sentences.premises import say_not_held
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import event_in_sentence, pair_of, subject_in_words, title_of
from actions.sentences.settling import (
    after_answer,
    after_events,
    deny_unknown_events,
    follow_ups,
    say_not_understood_condition,
    say_rest,
    settle_subject,
)
from actions.sentences.state_sentences import say_inactive
from twincities.dialogue.claimed_events import hold_for_all, other_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import (
    OF_PARTNERSHIPS,
    bounds_events,
    of_partners_there,
    points_at_events,
    saying,
    selected_events,
    undated_events,
)
from twincities.dialogue.premises import SubjectMissingError
from twincities.reading import Cue, Dimension, Form, Having, Measure, Quantifier, Reading
from twincities.table import Event, Partnership, PartnershipTable
from twincities.table.claims import that_held, that_twinned
from twincities.wording.listing import Cell

_MOST_PAIRS = 5  # of more pairs than that only those with events are told, the first few
_COLUMNS = (Dimension.EVENT, Dimension.CITY, Dimension.PARTNERSHIP)
_MOST_EVENTS = 20  # how many are listed at once


class ActionAskEvents(AnswerAction):
    """Lists the events that two cities share."""

    intent = "ask_events"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the events of each partnership asked about."""
        try:
            subject = settle_subject(question, context, table, replies)
        except SubjectMissingError:
            if context.open_question or question.pointer or question.has(Cue.PAIRED):
                raise
            return list_all_events(question, context, table, replies)
        told = [row for row in subject.partnerships if table.events_of(row.id)]
        kinds = question.event_kinds
        of_kind = [row for row in told if any(event.kind in kinds for event in table.events_of(row.id))]
        if of_kind:
            # Where none is of the kind that is asked for, all are told: a week may well be called a festival.
            told = of_kind
        if not told and len(subject.partnerships) > 1:
            replies.say("utter_no_events", pair=subject_in_words(subject, table, replies))
            return after_answer(question, context, subject)
        many = len(subject.partnerships) > _MOST_PAIRS
        shown = told[:_MOST_PAIRS] if many or of_kind else subject.partnerships
        for row in shown:
            say_events(row, table, replies, kinds if of_kind else ())
        say_inactive(subject.partnerships, table, replies)
        if many:
            say_rest(told[_MOST_PAIRS:], table, replies)
        events = [event.id for row in shown for event in table.events_of(row.id)]
        return replace(after_answer(question, context, subject), events=tuple(events))


def say_events(
    row: Partnership, table: PartnershipTable, replies: Replies, kinds: Collection[str] = ()
) -> None:
    """Say which events a partnership has, or which of some kinds."""
    events = [event for event in table.events_of(row.id) if not kinds or event.kind in kinds]
    named = [event for event in events if event.named]
    pair = pair_of(row, table, replies)
    number = measured_number(Having(Measure.EVENTS, kinds=tuple(kinds)), len(events), table, replies)
    if not events:
        name = "utter_no_such_events_of" if kinds else "utter_no_events"
        replies.say(name, pair=pair, number=number, buttons=follow_ups(row, table, replies, "ask_events"))
    elif not named:
        replies.say(
            "utter_unnamed_events",
            pair=pair,
            events=replies.words.enumeration([table.said(event.name) for event in events]),
            claims=[that_twinned(row), *map(that_held, events)],
            buttons=follow_ups(row, table, replies, "ask_events"),
        )
    else:
        buttons = [
            Button(
                replies.phrase("phrase_follow_up_event", event=event_in_sentence(event, table, replies)),
                "ask_event_details",
                {"event": event.id},
            )
            for event in named
        ]
        replies.say(
            "utter_events",
            pair=pair,
            number=number,
            items=replies.words.bullets(event_line(event, table, replies) for event in events),
            claims=[that_twinned(row), *map(that_held, events)],
            buttons=replies.suggested(buttons),
        )


class ActionListEvents(AnswerAction):
    """Lists events over the whole table, or those of a place, country or theme."""

    intent = "list_events"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the events that fit."""
        bounded = bounds_events(question) or points_at_events(question, context)
        if question.rank or question.comparison or (question.names_rows and not bounded):
            return ActionAskEvents().answer(question, context, table, replies)
        return list_all_events(question, context, table, replies)


def list_all_events(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Say how many events fit, and which."""
    bounded = question.event_kinds or question.event_bounds or question.conditions or question.cities
    if question.unread and not bounded and not saying(table.events, question.unread, table):
        return say_not_understood_condition(question, context, replies)
    if question.unread and question.event_bounds and not saying(table.events, question.unread, table):
        # "Is there anything for teenagers in summer?": what is not said, and what there is in summer
        words = replies.words.enumeration(map(replies.words.quoted, question.unread))
        replies.say("utter_claim_not_said", words=words)
        question = replace(question, unread=(), form=Form.LIST)
    question = of_partners_there(question, table)
    if deny_unknown_events(question, replies):
        question = replace(question, form=Form.LIST)  # those there are bear out none that there is not
    strangers = question.unknown_places
    say_not_held(strangers, table, replies)
    if strangers and not (question.cities or question.has(Cue.HELD_THERE)):
        return after_events(question, context, (), table)  # "what happens every year with Lyon?"
    events = selected_events(question, context, table)
    # Nothing is held in a city that the table lacks.
    claims = question.form is Form.CONFIRM and not strangers
    lead = _lead_of_claim(question, events, context, table, replies) if claims else ""
    if not events and question.event_bounds and question.event_bounds.described:
        lead = ""  # it may be there in other words
    undated = [] if events else undated_events(question, context, table)
    if not table.events:
        replies.say("utter_no_events_at_all")
    elif undated:
        _say_events("utter_events_undated", undated, table, replies, when=time_asked(question, replies))
    elif not events:
        none = numbered_events(question, 0, table, replies)
        replies.say(
            "utter_no_events_fit",
            lead=lead,
            number=none,
            description=describe_events(question, table, replies),
        )
        # "Is anything going on with Lyon?", whose only partnership is over
        over = (city for city in question.cities if not table.partnerships_of(city))
        say_inactive([row for city in over for row in table.ties.former_of(city)], table, replies)
    else:
        _say_events(
            "utter_event_list",
            events,
            table,
            replies,
            lead=lead,
            number=numbered_events(question, len(events), table, replies),
            description=describe_events(question, table, replies),
        )
    return after_events(question, context, events or undated, table)


def _lead_of_claim(
    question: Reading, events: Sequence[Event], context: Context, table: PartnershipTable, replies: Replies
) -> str:
    """The "yes" or "no" to what is claimed of events, of which `events` fit; none where more is claimed than that there are any."""
    if (question.is_of_all or question.is_of_share) and question.cues & OF_PARTNERSHIPS:
        return ""  # "do all of the partners have an event?" says nothing of all events
    if question.is_of_all:
        return lead_of(hold_for_all(question, events, context, table), question, replies)
    if question.quantifier and question.is_of_share:
        others = other_events(question, events, context, table)
        return lead_of(makes_up(question.quantifier, len(events), len(others)), question, replies)
    # "Are there more weeks than fairs?" joins the kinds by neither "and" nor "or", and claims more than that there are any.
    joined = question.has(Cue.ALTERNATIVE) or question.has(Cue.CONJOINED)
    if len(question.event_kinds) > 1 and not joined:
        return ""
    denies = question.quantifier is Quantifier.NONE
    return replies.words.before(replies.phrase("phrase_yes" if bool(events) != denies else "phrase_no"))


def _say_events(
    response: str, events: Sequence[Event], table: PartnershipTable, replies: Replies, **values: Any
) -> None:
    """List events as `items` of a response, as many as one answer holds."""
    shown = events[:_MOST_EVENTS]
    items = replies.words.bullets(_line_with_pair(event, table, replies) for event in shown)
    claims = [claim for event in shown for claim in claims_of_event(event, table)]
    as_data = table_as_data(
        [replies.words.capitalised(entity_noun(kind, 1, replies)) for kind in _COLUMNS],
        [_cells(event, table, replies) for event in shown],
        items,
    )
    replies.say(response, items=items, claims=claims, data={"table": as_data}, **values)
    if len(events) > len(shown):
        replies.say("utter_more_events", more=len(events) - len(shown))


def _cells(event: Event, table: PartnershipTable, replies: Replies) -> tuple[Cell, ...]:
    """An event as a row: its name with how often it is held, the city that holds it, and the partnership."""
    name, recurrence = table.said(event.name), table.said(event.recurrence or "")
    city = event.held_in or event.held_by
    title = title_of(table.partnership(event.partnership), table, replies)
    return [name, recurrence] if recurrence else name, table.label(city) if city else "", title


def _line_with_pair(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """An event as an item of a list, with the partnership that it belongs to."""
    title = title_of(table.partnership(event.partnership), table, replies)
    return replies.words.joined((event_line(event, table, replies), replies.words.in_brackets(title)))
