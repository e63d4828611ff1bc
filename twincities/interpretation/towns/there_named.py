"""Where "there" is, once a place is named beside it: "now Spain. Which city there has the most partners?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.entities import own_conditions
from twincities.reading import Cue, Dimension, Measure, Pointer, Reading
from twincities.table import PartnershipTable


def there_named(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Next stop Ohio. Which cities there have a partner in India?" is asked of the cities of the place named, and of none that were told before."""
    asked, own = reading.entities, own_conditions(reading)
    points = reading.has(Cue.THAT_PLACE_NAMED) and reading.pointer is Pointer.IT
    if asked is None or asked.kind is not Dimension.CITY or not points or reading.names_rows:
        return reading
    ranks = reading.rank is not None and reading.rank.by is Measure.PARTNERSHIPS
    placed = bool(own.countries or own.continents) and (ranks or asked.having)
    return replace(reading, pointer=None) if placed else reading
