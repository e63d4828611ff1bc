"""Which states of partnerships a question leaves out: "leaving out the dormant ones", "neither active nor ended"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.table import Status

_STATES = {"suspended_so": Status.SUSPENDED, "dormant_so": Status.DORMANT, "still_so": Status.ACTIVE}
_OVER = "end"
_REACH = 3  # words between what negates and the state


def left_out(clues: Clues, claims: bool) -> list[SpottedCue]:
    """The words for a state, that a negation stands before or behind; of a claim only those that it sets aside: "is there one about silk, besides the dormant one?"."""
    found = _set_aside(clues, *_STATES) if claims else _negated(clues, *_STATES)
    # "Neither active nor ended": an end that is denied with others is left out like them, one by itself only where it is set aside, or in the very words (“which have not ended?”).
    over = _negated(clues, _OVER) if found and not claims else _set_aside(clues, _OVER)
    denied = clues.places("end_denied")
    any_there = bool(clues.places("there_is") - denied)  # the 有 of 没有终止 is none
    over = [
        cue for cue in clues.all(_OVER) if cue in over or (cue.first in denied and (any_there or not claims))
    ]
    places = {cue.first for cue in found}
    return [*found, *(cue for cue in over if cue.first not in places)]


def _set_aside(clues: Clues, *concepts: str) -> list[SpottedCue]:
    """The words of concepts that something is told to be besides: "apart from the one that ended", 終了したもの以外に."""
    aside = clues.places("outside")
    # 休止中ではないですか sets nothing aside.
    behind = {cue.first for cue in clues.all("negated_before") if clues.has("there_is")} & aside
    return [
        cue
        for cue in clues.all(*concepts)
        if behind.intersection(range(cue.last + 1, cue.last + 3 + _REACH))
        or any(at in aside for at in _before(cue, clues))
    ]


def _negated(clues: Clues, *concepts: str) -> list[SpottedCue]:
    """The words of concepts that a negation stands before or behind."""
    negative = clues.places("negation")
    behind = {cue.first for cue in clues.all("negated_before")}
    within = clues.places("not_resting")
    return [
        cue
        for cue in clues.all(*concepts)
        if cue.first in within
        or {cue.last + 1, cue.last + 2} & behind
        or any(at in negative for at in _before(cue, clues))
    ]


def without_denials_of_ends(cues: Iterable[SpottedCue], clues: Clues) -> list[SpottedCue]:
    """The cues without the negations that deny an end, and so no name beside it: « lesquels avec le Japon ne sont pas terminés ? »."""
    denied = clues.places("end_denied")
    return [
        cue for cue in cues if cue.concept != "negation" or denied.isdisjoint(range(cue.first, cue.last + 1))
    ]


def states_of(found: Iterable[SpottedCue]) -> tuple[Status, ...]:
    """The states that words stand for."""
    return tuple(dict.fromkeys(_STATES.get(cue.concept, Status.ENDED) for cue in found))


def _before(cue: SpottedCue, clues: Clues) -> Iterator[int]:
    """The places before a word, as far as a negation reaches that is said of it: not over a name, or over other words that are listed."""
    for at in range(cue.first - 1, max(-1, cue.first - 2 - _REACH), -1):
        word = clues.words[at]
        if "<name>" in word.forms or word.ends_sentence:
            return
        yield at
        if clues.says(at, "and", "or") and not clues.says(at - 1, *_STATES, _OVER):
            return
