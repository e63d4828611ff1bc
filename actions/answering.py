"""The frame in which every action answers: questions in, replies and slots out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.attribution import attribute
from actions.paging import MOST_LISTED
from actions.replies import Button, Replies, shipped_domain, suggested
from actions.wording import describe_filter, either, partners_named, partners_sentence, title_of
from twincities.configuration import table_path
from twincities.dialogue.context import PAGE, Context
from twincities.dialogue.question import Question, Unknown
from twincities.dialogue.subject import (
    Subject,
    SubjectMissingError,
    SubjectUnknownError,
    SubjectUnsureError,
    find_subject,
)
from twincities.table import Partnership, PartnershipTable
from twincities.table.claims import that_twinned
from twincities.table.live import live_table

_MOST_QUESTIONS = 5
_MOST_CHOICES = 10
_FOLLOW_UPS = ("ask_events", "ask_since", "ask_exchanges", "ask_overview", "ask_common")


TABLE_INTENTS = {
    "ask_since", "ask_age", "ask_anniversary", "ask_partner", "confirm_partnership", "ask_overview", "ask_exchanges",
    "ask_common", "ask_events", "ask_event_details", "ask_event_place", "ask_event_recurrence", "ask_event_content",
    "ask_country", "ask_known_for", "list_partnerships", "count_partnerships", "list_events", "compare_age",
    "ask_oldest", "ask_newest", "define_sister_city", "ask_significance", "ask_source", "ask_reliability", "ask_records",
}  # fmt: skip
"""The intents whose answers come from the table; the likeliest readings of an unclear message."""


ABOUT_ONE_INTENTS = {
    "ask_since", "ask_age", "ask_anniversary", "ask_partner", "ask_overview", "ask_exchanges", "ask_common", "ask_events",
    "ask_country", "ask_known_for", "ask_significance",
}  # fmt: skip
"""Those of them that are about a city or a pair, and can be asked again of another."""


class AnswerAction(Action, ABC):
    """An action that answers the questions of one intent.

    A message can hold several questions: the action that Rasa chose for the message hands each one to the
    action of its intent, so that all are answered in their order.
    """

    _by_intent: ClassVar[dict[str, type[AnswerAction]]] = {}

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if isinstance(cls.intent, str):
            AnswerAction._by_intent[cls.intent] = cls

    @property
    @abstractmethod
    def intent(self) -> str:
        """The intent whose questions the action answers; the action is called `action_<intent>`."""

    def name(self) -> str:
        """The name of the action in domain.yml."""
        return f"action_{self.intent}"

    @abstractmethod
    def answer(
        self, question: Question, context: Context, table: PartnershipTable, replies: Replies
    ) -> Context:
        """Add the replies to a question, and return what the conversation is about from then on.

        Raises:
            SubjectMissingError, SubjectUnknownError, SubjectUnsureError: turned into a question or a
                sentence for the user by `answer_question`.
        """

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[dict[str, Any]]:
        """Answer all questions of the latest message."""
        before = Context.from_slots(tracker.slots)
        table = live_table(table_path()).current()
        replies = Replies(domain or shipped_domain())
        context = before
        questions = [*self._questions(tracker.latest_message)]
        for question in questions:
            context = answer_question(question, context, table, replies)
        if len(questions) > 1 and not context.open_intent:
            context = replace(context, asked_together=_repeatable(questions))
        attribute(replies, table)
        replies.send(dispatcher)
        return [SlotSet(name, value) for name, value in context.changed_slots(before).items()]

    def _questions(self, message: Mapping[str, Any]) -> Iterator[Question]:
        """The questions of a message; the whole message where it was not found to hold several."""
        parts = message.get("questions") or [
            {
                "intent": self.intent,
                "text": message.get("text") or "",
                "entities": message.get("entities") or [],
                "runners_up": [
                    reading["name"]
                    for reading in message.get("intent_ranking") or []
                    if reading.get("name") not in (None, self.intent)
                ],
                "confidence": (message.get("intent") or {}).get("confidence", 1.0),
            }
        ]
        text = message.get("text") or ""
        if parts[0]["intent"] != self.intent:  # too unsure to be taken for what it was read as
            likeliest, others = parts[0]["intent"], parts[0].get("runners_up") or ()
            parts = [{**parts[0], "intent": self.intent, "runners_up": [likeliest, *others]}, *parts[1:]]
        for part in parts[:_MOST_QUESTIONS]:
            # A button's payload is no text of the user.
            said = "" if text.startswith("/") else part["text"]
            yield Question.read(
                part["intent"],
                said,
                _placed_within(said, part["entities"], part.get("start", 0)),
                part.get("runners_up") or (),
                part.get("confidence", 1.0),
            )


def _placed_within(
    text: str, entities: Iterable[Mapping[str, Any]], start: int
) -> Iterator[Mapping[str, Any]]:
    """Entities of a message, with their offsets in a part of it; what stands elsewhere in the message has none."""
    for entity in entities:
        place = entity.get("start")
        if not isinstance(place, int):
            yield entity
        elif start <= place < start + len(text):
            yield {**entity, "start": place - start, "end": entity["end"] - start}
        else:
            yield {key: value for key, value in entity.items() if key not in {"start", "end"}}


def _repeatable(questions: Sequence[Question]) -> tuple[str, ...]:
    """The intents of questions about one subject, which can be asked again of another; empty where there is none."""
    subjects = {
        (question.cities, question.partnerships) for question in questions if question.names_something()
    }
    alike = len(subjects) <= 1 and all(question.intent in ABOUT_ONE_INTENTS for question in questions)
    return tuple(dict.fromkeys(question.intent for question in questions)) if alike else ()


def action_for(intent: str) -> AnswerAction | None:
    """The action that answers an intent."""
    action = AnswerAction._by_intent.get(intent)
    return action() if action else None


def answer_question(
    question: Question, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Answer one question, or say in words what stands in the way."""
    action = action_for(question.intent)
    if action is None:
        return context
    question = question.within(table)
    said_before = len(replies)
    try:
        after = action.answer(question, context, table, replies)
        # A turn never ends in silence: what yields no answer lacks a subject that could.
        return after if len(replies) > said_before else ask_which(question, context, table, replies)
    except SubjectUnsureError as unsure:
        return _ask_whether_meant(
            unsure.doubt.written, unsure.doubt.alternatives, question, context, table, replies
        )
    except SubjectUnknownError as stranger:
        return _say_unknown(stranger.unknown, question, context, table, replies)
    except SubjectMissingError:
        return ask_which(question, context, table, replies)


