"""Years and spans of years as people write them: "1983", "before 1985", "in the 80s", "over 40 years ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from twincities.table.dates import DateSpan


class SpottedYears(NamedTuple):
    """A span of years and the offsets of the words that name it ("1985" in "before 1985").

    `relative` spans are named by a distance from today ("40 years ago").
    """

    span: DateSpan
    start: int
    end: int
    relative: bool = False


_DECADES = {
    word: number * 10
    for number, word in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"),
        start=2,
    )
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_UNITS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1
    )
}
_TEENS = {
    word: number
    for number, word in enumerate(
        (
            "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ),
        start=10,
    )
}  # fmt: skip
_ORDINALS = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21, "twenty first": 21}

_SPOKEN = (
    rf"(?:nineteen|twenty|eighteen)[ -](?:hundred[ -](?:and[ -])?)?(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?"
    rf"|(?:oh[ -])?(?:{'|'.join(_UNITS)})|{'|'.join(_TEENS)})"
    rf"|two thousand(?:[ -](?:and[ -])?(?:{'|'.join([*_TEENS, *_UNITS])}))?"
)
_YEAR = rf"(?:(?<![\d.,])(?:1[0-9]|20)\d\d(?![\d%])|['’]\d\d(?![\ds])|\b(?:{_SPOKEN})\b)"
_DECADE = rf"(?:\b(?:1[0-9]|20)?\d0[’']?s\b|\b(?:{'|'.join(_DECADES)})\b)"
_CENTURY = rf"\b(?:1[0-9]|20|21)(?:th|st) century\b|\b(?:{'|'.join(_ORDINALS)}) century\b"
_NUMBER = rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS)}))?|{'|'.join(_TEENS)}|{'|'.join(_UNITS)}|a hundred)"
_POINT = rf"(?:the (?:year )?|year )?(?:(?:early|mid|late)[ -])?(?P<{{name}}>{_CENTURY}|{_DECADE}|{_YEAR})"


def _point(name: str) -> str:
    return _POINT.replace("{name}", name)


def spot_years(text: str, this_year: int) -> list[SpottedYears]:
    """All years and spans in a message, left to right, none inside another; `this_year` anchors "ago"."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few capital letters have longer small forms; offsets would shift
        lowered = text
    found: list[SpottedYears] = []
    for pattern, read in _READERS:
        for match in pattern.finditer(lowered):
            if any(match.start() < other.end and other.start < match.end() for other in found):
                continue
            span = read(match, this_year)
            if span is not None:
                found.append(SpottedYears(span, *_offsets(match)))
    return sorted(found, key=lambda spotted: spotted.start)


def _offsets(match: re.Match[str]) -> tuple[int, int, bool]:
    groups = match.groupdict()
    if "number" in groups:
        return match.start(), match.end(), True
    if "first" in groups:
        return match.start("first"), match.end("last"), False
    return match.start("point"), match.end("point"), False


def _span_of(words: str) -> DateSpan:
    """The span of one year, decade or century."""
    if "century" in words:
        ordinal = words.removesuffix(" century")
        number = _ORDINALS.get(ordinal) or int(re.sub(r"\D", "", ordinal))
        return DateSpan.of_years((number - 1) * 100, number * 100 - 1)
    if words in _DECADES:
        return DateSpan.of_years(1900 + _DECADES[words], 1909 + _DECADES[words])
    if words.endswith("s") and words[0].isdigit():
        digits = re.sub(r"\D", "", words)
        first = int(digits) if len(digits) == 4 else 1900 + int(digits)
        return DateSpan.of_years(first, first + 9)
    year = _year_of(words)
    return DateSpan.of_years(year, year)


