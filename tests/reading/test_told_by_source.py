"""What a source says of something is what the table tells of it, and no question for the source itself."""

from __future__ import annotations

import pytest

from tests.questions import reader


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "What does your source write on the other one?", "ask_overview"),
        ("fr", "Que dit la source du premier des deux ?", "ask_overview"),
        ("en", "Who wrote the article about Lyon?", "ask_source"),
        ("en", "What does the article say about itself?", "ask_source"),
        ("en", "What do other sources say about Lyon?", "ask_source"),
    ],
)
def test_what_a_source_says_of_something_is_told(table, language, text, intent):
    assert reader(table, language=language)(text, "ask_source").intent == intent
