"""What changes nothing in what is asked changes nothing in its reading: remarks, politeness, case, another name."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from rasa.core.agent import Agent

from twincities.launch.training import trained_model
from twincities.reading import Reading

MOST_CHANGED = 0.01
QUESTIONS = [
    "Since when are Chengdu and Kyoto sister cities?",
    "Which city is the partner of Detroit?",
    "How many of the partnerships began after 1983?",
    "In which country is San Jose?",
    "What is Bordeaux famous for?",
    "List the partnerships with Japanese cities.",
    "Which of the pairs is the newest?",
    "Which events do Chongqing and Detroit share?",
    "Is Hangzhou twinned with Bordeaux?",
    "Where does Chengdu Week take place?",
    "How many years has the oldest partnership lasted?",
    "What do Hangzhou and Bordeaux have in common?",
    "When is the next anniversary of Shanghai and New York?",
    "Are all of the partnerships with American cities?",
    "What do San Jose and Shenzhen exchange?",
    "Which partnerships are older than that of Kyoto?",
]
REMARKS = [
    "I have an exam on Friday.",
    "My daughter is very fond of maps.",
    "I was told so the other week.",
    "My boss would like to hear it.",
    "It is for a talk at our library.",
    "I am rather new to all this.",
    "My flight leaves in two hours.",
    "We are having a quiz tonight.",
    "My neighbour collects stamps.",
    "I hope you are having a pleasant day.",
    "Sorry to trouble you again.",
    "I could not find it anywhere else.",
]
CITIES = {
    "Chengdu": "Shanghai", "Kyoto": "New York", "Detroit": "Bordeaux", "San Jose": "Kyoto", "Bordeaux": "Detroit",
    "Chongqing": "Shenzhen", "Hangzhou": "Chengdu", "Shanghai": "Hangzhou", "New York": "San Jose",
    "Shenzhen": "Chongqing",
}  # fmt: skip
"""Cities of the table, each with another one to put in its place."""
Read = Callable[[str], list[Reading]]


@pytest.fixture(scope="module")
def read() -> Read:
    """The readings of a text's questions by the trained pipeline, without how sure it is of them."""
    agent = Agent.load(str(trained_model()))

    def read(text: str) -> list[Reading]:
        parsed: dict[str, Any] = asyncio.run(agent.parse_message(text))
        readings = [Reading.from_json(question) for question in parsed["questions"]]
        return [replace(reading, confidence=1.0, runners_up=()) for reading in readings]

    return read


def changed(read: Read, variants: Callable[[str], Iterator[str]]) -> tuple[list[str], int]:
    """The variants that are read otherwise than their question, with how, and how many there were."""
    found, count = [], 0
    for question in QUESTIONS:
        alone = read(question)
        for variant in variants(question):
            count += 1
            if (now := read(variant)) != alone:
                found.append(f"{variant!r}: {difference(alone, now)}")
    return found, count


def difference(alone: list[Reading], now: list[Reading]) -> str:
    if len(alone) != len(now):
        return f"{len(now)} questions: {', '.join(one.intent for one in now)}"
    pairs = [(one.as_json(), other.as_json()) for one, other in zip(alone, now, strict=True)]
    return "; ".join(
        f"{name} {one.get(name)} -> {other.get(name)}"
        for one, other in pairs
        for name in sorted({*one, *other})
        if one.get(name) != other.get(name)
    )


def remarked(question: str) -> Iterator[str]:
    for remark in REMARKS:
        yield f"{remark} {question}"
        yield f"{question} {remark}"


def polite(question: str) -> Iterator[str]:
    yield f"Please, {question[0].lower()}{question[1:]}"
    yield f"{question[:-1]}, please{question[-1]}"
    yield f"Kindly tell me: {question[0].lower()}{question[1:]}"
    yield f"Hello! {question}"
    yield f"{question} Thank you!"


def in_other_case(question: str) -> Iterator[str]:
    yield question.lower()
    yield question.upper()


@pytest.mark.parametrize("variants", [remarked, polite, in_other_case])
def test_what_is_harmless_changes_no_reading(read: Read, variants: Callable[[str], Iterator[str]]) -> None:
    found, count = changed(read, variants)
    assert len(found) <= MOST_CHANGED * count, "\n".join([f"{len(found)} of {count}", *found])


def exchanged(value: Any, one: str, other: str) -> Any:
    """A reading as JSON with another city, wherever in it the one stands."""
    if isinstance(value, dict):
        return {key: exchanged(part, one, other) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [exchanged(part, one, other) for part in value]
    return other if value == one else value


def test_another_city_changes_the_city_alone(read: Read) -> None:
    found, count = [], 0
    for question in QUESTIONS:
        named = [name for name in CITIES if name in question and f"{name} Week" not in question]
        for name in named:
            other = CITIES[name]
            if other in question:
                continue
            count += 1
            (alone,), now = read(question), read(question.replace(name, other))
            ids = [one.lower().replace(" ", "-") for one in (name, other)]
            expected = Reading.from_json(exchanged(alone.as_json(), *ids))
            if now != [expected]:
                found.append(f"{question.replace(name, other)!r}: {difference([expected], now)}")
    assert count >= 15
    assert len(found) <= MOST_CHANGED * count, "\n".join([f"{len(found)} of {count}", *found])
