"""After how many months something comes round, in every language that is written in Latin letters: "alle zwei Jahre", "chaque printemps", "cada dos años en mayo"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import lru_cache

from twincities.languages import spoken_in_latin
from twincities.languages.words import concepts_of
from twincities.table.text.folding import fold, fold_characters

_YEAR = 12  # months
_WORD = re.compile(r"\w+")


def interval_in_words(text: str, times_of_year: Set[str]) -> int | None:
    """After how many months it comes round; 0 where it was held once, None where the text does not say.

    `times_of_year` are the names of months and seasons: "every" one of them is once a year, "every second" once in two.
    """
    words = fold(text).split()
    said = " ".join(words) + " "
    found = [
        (match.end() - match.start(), months)
        for rhythm, months in _rhythms()
        if (match := rhythm.search(said))
    ]
    if found:
        return max(found)[1]
    begins = next((words[len(each) :] for each in _each() if tuple(words[: len(each)]) == each), None)
    if begins is None or times_of_year.isdisjoint(begins):
        return None
    number = _numbers().get(begins[0], 1) if begins[1:2] and begins[1] in times_of_year else 1
    return _YEAR * number


@lru_cache
def _rhythms() -> Sequence[tuple[re.Pattern[str], int]]:
    """The patterns of what says a rhythm, each word of it with a blank behind it, and the months between."""
    return [
        (re.compile(rf"(?<!\S){_pattern(template)}"), months) for months, template in _phrases("interval")
    ]


def _pattern(template: str) -> str:
    """`(a|b)` is either, `[a]` may be left out."""
    spaced = re.sub(r"\]\s*", " )?", f"{fold_characters(template)} ").replace("[", "(?:")
    return re.sub(r"\((?!\?)", "(?:", spaced)


@lru_cache
def _each() -> Sequence[tuple[str, ...]]:
    """The words for "every"."""
    templates = (str(one) for code in spoken_in_latin() for one in concepts_of(code)["repeating"]["phrases"])
    return [
        tuple(_WORD.findall(way)) for one in templates for way in fold_characters(one).strip("()").split("|")
    ]


@lru_cache
def _numbers() -> dict[str, int]:
    """The numbers that are one word, as "second" or "two"."""
    told = [*_phrases("ordinal"), *_phrases("number")]
    return {fold(phrase): number for number, phrase in told if number > 0 and _WORD.fullmatch(phrase)}


def _phrases(concept: str) -> Iterator[tuple[int, str]]:
    """The phrases of a concept in all these languages that hold no name, by the number that each tells."""
    for code in spoken_in_latin():
        for number, templates in concepts_of(code)[concept]["values"].items():
            yield from ((int(number), str(one)) for one in templates if "<" not in str(one))
