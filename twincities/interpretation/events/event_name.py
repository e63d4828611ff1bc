"""What an event is called: "what's the scheme called?" behind one, or behind the partnership that has it."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable


def event_named(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it called?" behind an event asks for its name, "what's the scheme called?" for those of the partnership talked about."""
    own = reading.names_something or reading.rank or reading.nth or reading.quantifier
    told = context.events
    if not reading.has(Cue.NAME_ASKED) or own or reading.cues & OF_PARTNERSHIPS:
        return reading
    of_events = is_of_events(context.last_intent)
    points = of_events and bool(told) and reading.pointer in (Pointer.IT, Pointer.THEY)
    if not (points or reading.has(Cue.EVENT) or reading.event_kinds):
        return reading
    rows = table.held_partnerships(context.partnerships)
    if not (rows or told) and reading.event_kinds:
        # "Is there a camp? What is it called?"
        return replace(reading, pointer=None, entities=None).asking("list_events", Form.LIST)
    events = told or tuple(event.id for row in rows[:1] for event in table.events_of(row.id))
    if not 0 < len(events) <= MOST_MEANT or (not told and len(rows) != 1):
        return reading
    asked = replace(reading, events=events, pointer=None, unread=(), event_kinds=(), entities=None)
    return replace(asked, counted=None, asserted=None).asking("ask_event_details", Form.TELL)
