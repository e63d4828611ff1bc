"""What marks a sentence as a question at its end: a question mark, or in some languages its last word."""

from __future__ import annotations

from functools import lru_cache

from twincities.languages.lists import word_list
from twincities.nlu.text.phrases import says
from twincities.nlu.text.tokens import tokenize

_MARKS = frozenset("?？")
_STOPS = frozenset(".。!！…~〜～\n")


def end_of_mark(text: str, end: int) -> int:
    """Where the question mark ends that stands behind a part of a text, in French behind a space; `end` without one."""
    at = end + text[end : end + 1].isspace()
    return at + 1 if text[at : at + 1] in _MARKS else end


def is_marked(text: str, end: int, language: str) -> bool:
    """Whether the part of a text that ends there is a question by its mark, or by how its sentence ends: 「…ますか。」, 有吗."""
    if end_of_mark(text, end) > end:
        return True
    return text[end:].strip(" ")[:1] in _STOPS | {""} and _asks_at_its_end(_sentence(text[:end]), language)


def asks_at_its_end(text: str, language: str) -> bool:
    """Whether a text ends as questions do, by a mark or by its last word."""
    said = text.rstrip()
    return said.endswith(tuple(_MARKS)) or is_marked(said, len(said), language)


def _sentence(text: str) -> str:
    """The last sentence of a text, without its stop."""
    said = text.rstrip("".join(_STOPS) + " ")
    return said[max(said.rfind(stop) for stop in (*_STOPS, *_MARKS)) + 1 :]


@lru_cache(maxsize=256)
def _asks_at_its_end(sentence: str, language: str) -> bool:
    """Whether a sentence ends as questions do; some do so only with a word that asks: 「どこなの。」, 哪年呢."""

    def ends_as(name: str) -> bool:
        return sentence.endswith(tuple(map(str, word_list(language, name))))

    if ends_as("telling_endings"):
        return False
    with_word = ends_as("open_endings") and says(tokenize(sentence), language, "question_words")
    return with_word or ends_as("asking_endings")
