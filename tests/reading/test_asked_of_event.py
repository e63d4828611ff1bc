"""What is asked of an event in words that say so is no talk with the assistant, whatever was learned of it."""

import pytest

from tests.questions import reader
from twincities.reading import Cue, Reading, read_question


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "what would i learn", "ask_capabilities"),
        ("en", "omg what's to see", "small_talk"),
        ("zh", "能学到什么", "ask_capabilities"),
        ("zh", "能干嘛", "ask_capabilities"),
        ("fr", "que peuvent-ils y faire ?", "ask_capabilities"),
        ("fr", "j'y apprendrais quoi", "small_talk"),
        ("ja", "何を見せるんじゃろう", "ask_capabilities"),
        ("ja", "向こうで何するの", "ask_capabilities"),
        ("de", "was lernt man dort", "small_talk"),
        ("de", "was kann man da machen", "ask_capabilities"),
        ("es", "¿qué puedo hacer ahí?", "ask_capabilities"),
        ("es", "qué aprendería yo", "ask_capabilities"),
    ],
)
def test_what_one_does_there_is_asked_of_an_event(shipped_table, language, text, learned):
    question = reader(shipped_table, language=language)(text, learned)
    assert question.intent == "ask_event_content"
    assert question.has(Cue.DOINGS_ASKED)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "n who r these for", "ask_source"),
        ("en", "who can join in", "bot_challenge"),
        ("en", "what year do you have to be in", "small_talk"),
        ("zh", "几年级可以去", "small_talk"),
        ("fr", "en quelle classe faut-il être ?", "small_talk"),
        ("de", "In welcher Klasse muss man sein?", "small_talk"),
        ("es", "¿en qué curso hay que estar?", "small_talk"),
        ("zh", "面向谁", "bot_challenge"),
        ("zh", "谁能参加", "bot_challenge"),
        ("fr", "ça s'adresse à qui ?", "bot_challenge"),
        ("ja", "だれがでられますか", "bot_challenge"),
        ("de", "wer darf da mitmachen?", "bot_challenge"),
        ("es", "¿quién puede participar?", "bot_challenge"),
    ],
)
def test_who_may_take_part_is_whom_it_is_for(shipped_table, language, text, learned):
    question = reader(shipped_table, language=language)(text, learned)
    question = question if learned != "ask_source" else question.asking("ask_event_content")
    assert question.intent == "ask_event_content"
    assert question.has(Cue.FOR_WHOM)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "what can you do", "ask_capabilities"),
        ("en", "what do you do in your free time", "small_talk"),
        ("zh", "你能做什么", "ask_capabilities"),
        ("fr", "que peux-tu faire ?", "ask_capabilities"),
        ("fr", "je parle à qui", "bot_challenge"),
        ("ja", "あなたは何ができるの", "ask_capabilities"),
        ("es", "¿qué puedes hacer?", "ask_capabilities"),
    ],
)
def test_what_is_asked_of_the_assistant_stays_so(shipped_table, language, text, learned):
    assert reader(shipped_table, language=language)(text, learned).intent == learned


def test_rain_is_asked_of_no_partnership():
    assert _unsure("来週、雨が降りそうですか", "ask_since", "ja").intent == "ask_city_trivia"


def _unsure(text: str, intent: str, language: str) -> Reading:
    """The reading of a question that was hardly understood."""
    question = {"intent": intent, "text": text, "entities": [], "confidence": 0.3}
    return read_question(question, {}, language)
