"""Whom events celebrate, which says nothing of where they are held: "weeks for a Chinese city that are held in America"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from twincities.nlu.text.mentions import COUNTRY
from twincities.reading.spotting.cues import SpottedCue


class Celebrated(NamedTuple):
    """The countries of the cities that are celebrated; `abroad`: they are foreign ones, whichever."""

    countries: tuple[str, ...] = ()
    abroad: bool = False


def celebrated(
    cues: Iterable[SpottedCue], question: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Celebrated]:
    """The question without the countries that only say which cities are celebrated, and these; of events alone."""
    cues = list(cues)
    told = [cue for cue in cues if cue.concept == "celebrated"]
    if not told or not any(cue.concept == "event_noun" for cue in cues):
        return question, Celebrated()
    start = int(question.get("start") or 0)
    within = [
        one
        for one in question["entities"]
        if one["entity"] == COUNTRY
        and any(cue.start <= int(one.get("start") or 0) - start < cue.end for cue in told)
    ]
    kept = [one for one in question["entities"] if one not in within]
    countries = tuple(str(one["value"]) for one in within)
    return {**question, "entities": kept}, Celebrated(countries, not countries)
