"""What answers to the event told, the other way round: Lyon's week in Turin to Turin's week in Lyon."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.events import OF_PARTNERSHIPS, held_events
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_OWN = OF_PARTNERSHIPS | {Cue.AGE, Cue.CONTACT, Cue.DATE}


def counterpart_of_event(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the counterpart to it?", 「反対にリヨン側が開くものは？」 behind one event ask for the other of its kind that the two cities share."""
    told = held_events((context.event,) if context.event else context.events, table)
    own = replace(reading, cities=()).names_rows or reading.conditions or reading.years or reading.rank
    if not reading.has(Cue.COUNTERPART) or len(told) != 1 or own or reading.cues & _OWN:
        return reading
    (event,) = told
    cities = table.partnership(event.partnership).cities
    others = [one for one in table.events_of(event.partnership) if one.kind == event.kind and one != event]
    if len(others) != 1 or not set(reading.cities) <= set(cities):
        return reading
    other = replace(reading, events=(others[0].id,), cities=(), pointer=None, entities=None, asserted=None)
    return replace(other, unread=(), counted=None).asking("ask_event_details", Form.TELL)
