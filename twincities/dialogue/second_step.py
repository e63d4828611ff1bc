"""Questions in two steps: who is twinned with the partner of a city."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Reading
from twincities.table import PartnershipTable

_MOST_PARTNERS = 3  # of whose partners one question can ask


def of_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is twinned with the partner of Lyon?" asks of the partner what it would ask of Lyon."""
    if not reading.has(Cue.SECOND_STEP) or len(reading.cities) != 1:
        return reading
    (city,) = reading.cities
    partners = tuple(row.other(city) for row in table.partnerships_of(city))
    if not partners or len(partners) > _MOST_PARTNERS:
        return reading
    return replace(reading, cities=partners, entities=None, cues=reading.cues - {Cue.PAIRED})
