"""What the remarks before a question tell of what it asks about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.questions.adjacent import Asked, united
from twincities.nlu.questions.parts import is_date, is_subject, names_subject, only_conditions
from twincities.nlu.questions.segments import Segment, Span
from twincities.nlu.text.mentions import (
    CITY,
    COUNTRY,
    EVENT,
    EVERYDAY,
    POSSIBLE_CITY,
    TIME,
    UNKNOWN_CITY,
    UNKNOWN_NAME,
)
from twincities.nlu.text.phrases import begins_with, says
from twincities.nlu.text.tokens import tokenize


def named_before(
    message: Message,
    segments: Sequence[Segment],
    remarks: Sequence[Span],
    question: Asked,
    is_meant: Callable[[dict[str, Any]], bool],
) -> list[dict[str, Any]]:
    """What is named in the remarks before a question: "I live in Detroit. Who is our partner?", "Now December. What began in that month?"."""
    before = [span for span in remarks if span[1] < question.span[0]]
    places = [(segments[first].start, segments[last].end) for first, last in before]
    entities = message.get(ENTITIES) or []
    # Not "nice, …", but one of two cities of a name.
    sure = (one for one in entities if one["entity"] != POSSIBLE_CITY or len(one["alternatives"]) > 1)
    # Nor "I trade in silk. …": an everyday word is no theme of what is asked next.
    named = (one for one in sure if one.get("role") != EVERYDAY and is_meant(one))
    return [one for one in named if any(start <= one["start"] < end for start, end in places)]


def topic_before(
    message: Message,
    segments: Sequence[Segment],
    remarks: Sequence[Span],
    question: Asked,
    points: bool,
    several: bool,
) -> list[dict[str, Any]]:
    """What the remarks before a question name that it may be about: whether it `points` back, and at `several`."""
    topic = named_before(message, segments, remarks, question, is_subject)
    if question.entities and not points:
        # "I am from Springfield. Which city of China is together with one of France?" asks nothing of Springfield.
        topic = [one for one in topic if one["entity"] not in (UNKNOWN_CITY, UNKNOWN_NAME)]
    # "I moved to Lyon from Springfield. Has this city a partner in Chile?"
    of_table = [one for one in topic if one["entity"] in (CITY, EVENT)]
    return topic if several else of_table or topic


def with_own_country(
    question: Asked,
    message: Message,
    segments: Sequence[Segment],
    remarks: Sequence[Span],
    language: str,
) -> Asked:
    """The question for "my country" with that which who asks has told to be from: "I am from Poland. Is there a town in my country?"."""
    words = tokenize((message.get(TEXT) or "")[question.start : question.end])
    if not says(words, language, "own_country"):
        return question
    told = _saying("origin", message, segments, remarks, language)
    countries = named_before(message, segments, told, question, lambda one: one["entity"] == COUNTRY)
    return replace(question, entities=united(countries[:1], question.entities))


def home_of_guest(
    homes: Sequence[dict[str, Any]], message: Message, question: Asked, language: str
) -> Sequence[dict[str, Any]]:
    """The `homes` that who asks has told to be from, where the question is on them and the one city that it names: "I am from Lyon. When did we twin with Turin?"."""
    text = message.get(TEXT) or ""
    cities = [one for one in question.entities if one["entity"] == CITY]
    words = tokenize(text[question.start : question.end])
    if len(cities) != 1 or not says(words, language, "of_us"):
        return ()
    start, end = (cities[0][place] - question.start for place in ("start", "end"))
    beside = [
        *[word for word in words if word.end <= start][-1:],
        *[word for word in words if word.start >= end][:1],
    ]
    return homes if any(says([word], language, "beside_us") for word in beside) else ()


def _saying(
    name: str, message: Message, segments: Sequence[Segment], remarks: Sequence[Span], language: str
) -> list[Span]:
    """The remarks that say one of the phrases of a list."""
    text = message.get(TEXT) or ""
    return [
        (first, last)
        for first, last in remarks
        if says(tokenize(text[segments[first].start : segments[last].end]), language, name)
    ]


def home_told(
    message: Message,
    segments: Sequence[Segment],
    remarks: Sequence[Span],
    question: Asked,
    language: str,
) -> list[dict[str, Any]]:
    """The one town that who asks has told to be from before the question; empty where none or several are told."""
    told = _saying("origin", message, segments, remarks, language)
    homes = named_before(message, segments, told, question, lambda one: one["entity"] == CITY)
    return homes if len({one["value"] for one in homes}) == 1 else []


def with_stay(
    question: Asked,
    message: Message,
    segments: Sequence[Segment],
    remarks: Sequence[Span],
    language: str,
    *,
    of_events: bool,
) -> Asked:
    """The question with the one city where who asks is about to be, and of events with the month of that: "I'm flying to Lyon in May, is there a festival there?"."""
    told = _saying("travels", message, segments, remarks, language)
    if of_events and not any(map(is_date, question.entities)):
        times = named_before(message, segments, told, question, lambda one: one["entity"] == TIME)
        question = replace(question, entities=united(times[-1:], question.entities))
    cities = named_before(
        message, segments, told, question, lambda one: one["entity"] in (CITY, UNKNOWN_CITY)
    )
    if names_subject(question.entities) or len({one["value"] for one in cities}) != 1:
        return question
    return replace(question, entities=united(cities[-1:], question.entities))


def with_description(
    question: Asked, message: Message, segments: Sequence[Segment], remarks: Sequence[Span]
) -> Asked:
    """The question with the remark right before it, which describes what is asked for: "We write to our oldest partner. Which one is that?".

    Where a part of it names conditions, the words before that tell of something else: "My son flies to Lyon, and | it is
    twinned with an Italian town. …"; what they name counts all the same.
    """
    before = [span for span in remarks if span[1] == question.span[0] - 1]
    if not before:
        return question
    first, last = before[0]
    begin = segments[first].start
    described = [one for one in message.get(ENTITIES) or [] if begin <= one["start"] < question.start]
    bounds = [one["start"] for one in described if only_conditions([one])]
    if bounds and names_subject(described):
        first = max(at for at in range(first, last + 1) if segments[at].start <= bounds[-1])
    start = segments[first].start
    return replace(
        question,
        span=(first, question.span[1]),
        start=start,
        entities=united(described, question.entities),
    )


def listed_last(named: Sequence[dict[str, Any]], text: str) -> list[dict[str, Any]]:
    """What is named last, with what is listed before it: "pandas" of "a school project on pandas", both of "tea and lakes"."""
    last: list[dict[str, Any]] = []
    for one in reversed(named):
        if last and len(tokenize(text[one["end"] : last[0]["start"]])) > 1:
            break
        last.insert(0, one)
    return last


def is_closing(sentence: Message, language: str) -> bool:
    """Whether a sentence is the end of a letter, with the name of whoever wrote it: "Kind regards, Anna, Boston"."""
    words = [token.folded for token in tokenize(sentence.get(TEXT) or "")]
    return begins_with(words, language, "closing") > 0
