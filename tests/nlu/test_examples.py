"""The examples that the classifier learns from, and those that test it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.conversations.player import CHINESE_CITIES, load_dialogues
from twincities.languages.spoken import read_yaml

ANNOTATION = re.compile(r"\[([^\]]+)\]\((\w+)\)")
_KINDS = {"city", "event", "country", "year", "theme"}
_UNSEEN = ROOT / "tests" / "nlu" / "unseen_questions.yml"


def examples(*files: Path) -> Iterator[tuple[str, str]]:
    """Pairs of intent and annotated text."""
    for file in files:
        for block in read_yaml(file)["nlu"]:
            for line in block["examples"].splitlines():
                if line.strip():
                    yield block["intent"], line.strip().removeprefix("- ")


def bare(text: str) -> str:
    """The words of a line without names' marks, case and punctuation."""
    return re.sub(r"[^\w]+", " ", ANNOTATION.sub(r"\1", text).lower()).strip()


@pytest.fixture(scope="module")
def training():
    return list(examples(*sorted((ROOT / "data" / "nlu").glob("*.yml"))))


def test_no_test_line_stands_in_the_training_data(training):
    learned = {bare(text) for _, text in training}
    unseen = {bare(text) for _, text in examples(_UNSEEN)}
    dialogues = [*load_dialogues(), *load_dialogues(CHINESE_CITIES)]
    said = {bare(turn.user) for dialogue in dialogues for turn in dialogue.turns}
    # "Hello" and a bare name are nobody's own: in conversations they cannot be avoided.
    own = {text for text in said if len(text.split()) > 3}
    assert (unseen | own) & learned == set()


def test_every_intent_is_learned_and_tested(training):
    domain = read_yaml(ROOT / "domain.yml")
    intents = {next(iter(intent)) for intent in domain["intents"]} - {"nlu_fallback", "choose_language"}
    assert {intent for intent, _ in training} == intents
    assert {intent for intent, _ in examples(_UNSEEN)} == intents


def test_each_intent_has_enough_examples_to_learn_from(training):
    assert min(Counter(intent for intent, _ in training).values()) >= 40


def test_no_line_is_taught_twice(training):
    counted = Counter(text.lower() for _, text in training)
    assert [text for text, count in counted.items() if count > 1] == []


def test_names_are_marked_with_kinds_that_the_spotter_knows(training):
    assert {kind for _, text in training for _, kind in ANNOTATION.findall(text)} == _KINDS
