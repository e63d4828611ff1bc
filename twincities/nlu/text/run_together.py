"""Words that are written as one without their apostrophe, as thumbs do: "cest", "dhabitants"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from twincities.languages.frequencies import frequency
from twincities.languages.lists import word_list
from twincities.nlu.text.tokens import tokenize

# Zipf frequencies: what is rarer is no word, and what is more common is one that is meant.
_NO_WORD, _WORD = 3.0, 3.8
_WRITTEN = re.compile(r"\w+")


def written_apart(text: str, language: str) -> str:
    """A text in small letters with what is run together written as it is spelled."""
    if not word_list(language, "run_together"):
        return text
    return _WRITTEN.sub(lambda found: _spelled(found[0], language) or found[0], text)


def words_apart(word: str, language: str) -> tuple[str, ...]:
    """The folded words that a folded word is run together of; itself where it is one word."""
    spelled = _spelled(word, language) if word_list(language, "run_together") else None
    return tuple(token.folded for token in tokenize(spelled)) if spelled else (word,)


def is_usual(word: str, language: str) -> bool:
    """Whether a folded word is one of the usual words that are run together, which mean nothing by themselves."""
    return word in _usual(language)


@lru_cache(maxsize=10_000)
def _spelled(word: str, language: str) -> str | None:
    """How it is spelled what a word is run together of; None where it is one word."""
    if usual := _usual(language).get(word):
        return usual
    if frequency(word, language) >= _NO_WORD:
        return None
    for elided in word_list(language, "elided"):
        rest = word.removeprefix(elided)
        if rest != word and rest[:1] in "aeiouhéèêâ" and frequency(rest, language) >= _WORD:
            return f"{elided}'{rest}"
    return None


@lru_cache
def _usual(language: str) -> Mapping[str, str]:
    """The usual words that are run together, by how they are then written."""
    return {
        "".join(token.folded for token in tokenize(spelled)): spelled
        for spelled in word_list(language, "run_together")
    }
