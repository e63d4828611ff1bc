"""Who organises an event, or a partnership: whom the table names for it, where it does not say which city holds the event."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.events import held_events
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable


def organiser_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who runs it?" behind an event asks for the contact of its partnership, whatever it was read as."""
    asks = reading.has(Cue.ORGANISED) and reading.form is Form.TELL and reading.unknown == ()
    pointed = reading.pointer in (None, Pointer.IT, Pointer.THEY)
    own = reading.cities or reading.partnerships or reading.conditions or reading.nth
    if not asks or own or not pointed:
        return reading
    told = held_events(reading.events or context.events or filter(None, (context.event,)), table)
    ids = tuple(dict.fromkeys(event.partnership for event in told)) or context.partnerships
    rows = table.held_partnerships(ids)
    known = any(event.held_by for event in told)
    if known or len(rows) != 1 or not (rows[0].contact or rows[0].address):
        return reading
    ids_told = tuple(event.id for event in told)
    of_it = replace(reading, partnerships=ids, events=ids_told, pointer=None, entities=None, unread=())
    of_it = replace(of_it, cues=reading.cues | {Cue.CONTACT}, event_kinds=(), asserted=None)
    return of_it.asking("ask_not_recorded", Form.TELL)
