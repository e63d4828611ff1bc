"""What is known of one event: where it is held, how often, and what it shows."""

from __future__ import annotations

from dataclasses import replace

from actions.answering import AnswerAction
from actions.event_lists import ActionAskEvents
from actions.sentences.events import claims_of_event, event_follow_ups, what_shown, where_held
from actions.sentences.findings import lead_of, lead_where_told
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import event_in_sentence, title_of
from actions.sentences.settling import after_events, follow_ups, settle_subject
from twincities.dialogue.context import Context
from twincities.dialogue.events import recurs_so
from twincities.reading import Cue, EventBounds, Form, Pointer, Reading
from twincities.table import Event, PartnershipTable
from twincities.table.times.recurrence import months_of, seasons_of

_FOR_WHOM = frozenset({Cue.FOR_WHOM, Cue.AGE_OF_PEOPLE, Cue.ADMITTED, Cue.SOMETHING_FOR})
"""What asks whom an event is for, and not what it shows."""


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
        return after_events(question, context, events, table)

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
        another = question.pointer is Pointer.OTHER
        is_its = (
            not another and current and all(current in table.events_about(one) for one in question.themes)
        )
        if current and is_its and not replace(question, themes=()).names_something and not question.rank:
            return [current]
        subject = settle_subject(question, context, table, replies)
        if subject.is_refuted:
            return None
        events = [event for row in subject.partnerships for event in table.events_of(row.id)]
        if another:
            events = [event for event in events if event != current] or events
        if current in events and not question.cities and not question.themes:
            return [current]
        of_themes = [
            [event for event in table.events_about(one) if event in events] for one in question.themes
        ]
        if question.has(Cue.ALTERNATIVE):  # "food or wine"
            any_of = [event for about in of_themes for event in about]
            events = list(dict.fromkeys(any_of)) or events
        else:
            for about in of_themes:
                events = [event for event in events if event in about] or events
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
            return after_events(question, context, events, table)
        buttons = [
            Button(table.said(event.name), question.intent, {"event": event.id}, needed=True)
            for event in events
            if event.named
        ]
        replies.say("utter_ask_which_event", buttons=buttons)
        return replace(context, open_question=question)


class ActionAskEventDetails(_EventAction):
    """Tells all that the table holds of an event."""

    intent = "ask_event_details"

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say where it is held, what it shows, how often it is held, and of which partnership it is."""
        facts = [where_held(event, table, replies), what_shown(event, table, replies)]
        if event.recurrence:
            facts.append(replies.phrase("phrase_event_recurrence", recurrence=table.said(event.recurrence)))
        if event.held_in or event.held_by:
            pair = title_of(table.partnership(event.partnership), table, replies)
            facts.append(replies.phrase("phrase_event_of", pair=pair))
        replies.say(
            "utter_event_details",
            facts=replies.words.joined(facts),
            claims=claims_of_event(event, table),
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
            lead = replies.words.before(replies.phrase("phrase_no" if wrong else "phrase_yes"))
        where = where_held(event, table, replies)
        replies.lately.note(where)
        replies.say(
            "utter_event_place",
            lead=lead,
            where=where,
            claims=claims_of_event(event, table),
            buttons=event_follow_ups(event, table, replies, "ask_event_place"),
        )


class ActionAskEventRecurrence(_EventAction):
    """Tells how often an event is held."""

    intent = "ask_event_recurrence"

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
                lead=replies.words.before(replies.phrase("phrase_no")),
                where=where_held(event, table, replies),
                claims=claims_of_event(event, table),
            )
        lead = lead_where_told(recurs_so(event, question.event_bounds or EventBounds()), question, replies)
        response = "utter_event_recurrence" if event.recurrence else "utter_event_recurrence_unknown"
        tells_time = months_of(event.recurrence) or seasons_of(event.recurrence)
        if event.recurrence and question.has(Cue.DAY) and (question.finer == "day" or not tells_time):
            response = "utter_event_recurrence_no_day"
        replies.say(
            response,
            lead=lead,
            event=replies.words.capitalised(event_in_sentence(event, table, replies)),
            recurrence=table.said(event.recurrence or ""),
            where=where_held(event, table, replies),
            claims=claims_of_event(event, table),
            buttons=event_follow_ups(event, table, replies, "ask_event_recurrence"),
        )


class ActionAskEventContent(_EventAction):
    """Tells what an event shows and whose culture."""

    intent = "ask_event_content"

    def say_event(self, event: Event, question: Reading, table: PartnershipTable, replies: Replies) -> None:
        """Say what it shows, or that the source does not say."""
        unknown = replies.phrase(
            "phrase_found_content_unknown", event=event_in_sentence(event, table, replies)
        )
        # One without a name of its own may be several: "cultural festivals".
        lead = "" if event.named else where_held(event, table, replies)
        # Whom it is for is what was asked.
        for_whom = bool(event.audience and question.cues & _FOR_WHOM)
        facts = (
            lead if event.shows or for_whom else unknown,
            what_shown(event, table, replies, named=event.named),
        )
        # "Is it for families too?" is borne out: it is asked so of no other.
        yes = lead_of(True, question, replies) if for_whom and question.has(Cue.ADMITTED) else ""
        replies.say(
            "utter_event_content",
            facts=yes + replies.words.joined(facts),
            claims=claims_of_event(event, table),
            buttons=event_follow_ups(event, table, replies, "ask_event_content"),
        )
