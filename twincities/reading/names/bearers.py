"""All that bear one name: "the two Cambridges", "which Cambridge is older?"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import CITY, POSSIBLE_CITY
from twincities.reading.spotting.cues import SpottedCue


def with_all_bearers(question: Mapping[str, Any], cues: Sequence[SpottedCue]) -> Mapping[str, Any]:
    """The question with every city of a name in place of a doubt which of them is meant, where all are asked about.

    "Both Lyon and Turin" counts two names, and is about none of their namesakes.
    """
    start = int(question.get("start") or 0)
    joined = {cue.first for cue in cues if cue.concept == "and"}
    asked = [
        range(cue.start + start, cue.end + start)
        for cue in cues
        if cue.concept == "bearers" and cue.last + 1 not in joined
    ]
    entities = [one for entity in question["entities"] for one in _bearers(entity, asked)]
    return {**question, "entities": entities} if asked else question


def _bearers(entity: Mapping[str, Any], asked: Sequence[range]) -> Iterator[Mapping[str, Any]]:
    alternatives = entity.get("alternatives") or ()
    doubted = entity["entity"] == POSSIBLE_CITY and len(alternatives) > 1
    if doubted and any(entity.get("start") in place for place in asked):
        yield from ({**entity, "entity": CITY, "value": id, "alternatives": ()} for id in alternatives)
    else:
        yield entity
