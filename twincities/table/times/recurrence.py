"""When and how often something comes round, by the words of a cell: "every December", "yearly in May", "every second spring".

All of it is read in every language that is written in Latin letters: "jedes Jahr im Juni" (`recurrence_in_words`); Japanese and Chinese by `recurrence_in_signs`.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from babel.dates import get_month_names

from twincities.languages import spoken_in_latin
from twincities.languages.words import concepts_of
from twincities.table.text.folding import fold
from twincities.table.times.recurrence_in_signs import interval_in_signs, months_in_signs, seasons_in_signs
from twincities.table.times.recurrence_in_words import interval_in_words


class Season(IntEnum):
    """A season, as the northern half of the world has it."""

    SPRING = 1
    SUMMER = 2
    AUTUMN = 3
    WINTER = 4

    @property
    def months(self) -> frozenset[int]:
        """Its three months."""
        first = 3 * self.value
        return frozenset((month - 1) % 12 + 1 for month in range(first, first + 3))


def _months_in(language: str) -> dict[str, int]:
    names = get_month_names("wide", locale=language)
    return {fold(name): number for number, name in names.items()}


def _seasons_in(language: str) -> dict[str, Season]:
    """The seasons, by the words with which the phrases of a language for them end: "(im|jeden) sommer"."""
    phrases = (concepts_of(language).get("season") or {}).get("values") or {}
    return {
        fold(str(phrase)).split()[-1]: Season(int(value))
        for value, some in phrases.items()
        for phrase in some
    }


_MONTHS = {word: month for language in spoken_in_latin() for word, month in _months_in(language).items()}
_SEASONS = {word: season for language in spoken_in_latin() for word, season in _seasons_in(language).items()}
_YEAR = 12  # months
_UNITS = {"year": _YEAR, "month": 1} | dict.fromkeys((*_MONTHS, *_SEASONS), _YEAR)
_RHYTHMS = {
    "once": 0, "monthly": 1, "quarterly": 3, "yearly": _YEAR, "annually": _YEAR, "annual": _YEAR, "biennial": 2 * _YEAR,
    "biennially": 2 * _YEAR, "triennial": 3 * _YEAR,
}  # fmt: skip
_FIGURES = re.compile(r"(\d+)(?:nd|rd|th|st)?")
_YEAR_NUMBER = re.compile(r"\b(?:1[89]|20)\d\d\b")
_TIMES = {
    word: number
    for number, words in enumerate(
        ("other second two", "third three", "fourth four", "fifth five", "sixth six"), start=2
    )
    for word in words.split()
}


def months_of(recurrence: str | None) -> frozenset[int]:
    """The months that are named; none where only a season is, or nothing."""
    named = (_MONTHS[word] for word in fold(recurrence or "").split() if word in _MONTHS)
    return frozenset(named) | months_in_signs(recurrence or "")


def seasons_of(recurrence: str | None) -> frozenset[Season]:
    """The seasons that are named, or in which the months lie that are."""
    named = {_SEASONS[word] for word in fold(recurrence or "").split() if word in _SEASONS}
    named |= {Season(number) for number in seasons_in_signs(recurrence or "")}
    return frozenset(named | {season for season in Season if season.months & months_of(recurrence)})


def year_of(recurrence: str | None) -> int | None:
    """The year in which it was held once: "once in 2014"; None where none is told."""
    year = _YEAR_NUMBER.search(recurrence or "")
    return int(year[0]) if year else None


@lru_cache
def interval_of(recurrence: str | None) -> int | None:
    """After how many months it comes round; 0 where it was held once, None where the cell does not say.

    "Yearly in May", "every spring": 12; "every second October", "every two years": 24; "every third month": 3.
    """
    words = fold(recurrence or "").split()
    if words[:1] in (["every"], ["each"]):
        times, unit = (
            (1, words[1:2]) if words[1:2] and words[1] in _UNITS else (_number(words[1:2]), words[2:3])
        )
        months = _UNITS.get(unit[0].removesuffix("s")) if unit else None
        return months * times if months and times else None
    if words[:2] in (["once", "a"], ["once", "every"]):
        return _UNITS.get(words[2]) if len(words) == 3 else None
    rhythm = _RHYTHMS.get(words[0]) if words else None
    if rhythm is not None or not recurrence:
        return rhythm
    in_signs = interval_in_signs(recurrence)
    return interval_in_words(recurrence, _UNITS.keys() - {"year", "month"}) if in_signs is None else in_signs


def _number(words: list[str]) -> int | None:
    """What "second", "2nd" or "three" multiplies a year or month by."""
    if not words:
        return None
    figures = _FIGURES.fullmatch(words[0])
    return int(figures[1]) if figures else _TIMES.get(words[0])
