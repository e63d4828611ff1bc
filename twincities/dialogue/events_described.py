"""Which events are asked about by what they show, or by one like them."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, intents_with
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable
from twincities.table.folding import fold

_OF_ONE = intents_with(Trait.OF_AN_EVENT)


def event_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which one is about scenery?" after a question about events asks for the event that shows it."""
    last = context.last_question
    asks = reading.intent == "ask_partnerships" and reading.has(Cue.ELLIPTIC) and bool(reading.themes)
    asks = asks and reading.form is Form.LIST and not reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED}
    if last is None or not asks or reading.names_rows or reading.pointer:
        return reading
    of_events = last.intent in _OF_ONE or has_trait(last.intent, Trait.EVENT_SAID)
    shown = all(table.events_about(theme) for theme in reading.themes)
    asked = replace(reading, event_kinds=reading.event_kinds or last.event_kinds)
    return asked.asking("list_events", Form.LIST) if of_events and shown else reading


def events_alike(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many weeks like Lyon Week are there?" counts all of its kind: the one that is named is an example."""
    counts = reading.form is Form.COUNT and reading.counted is Counted.EVENTS and len(reading.events) == 1
    if not counts or not table.has_event(reading.events[0]) or reading.event_bounds:
        return reading
    if table.event(reading.events[0]).kind not in reading.event_kinds:
        return reading
    return replace(reading, events=(), pointer=None, unread=()).asking("list_events")


def events_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Any events?" behind one partnership asks for its own, not for those of the whole table."""
    if for_whom := _for_somebody(reading, context, table):
        return for_whom
    asks = reading.intent == "list_events" and reading.quantifier is Quantifier.ANY and reading.is_fragment
    other = reading.has(Cue.WHOLE_TABLE) or reading.event_bounds or reading.event_kinds or not reading.is_bare
    if not asks or other or len(context.partnerships) != 1:
        return reading
    return replace(reading, partnerships=context.partnerships, quantifier=None).asking(
        "ask_events", Form.TELL
    )


def _for_somebody(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "Anything for my fourth graders with them?" behind one partnership asks for whom its events are; None where it does not."""
    asks = reading.intent == "ask_partnerships" and reading.quantifier is Quantifier.ANY
    asks = (
        asks and reading.runners_up[:1] in (("ask_events",), ("list_events",)) and reading.has(Cue.VERBLESS)
    )
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE, Pointer.IT) and len(context.partnerships) == 1
    if not (asks and points) or reading.names_something or reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED}:
        return None
    (row,) = table.held_partnerships(context.partnerships) or (None,)
    events = tuple(one.id for one in table.events_of(row.id) if one.audience) if row else ()
    if not 0 < len(events) <= MOST_MEANT:
        return None
    of_them = replace(reading, events=events, pointer=None, quantifier=None, nth=None, entities=None)
    return replace(of_them, unread=()).asking("ask_event_content", Form.TELL)


def kind_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a race that belongs to the link with Lyon?" asks for events of that kind, whatever it was read as."""
    claims = reading.intent == "confirm_partnership" and reading.asserted is None
    if not (claims and reading.event_kinds) or reading.events:
        return reading
    kinds = {fold(kind) for kind in reading.event_kinds}
    unread = tuple(word for word in reading.unread if fold(word) not in kinds)
    pointer = None if reading.names_rows else reading.pointer
    return replace(reading.asking("list_events"), unread=unread, pointer=pointer)