def _year_of(words: str) -> int:
    digits = re.sub(r"\D", "", words)
    if len(digits) == 4:
        return int(digits)
    if len(digits) == 2:
        return (1900 if int(digits) > 30 else 2000) + int(digits)
    if words.startswith("two thousand"):
        return 2000 + _number_of(words.removeprefix("two thousand").replace("and", " "))
    century, _, rest = re.sub(r"[ -]+", " ", words).partition(" ")
    rest = re.sub(r"\b(?:hundred|and|oh)\b", " ", rest)
    return {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[century] + _number_of(rest)


def _number_of(words: str) -> int:
    if words.strip().isdigit():
        return int(words)
    if words == "a hundred":
        return 100
    values = {**_TENS, **_TEENS, **_UNITS}
    return sum(values.get(word, 0) for word in re.split(r"[ -]+", words))


def _between_same_century(match: re.Match[str], _: int) -> DateSpan | None:
    first = int(match["first"])
    last = first // 100 * 100 + int(match["last"])
    return DateSpan.of_years(first, last) if first <= last else None


def _between_short(match: re.Match[str], _: int) -> DateSpan | None:
    first, last = (1900 + int(match[end]) for end in ("first", "last"))
    return DateSpan.of_years(first, last) if first <= last else None


def _between(match: re.Match[str], _: int) -> DateSpan | None:
    first, last = _span_of(match["first"]).first, _span_of(match["last"]).last
    return DateSpan(first, last) if first and last and first <= last else None


def _before(match: re.Match[str], _: int) -> DateSpan:
    first = _span_of(match["point"]).first
    return DateSpan(None, first.preceding() if first else None)


def _up_to(match: re.Match[str], _: int) -> DateSpan:
    return DateSpan(None, _span_of(match["point"]).last)


def _after(match: re.Match[str], _: int) -> DateSpan:
    last = _span_of(match["point"]).last
    return DateSpan(last.following() if last else None, None)


def _from(match: re.Match[str], _: int) -> DateSpan:
    return DateSpan(_span_of(match["point"]).first, None)


def _more_years_ago(match: re.Match[str], this_year: int) -> DateSpan:
    return DateSpan.of_years(None, this_year - _number_of(match["number"]) - 1)


def _at_least_years_ago(match: re.Match[str], this_year: int) -> DateSpan:
    return DateSpan.of_years(None, this_year - _number_of(match["number"]))


def _fewer_years_ago(match: re.Match[str], this_year: int) -> DateSpan:
    return DateSpan.of_years(this_year - _number_of(match["number"]) + 1, None)


def _last_years(match: re.Match[str], this_year: int) -> DateSpan:
    return DateSpan.of_years(this_year - _number_of(match["number"]), None)


def _years_ago(match: re.Match[str], this_year: int) -> DateSpan:
    year = this_year - _number_of(match["number"])
    return DateSpan.of_years(year, year)


def _alone(match: re.Match[str], _: int) -> DateSpan:
    return _span_of(match["point"])


_Reader = Callable[[re.Match[str], int], "DateSpan | None"]
# The most telling form first: what one pattern has taken, the later ones leave alone.
_READERS: tuple[tuple[re.Pattern[str], _Reader], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?:between|from) {_point('first')} (?:and|to|until|till) {_point('last')}", _between),
        (r"\b(?:between|from) '?(?P<first>\d\d) (?:and|to|until|till) '?(?P<last>\d\d)\b(?! years)", _between_short),
        (r"\b(?P<first>(?:1[0-9]|20)\d\d) ?[-–/] ?(?P<last>\d\d)\b", _between_same_century),
        (rf"{_point('first')} ?(?:-|–|to|until|till) ?{_point('last')}", _between),
        (rf"\b(?:before|prior to|earlier than|older than|preceding) {_point('point')}", _before),
        (rf"\b(?:until|till|up to|no later than|not later than|by|not after) {_point('point')}", _up_to),
        (rf"\b(?:after|later than|newer than|younger than|following|past) {_point('point')}", _after),
        (rf"\b(?:since|no earlier than|not before) {_point('point')}(?: on(?:wards?)?\b)?", _from),
        (rf"{_point('point')} or (?:earlier|before)\b", _up_to),
        (rf"{_point('point')} or (?:later|after)\b", _from),
        (rf"{_point('point')} on(?:wards?)?\b", _from),
        (rf"\b(?:more than|over|longer than|older than) (?P<number>{_NUMBER}) years?(?: ago| old)?\b", _more_years_ago),
        (rf"\b(?:at least) (?P<number>{_NUMBER}) years?(?: ago| old)?\b", _at_least_years_ago),
        (rf"\b(?:less than|fewer than|under|younger than) (?P<number>{_NUMBER}) years?(?: ago| old)?\b", _fewer_years_ago),
        (rf"\b(?:in|within|over|during) the (?:last|past) (?P<number>{_NUMBER}) years?\b", _last_years),
        (rf"\b(?P<number>{_NUMBER}) years? ago\b", _years_ago),
        (_point("point"), _alone),
    )
)  # fmt: skip
