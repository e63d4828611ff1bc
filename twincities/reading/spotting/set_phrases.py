"""Words in set phrases that name nothing: "speaks English" is about no country, "still running" about no sport, "a school project" about no schools, Spanish "bodas de oro" not about Oro, French "en tete" not about Tete, "the island" is not German "Island", 歴史の長い is not about history."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from twincities.nlu.text.mentions import COUNTRY, THEME, UNKNOWN_CITY
from twincities.reading.spotting.cues import SpottedCue

_NAMELESS = {
    "spoken_language": COUNTRY,
    "language_learned": COUNTRY,
    "still_so": THEME,
    "end": THEME,
    "turns": COUNTRY,
    "landform": COUNTRY,
    "purpose": THEME,
    "most": UNKNOWN_CITY,
    "oldest": THEME,
    "newest": THEME,
    "older": THEME,
    "younger": THEME,
}
"""For a concept, of which kind the names are that its phrases hold and do not mean."""


def without_names_in_phrases(cues: Iterable[SpottedCue], question: Mapping[str, Any]) -> Mapping[str, Any]:
    """The question without the names that are only part of a set phrase; what stands behind "than" is meant: 比葡萄酒那对更晚."""
    start, cues = int(question.get("start") or 0), list(cues)
    against = [cue for cue in cues if cue.concept == "than"]
    phrases = [(cue, _NAMELESS[cue.concept]) for cue in cues if cue.concept in _NAMELESS]
    if not phrases:
        return question
    kept = [
        one
        for one in question["entities"]
        if not any(
            one["entity"] == kind and cue.start <= int(one.get("start") or 0) - start < cue.end
            for cue, kind in phrases
        )
        or any(cue.start <= int(one.get("start") or 0) - start < cue.end for cue in against)
    ]
    return {**question, "entities": kept}
