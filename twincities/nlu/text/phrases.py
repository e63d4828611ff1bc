"""Phrases of a language as runs of words, and where they stand in a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from twincities.languages.lists import word_list
from twincities.nlu.text.tokens import Token, tokenize
from twincities.table.text.folding import spellings

Phrase = tuple[str, ...]


class _Phrases(NamedTuple):
    """Folded phrases by their first and by their last word, the longest first."""

    by_first: Mapping[str, Sequence[Phrase]]
    by_last: Mapping[str, Sequence[Phrase]]


@lru_cache
def _phrases(language: str, name: str) -> _Phrases:
    """The phrases of a list of a language (data/languages/<code>/lists.yml)."""
    folded = {
        tuple(token.folded for token in tokenize(spelling))
        for said in word_list(language, name)
        for spelling in spellings(str(said))
    } - {()}  # "¿" alone has no word
    by_first: dict[str, list[Phrase]] = {}
    by_last: dict[str, list[Phrase]] = {}
    for phrase in sorted(folded, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append(phrase)
        by_last.setdefault(phrase[-1], []).append(phrase)
    return _Phrases(by_first, by_last)


def is_phrase(word: str, language: str, name: str) -> bool:
    """Whether one word is a phrase of a list."""
    return (word,) in _phrases(language, name).by_first.get(word, ())


def ends_with(words: Sequence[str], language: str, name: str) -> int:
    """How many words at the end of `words` are a phrase of a list, the longest; 0 where they are none."""
    found = _phrases(language, name).by_last.get(words[-1], ()) if words else ()
    return next((len(one) for one in found if tuple(words[-len(one) :]) == one), 0)


def begins_with(words: Sequence[str], language: str, name: str, at: int = 0) -> int:
    """How many words of `words` from `at` on are a phrase of a list, the longest; 0 where they are none."""
    found = _phrases(language, name).by_first.get(words[at], ()) if at < len(words) else ()
    return next((len(one) for one in found if tuple(words[at : at + len(one)]) == one), 0)


def consists_of(words: Sequence[str], language: str, name: str) -> bool:
    """Whether words are phrases of a list and nothing else; no words are."""
    at = 0
    while at < len(words) and (length := begins_with(words, language, name, at)):
        at += length
    return at == len(words)


def without(tokens: Sequence[Token], language: str, name: str) -> list[Token]:
    """Tokens without those that are part of a phrase of a list."""
    said, kept, at = [token.folded for token in tokens], [], 0
    while at < len(tokens):
        length = begins_with(said, language, name, at)
        kept += [] if length else [tokens[at]]
        at += length or 1
    return kept


def says(tokens: Sequence[Token], language: str, name: str) -> bool:
    """Whether a phrase of a list stands among tokens."""
    said = [token.folded for token in tokens]
    return any(begins_with(said, language, name, at) for at in range(len(said)))
