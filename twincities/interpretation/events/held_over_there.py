"""Events that are asked for by where they are held of the one partnership told: over there, or in our town."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, EventBounds, Form, Pointer, Reading
from twincities.table import Event, Filter, PartnershipTable

_OF_EVENTS = frozenset({"ask_event_place", "ask_event_recurrence", "ask_events", "list_events"})


def held_over_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "That festival over there, is it every year?", "there was one of that town here, wasn't there?" behind one partner ask for events of its partnership alone."""
    rows, town = table.held_partnerships(context.partnerships), context.town(table)
    asks = reading.intent in _OF_EVENTS and reading.counted is Counted.EVENTS and reading.has(Cue.HELD_THERE)
    own = reading.events or reading.unknown or reading.people or reading.years or reading.rank or reading.nth
    points = reading.pointer is Pointer.IT and not (context.event or context.events)
    if not (asks and points) or own or len(rows) != 1 or town is None or town not in rows[0].cities:
        return reading
    if reading.cities not in ((), (town,)):
        return reading
    place = town if reading.cities else rows[0].other(town)
    held = [event for event in table.events_of(rows[0].id) if _is_so(event, place, reading)]
    about = [one for one in held if all(one in table.events_about(theme) for theme in reading.themes)]
    # What the partnership is about may be said of none of its events.
    of_row = any(row.id == rows[0].id for row in table.find(Filter(themes=reading.themes)))
    held = about or (held if of_row else [])
    bare = replace(reading, pointer=None, entities=None, counted=None, asserted=None)
    if len(held) == 1:
        bounds = reading.event_bounds
        often = bounds is not None and bounds.tells_time
        one = replace(bare, events=(held[0].id,), cities=(), themes=(), event_kinds=())
        return one.asking(
            *(("ask_event_recurrence", reading.form) if often else ("ask_event_details", Form.TELL))
        )
    bounds = (reading.event_bounds or EventBounds())._replace(held_in=place)
    form = Form.CONFIRM if reading.form is Form.CONFIRM else Form.LIST
    return replace(bare, cities=rows[0].cities, event_bounds=bounds).asking("list_events", form)


def _is_so(event: Event, place: str, reading: Reading) -> bool:
    """Whether an event is held in a place and is of the kind that a question names."""
    return event.held_in == place and (not reading.event_kinds or event.kind in reading.event_kinds)
