"""Themes in everyday words, which only some questions are about: "what is there for families?"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from twincities.languages.lists import word_list
from twincities.nlu.text import mentions
from twincities.nlu.text.tokens import tokenize
from twincities.reading.intents.of_ties import OF_TEXTS

_POSTPOSITIONS = frozenset({"ja"})


def with_topics(question: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    """The question without themes in everyday words, unless it asks for what texts of the table say, or which are for whom they name."""
    if question["intent"] in OF_TEXTS.split():
        return question
    lists = question["intent"] == "ask_partnerships"
    kept = [
        one
        for one in question["entities"]
        if one.get("role") != mentions.EVERYDAY or (lists and _is_for_them(one, question, language))
    ]
    return {**question, "entities": kept}


def _is_for_them(entity: Mapping[str, Any], question: Mapping[str, Any], language: str) -> bool:
    """Whether the words beside a name say that something is for whom it names."""
    text, start = str(question["text"]), int(question.get("start") or 0)
    if not isinstance(entity.get("start"), int) or entity["start"] < start:
        return False
    behind = language in _POSTPOSITIONS
    beside = _words(text[entity["end"] - start :] if behind else text[: entity["start"] - start])
    phrases = [_words(str(phrase)) for phrase in word_list(language, "meant_for")]
    return any(beside[: len(one)] == one if behind else beside[-len(one) :] == one for one in phrases)


def _words(text: str) -> list[str]:
    return [token.folded for token in tokenize(text)]
