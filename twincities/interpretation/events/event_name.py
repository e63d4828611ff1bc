"""What an event is called: "what's the scheme called?" behind one, or behind the partnership that has it."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Event, PartnershipTable
from twincities.table.alike import fits


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


def thing_named(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The thing where they forge a sword, what is it called?", "there is a day for gardeners with little water, whats it called" ask for the name of the one event that is best so described."""
    thing = bool(reading.cues & {Cue.SOMETHING, Cue.EVENT} or reading.occasions) and bool(reading.described)
    own = reading.events or reading.rank or reading.nth or reading.comparison or reading.years
    if not (reading.has(Cue.NAME_ASKED) and thing) or own or reading.cues & OF_PARTNERSHIPS:
        return reading
    known = tuple(word for word in reading.described if word not in reading.unread)
    event = _best_described(known or reading.described, table)
    if event is None:
        return reading
    asked = replace(reading, events=(event.id,), cities=(), countries=(), continents=(), themes=(), unread=())
    asked = replace(asked, pointer=None, entities=None, counted=None, asserted=None, event_kinds=())
    return replace(asked, event_bounds=None, quantifier=None).asking("ask_event_details", Form.TELL)


def _best_described(words: tuple[str, ...], table: PartnershipTable) -> Event | None:
    """The one event that fits more words than any other, and at least half of them; None where there is none, or several."""
    language = table.about.language_of_words
    met = {event.id: sum(fits(event, (word,), language) for word in words) for event in table.events}
    most = max(met.values(), default=0)
    best = [event for event in table.events if met[event.id] == most]
    return best[0] if len(best) == 1 and 2 * most >= len(words) else None
