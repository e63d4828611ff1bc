"""Slips within words of other languages than English, of whose rarer words no list is at hand: "coment", "comencé"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from string import ascii_lowercase

from twincities.languages.frequencies import commonest_words, frequency
from twincities.languages.lists import word_list
from twincities.languages.words import cue_words
from twincities.nlu.text.tokens import VERY_COMMON_WORD, frequency_anywhere
from twincities.table.text.folding import fold_characters

_SHORTEST, _LONGEST = 5, 20  # letters
_MOST_COMMON = 2_000


@lru_cache(maxsize=10_000)
def without_inner_slip(word: str, language: str) -> str:
    """A word in small letters that no language knows, put right where a letter is missing, doubled or swapped within it.

    The first letter and the last stay: endings are where the forms of one word differ.
    """
    folded = fold_characters(word)
    if not _SHORTEST <= len(folded) <= _LONGEST or not folded.isalpha():
        return word
    meant = _usual_words(language)
    is_known = folded in meant or frequency(word, language) or word in word_list(language, "regional")
    if is_known or frequency_anywhere(word) >= VERY_COMMON_WORD:
        return word
    near = {meant[other] for other in _one_slip_from(folded) if other in meant}
    return max(near, key=lambda other: (frequency(other, language), other), default=word)


@lru_cache
def _usual_words(language: str) -> Mapping[str, str]:
    """The words that questions are read by, and the commonest ones, by their folded letters."""
    usual = (*commonest_words(language, _MOST_COMMON), *cue_words(language))
    return {fold_characters(word): word for word in usual if len(word) >= _SHORTEST}


def _one_slip_from(word: str) -> Iterator[str]:
    """The words of which a word may be one with a slip that leaves its ends as they are."""
    for at in range(1, len(word)):
        before, behind = word[:at], word[at:]
        yield from (before + letter + behind for letter in ascii_lowercase)
        if len(behind) > 1 and before[-1] == behind[0]:
            yield before + behind[1:]
        if len(behind) > 2:
            yield before + behind[1] + behind[0] + behind[2:]
