"""Phrases of a language as runs of tokens, and where they stand in a message."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from twincities.languages.lists import word_list
from twincities.nlu.tokens import Token, tokenize

Phrase = tuple[str, ...]


@lru_cache
def phrases(language: str, name: str) -> frozenset[Phrase]:
    """The folded words of each phrase of a list of a language (data/languages/<code>/lists.yml)."""
    return frozenset(
        tuple(token.folded for token in tokenize(str(said))) for said in word_list(language, name)
    )


@lru_cache
def _lengths(language: str, name: str) -> Sequence[int]:
    return sorted({len(phrase) for phrase in phrases(language, name)}, reverse=True)


def ends_with(words: Sequence[str], language: str, name: str) -> int:
    """How many words at the end of `words` are a phrase of a list, the longest; 0 where they are none."""
    found = phrases(language, name)
    lengths = (length for length in _lengths(language, name) if length <= len(words))
    return next((length for length in lengths if tuple(words[len(words) - length :]) in found), 0)


def begins_with(words: Sequence[str], language: str, name: str) -> int:
    """How many words at the beginning of `words` are a phrase of a list, the longest; 0 where they are none."""
    found = phrases(language, name)
    lengths = (length for length in _lengths(language, name) if length <= len(words))
    return next((length for length in lengths if tuple(words[:length]) in found), 0)


def consists_of(words: Collection[str], language: str, name: str) -> bool:
    """Whether words are phrases of a list and nothing else; no words are."""
    left = list(words)
    while left and (length := begins_with(left, language, name)):
        del left[:length]
    return not left


def says(tokens: Sequence[Token], language: str, name: str) -> bool:
    """Whether a phrase of a list stands among tokens."""
    said = [token.folded for token in tokens]
    return any(begins_with(said[at:], language, name) for at in range(len(said)))
