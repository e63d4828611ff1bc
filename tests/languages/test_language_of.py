"""In which language a question is written, and in which it is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from twincities.languages import is_spoken, language_of, language_of_turn, spoken
from twincities.nlu.names.spotter import Spotter

QUESTIONS = [
    line.split("\t") for line in (Path(__file__).with_name("questions.tsv")).read_text("utf-8").splitlines()
]
WANTED = 0.98


@pytest.fixture(scope="module")
def spotter(shipped_table):
    return Spotter(shipped_table)


def answered_in(decided: str | None) -> str:
    """The language of an answer to the first question of a conversation; that of the question where it is not spoken."""
    return decided if decided and not is_spoken(decided) else language_of_turn(decided, None, None)


def test_short_questions_are_answered_in_their_language(spotter):
    wrong = []
    for wanted, text in QUESTIONS:
        decided = spotter.read(text).language
        if (decided is not None) if not wanted else answered_in(decided) != wanted:
            wrong.append((wanted, decided, text))
    assert len(wrong) <= (1 - WANTED) * len(QUESTIONS), wrong


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I mog wissn, wos Bordeaux in China fia a Partnerstodt hod", "de"),
        ("und wia lang scho", "de"),
        ("pis Détroit, c'est qui", "fr"),
        ("is that a van", "en"),
    ],
)
def test_words_of_regions_tell_their_language(spotter, text, language):
    assert spotter.read(text).language == language


@pytest.mark.parametrize(
    ("decided", "conversation", "wish", "answered"),
    [
        (None, None, None, "en"),
        (None, None, "fr-CA", "fr"),
        (None, "ja", "fr", "ja"),
        ("fr", "ja", None, "fr"),
        ("zh", "zh-Hant", None, "zh-Hant"),
        ("zh", None, "zh-TW", "zh-Hant"),
        ("zh-Hans", "zh-Hant", None, "zh"),
        ("und-Hani", "ja", None, "ja"),
        ("und-Hani", "fr", None, "zh"),
        ("ru", "fr", None, "fr"),
        ("ru", None, "xx", "en"),
    ],
)
def test_the_message_comes_before_the_conversation_and_that_before_the_wish(
    decided, conversation, wish, answered
):
    assert language_of_turn(decided, conversation, wish) == answered


def test_the_languages_of_the_data_are_spoken():
    assert {"de", "en", "fr", "ja", "zh", "zh-Hant"} <= set(spoken())


def test_a_second_word_that_may_be_a_name_tells_no_language():
    assert language_of("and Essen?") is None
    assert language_of("und was gibt es zu essen?") == "de"
