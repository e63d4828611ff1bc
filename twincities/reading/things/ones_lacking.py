"""Some that are asked for by lacking events: "are there any with no event at all?"."""

from __future__ import annotations

from twincities.reading.spotting.clues import Clues

_BESIDE = 2  # words at most from "no" to what there is none of


def are_without_events(clues: Clues) -> bool:
    """Whether some, or partnerships, are said to have no events; "are there no events?" says it of none."""
    event = clues.first("event_noun")
    if event and any(event.last < cue.first for cue in clues.all("lacking")):
        # 「行事が一つもないところはありますか」
        lacking = max(cue.last for cue in clues.all("lacking"))
        return any(cue.first > lacking for cue in clues.all("there_is"))
    none = clues.first("none")
    if none is None or clues.behind(none, "event_noun", within=_BESIDE) is None:
        return False
    some = any(cue.last < none.first for cue in clues.all("any", "ones", "partnership_noun"))
    return some and any(cue.first <= none.last for cue in clues.all("having"))
