"""The events of partnerships: which there are, where, how often, and what they show."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction
from actions.paging import say_list
from actions.replies import Button, Replies, bullets, enumeration, suggested
from actions.settling import after_answer, follow_ups, say_rest, settle_subject
from actions.wording import capitalised, event_in_sentence, pair_of, subject_in_words, title_of
from twincities.dialogue.context import Context
from twincities.dialogue.premises import SubjectMissingError
from twincities.dialogue.subject import Subject
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Claim, Event, Filter, Partnership, PartnershipTable
from twincities.table.claims import that_held, that_twinned
from twincities.table.whereabouts import lies_in

_MOST_PAIRS = 5  # of more pairs than that only those with events are told, the first few
_MOST_EVENTS = 20  # how many are listed at once
_EVENT_FOLLOW_UPS = ("ask_event_content", "ask_event_place", "ask_event_recurrence")


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
        if not told and len(subject.partnerships) > 1:
            replies.say("utter_no_events", pair=subject_in_words(subject, table, replies))
            return after_answer(question, context, subject)
        for row in subject.partnerships if len(subject.partnerships) <= _MOST_PAIRS else told[:_MOST_PAIRS]:
            say_events(row, table, replies)
        if len(subject.partnerships) > _MOST_PAIRS:
            say_rest(told[_MOST_PAIRS:], table, replies)
        return after_answer(question, context, subject)


def say_events(row: Partnership, table: PartnershipTable, replies: Replies) -> None:
    """Say which events a partnership has."""
    events = table.events_of(row.id)
    named = [event for event in events if event.named]
    pair = pair_of(row, table)
    if not events:
        replies.say("utter_no_events", pair=pair, buttons=follow_ups(row, table, replies, "ask_events"))
    elif not named:
        replies.say(
            "utter_unnamed_events",
            pair=pair,
            events=enumeration([event.name for event in events]),
            claims=[that_twinned(row), *map(that_held, events)],
            buttons=follow_ups(row, table, replies, "ask_events"),
        )
    else:
        buttons = [
            Button(
                replies.phrase("phrase_follow_up_event", event=event.name),
                "ask_event_details",
                {"event": event.id},
            )
            for event in named
        ]
        replies.say(
            "utter_events",
            pair=pair,
            items=bullets(event_line(event, table, replies) for event in events),
            claims=[that_twinned(row), *map(that_held, events)],
            buttons=suggested(buttons),
        )


def event_line(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """An event as an item of a list, with where it is held."""
    parts = [capitalised(event.name)]
    if event.held_in:
        parts.append(replies.phrase("phrase_held_in", city=table.label(event.held_in)))
    elif event.held_by:
        parts.append(replies.phrase("phrase_held_by", city=table.label(event.held_by)))
    if event.recurrence:
        parts.append(event.recurrence)
    return ", ".join(parts)


class _EventAction(AnswerAction):
    """What the questions about one event have in common: finding out which event is meant."""

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for the event asked about, or ask which one is meant."""
        named = [table.event(id) for id in question.events]
        if not named and question.unknown_events:
            # Said to be unknown, it is followed by the events that the cities do have.
            return ActionAskEvents().answer(question, context, table, replies)
        events = named or self._events_in_question(question, context, table, replies)
        if events is None:
            return replace(context.about(), last_question=question)
        if len(events) != 1 and not named:
            return self._choose(question, context, table, replies, events)
        for event in events:
            self.say_event(event, question, table, replies)
        row = table.partnership(events[-1].partnership)
        return after_answer(question, context, Subject((row,), row.cities), events[-1].id)

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Add the reply about one event."""
        raise NotImplementedError

    def _events_in_question(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> list[Event] | None:
        """The events that the question may mean; None when what it says of cities is already put right."""
        current = table.event(context.event) if context.event and table.has_event(context.event) else None
        if current and question.event_kinds and current.kind not in question.event_kinds:
            row = table.partnership(current.partnership)
            of_kind = [event for event in table.events_of(row.id) if event.kind in question.event_kinds]
            if of_kind:
                return of_kind
        if current and not question.names_something and not question.rank:
            return [current]
        subject = settle_subject(question, context, table, replies)
        if subject.is_refuted:
            return None
        events = [event for row in subject.partnerships for event in table.events_of(row.id)]
        if current in events and not question.cities and not question.themes:
            return [current]
        for theme in question.themes:
            about = [event for event in table.events_about(theme) if event in events]
            events = about or events
        events = [event for event in events if event.id not in question.excluded_events]
        if len(question.cities) == 1 and len(events) > 1:
            events = self._told_apart_by_city(events, question.cities[0], question.has(Cue.HELD_THERE), table)
        events = [event for event in events if event.kind in question.event_kinds] or events
        named = [event for event in events if event.named]
        return named or events

    @staticmethod
    def _told_apart_by_city(
        events: list[Event], city: str, held_there: bool, table: PartnershipTable
    ) -> list[Event]:
        """Those held in the city ("the week in Kyoto"), or those that bear its name ("the Kyoto one")."""
        here = [event for event in events if city in (event.held_in, event.held_by)]
        named_so = [event for event in events if table.city(city).name in event.name]
        return (here or named_so if held_there else named_so or here) or events

    def _choose(
        self,
        question: Reading,
        context: Context,
        table: PartnershipTable,
        replies: Replies,
        events: list[Event],
    ) -> Context:
        if not events:
            return ActionAskEvents().answer(question, context, table, replies)
        if len(events) <= 3:
            for event in events:
                self.say_event(event, question, table, replies)
            rows = tuple(dict.fromkeys(table.partnership(event.partnership) for event in events))
            return after_answer(
                question, context, Subject(rows, tuple(city for row in rows for city in row.cities))
            )
        buttons = [
            Button(event.name, question.intent, {"event": event.id}) for event in events if event.named
        ]
        replies.say("utter_ask_which_event", buttons=buttons)
        return replace(context, open_question=question)


def _event_follow_ups(event: Event, table: PartnershipTable, replies: Replies, asked: str) -> list[Button]:
    answerable = {
        "ask_event_content": bool(event.shows),
        "ask_event_place": bool(event.held_in or event.held_by),
        "ask_event_recurrence": bool(event.recurrence),
    }
    buttons = [
        Button(replies.phrase(f"phrase_follow_up_{intent}"), intent, {"event": event.id})
        for intent in _EVENT_FOLLOW_UPS
        if answerable[intent] and intent != asked
    ]
    return suggested(
        [*buttons, *follow_ups(table.partnership(event.partnership), table, replies, "ask_events")]
    )


def _claims(event: Event, table: PartnershipTable) -> list[Claim]:
    """What is claimed by whoever tells of an event."""
    return [that_twinned(table.partnership(event.partnership)), that_held(event)]


def _where(event: Event, table: PartnershipTable, replies: Replies) -> str:
    """Where an event is held, as a clause."""
    name = capitalised(event_in_sentence(event, replies))
    if event.held_in:
        return replies.phrase("phrase_event_held_in", event=name, city=table.label(event.held_in))
    if event.held_by:
        return replies.phrase("phrase_event_held_by", event=name, city=table.label(event.held_by))
    return replies.phrase(
        "phrase_event_somewhere", event=name, pair=pair_of(table.partnership(event.partnership), table)
    )


def _shows(event: Event, replies: Replies) -> str:
    """What an event shows, as a sentence; empty where the table does not say."""
    if not event.shows:
        return ""
    name = "phrase_event_shows_to" if event.audience else "phrase_event_shows"
    kind = {"programme": "phrase_programme_shows", "centre": "phrase_centre_shows"}.get(event.kind, name)
    return replies.phrase(kind, shows=event.shows, audience=event.audience or "")


class ActionAskEventDetails(_EventAction):
    """Tells all that the table holds of an event."""

    intent = "ask_event_details"

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say where it is held, how often, and what it shows."""
        facts = [_where(event, table, replies), _shows(event, replies)]
        if event.recurrence:
            facts.append(replies.phrase("phrase_event_recurrence", recurrence=event.recurrence))
        facts.append(
            replies.phrase("phrase_event_of", pair=title_of(table.partnership(event.partnership), table))
        )
        replies.say(
            "utter_event_details",
            facts=" ".join(fact for fact in facts if fact),
            claims=_claims(event, table),
            buttons=follow_ups(table.partnership(event.partnership), table, replies, "ask_event_details"),
        )


