"""The countries, states and regions beside a name that tell which of its bearers is meant: "Toledo, Spain"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twincities.languages.lists import word_list
from twincities.nlu.names.found import Found
from twincities.nlu.names.index import Names
from twincities.nlu.text.mentions import Mention
from twincities.nlu.text.phrases import is_phrase
from twincities.nlu.text.tokens import VERY_COMMON_WORD, Token, joined
from twincities.table.places.compound_names import is_kind

_MOST_WORDS = 4
_SHORT = 3  # letters of what may be an abbreviation
_MOST_FREQUENT_ABBREVIATION = 5.5  # Zipf frequency: of "oh", but neither of "or" nor of "me"
_WITHIN_A_NAME = {"", ".", "-", "'", "’", "&"}
_MOST_BEFORE_A_PLACE = 6  # words: "I mean the one in the"
_COMMAS = {",", "，", "、"}
_BRACKETS = {"(", "（"}
_CLOSING_BRACKETS = {")", "）"}
_POSSESSIVES = {"的", "の"}
# "which French Lyon partners" asks for French partners.
_PARTNERS = {
    "partner",
    "partners",
    "sister",
    "sisters",
    "twin",
    "twins",
    "partnership",
    "partnerships",
    "links",
}


class TellingPlace(NamedTuple):
    """What stands beside a name: the codes of the places of that name, and the span of both together.

    `apposed`: it is a part of the name, as in "Toledo, Ohio", and cannot be a remark on it, as in "is it in Ohio".
    `must_fit`: an abbreviation that may be a word as well, and is none where it fits none of the bearers.
    """

    codes: tuple[str, ...]
    key: str
    start: int
    end: int
    apposed: bool
    must_fit: bool = False


def telling_places(names: Names, found: Found, mention: Mention) -> Iterator[TellingPlace]:
    """The places that are named right behind a mention or right before it, the longest names first."""
    yield from _behind(names, found, mention)
    yield from _before(names, found, mention)


def _behind(names: Names, found: Found, mention: Mention) -> Iterator[TellingPlace]:
    first = found.first_behind(mention)
    if first >= len(found.tokens):
        return
    between = found.text[mention.end : found.tokens[first].start].strip()
    if between not in {"", *_COMMAS, *_BRACKETS}:
        return
    begun = first
    ones = _ones(found)
    for token in found.tokens[first : first + _MOST_BEFORE_A_PLACE]:
        if token.folded not in ones and token.folded not in word_list(found.language, "before_telling_place"):
            break
        first += 1
    apposed = bool(between) or first == begun  # "is Toledo the one in Spain?" asks
    with_article = _windows(found, first - 1) if first > begun else ()  # "the States"
    for window in (*_windows(found, first), *with_article):
        key = joined(window)
        if any(
            one.start <= window[0].start and one.end > window[-1].end
            for one in found.mentions()
            if one != mention
        ):
            continue  # "Lyon in América Latina"
        codes = _codes(names, window)
        behind = found.tokens[first + len(window) : first + len(window) + 1]
        next_word = behind[0].folded if behind else ""
        if not codes or (names.is_adjective(key) and next_word not in ones):
            continue
        is_part = is_kind(next_word) or (names.is_adjective(key) and next_word in ones)
        end = behind[0].end if is_part else window[-1].end
        inside = found.text[mention.start : end]
        closed = found.text[end : end + 1] in _CLOSING_BRACKETS and _is_open(inside)
        short = len(key) <= _SHORT and key.isascii()
        if short and not closed and not _may_be_code(names, found, window, between, key):
            continue
        must_fit = short and not closed and _is_word(found, window, key)
        yield TellingPlace(codes, key, mention.start, end + closed, apposed, must_fit)


def is_said_of_one(found: Found, place: Mention) -> bool:
    """Whether a country tells which of several is meant: "the English one", "the one in Ohio", 阿根廷的那个."""
    first, behind = found.first_of(place), found.first_behind(place)
    definite = found.is_behind(first, "definite")
    if definite and behind < len(found.tokens) and found.tokens[behind].folded in _ones(found):
        return True
    while first and is_phrase(found.tokens[first - 1].folded, found.language, "before_telling_place"):
        first -= 1
    return found.is_behind(first, "ones") and found.is_behind(first - 1, "definite")


def _ones(found: Found) -> Sequence[str]:
    """The words of a language for a city by which another name of it is avoided: "the one in Ohio", "the Spanish town"."""
    return word_list(found.language, "ones")


def _is_open(text: str) -> bool:
    """Whether a bracket is opened in a text and not closed."""
    return sum(text.count(sign) for sign in _BRACKETS) > sum(text.count(sign) for sign in _CLOSING_BRACKETS)


def _may_be_code(names: Names, found: Found, window: Sequence[Token], between: str, key: str) -> bool:
    """Whether a short word is written like the code of a place: a state's behind a comma, "US" with capitals."""
    large = found.is_written_large(window)
    if between in _COMMAS:
        return large or found.frequency(key) < _MOST_FREQUENT_ABBREVIATION
    return large and key in names.countries


