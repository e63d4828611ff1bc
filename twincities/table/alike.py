"""Whether an event is as somebody describes it: by the words of its texts in any form, and by words that mean alike: what one person calls kids is another one's pupils."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from twincities.languages.lists import lists_of, word_list
from twincities.languages.spoken import spoken
from twincities.table.models import Event
from twincities.table.text.folding import fold, is_unspaced
from twincities.table.text_search import root

_ALIKE, _WITHIN = "alike_", "within_"
_ENDINGS = frozenset({"", "s", "e", "n", "en", "es"})
"""The endings by which the forms of a short word differ."""
_OF_ENDINGS = frozenset("aeimnorsuxy")
_LONG = 5  # letters that the forms of a word have in common, where they may differ by any ending
_SHORT = 3
_ENDING = 3  # letters
_SHORTEST_PART = 4  # letters of a part of a word


def fits(event: Event, words: Iterable[str], language: str) -> bool:
    """Whether the texts of an event, in the language of its table, fit all words of a description."""
    said = " ; ".join(filter(None, (*event.all_names, event.kind, event.shows, event.audience)))
    return says(said, words, language)


def says(text: str, words: Iterable[str], language: str) -> bool:
    """Whether a text in a language says all of some words, in any form or in words that mean alike."""
    return all(_says(text, word, language) for word in words)


def _says(text: str, word: str, language: str) -> bool:
    """Whether a text says a word, in any form or within a longer one where nouns are written as one, or one that means alike."""
    if not alike_to(word).isdisjoint(meant_in(text, language)):
        return True
    folded = fold(word)
    if is_unspaced(folded):
        return folded in fold(text)
    within = "nouns" in word_list(language, "written_large") and len(folded) >= _SHORTEST_PART
    return any(
        are_forms(folded, one) or root(folded) == root(one) or (within and one.startswith(folded))
        for one in fold(text).split()
    )


@lru_cache(maxsize=10_000)
def alike_to(word: str) -> frozenset[str]:
    """What words mean with which a word is in one list, in whatever language; empty for most words."""
    return frozenset(
        name for language in spoken() for one, name in _listed(_ALIKE, language) if are_forms(fold(word), one)
    )


@lru_cache(maxsize=10_000)
def meant_in(text: str, language: str) -> frozenset[str]:
    """What words of these lists in a text of a language mean, or words for what is within it: a choir makes music."""
    folded = fold(text)
    said = folded.split()
    return frozenset(
        name
        for one, name in (*_listed(_ALIKE, language), *_listed(_WITHIN, language))
        if (one in folded if is_unspaced(one) or " " in one else any(are_forms(word, one) for word in said))
    )


def words_meaning_alike(language: str) -> tuple[str, ...]:
    """The words of these lists in a language."""
    return tuple(dict.fromkeys(one for one, _ in _listed(_ALIKE, language)))


@lru_cache(maxsize=100_000)
def are_forms(one: str, other: str) -> bool:
    """Whether two folded words are the same but for their endings: films and Filmen."""
    if one == other or is_unspaced(one) or is_unspaced(other):
        return one == other
    shared = next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rests = (one[shared:], other[shared:])
    if shared < _LONG:
        return shared >= _SHORT and _ENDINGS.issuperset(rests)
    return all(len(rest) <= _ENDING and _OF_ENDINGS.issuperset(rest) for rest in rests)


@lru_cache
def _listed(prefix: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of all lists of a language whose names begin so, each with what it means."""
    return tuple(
        (fold(str(word)), name.removeprefix(prefix))
        for name in lists_of(language)
        if name.startswith(prefix)
        for word in word_list(language, name)
    )
