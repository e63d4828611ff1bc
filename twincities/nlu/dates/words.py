"""The words in which a language writes dates, as data: phrases and the roles that they play in a date.

Names of months and units come from CLDR (Babel). The readers of `twincities.nlu.dates.spans` know roles alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale
from babel.units import format_unit

from twincities.languages.spoken import DEFAULT_LANGUAGE, folder_of, read_yaml
from twincities.table.text.folding import spellings

_PART = re.compile(r"\d+|[^\W\d_]+|\S")
_HYPHENS = ("-", "‐", "–")
UNITS = {"year": 1, "decade": 10, "century": 100}
"""The units of CLDR in which times are told, in years."""


@dataclass(frozen=True)
class DateWords:
    """The dates of one language.

    `roles` holds for each phrase (small letters, words divided by single spaces) its roles in a date, each with
    a number where the role has one: that of a month, a spelled year. `longest` is the number of words in the
    longest phrase that begins with a word. `ordinal_endings` and `decade_endings` stand behind digits ("3rd", "80s").
    """

    roles: Mapping[str, Mapping[str, int]]
    longest: Mapping[str, int]
    ordinal_endings: frozenset[str]
    decade_endings: frozenset[str]

    @classmethod
    def of(
        cls,
        locales: Sequence[str],
        phrases: Mapping[str, Sequence[str]],
        numbered: Mapping[str, Mapping[str, int]],
        ordinal_endings: Sequence[str],
        decade_endings: Sequence[str],
    ) -> DateWords:
        """The dates of a language from its phrases by role, and those that stand for a number."""
        roles: dict[str, dict[str, int]] = {}
        told = [(role, phrase, 0) for role, said in phrases.items() for phrase in said]
        told += [(role, phrase, number) for role, said in numbered.items() for phrase, number in said.items()]
        told += [("month", name, number) for locale in locales for name, number in _months(locale)]
        told += [unit for locale in locales for unit in _units(locale)]
        for role, phrase, number in told:
            spaced = _spaced(phrase)
            for form in {spaced, *spellings(spaced)}:
                roles.setdefault(form, {})[role] = number
        longest: dict[str, int] = {}
        for phrase in roles:
            words = phrase.split(" ")
            longest[words[0]] = max(len(words), longest.get(words[0], 0))
        return cls(roles, longest, frozenset(ordinal_endings), frozenset(decade_endings))


def _spaced(phrase: str) -> str:
    """A phrase with a blank between its words and signs, as they are looked for, and without hyphens in it."""
    parts = _PART.findall(phrase)
    return " ".join(part for part in parts if len(parts) == 1 or part not in _HYPHENS)


def _months(locale: str) -> Iterator[tuple[str, int]]:
    for usage in Locale.parse(locale).months.values():
        for width in ("wide", "abbreviated"):
            for number, name in usage[width].items():
                yield name.lower().rstrip("."), number


def _units(locale: str) -> Iterator[tuple[str, str, int]]:
    for unit, years in UNITS.items():
        for number in (1, 2, 5):  # one of every plural form
            words = format_unit(number, f"duration-{unit}", locale=locale).split()
            name = " ".join(word for word in words if not word.isdigit()).lower()
            yield "unit", name, years
            if number == 1:
                yield "one_unit", name, years


_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {
    "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
    "twelve": "twelfth",
}  # fmt: skip


def _numbers() -> dict[str, int]:
    """The numbers from 1 to 100: "forty three"."""
    numbers = {word: number for number, word in enumerate((*_ONES, *_TEENS), start=1)}
    for ten, word in enumerate(_TENS, start=2):
        numbers[word] = 10 * ten
        numbers.update({f"{word} {one}": 10 * ten + number for number, one in enumerate(_ONES, start=1)})
    return {**numbers, "hundred": 100, "a hundred": 100, "one hundred": 100}


def _ordinal(number: str) -> str:
    before, space, last = number.rpartition(" ")
    last = _IRREGULAR.get(last) or (f"{last[:-1]}ieth" if last.endswith("y") else f"{last}th")
    return f"{before}{space}{last}"


def _years() -> Iterator[tuple[str, int]]:
    """The years from 1800 to 2099 in every way they are said: "nineteen oh five", "two thousand and five"."""
    for word, number in _numbers().items():
        if number >= 100:
            continue
        for century, hundreds in (("eighteen", 1800), ("nineteen", 1900), ("twenty", 2000)):
            yield f"{century} {word}" if number > 9 else f"{century} oh {word}", hundreds + number
            yield f"{century} hundred and {word}", hundreds + number
            yield f"{century} hundred {word}", hundreds + number
        yield f"two thousand and {word}", 2000 + number
        yield f"two thousand {word}", 2000 + number
    yield from (("eighteen hundred", 1800), ("nineteen hundred", 1900))


def date_words(language: str) -> DateWords:
    """The dates of a language: its data/languages/<code>/dates.yml, or English's where it has none."""
    folder = folder_of(language, "dates.yml")
    return english() if folder.name == DEFAULT_LANGUAGE else _read(folder.name)


