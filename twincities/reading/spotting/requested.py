"""In which language somebody asks to be answered: "answer in English please", "请用英文回答"."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from twincities.nlu.text.tokens import tokenize
from twincities.reading.spotting.cues import find_cues, words_of
from twincities.reading.spotting.language_names import names_of_languages
from twincities.reading.spotting.words import phrasebook

_CUE = "answer_in"


class RequestedLanguage(NamedTuple):
    """The code of a language, and the offsets of the words that ask for it."""

    code: str
    start: int
    end: int


@lru_cache
def _first_words(language: str) -> frozenset[str]:
    """The words with which the names of languages begin."""
    return frozenset(name[0] for name in names_of_languages(language))


def requested_language(text: str, language: str) -> RequestedLanguage | None:
    """The language in which a message asks to be answered; `language` is that of the message itself."""
    tokens = tokenize(text)
    said = [token.folded for token in tokens]
    if _first_words(language).isdisjoint(said):
        return None
    names = names_of_languages(language)
    cue = next(
        (cue for cue in find_cues(words_of(text, ()), phrasebook(language)) if cue.concept == _CUE), None
    )
    if cue is None:
        return None
    named = [
        (code, len(name))
        for name, code in names.items()
        for at in range(cue.first, cue.last + 1)
        if tuple(said[at : at + len(name)]) == name
    ]
    return RequestedLanguage(max(named, key=lambda one: one[1])[0], cue.start, cue.end) if named else None
