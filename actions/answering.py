"""The frame in which every action answers: questions in, replies and slots out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.elsewhere import say_elsewhere
from actions.pictures import illustrate
from actions.predicates import answer_claim
from actions.sentences.attribution import attribute
from actions.sentences.premises import overview_buttons, say_not_held
from actions.sentences.replies import Button, Replies
from actions.sentences.rows import title_of
from twincities.configuration import table_path
from twincities.dialogue.asked_on import asks_for_none, asks_on, is_asked_on_of, with_claims_gone_on
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.checked import with_claims_checked
from twincities.dialogue.context import Context
from twincities.dialogue.counted_with_rank import without_numbers_told
from twincities.dialogue.lately import Lately
from twincities.dialogue.our_town import is_of_unknown_town
from twincities.dialogue.premises import (
    SubjectMissingError,
    SubjectUnknownError,
    SubjectUnsureError,
)
from twincities.dialogue.scopes import with_scopes
from twincities.interpretation.interpretation import interpreted
from twincities.languages import language_of_conversation, language_of_turn
from twincities.nlu.text.mentions import NAMESAKE
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading, Unknown, read_payload
from twincities.table import Partnership, PartnershipTable
from twincities.table.live import live_table
from twincities.wording import wording_for

_LANGUAGE = "language"
_MOST_QUESTIONS = 5
_PICTURE_ALONE = "show_picture"
_FALLBACK = "nlu_fallback"
_TOLD_BY_WORDS = {Cue.CAME_ABOUT, Cue.CONTACT, Cue.KIND, Cue.INACTIVE, Cue.SUSPENDED, Cue.DORMANT}
"""What the words of a question tell for sure, whatever was learned of it."""
_OF_TIES = {"ask_partner", "ask_partnerships", "confirm_partnership"}
_MOST_CHOICES = 10


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
        self, question: Reading, context: Context, table: PartnershipTable, replies: Replies
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
        language = language_of(tracker)
        table = live_table(table_path()).current().in_language(language)
        replies = Replies(wording_for(table, language), Lately(before.remarks))
        context = before.within(table)
        scoped = with_claims_gone_on(with_scopes([*self._questions(tracker.latest_message)]))
        questions = with_claims_checked(without_numbers_told(scoped), table)
        told: list[Context] = []
        nothing = False  # is there of what was asked for last
        for place, question in enumerate(questions[:_MOST_QUESTIONS]):
            context = context.at_home(question.home, table)
            asked = replace(question.within(table), follows=place > 0, home=None)
            if nothing and asks_on(asked):
                continue
            read, asked = asked, interpreted(asked, context, table)
            if asked.intent == _FALLBACK:
                asked = read  # what asks back makes a question of it first
            nothing = asks_for_none(asked, table)
            context = answer_question(asked, context, table, replies)
            context = say_elsewhere(read, asked, context, table, replies)
            told.append(context)
            if asked.picture and asked.intent != _PICTURE_ALONE:
                illustrate(asked, context, table, replies)
        if len(questions) > _MOST_QUESTIONS:
            replies.say("utter_more_questions", count=_MOST_QUESTIONS)
        if len(questions) > 1 and not context.open_question:
            context = replace(_together(questions, told), asked_together=_repeatable(questions))
        attribute(replies, table)
        replies.send(dispatcher)
        context = replace(context, remarks=replies.lately.turns_after)
        events = [SlotSet(name, value) for name, value in context.changed_slots(before).items()]
        if language != tracker.slots.get(_LANGUAGE):
            events.append(SlotSet(_LANGUAGE, language))
        return events

    def _questions(self, message: Mapping[str, Any]) -> Iterator[Reading]:
        """The questions of a message as they were read, or that of the button that sent it."""
        read = [Reading.from_json(one) for one in message.get("questions") or ()]
        if not read:
            read = [read_payload(self.intent, message.get("entities") or ())]
        elif self.intent == _FALLBACK:
            # What was read with too little confidence is asked back.
            if _is_told_by_words(read[0]):
                yield from read
                return
            if read[0].unknown and read[0].cities:
                # "What has Springfield got to do with Lyon?": hardly understood, but the table lacks one of them.
                yield read[0].asking("confirm_partnership", Form.TELL)
                yield from read[1:]
                return
            likeliest = (read[0].intent, *read[0].runners_up)
            read = [replace(read[0], intent=self.intent, runners_up=likeliest), *read[1:]]
        yield from read


def _is_told_by_words(question: Reading) -> bool:
    """Whether the words tell what is asked, however unsure its intent is: "has the city a partner in Spain?" may be read as either of two that are answered alike."""
    if question.cues & _TOLD_BY_WORDS:
        return True
    if question.has(Cue.ENDED) and question.quantifier in (Quantifier.ANY, Quantifier.NONE):
        return question.is_bare and question.pointer is None  # "I bet none was ever dissolved"
    of_one = len(question.cities) == 1 or question.pointer in (Pointer.IT, Pointer.OTHER)
    if question.form is Form.CONFIRM and question.cues & {Cue.END, Cue.RENEWED} and of_one:
        # "I look into Lyon. Does the partnership still exist?", 另外那个续签过没有
        return not question.unread
    claims = question.form is Form.CONFIRM and question.has(Cue.TWINNED) and question.names_something
    read = {question.intent, *question.runners_up[:1]} - {_FALLBACK}
    return claims and bool(question.places) and not question.unread and read <= _OF_TIES


def _together(questions: Sequence[Reading], told: Sequence[Context]) -> Context:
    """What is talked about behind several questions: all that was told, where the same was asked of one partnership each."""
    rows = dict.fromkeys(id for context in told for id in context.partnerships)
    alike = len({(question.intent, question.form) for question in questions}) == 1
    if not alike or len(rows) < len(told) or any(len(context.partnerships) != 1 for context in told):
        return told[-1]
    cities = dict.fromkeys(id for context in told for id in context.cities)
    return replace(told[-1], partnerships=tuple(rows), cities=tuple(cities))


def _repeatable(questions: Sequence[Reading]) -> tuple[Reading, ...]:
    """Questions about one subject, which can be asked again of another; empty where they are not."""
    subjects = {
        (question.cities, question.partnerships) for question in questions if question.names_something
    }
    asked, *more = questions
    about = more if is_asked_on_of(asked) and all(map(asks_on, more)) else questions
    alike = len(subjects) <= 1 and all(has_trait(question.intent, Trait.ABOUT_ONE) for question in about)
    return tuple(questions) if alike else ()


def language_of(tracker: Tracker) -> str:
    """The language of a turn: that of the message, else that of the conversation, else what page or channel wished."""
    message = tracker.latest_message
    wish = (message.get("metadata") or {}).get(_LANGUAGE)
    before = language_of_conversation(reversed(tracker.events), tracker.slots.get(_LANGUAGE), wish)
    return language_of_turn(message.get(_LANGUAGE), before, wish)


def action_for(intent: str) -> AnswerAction | None:
    """The action that answers an intent."""
    action = AnswerAction._by_intent.get(intent)
    return action() if action else None


def answer_question(
    question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> Context:
    """Answer one question, as it was interpreted, or say in words what stands in the way."""
    action = action_for(question.intent)
    if action is None:
        return context
    said_before = len(replies)
    try:
        if is_of_unknown_town(question, context, table):
            return ask_which(question, context, table, replies)
        answer = answer_claim(question, context, table, replies)
        after = answer or action.answer(question, context, table, replies)
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


def ask_which(question: Reading, context: Context, table: PartnershipTable, replies: Replies) -> Context:
    """Ask which city is meant, and keep the question open until it is named."""
    rows = table.partnerships
    if len(rows) <= _MOST_CHOICES:
        buttons = _pair_buttons(question.intent, rows, table, replies)
    else:
        # A few out of many: the cities that are likeliest to be meant.
        buttons = [
            Button(table.label(city.id), question.intent, {"city": city.id}, needed=True)
            for city in table.busiest_cities
        ]
    replies.say("utter_ask_which", buttons=buttons)
    # What was talked about stays in mind: the question may be dropped for one about "them".
    same = context.about(context.partnerships, context.cities, context.event)
    return replace(same, open_question=question)


def _ask_whether_meant(
    written: str,
    alternatives: Sequence[str],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    names = [table.label(id) for id in alternatives]
    buttons = [
        Button(name, question.intent, {"city": id}, needed=True)
        for name, id in zip(names, alternatives, strict=True)
    ]
    replies.say("utter_did_you_mean", buttons=buttons, written=written, names=replies.words.either(names))
    return replace(context.about(), open_question=question, offered_cities=tuple(alternatives))


def _say_unknown(
    unknown: Sequence[Unknown],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
) -> Context:
    for at, one in enumerate(unknown):
        if one.alternatives and one.kind != NAMESAKE:
            say_not_held(unknown[:at], table, replies)
            replies.say("utter_city_not_in_table", name=one.said)
            return _ask_whether_meant(one.name, one.alternatives, question, context, table, replies)
    say_not_held(unknown, table, replies, overview_buttons(table, replies))
    return replace(context.about(), last_question=question)


def _pair_buttons(
    intent: str, rows: Iterable[Partnership], table: PartnershipTable, replies: Replies
) -> list[Button]:
    return [
        Button(title_of(row, table, replies), intent, {"partnership": row.id}, needed=True) for row in rows
    ]
