"""How well the trained pipeline tells what is asked, measured on what it has never seen."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from rasa.core.agent import Agent

from tests.conftest import ROOT
from tests.nlu.test_examples import ANNOTATION
from twincities.languages.spoken import read_yaml
from twincities.launch.training import trained_model
from twincities.nlu import question_reader
from twincities.reading import Reading, read_question

UNSEEN = ROOT / "tests" / "nlu" / "unseen_questions.yml"
UNHEARD_OF = ROOT / "tests" / "nlu" / "unheard_of.yml"
NOT_OF_A_TABLE = {"ask_not_recorded", "ask_city_trivia"}
LEAST_NOTICED = 0.9
MOST_FALSE_ALARMS = 0.04
MOST_FALSE_ALARMS_OF_CLAIMS = 0.03  # and of lists
LEAST_FORMS = 0.93
LEAST_UNCHANGED = 0.99

PLAIN = [
    "When were Kyoto and Chengdu twinned?",
    "Who is Detroit's sister city?",
    "How many partnerships began before 1984?",
    "Which country is Bordeaux in?",
    "What is Hangzhou known for?",
    "List all partnerships with American cities.",
    "Which partnership is the oldest?",
    "What events do Shanghai and New York hold?",
    "Is Shenzhen twinned with San Jose?",
    "Where is Chongqing Week held?",
    "How old is the partnership of Detroit and Chongqing?",
    "What do Kyoto and Chengdu have in common?",
    "What is a sister city?",
    "Which pairs are about wine?",
    "What is your source for the partnership of Bordeaux?",
    "Is Kyoto's partnership older than Detroit's?",
]
REMARKS = [
    "My exam is this week.",
    "My sister loves it.",
    "I asked the other day.",
    "My partner wants to know.",
    "I'm writing an essay.",
    "Thanks for your patience.",
    "I have a test tomorrow.",
    "My grandfather was a sailor.",
    "We had a lovely holiday.",
    "I'm a bit confused.",
    "It's for my blog.",
    "My teacher told me to ask you.",
]
Read = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """What the trained pipeline understands of a text, with its questions as they are before they are read."""
    parts: list[dict[str, Any]] = []

    def recorded(question: dict[str, Any], **of_table: Any) -> Reading:
        parts.append(dict(question))
        return read_question(question, **of_table)

    def understood(text: str) -> dict[str, Any]:
        parts.clear()
        return {**asyncio.run(agent.parse_message(text)), "questions": list(parts)}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(question_reader, "read_question", recorded)
        agent = Agent.load(str(trained_model()))
        yield understood


class Question(NamedTuple):
    """One that is never trained on; `names` are the words of the names in it, in small letters."""

    text: str
    intent: str
    form: str
    names: frozenset[str]


def unseen() -> list[Question]:
    """The questions that have a form."""
    found = []
    for block in read_yaml(UNSEEN)["nlu"]:
        for line in block["examples"].splitlines() if "metadata" in block else ():
            names = " ".join(name for name, _ in ANNOTATION.findall(line)).lower().split()
            text = ANNOTATION.sub(r"\1", line.removeprefix("- "))
            found.append(Question(text, block["intent"], block["metadata"]["form"], frozenset(names)))
    return found


def asked(parsed: dict[str, Any]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The questions of a message, without what stands at their ends."""
    return [
        (
            one["intent"],
            one["text"].strip(" .?"),
            sorted((entity["entity"], str(entity["value"])) for entity in one["entities"]),
        )
        for one in parsed["questions"]
    ]


def test_remarks_before_and_after_a_question_change_nothing(read: Read) -> None:
    changed = []
    for question in PLAIN:
        alone = asked(read(question))
        for remark in REMARKS:
            for text in (f"{remark} {question}", f"{question} {remark}"):
                parsed = read(text)
                if asked(parsed) != alone or parsed["intent"]["name"] != alone[0][0]:
                    changed.append(text)
    assert len(changed) <= (1 - LEAST_UNCHANGED) * len(PLAIN) * len(REMARKS) * 2, changed


def test_what_no_table_holds_is_noticed(read: Read) -> None:
    questions = read_yaml(UNHEARD_OF)
    tables = {question.intent for question in unseen()} - NOT_OF_A_TABLE
    missed = []
    for question in questions:
        parts = read(question["question"])["questions"]
        words = {word["text"].lower() for part in parts for word in part["unread"]}
        # What is read as not recorded, or as no question on partnerships, is declined anyway.
        if not words & {*question["unread"]} and any(part["intent"] in tables for part in parts):
            missed.append(question["question"])
    assert len(questions) >= 100
    assert len(missed) <= (1 - LEAST_NOTICED) * len(questions), missed


def test_what_people_ask_of_a_table_is_read(read: Read) -> None:
    alarms = []
    questions = [question for question in unseen() if question.intent not in NOT_OF_A_TABLE]
    for question in questions:
        parts = [part for part in read(question.text)["questions"] if part["intent"] == question.intent]
        # Names that the table lacks and the spotter does not know are another matter.
        if words := {word["text"].lower() for part in parts for word in part["unread"]} - question.names:
            alarms.append((question.text, words))
    assert len(alarms) <= MOST_FALSE_ALARMS * len(questions), alarms
    of_claims = {question.text for question in questions if question.form in {"confirm", "list", "count"}}
    false = [alarm for alarm in alarms if alarm[0] in of_claims]
    assert len(false) <= MOST_FALSE_ALARMS_OF_CLAIMS * len(of_claims), false


def test_forms_are_told_apart(read: Read) -> None:
    questions = unseen()
    wrong = [
        (question.text, question.form, form)
        for question in questions
        if (form := read(question.text)["questions"][0]["form"]["name"]) != question.form
    ]
    assert len(wrong) <= (1 - LEAST_FORMS) * len(questions), wrong


@pytest.mark.parametrize("text", ["", "?", "你好", "kyoto"])
def test_every_message_is_a_question_at_least(read: Read, text: str) -> None:
    (question,) = read(text)["questions"]
    assert (question["text"], question["start"]) == (text, 0)
    assert question["form"]["name"]
