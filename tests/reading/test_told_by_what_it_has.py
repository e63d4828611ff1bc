"""Which one is meant that is told apart by something old, which says nothing of its age."""

from __future__ import annotations

import pytest

from twincities.reading import Reading, read_question


def read(text: str, language: str, unread: str) -> Reading:
    """The reading of a question that was taken for one after the oldest, with a word that nothing explains."""
    start = text.index(unread)
    words = [{"text": unread, "start": start, "end": start + len(unread)}]
    question = {"intent": "ask_oldest", "text": text, "entities": [], "unread": words}
    return read_question(question, language=language)


@pytest.mark.parametrize(
    ("language", "text", "unread"),
    [
        ("en", "Which is the one with the old gasworks?", "gasworks"),
        ("en", "Which one is it with the old gasworks?", "gasworks"),
        ("en", "She was from the one with the old gasworks. Which is that?", "gasworks"),
        ("de", "Welche ist die mit den alten Lagerhäusern?", "Lagerhäusern"),
        ("fr", "Laquelle est celle avec les vieux entrepôts ?", "entrepôts"),
        ("es", "¿Cuál es la de los almacenes antiguos?", "almacenes"),
    ],
)
def test_one_with_something_old_is_not_the_oldest(language: str, text: str, unread: str) -> None:
    asked = read(text, language, unread)
    assert (asked.intent, asked.rank) == ("ask_partnerships", None)
    assert asked.unread == (unread,)


def test_the_oldest_one_with_something_is_the_oldest() -> None:
    asked = read("Which is the oldest one with a gasworks?", "en", "gasworks")
    assert asked.intent == "ask_oldest" and asked.rank is not None
