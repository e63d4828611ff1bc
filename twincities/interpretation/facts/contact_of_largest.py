"""Who looks after the partnership with the largest city, or the smallest: "who minds the biggest of those?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.filters import Filter
from twincities.table.populations import partner_ends, sizes

_TOLD = (Pointer.THOSE, Pointer.THEY)


def contact_of_largest(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who looks after our smallest partner?" asks it of that one, and not only which one it is; where it is not known of all how many people live there, that is left to be told."""
    size = reading.size
    asks = reading.has(Cue.CONTACT) and reading.form is Form.TELL and not (reading.people or reading.events)
    if size is None or not (asks and size.superlative) or size.others or size.wanted != 1:
        return reading
    if reading.pointer in _TOLD:
        rows = table.held_partnerships(context.options)
    else:
        rows = [*table.find(replace(reading.conditions, cities=reading.cities, without=None))]
    ends = {city: row for row in rows for city in partner_ends(row, reading.cities, table)}
    known = sizes(ends)
    if len(known) < len(ends) or len(known) < size.place or reading.unwanted != Filter() or reading.unread:
        return reading
    _, city = known[size.place - 1 if size.greatest else -size.place]
    of_it = replace(reading, partnerships=(ends[city].id,), cities=(), size=None, pointer=None, rank=None)
    of_it = replace(of_it, countries=(), continents=(), entities=None, counted=None)
    cues = reading.cues - {Cue.POPULATION, Cue.SEVERAL, Cue.AGE, Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.OURS}
    return replace(of_it, cues=cues).asking("ask_not_recorded", Form.TELL)
