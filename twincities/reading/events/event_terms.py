"""What a question asks of events: their kinds, whether they come round, whether their place is named."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from twincities.languages import spoken_in_latin
from twincities.languages.lists import word_list
from twincities.nlu.text.mentions import CITY, TIME, YEAR
from twincities.nlu.text.tokens import tokenize
from twincities.reading.events.celebrated import Celebrated
from twincities.reading.model.selection import EventBounds
from twincities.reading.names.ties import named
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.table import YearlyDate, parse_period

_SPELLINGS = {"programme": ("program", "programs"), "centre": ("center", "centers")}
OF_EVENTS = frozenset(
    {"ask_event_content", "ask_event_details", "ask_event_place", "ask_event_recurrence", "ask_events", "list_events"}
)  # fmt: skip
_OF_TIMES = OF_EVENTS | {"ask_common", "ask_exchanges"}
"""Intents whose questions are about events where they tell a time of the year: what else is told has none."""
_GOING_ON = frozenset({"ask_events", "ask_exchanges", "list_events"})
_OF_PARTNERSHIPS = (
    "partnership_noun",
    "twinned",
    "beginning",
    "described",
    "ones",
    "those",
    "jubilee_noun",
    "oldest",
    "newest",
)
_YEARLY = 12  # months
_PAIR = 2
_NOBODY = Celebrated()
_REACH = 3  # words between a negation and what it denies: "are not said to recur"


def event_kinds(clues: Clues, with_left_out: bool = False) -> tuple[str, ...]:
    """The kinds of events of the table that are spoken of, and not left out; none where events in general are: "any fair or something?"."""
    if clues.has("or_something"):
        return ()
    left_out = set() if with_left_out else set(_kinds_left_out(clues))
    return tuple(
        kind
        for kind in sorted(clues.event_kinds)
        if kind not in left_out and any(_names(clues, at, kind) for at in range(len(clues.words)))
    )


def places_of_kinds(clues: Clues) -> set[int]:
    """The places of the words that call events of some kind of the table."""
    return {
        at + beside
        for at in range(len(clues.words))
        for kind in clues.event_kinds
        for beside in range(_names(clues, at, kind))
    }


def event_bounds(clues: Clues, honoured: Celebrated = _NOBODY) -> EventBounds | None:
    """What events are asked for beside their kind; None where nothing is said of that."""
    months, found, each = _time_of_year(clues)
    interval, unwanted = _intervals(clues)
    bounds = EventBounds(
        tuple(dict.fromkeys(_kinds_left_out(clues))),
        False if clues.has("unscheduled") else None if clues.has("interval") else _said(clues, "recurring"),
        False if clues.has("placeless") else None,
        _YEARLY if interval is unwanted is None and each else interval,
        unwanted,
        months,
        found,
        bool(_said(clues, "held_abroad")),
        _is_dated(clues),
        *honoured,
        _are_addressed(clues),
        _held_in(clues),
    )
    return bounds if bounds != EventBounds() else None


def _are_addressed(clues: Clues) -> bool:
    """Whether those are asked for of which it is said whom they are for: "which say for whom they are?"; 面向哪些人 asks whom."""
    whom = clues.places("for_whom")
    return bool(whom) and any(whom.isdisjoint({cue.first}) for cue in clues.all("which", "list", "all"))


def _is_dated(clues: Clues) -> bool:
    """Whether events, or what goes on, are asked for by a year, a day or "next week"; partnerships have dates of their own."""
    # Of no city, what "happened in 1983" are twinnings.
    goes_on = clues.cities and clues.has("going_on")
    if (
        not (goes_on or clues.has("event_noun") or clues.intent in _GOING_ON)
        or clues.names_event
        or clues.has(*_OF_PARTNERSHIPS)
    ):
        return False
    dates = [parse_period(one.value) for one in clues.found if one.kind in (TIME, YEAR)]
    # "Anything coming up in May?" asks for what is held every May, too.
    return any(not isinstance(one, YearlyDate) for one in dates) or (clues.has("once_upon") and not dates)


def seasons(clues: Clues) -> tuple[int, ...]:
    """The seasons that are named, whatever is to be in them."""
    return tuple(dict.fromkeys(cue.value for cue in clues.all("season") if cue.value))


def _intervals(clues: Clues) -> tuple[int | None, int | None]:
    """After how many months events are to come round, and after how many not."""
    cue = clues.first("interval")
    if cue is None:
        return None, None
    denied = _is_denied(clues, cue.first) or _is_denied_behind(clues, cue)
    # „nicht jedes Jahr“
    denied = denied or any(one.first <= cue.first <= one.last + 1 for one in clues.all("not_every"))
    return (None, cue.value) if denied else (cue.value, None)


def _is_denied_behind(clues: Clues, said: SpottedCue) -> bool:
    """Whether a denial of what stands before it follows, and no name in between: 毎年開かれるわけではない催し."""
    denials = (one.first for one in clues.all("negated_before") if one.first > said.last)
    at = next(denials, said.last)
    return at > said.last and not any("<name>" in word.forms for word in clues.words[said.last : at])


def _time_of_year(clues: Clues) -> tuple[tuple[int, ...], tuple[int, ...], bool]:
    """The months and seasons in which events are to be, where the question is about events, and whether in each year: "every May"."""
    if clues.intent not in _OF_TIMES and not clues.speaks_of_events:
        return (), (), False
    months = {
        one.start: date.month
        for one in clues.found
        if one.kind in (TIME, YEAR) and isinstance(date := parse_period(one.value), YearlyDate)
    }
    named = {clues.words[cue.first].start for cue in clues.all("season") if cue.value}
    places = (at for at, word in enumerate(clues.words) if word.start in months or word.start in named)
    each = any(clues.says(at - 1, "repeating") or clues.says(at, "repeating") for at in places)
    return tuple(months.values()), seasons(clues), each


def is_held_there(clues: Clues) -> bool:
    """Whether the city of a question is where an event is held, and not whose it is: "which of Lyon's take place in May?"."""
    cities = [at for at, word in enumerate(clues.words) if "<city>" in word.forms]
    return clues.has("held_in") and (not cities or any(_is_where_held(clues, at) for at in cities))


def _is_where_held(clues: Clues, at: int) -> bool:
    """Whether a word stands within or right behind what says where something is held: "held in Lyon"."""
    return any(cue.first <= at <= cue.last + 1 for cue in clues.all("held_in"))


def _held_in(clues: Clues) -> str:
    """The one of two cities in which events are to be held: "events of Lyon and Turin in Turin"; "" where it is neither or both."""
    cities = [one for one in named(clues, CITY) if one.mention.role != "excluded"]
    if len({one.value for one in cities}) != _PAIR or clues.names_event:
        return ""
    if not clues.has("event_noun") and not (clues.has("ones") and clues.intent == "name_subject"):
        return ""  # 「杭州のほうでやるボルドーのやつは？」
    there = [one for one in cities if _is_where_held(clues, one.at)]
    joined = {one.at + 2 for one in there if clues.says(one.at + 1, "and")}  # "in Lyon and Turin"
    held_in = {one.value for one in there} | {one.value for one in cities if one.at in joined}
    return held_in.pop() if len(held_in) == 1 else ""


def _said(clues: Clues, concept: str) -> bool | None:
    """Whether it is said of events or denied; None where neither is."""
    cue = clues.first(concept)
    return None if cue is None else not _is_denied(clues, cue.first)


def _kinds_left_out(clues: Clues) -> Iterator[str]:
    """Kinds behind a negation, where events were spoken of before it, "which events are not weeks?"; or before it, ウィーク以外."""
    events = clues.first("event_noun")
    for at in range(len(clues.words)):
        behind = events is not None and at > events.last + 1 and _is_denied(clues, at)
        for kind in clues.event_kinds:
            length = _names(clues, at, kind)
            if length and (behind or _is_left_out(clues, at, at + length)):
                yield kind


def _is_denied(clues: Clues, at: int) -> bool:
    return any(0 < at - cue.last <= _REACH for cue in clues.all("negation"))


def _is_left_out(clues: Clues, at: int, end: int) -> bool:
    """Whether what stands from one word to before another is left out right behind it or before it, or by a clause before its noun: 不是城市周的活动."""
    if any(cue.first == end for cue in clues.all("negated_before", "outside")):
        return True
    if any(cue.last == at - 1 for cue in clues.all("outside")):
        return True
    nouns = {cue.first for cue in clues.all("event_noun")}
    return _is_denied(clues, at) and clues.says(end, "possessive") and end + 1 in nouns


def _names(clues: Clues, at: int, kind: str) -> int:
    """How many words from a place on, which are no name, call events of a kind; 0 where none do."""
    called = _called(kind, tuple(clues.event_kinds[kind]))
    if called.keys().isdisjoint(clues.words[at].forms) or clues.says(at, "once_upon"):
        return 0  # "this weekend" and "next week" call no event
    names = (
        len(name)
        for form in clues.words[at].forms
        for name in called.get(form, ())
        if len(name) <= len(clues.words) - at
        and all(
            part in word.forms and "<name>" not in word.forms
            for part, word in zip(name, clues.words[at:], strict=False)
        )
    )
    return max(names, default=0)


@lru_cache
def _called(kind: str, elsewhere: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """What events of a kind are called, in folded words, by the first of these; `elsewhere` is what other languages call them."""
    names: dict[str, list[tuple[str, ...]]] = {}
    endings = {ending for language in spoken_in_latin() for ending in word_list(language, "plural_endings")}
    plurals = (f"{name}{ending}" for name in elsewhere for ending in sorted(endings))
    for called in (kind, f"{kind}s", *_SPELLINGS.get(kind, ()), *elsewhere, *plurals):
        words = tuple(token.folded for token in tokenize(called))
        if words:
            names.setdefault(words[0], []).append(words)
    return names
