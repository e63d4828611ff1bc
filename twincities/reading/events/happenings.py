"""What a table says to have happened to partnerships on further dates – "first delegation", "confirmed in Bergerac" – where a question asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from twincities.languages.frequencies import word_frequency
from twincities.languages.words import cue_words
from twincities.nlu.text.tokens import tokenize
from twincities.reading.spotting.clues import Clues

_SAYS_LITTLE = 5.6  # Zipf frequency of words that tell nothing apart: "first", "in"


def asks_for_happening(happenings: Iterable[str], clues: Clues, text: str, language: str) -> bool:
    """Whether it is asked when something happened, by all words that tell what it was.

    One word that any question may have is not enough: "signed".
    """
    if not clues.has("when", "of_date", "of_day"):
        return False
    said = {token.folded for token in tokenize(text)}
    return any(
        telling <= said and (len(telling) > 1 or not telling <= cue_words(language))
        for happening in happenings
        if (telling := _telling(happening))
    )


@lru_cache
def _telling(happening: str) -> frozenset[str]:
    words = (token.folded for token in tokenize(happening))
    return frozenset(word for word in words if word_frequency(word) < _SAYS_LITTLE)
