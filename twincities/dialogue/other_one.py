"""Events that are asked for with the other one of those told: "and is there a festival in the other one?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.pointing import chosen_option
from twincities.reading import Counted, Cue, Pointer, Reading
from twincities.table import PartnershipTable

_THERE = frozenset({Cue.HELD_THERE, Cue.PAIRED, Cue.OF_PARTNER})
"""What makes the other one a city: "with the other one", and not "the other festival"."""


def events_of_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a festival in the other one?" behind one of those that were told asks for events there, and for none of the one told."""
    of_city = reading.pointer is Pointer.OTHER and reading.counted is Counted.EVENTS
    of_city = of_city and reading.is_bare and not _THERE.isdisjoint(reading.cues)
    if not of_city or context.event or context.events:
        return reading
    row = chosen_option(reading, context, table)
    if row is None:
        return reading
    home = context.town(table)
    if home is None or home not in row.cities:
        return replace(reading, partnerships=(row.id,), pointer=None)
    return replace(reading, cities=(row.other(home),), pointer=None)
