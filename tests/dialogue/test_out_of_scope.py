"""What was hardly understood: of another world than the table's, or a number whose noun goes unsaid."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.out_of_scope import number_without_noun, rather_out_of_scope
from twincities.reading import Form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how many has Guangzhou"),
        ("de", "wieviele hat eig Guangzhou"),
    ],
)
def test_how_many_a_city_has_is_asked_of_its_partners(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_city_trivia")
    unsure = replace(question, confidence=0.5, runners_up=("ask_partnerships",), form=Form.COUNT)
    assert number_without_noun(unsure, Context(), chinese_cities).intent == "ask_partnerships"


@pytest.mark.parametrize(
    ("text", "unread", "confidence"),
    [
        ("how many people live in Guangzhou", (), 0.5),
        ("how many bridges has Guangzhou", ("bridges",), 0.5),
        ("how many has Guangzhou", (), 0.8),
    ],
)
def test_how_many_of_something_a_city_has_is_left(chinese_cities, text, unread, confidence):
    question = reader(chinese_cities)(text, "ask_city_trivia")
    sure = replace(question, confidence=confidence, runners_up=("ask_partnerships",), form=Form.COUNT)
    sure = replace(sure, unread=unread)
    assert number_without_noun(sure, Context(), chinese_cities) == sure


def test_what_names_nothing_and_reminds_of_nothing_is_out_of_scope(chinese_cities):
    question = reader(chinese_cities)("How do I defragment it?", "nlu_fallback")
    unsure = replace(question, confidence=0.2, runners_up=("out_of_scope",), pointer=None)
    unsure = replace(unsure, unread=("defragment",))
    assert rather_out_of_scope(unsure, Context(), chinese_cities).intent == "out_of_scope"
