"""Names that bound nothing: cities that are counted in ("Lyon included, how many French ones began in the 80s?"), places that all goes beyond ("how many in all, not just in Europe")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.reading.spotting.cues import SpottedCue, Word

_REACH = 2  # words between "included" and the name
_OF_ALL = frozenset({"all", "how_many", "list", "whole_table"})


def without_unbounding(
    question: Mapping[str, Any], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> Mapping[str, Any]:
    """The question without the names that bound nothing."""
    return _without_gone_beyond(_without_counted_in(question, words, cues), words, cues)


def _without_counted_in(
    question: Mapping[str, Any], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> Mapping[str, Any]:
    """The question without the cities that are counted in, where it names anything else: they bound nothing."""
    start = int(question.get("start") or 0)
    places = {word.start + start: at for at, word in enumerate(words)}
    names = {
        places[one["start"]]: one
        for one in question["entities"]
        if one["entity"] == CITY and one.get("role") is None and one.get("start") in places
    }
    negations = {cue.last for cue in cues if cue.concept in ("negation", "not_negation")}
    counted = []
    for cue in cues:
        if cue.concept != "counted_in" or cue.first - 1 in negations:
            continue
        # The name stands within the words, behind them ("including Lyon") or before them ("Lyon included").
        near = (*range(cue.first, cue.last + 1 + _REACH), *range(cue.first - 1, cue.first - 1 - _REACH, -1))
        counted += [names[at] for at in near if at in names][:1]
    kept = [one for one in question["entities"] if one not in counted]
    return {**question, "entities": kept} if kept else question


def _without_gone_beyond(
    question: Mapping[str, Any], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> Mapping[str, Any]:
    """The question without the places to which it is not bounded: "how many in all, not just in Europe?", 「ヨーロッパだけでなく全部で」."""
    just = [cue for cue in cues if cue.concept == "more_than_just"]
    if not just or not any(cue.concept in _OF_ALL for cue in cues):
        return question
    start = int(question.get("start") or 0)
    places = {word.start + start: at for at, word in enumerate(words)}
    near = {at for cue in just for at in (cue.first - 1, *range(cue.last + 1, cue.last + 2 + _REACH))}
    kept = [
        one
        for one in question["entities"]
        if one["entity"] not in (COUNTRY, CONTINENT) or places.get(one.get("start", -1)) not in near
    ]
    return {**question, "entities": kept}
