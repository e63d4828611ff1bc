"""Which one is meant that is told apart by something old, which says nothing of its age."""

from __future__ import annotations

from twincities.reading import Reading, read_question


def read(text: str, language: str, unread: str) -> Reading:
    """The reading of a question that was taken for one after the oldest, with a word that nothing explains."""
    start = text.index(unread)
    words = [{"text": unread, "start": start, "end": start + len(unread)}]
    question = {"intent": "ask_oldest", "text": text, "entities": [], "unread": words}
    return read_question(question, language=language)


def test_the_oldest_one_with_something_is_the_oldest() -> None:
    asked = read("Which is the oldest one with a gasworks?", "en", "gasworks")
    assert asked.intent == "ask_oldest" and asked.rank is not None