def _is_word(found: Found, window: Sequence[Token], key: str) -> bool:
    """Whether what may be a code may be a word: "or" and "OR", "OK", "oh" in small letters."""
    return not found.is_written_large(window) or found.frequency(key) >= VERY_COMMON_WORD


def _before(names: Names, found: Found, mention: Mention) -> Iterator[TellingPlace]:
    last = found.first_behind(mention) - 1
    first = found.first_of(mention)
    if not first:
        return
    gap = found.text[found.tokens[first - 1].end : mention.start].strip()
    behind = found.tokens[last + 1].folded if last + 1 < len(found.tokens) else ""
    if gap or behind in _PARTNERS:
        return
    end = first
    if found.tokens[end - 1].folded == "of":
        end -= 1
    called_one = end > 0 and found.tokens[end - 1].folded in _ones(found)  # "the Spanish city of Toledo"
    end = end - 1 if called_one else first
    possessive = end > 0 and found.tokens[end - 1].folded in {"s", *_POSSESSIVES}
    end -= possessive
    for window in _windows_before(found, end):
        key = joined(window)
        acronym = len(key) <= _SHORT and found.is_written_large(window)
        if possessive or names.is_adjective(key) or acronym:
            # "IN Bordeaux" is no Bordeaux of Indiana.
            codes = names.countries.values(key) if acronym else _codes(names, window)
            if codes:
                yield TellingPlace(codes, key, window[0].start, mention.end, apposed=True)


def _codes(names: Names, window: Sequence[Token]) -> tuple[str, ...]:
    """The codes of the countries and regions of a name; "a far" is no way to write Afar."""
    key = joined(window)
    regions = names.regions.values(key) if names.regions.is_written_in(len(window), key) else ()
    return (*names.countries.values(key), *regions)


def _windows(found: Found, first: int) -> Iterator[Sequence[Token]]:
    """The runs of tokens from one on that may be one name, the longest first."""
    last = first
    while last + 1 < min(len(found.tokens), first + _MOST_WORDS) and _is_joined(found, last):
        last += 1
    for end in range(min(last + 1, len(found.tokens)), first, -1):
        yield found.tokens[first:end]


def _windows_before(found: Found, end: int) -> Iterator[Sequence[Token]]:
    """The runs of tokens up to one that may be one name, the longest first."""
    first = end - 1
    while first > max(0, end - _MOST_WORDS) and _is_joined(found, first - 1):
        first -= 1
    for begin in range(max(first, 0), end):
        yield found.tokens[begin:end]


def _is_joined(found: Found, position: int) -> bool:
    """Whether a token and the next may be parts of one name."""
    one, other = found.tokens[position : position + 2]
    return found.text[one.end : other.start].strip() in _WITHIN_A_NAME
