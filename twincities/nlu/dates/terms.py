"""The terms of a message that dates consist of: numerals, signs, and the phrases of `date_words`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from rapidfuzz.distance import OSA

from twincities.nlu.dates.words import DateWords
from twincities.nlu.text.spelling import correct
from twincities.nlu.text.tokens import frequency_anywhere

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
HYPHENS = ("-", "‐", "–")
APOSTROPHES = ("'", "’", "‘")
_SHORTEST_SLIP = 6  # letters of a word of dates that is read with a slip: "eigthies", "novmber"
_NO_WORD = 2.5  # Zipf frequency
_NO_ROLES: Mapping[str, int] = {}


class Term(NamedTuple):
    """A numeral, a sign, or a phrase in small letters, with its offsets and its roles in a date.

    A numeral of up to four digits has the role "digits", "3rd" the role "ordinal" and "80s" the role "decade".
    """

    text: str
    start: int
    end: int
    roles: Mapping[str, int]


class Terms(list[Term]):
    """The terms of a message; a place outside of it has no roles."""

    def has(self, place: int, *roles: str) -> bool:
        """Whether the term at a place has one of the roles."""
        held = self[place].roles if 0 <= place < len(self) else _NO_ROLES
        return bool(held) and any(map(held.__contains__, roles))

    def number(self, place: int, *roles: str) -> int | None:
        """The number of the first of the roles that the term at a place has."""
        held = self[place].roles if 0 <= place < len(self) else _NO_ROLES
        for role in roles:
            if role in held:
                return held[role]
        return None

    def skip(self, place: int, *roles: str) -> int:
        """The place behind up to three terms with one of the roles."""
        last = place + 3
        while place < last and self.has(place, *roles):
            place += 1
        return place

    def sign(self, place: int) -> str:
        """The text of the term at a place."""
        return self[place].text if 0 <= place < len(self) else ""

    def length(self, place: int) -> int:
        """The number of characters of the term at a place."""
        return len(self.sign(place))

    def adjoins(self, place: int) -> bool:
        """Whether nothing stands between the term at a place and the one before it."""
        return 0 < place < len(self) and self[place].start == self[place - 1].end


def terms_of(text: str, words: DateWords) -> Terms:
    """Divide a message into terms, the longest phrase first."""
    tokens = [(match[0].lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    terms = Terms()
    place = 0
    while place < len(tokens):
        token, start, _ = tokens[place]
        roles, after = words.roles.get(token, _NO_ROLES), place + 1
        if token.isdecimal():
            roles, after = _numeral(tokens, place, words)
        elif token in words.longest:
            roles, after = _phrase(tokens, place, words)
        elif len(token) >= _SHORTEST_SLIP:
            roles = words.roles.get(correct(token)) or _roles_of_slip(token, words)
        end = tokens[after - 1][2]
        terms.append(Term(token if after == place + 1 else text[start:end].lower(), start, end, roles))
        place = after
    return terms


def _roles_of_slip(word: str, words: DateWords) -> Mapping[str, int]:
    """The roles of the month that a word is with one slip, where it is no word itself: "dezmber", "septiembe"."""
    months = [name for name, roles in words.roles.items() if "month" in roles and len(name) >= _SHORTEST_SLIP]
    near = [name for name in months if OSA.distance(word, name, score_cutoff=1) <= 1]
    return words.roles[near[0]] if len(near) == 1 and frequency_anywhere(word) < _NO_WORD else _NO_ROLES


def _numeral(
    tokens: list[tuple[str, int, int]], place: int, words: DateWords
) -> tuple[Mapping[str, int], int]:
    digits = tokens[place][0]
    if len(digits) > 4:
        return _NO_ROLES, place + 1
    ending, after = "", place + 1
    while after < len(tokens) and after < place + 3 and tokens[after][1] == tokens[after - 1][2]:
        ending, after = ending + tokens[after][0], after + 1
        if ending in words.ordinal_endings and (ending.isalpha() or _goes_on(tokens, place, after)):
            return {"ordinal": int(digits)}, after
        if ending in words.decade_endings and digits[-1] == "0" and len(digits) in (2, 4):
            return {"decade": int(digits)}, after
    return {"digits": int(digits)}, place + 1


def _goes_on(tokens: list[tuple[str, int, int]], place: int, after: int) -> bool:
    """Whether a stop behind digits makes an ordinal of them, "3. Juni": the sentence goes on, and it parts no numerals."""
    short = len(tokens[place][0]) <= 2
    return (
        short
        and after < len(tokens)
        and tokens[after][1] > tokens[after - 1][2]
        and tokens[after][0].isalpha()
    )


def _phrase(
    tokens: list[tuple[str, int, int]], place: int, words: DateWords
) -> tuple[Mapping[str, int], int]:
    phrase = tokens[place][0]
    roles, end = words.roles.get(phrase, _NO_ROLES), place + 1
    most, after = words.longest[phrase], place + 1
    while after < len(tokens) and after < place + 2 * most:
        if tokens[after][0] not in HYPHENS:
            phrase = f"{phrase} {tokens[after][0]}"
            if phrase in words.roles:
                roles, end = words.roles[phrase], after + 1
        after += 1
    return roles, end
