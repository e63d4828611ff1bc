"""Words and themes in the texts of a table, whatever their case and number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from twincities.table.models import Theme
from twincities.table.text.folding import fold, is_unspaced

_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_ENDINGS = ("ing", "ist", "er")  # cycling, cyclist, rower
_SHORTEST_ROOT = 3  # letters


def stems_in(text: str) -> Iterator[str]:
    """The words of a text, without the ending of a plural."""
    return map(stem, _WORD.findall(fold(text)))


def stem(word: str) -> str:
    """A folded word without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def root(word: str) -> str:
    """What a folded word shares with those made of it, marked as no word itself: "row~" of rows, rowing and rowers, "ski~" of skiers."""
    whole = stem(word)
    for ending in _ENDINGS:
        rest = whole.removesuffix(ending)
        if rest != whole and len(rest) >= _SHORTEST_ROOT:
            double = len(rest) > _SHORTEST_ROOT and rest[-1] == rest[-2]
            whole = rest[:-1] if double else rest
            break
    return f"{whole.removesuffix('e') if len(whole) > _SHORTEST_ROOT else whole}~"


def stems_and_roots_in(text: str) -> Iterator[str]:
    """The words of a text without the ending of a plural, and what each shares with those made of it."""
    return (form for word in stems_in(text) for form in (word, root(word)))


def held_with_all(words: Iterable[str], held: Mapping[str, set[str]]) -> set[str]:
    """What is held with each of some words, or, where a word itself is not there, with its root; `held` is by `stems_and_roots_in`."""
    found = [_held_with(word, held) for word in map(fold, words)]
    return set.intersection(*found) if found else set()


def _held_with(word: str, held: Mapping[str, set[str]]) -> set[str]:
    if is_unspaced(word):
        return set().union(*(rows for run, rows in held.items() if word in run))
    return held.get(stem(word)) or held.get(root(word), set())


def holds(text: str, word: str) -> bool:
    """Whether a word stands in a text, in the singular or plural; one of a script without spaces anywhere in it."""
    folded = fold(word)
    return folded in fold(text) if is_unspaced(folded) else stem(folded) in stems_in(text)


def names_year(text: str) -> bool:
    """Whether a text tells of a year."""
    return bool(_YEAR.search(text))


def theme_pattern(theme: Theme) -> re.Pattern[str]:
    """What finds a theme in a folded text."""
    words = {form for word in (theme.name, *theme.words) for form in (fold(word), _singular(fold(word)))}
    alternatives = "|".join(re.escape(word) + r"(?:s|es)?" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _singular(phrase: str) -> str:
    """A folded phrase with its last word in the singular."""
    *before, last = phrase.split(" ")
    return " ".join((*before, stem(last)))