class ActionAskEventPlace(_EventAction):
    """Tells where an event is held, and puts a wrong place right."""

    intent = "ask_event_place"

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say where it is held."""
        place = event.held_in or event.held_by
        wrong = question.unknown_places or [city for city in question.cities if city != place]
        lead = ""
        if question.form is Form.CONFIRM and event.held_in and (question.cities or question.unknown_places):
            lead = replies.phrase("phrase_no" if wrong else "phrase_yes") + " "
        replies.say(
            "utter_event_place",
            lead=lead,
            where=_where(event, table, replies),
            claims=_claims(event, table),
            buttons=_event_follow_ups(event, table, replies, "ask_event_place"),
        )


class ActionAskEventRecurrence(_EventAction):
    """Tells how often an event is held."""

    intent = "ask_event_recurrence"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer for the event asked about, or say which events come round."""
        listed = (
            context.last_intent in ("list_events", "count_partnerships") and len(context.partnerships) > 1
        )
        which = question.has(Cue.WHICH_EVENT) and question.pointer is None
        which = not question.names_something and (which or (listed and question.pointer is not None))
        if which and (events := [event for event in table.events if event.recurrence]):
            replies.say(
                "utter_recurring_events",
                items=bullets(event_line(event, table, replies) for event in events[:_MOST_EVENTS]),
                claims=[claim for event in events[:_MOST_EVENTS] for claim in _claims(event, table)],
            )
            rows = tuple(dict.fromkeys(table.partnership(event.partnership) for event in events))
            return after_answer(question, context, Subject(rows))
        return super().answer(question, context, table, replies)

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say how often it is held, or that the source does not say; a wrong place is put right."""
        if (
            question.form is Form.CONFIRM
            and event.held_in
            and question.cities
            and event.held_in not in question.cities
        ):
            replies.say(
                "utter_event_place",
                lead=replies.phrase("phrase_no") + " ",
                where=_where(event, table, replies),
                claims=_claims(event, table),
            )
        response = "utter_event_recurrence" if event.recurrence else "utter_event_recurrence_unknown"
        if event.recurrence and question.has(Cue.DAY):
            response = "utter_event_recurrence_no_day"
        replies.say(
            response,
            event=capitalised(event_in_sentence(event, replies)),
            recurrence=event.recurrence or "",
            where=_where(event, table, replies),
            claims=_claims(event, table),
            buttons=_event_follow_ups(event, table, replies, "ask_event_recurrence"),
        )


class ActionAskEventContent(_EventAction):
    """Tells what an event shows and whose culture."""

    intent = "ask_event_content"

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say what it shows, or that the source does not say."""
        buttons = _event_follow_ups(event, table, replies, "ask_event_content")
        if not event.shows:
            replies.say(
                "utter_event_content_unknown",
                where=_where(event, table, replies),
                claims=_claims(event, table),
                buttons=buttons,
            )
            return
        facts = f"{_where(event, table, replies)} {_shows(event, replies)}"
        replies.say("utter_event_content", facts=facts, claims=_claims(event, table), buttons=buttons)