def ask_which(question: Question, context: Context, table: PartnershipTable, replies: Replies) -> Context:
    """Ask which city is meant, and keep the question open until it is named."""
    rows = table.partnerships
    if len(rows) <= _MOST_CHOICES:
        buttons = _pair_buttons(question.intent, rows, table)
    else:
        # A few out of many: the cities that are likeliest to be meant.
        buttons = [Button(city.name, question.intent, {"city": city.id}) for city in table.busiest_cities]
    replies.say("utter_ask_which", buttons=buttons)
    # What was talked about stays in mind: the question may be dropped for one about "them".
    same = context.about(context.partnerships, context.cities, context.event)
    return replace(same, open_intent=question.intent)


def _ask_whether_meant(
    written: str,
    alternatives: Sequence[str],
    question: Question,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    names = [table.city(id).name for id in alternatives]
    buttons = [
        Button(name, question.intent, {"city": id}) for name, id in zip(names, alternatives, strict=True)
    ]
    replies.say("utter_did_you_mean", buttons=buttons, written=written, names=either(names, replies))
    return replace(context.about(), open_intent=question.intent, offered_cities=tuple(alternatives))


_UNKNOWN_RESPONSES = {
    "unknown_city": "utter_city_not_in_table",
    "namesake": "utter_namesake",
    "unknown_name": "utter_unknown_name",
    "unknown_event": "utter_unknown_event",
}


def _say_unknown(
    unknown: Sequence[Unknown],
    question: Question,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    for one in unknown:
        if one.alternatives:
            replies.say("utter_city_not_in_table", name=one.name)
            return _ask_whether_meant(one.name, one.alternatives, question, context, table, replies)
        replies.say(_UNKNOWN_RESPONSES[one.kind], name=one.name, buttons=_overview_buttons(table, replies))
    return replace(context.about(), last_intent=question.intent)


def _overview_buttons(table: PartnershipTable, replies: Replies) -> list[Button]:
    return [Button(replies.phrase("phrase_follow_up_list_partnerships"), "list_partnerships")]


def _pair_buttons(intent: str, rows: Iterable[Partnership], table: PartnershipTable) -> list[Button]:
    return [Button(title_of(row, table), intent, {"partnership": row.id}) for row in rows]


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
    return suggested(
        Button(replies.phrase(f"phrase_follow_up_{intent}"), intent, {"partnership": row.id})
        for intent in _FOLLOW_UPS
        if answerable[intent] and intent not in (asked, before)
    )


def settle_subject(
    question: Question, context: Context, table: PartnershipTable, replies: Replies
) -> Subject:
    """The subject of a question, after saying what is false or unknown in it.

    Raises:
        SubjectMissingError, SubjectUnknownError, SubjectUnsureError: as `find_subject`.
    """
    subject = find_subject(question, context, table)
    for one, other in subject.strangers:
        replies.say(
            "utter_not_partners",
            city=table.city(one).name,
            other=table.city(other).name,
            partners=partners_sentence(one, table, replies),
            other_partners=partners_sentence(other, table, replies),
            claims=[that_twinned(row) for city in (one, other) for row in partners_named(city, table)],
        )
    for unknown in subject.unknown:
        replies.say(_UNKNOWN_RESPONSES[unknown.kind], name=unknown.name)
    if not subject.carried_over:
        deny_unknown_events(question, replies)
    for city in subject.cities:
        if not table.partnerships_of(city):
            replies.say("utter_city_without_partner", city=table.city(city).name)
    if subject.unmatched:
        if subject.cities:
            replies.say(
                "utter_no_such_partner",
                filter=describe_filter(question.filter(ignore_negation=True), table, replies),
                partners=partners_sentence(subject.cities[0], table, replies),
                claims=map(that_twinned, partners_named(subject.cities[0], table)),
            )
        else:
            replies.say(
                "utter_none_fit",
                filter=describe_filter(question.filter(ignore_negation=True), table, replies),
                buttons=_overview_buttons(table, replies),
            )
    return subject


def deny_unknown_events(question: Question, replies: Replies) -> bool:
    """Say of the events in a question that the table lacks, and whether there are any."""
    for event in question.unknown_events:
        replies.say("utter_unknown_event", name=event.name)
    return bool(question.unknown_events)


def after_answer(question: Question, context: Context, subject: Subject, event: str | None = None) -> Context:
    """The context once a subject was answered about."""
    ids = tuple(row.id for row in subject.partnerships[:MOST_LISTED])
    changed = replace(
        context.about(ids, subject.cities, event), last_intent=question.intent, countries=question.countries
    )
    return replace(changed, options=ids, told=min(PAGE, len(ids))) if len(ids) > 1 else changed
