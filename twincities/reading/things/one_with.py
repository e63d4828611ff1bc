"""Cities that only their country names, described by how many partners they have: "is there a Russian one with two Chinese partners?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY
from twincities.reading.model.selection import Entities, Having
from twincities.reading.model.terms import Dimension, Measure
from twincities.reading.names.ties import named
from twincities.reading.numbers.quantities import bounds
from twincities.reading.spotting.clues import Clues
from twincities.reading.things.heads import KINDS
from twincities.reading.things.places_had import of_places
from twincities.table import Filter

_SEVERAL = 2
_HAD = ("having", "number", "more_than", "only", "fewer_than")


def ones_with_several(clues: Clues, unwanted: Filter) -> Entities | None:
    """Such cities; None where none are asked for, or one that was told is meant: "does the Russian one have two partners?"."""
    places = named(clues, COUNTRY, CONTINENT)
    if not places or named(clues, CITY):
        return None
    place, *others = places
    number, noun = bounds(clues, place.at + 1, ("of_partner",))
    if noun is None or number is None or number[0] < _SEVERAL:
        return None
    before = [cue for cue in clues.cues if cue.last < place.at]
    some = any(cue.concept in ("any", "there_is", "which", "article") for cue in before)
    if not some or clues.says(place.at - 1, "definite") or any(cue.concept in KINDS for cue in before):
        return None
    had = clues.places(*_HAD) - clues.places("ones")
    begin = next((at for at in range(place.at + 1, noun.first) if at in had), noun.first)
    if not {*range(place.at + 1, begin)} <= clues.places("ones", "filler", "article"):
        return None
    whole = Having(Measure.PARTNERSHIPS, *number)
    having = tuple(of_places(clues, whole, [one.mention for one in others], False, unwanted))
    return Entities(Dimension.CITY, having or (whole,), several=True)