class ActionListEvents(AnswerAction):
    """Lists events over the whole table, or those of a place, country or theme."""

    intent = "list_events"

    def answer(
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Answer with the events that fit."""
        if question.names_rows or question.rank or question.comparison:
            return ActionAskEvents().answer(question, context, table, replies)
        if (question.has(Cue.WHICH) and question.quantifier is Quantifier.NONE) or question.has(
            Cue.LACKS_EVENTS
        ):
            return _say_pairs_without(question, context, table, replies)
        return list_all_events(question, context, table, replies)


def _say_pairs_without(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """ "Which pairs hold no week?" asks for the partnerships that have no event of the kind."""
    having = {event.partnership for event in fitting_events(question, context, table) if event.named}
    rows = [row for row in table.partnerships if row.id not in having]
    response = "utter_pairs_without_events" if rows else "utter_all_have_events"
    say_list(response, rows, table, replies)
    return after_answer(question, context, Subject(tuple(rows)))


def list_all_events(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """List the events of all partnerships that the question's conditions leave."""
    if not table.events:
        replies.say("utter_no_events_at_all")
        return replace(context.about(), last_question=question)
    events = fitting_events(question, context, table)
    if not events:
        replies.say("utter_no_events_fit")
        return replace(context.about(), last_question=question)
    lines = [
        f"{event_line(event, table, replies)} ({title_of(table.partnership(event.partnership), table)})"
        for event in events[:_MOST_EVENTS]
    ]
    shown = events[:_MOST_EVENTS]
    replies.say(
        "utter_event_list",
        items=bullets(lines),
        claims=[claim for event in shown for claim in _claims(event, table)],
    )
    if len(events) > len(shown):
        replies.say("utter_more_events", more=len(events) - len(shown))
    rows = tuple(dict.fromkeys(table.partnership(event.partnership) for event in events))
    cities = tuple(city for row in rows for city in row.cities) if len(rows) == 1 else ()
    return after_answer(question, context, Subject(rows, cities))


def fitting_events(question: Reading, context: Context, table: PartnershipTable) -> list[Event]:
    """The events of all partnerships that the question's themes, countries, years and kinds of event leave."""
    rows = list(table.partnerships)
    if question.pointer is Pointer.THOSE and context.options and context.last_intent != "list_events":
        rows = table.held_partnerships(context.options)
    if question.years:
        rows = [
            row
            for row in rows
            if row in table.find(replace(question.conditions, themes=(), countries=(), continents=()))
        ]
    events = [event for row in rows for event in table.events_of(row.id)]
    if question.event_kinds:
        events = [event for event in events if event.kind in question.event_kinds]
    if question.themes:
        about = {event.id for theme in question.themes for event in table.events_about(theme)}
        # Where no event is about it, the events of the partnerships that are.
        rows_about = {row.id for row in table.find(Filter(themes=question.themes))}
        shown = [event for event in events if event.id in about]
        events = shown or [event for event in events if event.partnership in rows_about]
    return [event for event in events if _is_held_where_asked(event, question, table)]


def _is_held_where_asked(event: Event, question: Reading, table: PartnershipTable) -> bool:
    """Whether an event is held in the countries that a question names, and in none that it excludes."""
    wanted, no = question.conditions.countries, question.unwanted.countries
    places = [table.city(id) for id in (event.held_in, event.held_by) if id]
    if no and (not event.held_in or any(lies_in(city, code) for city in places for code in no)):
        return False
    return not wanted or any(lies_in(city, code) for city in places for code in wanted)
