"""Cities with which something is only likened of which more is asked: "was it ever renewed, like Lyon's?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import CITY, CONDITIONS
from twincities.reading.spotting.cues import SpottedCue, Word

_CLAIMED = frozenset({"renewed", "suspended_so", "dormant_so", "end"})
_HELD_AGAINST = frozenset(
    {
        "same_age",
        "same_country",
        "same_theme",
        "same_person",
        "older",
        "younger",
        "more_partners",
        "more_events",
    }
)
_OF_ANY = frozenset({"partnership_noun", "city_noun", "event_noun", "ones", "further"})
_NO_CLAIM = frozenset({"wh", "which", "how_many", "list"})


def without_likened(
    question: Mapping[str, Any], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> Mapping[str, Any]:
    """The question without the cities with which a city, or what was told, is likened, where it claims a state, a place, a theme or a date: they are not what it asks about."""
    alike = [cue for cue in cues if cue.concept == "just_like"]
    likened = {at for cue in alike for at in range(cue.first, cue.last + 1)}
    concepts = {cue.concept for cue in cues if cue.first not in likened}
    names = question["entities"]
    claims = concepts & _CLAIMED or any(one["entity"] in CONDITIONS for one in names)
    if not alike or not claims or concepts & (_NO_CLAIM | _HELD_AGAINST):
        return question
    start = int(question.get("start") or 0)
    beside = {words[at].start + start for at in likened}
    kept = [one for one in names if one["entity"] != CITY or one.get("start") not in beside]
    of_one = "it" in concepts or any(one["entity"] == CITY for one in kept)
    # "Do we have one in Poland, like Lyon?" asks of any, and may mean that one.
    return {**question, "entities": kept} if of_one or not concepts & _OF_ANY else question
