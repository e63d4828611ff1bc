"""The pipeline component that reads the questions of a message: behind it nothing sees the text any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.configuration import table_path
from twincities.languages import is_spoken, spoken
from twincities.nlu.clauses import QUESTIONS
from twincities.nlu.components import PlainComponent
from twincities.nlu.text.message_language import LANGUAGE, language_read_in
from twincities.nlu.text.own_words import OWN_WORDS
from twincities.nlu.text.tokens import tokenize
from twincities.reading import Cue, Reading, RequestedLanguage, read_question, requested_language
from twincities.reading.names.people import people_named
from twincities.reading.several_asked import asked_severally
from twincities.reading.spotting.words import phrasebook
from twincities.table import PartnershipTable
from twincities.table.live import live_table

_CHOOSE_LANGUAGE = "choose_language"
_FEW = 3  # words beside a request for a language that ask nothing themselves


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class QuestionReader(PlainComponent):
    """Puts in place of each question of a message what it asks (twincities.reading.Reading, as JSON)."""

    def __init__(self) -> None:
        for language in spoken():
            phrasebook(language)  # read now: no user waits for them

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the questions of each message."""
        table = live_table(table_path()).current()
        for message in messages:
            questions = [one for read in _questions(message, table) for one in asked_severally(read)]
            message.set(QUESTIONS, [question.as_json() for question in questions], add_to_output=True)
            intent = message.get(INTENT) or {}
            if questions and questions[0].intent != intent.get("name"):
                # What its words tell is no guess, however unsure the classifier was.
                told = {**intent, "name": questions[0].intent, PREDICTED_CONFIDENCE_KEY: 1.0}
                message.set(INTENT, told, add_to_output=True)
        return messages


def _questions(message: Message, table: PartnershipTable) -> list[Reading]:
    """What a message asks; in a language that is not spoken nothing but that."""
    decided, text = message.get(LANGUAGE), message.get(TEXT) or ""
    if decided and not is_spoken(decided):
        return [Reading(_CHOOSE_LANGUAGE, language=decided)]
    language = language_read_in(message)
    asked = message.get(QUESTIONS) or ()
    read = partial(
        read_question,
        event_kinds=table.event_kinds,
        language=language,
        tie_kinds=table.ties.kinds,
        people=table.ties.people,
        happenings=table.ties.happenings,
        own_words=message.get(OWN_WORDS) or {},
    )
    requested = requested_language(text, language)
    if requested is None:
        return [_of_person_before(read(one), text[: int(one["start"])], table, language) for one in asked]
    if is_spoken(requested.code):
        message.set(LANGUAGE, requested.code, add_to_output=True)
    others = [
        read(_without(question, requested)) for question in asked if not _only_requests(question, requested)
    ]
    chosen = Reading(_CHOOSE_LANGUAGE, language=requested.code)
    return others if others and is_spoken(requested.code) else [chosen, *others]


def _of_person_before(reading: Reading, before: str, table: PartnershipTable, language: str) -> Reading:
    """The question with the person whom a sentence before it names: "I was to ask Ms Gold. Which towns does she look after?"."""
    if reading.people or not before or not reading.has(Cue.PERSON):
        return reading
    return replace(reading, people=people_named(table.ties.people, before, language))


def _without(question: Mapping[str, Any], requested: RequestedLanguage) -> dict[str, Any]:
    """A question without the request for a language: "… answer in French please" names no country."""
    text, begin = question["text"], requested.start - int(question["start"])
    ends_with_it = begin > 0 and requested.end - int(question["start"]) >= len(text.rstrip(" .!?？。！"))
    return {
        **question,
        "text": text[:begin].rstrip() if ends_with_it else text,
        "entities": [
            one for one in question["entities"] if not requested.start <= one["start"] < requested.end
        ],
        "unread": [one for one in question["unread"] if not requested.start <= one["start"] < requested.end],
    }


def _only_requests(question: Mapping[str, Any], requested: RequestedLanguage) -> bool:
    """Whether a part of a message asks for nothing but a language."""
    start = int(question["start"])
    end = start + len(question["text"])
    outside = [one for one in question["entities"] if not requested.start <= one["start"] < requested.end]
    if outside or not start <= requested.start < end:
        return False
    text = question["text"]
    beside = (*tokenize(text[: requested.start - start]), *tokenize(text[max(0, requested.end - start) :]))
    return len(beside) <= _FEW