@lru_cache
def _read(language: str) -> DateWords:
    loaded = read_yaml(folder_of(language, "dates.yml") / "dates.yml")
    return DateWords.of(
        (language.replace("-", "_"),),
        loaded["phrases"],
        loaded["numbered"],
        loaded["ordinal_endings"],
        loaded["decade_endings"],
    )


@lru_cache(maxsize=1)
def english() -> DateWords:
    """English dates, British and American."""
    numbers = _numbers()
    return DateWords.of(
        ("en", "en_GB"),  # of which one writes "Sep", and the other "Sept"
        phrases={
            # before a date or a span of time
            "before": ("before", "prior to", "earlier than", "older than", "further than", "further back than", "farther back than", "preceding"),
            "until": (
                "until", "till", "up to", "up until", "no later than", "not later than", "by", "not after",
                "no younger than", "no newer than",
            ),
            "after": (
                "after", "later than", "newer than", "younger than", "following", "past", "more recent than",
                "more recently than",
            ),
            "since": ("since", "no earlier than", "not earlier than", "not before", "no older than"),
            "between": ("between",),
            "from": ("from",),
            "in": ("in", "on", "of", "during", "within", "throughout", "every", "each"),
            # between two dates, and behind one
            "and": ("and",),
            "to": ("to", "until", "till", "up to", "through", "-", "–"),
            "onwards": ("onward", "onwards"),
            "on": ("on",),
            "or": ("or", "and"),
            "later": ("later", "after", "newer", "younger", "onward", "onwards"),
            "earlier": ("earlier", "before", "older"),
            "joining": ("and", "but", "but also", "and also", "yet", ",", ", and", ", but"),
            # before a number of years
            "more": ("more than", "over", "longer than", "older than"),
            "at_least": (
                "at least", "no less than", "not less than", "no fewer than", "no younger than", "no newer than",
            ),
            "fewer": ("less than", "fewer than", "under", "younger than", "newer than"),
            "at_most": ("at most", "no more than", "not more than", "no longer than", "up to", "no older than"),
            "rolling": ("the last", "the past", "last", "past"),
            "ago": ("ago",),
            "old": ("old", "of age"),
            # parts of a date
            "of": ("of", ","),
            "the": ("the",),
            "year": ("year", "the year"),
            "about": ("about", "around", "roughly", "approximately", "circa"),
            "early": (
                "early", "early in", "beginning of", "start of", "first half of", "earlier part of", "early part of",
            ),
            "mid": ("mid", "middle of"),
            "late": (
                "late", "late in", "end of", "second half of", "latter half of", "later part of", "latter part of",
            ),
            "verb": ("may", "march"),  # months that are other words as well
            "negative": (
                "no later than", "not later than", "not after", "no younger than", "no newer than",
                "no earlier than", "not earlier than", "not before", "no older than",
            ),
        },
        numbered={
            "number": numbers,
            "ordinal": {_ordinal(word): number for word, number in numbers.items() if number < 100},
            "spelled_year": dict(_years()),
            "rounded_year": {"two thousand": 2000},
            "decade": {f"{word[:-1]}ies": 10 * ten for ten, word in enumerate(_TENS, start=2)},
            "years": {"half a century": 50, "a quarter of a century": 25, "quarter of a century": 25},
            "one": {"a": 1, "an": 1},
            "calendar": {
                "last": -1, "previous": -1, "the previous": -1, "this": 0, "the current": 0, "current": 0, "next": 1,
                "the next": 1, "the coming": 1,
            },
        },
        ordinal_endings=("st", "nd", "rd", "th"),
        decade_endings=("s", "'s", "’s"),
    )  # fmt: skip
