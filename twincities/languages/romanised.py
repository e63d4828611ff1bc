"""Words of languages of other scripts as they are written in Latin letters: pinyin without tones, romaji."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from twincities.languages.lists import word_list
from twincities.languages.spoken import spoken


@lru_cache
def romanised_words(language: str) -> frozenset[str]:
    """The commonest words of a language in Latin letters, in small letters; none of one that is written in them."""
    return frozenset(word_list(language, "romanised"))


def romanised_language(words: Sequence[str], known: Sequence[bool]) -> str | None:
    """The language that most words of a text are of, written in Latin letters.

    `known` says of each word whether a language that is always written so has it too: one at least is to be known nowhere else.
    """
    for code in spoken():
        own = romanised_words(code) if code == code.partition("-")[0] else frozenset()
        heard = [not elsewhere for word, elsewhere in zip(words, known, strict=True) if word in own]
        if any(heard) and 2 * len(heard) > len(words):
            return code
    return None
