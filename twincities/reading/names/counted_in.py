"""Cities that a question counts in, and does not ask about: "Lyon included, how many French ones began in the 80s?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import CITY
from twincities.reading.spotting.cues import SpottedCue, Word

_REACH = 2  # words between "included" and the name


def without_counted_in(
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
