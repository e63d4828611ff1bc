"""Partnerships held against that of the town of whoever asks: "which British ones are younger than ours?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Measure, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.about import AboutKey

_MEASURES = (Measure.AGE, Measure.PARTNERSHIPS)


def than_ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which are younger than ours?", "is York's of the same year as ours?", "has York more than us?" hold them against what that town has, and ask for none of its own; in the list of one town all are its own."""
    by, town = reading.comparison, reading.home or context.home
    held = by is not None and by.by in _MEASURES and not by.says_with_what
    of_one_town = bool(table.about.get(AboutKey.HUB) or table.hub)
    if by is None or not (held and reading.has(Cue.THAN_US)) or of_one_town:
        return reading
    if town is None or not table.has_city(town) or not table.partnerships_of(town):
        return reading
    return replace(
        reading,
        comparison=by._replace(cities=(town,)),
        cities=tuple(city for city in reading.cities if city != town),
        pointer=None if reading.pointer is Pointer.OURS else reading.pointer,
        cues=reading.cues - {Cue.OURS, Cue.THAN_US},
    )
