"""Which events are asked about by what they show, or by one like them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS
from twincities.reading import Counted, Cue, EventBounds, Form, Pointer, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.text.folding import fold

_FOR_SOMEBODY = frozenset(
    {"ask_partnerships", "ask_events", "list_events", "ask_event_content", "ask_event_details"}
)
_CHATTER = frozenset({"small_talk", "out_of_scope"})


def events_alike(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many weeks like Lyon Week are there?" counts all of its kind: the one that is named is an example."""
    counts = reading.form is Form.COUNT and reading.counted is Counted.EVENTS and len(reading.events) == 1
    if not counts or not table.has_event(reading.events[0]) or reading.event_bounds:
        return reading
    if table.event(reading.events[0]).kind not in reading.event_kinds:
        return reading
    return replace(reading, events=(), pointer=None, unread=()).asking("list_events")


def all_of_kind(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """„Wie viele solche Wochen haben Sie insgesamt?“ counts all events of a kind, whatever was told."""
    counts = reading.form is Form.COUNT and reading.has(Cue.WHOLE_TABLE) and bool(reading.event_kinds)
    other = reading.names_rows or reading.conditions or reading.event_bounds or reading.rank
    if not counts or other:
        return reading
    cues = reading.cues - {Cue.PAIRED}
    return replace(reading, pointer=None, entities=None, unread=(), cues=cues).asking("list_events")


def events_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Any events?", "any weeks perhaps?" behind one partnership that has some ask for its own, not for those of the whole table."""
    if for_whom := _for_somebody(reading, context, table):
        return for_whom
    bare = reading.quantifier is Quantifier.ANY and reading.has(Cue.VERBLESS)
    asks = reading.intent == "list_events" and bare
    other = reading.has(Cue.WHOLE_TABLE) or reading.event_bounds or not reading.is_bare
    if not asks or other or len(context.partnerships) != 1:
        return reading
    kinds = {event.kind for event in table.events_of(context.partnerships[0])}
    if reading.event_kinds and kinds.isdisjoint(reading.event_kinds):
        return reading
    return replace(reading, partnerships=context.partnerships, quantifier=None).asking(
        "ask_events", Form.TELL
    )


def _for_somebody(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "Anything for my fourth graders with them?", "is there something for teenagers?" ask for whom the events of one partnership, or of all, are, where the table has no such word; None for any other question."""
    rather = reading.intent in _CHATTER and not _FOR_SOMEBODY.isdisjoint(reading.runners_up)
    asks = reading.has(Cue.SOMETHING_FOR) and (reading.intent in _FOR_SOMEBODY or rather)
    wanted = reading.unread or (reading.themes and not reading.cues & OF_PARTNERSHIPS and not reading.counted)
    if not (asks and wanted) or reading.events or reading.event_kinds:
        return None
    rows = _rows_meant(reading, context, table)
    events = [one for row in rows for one in table.events_of(row.id) if one.audience]
    about = {one.id for theme in reading.themes for one in table.events_about(theme)}
    said = [one for one in events if one.id in about]
    of_others = {row.id for row in table.find(reading.conditions)} - {one.partnership for one in said}
    if not reading.unread and of_others:
        return None  # what others exchange is for cooks, too
    said = said or [
        one for one in events if any(table.says(one.audience or "", word) for word in reading.unread)
    ]
    of_them = replace(
        reading, cities=(), pointer=None, quantifier=None, nth=None, entities=None, asserted=None
    )
    told = tuple(one.id for one in said or (events if len(rows) == 1 else ()))
    if 0 < len(told) <= MOST_MEANT:
        told_of = replace(of_them, events=told, themes=(), counted=None, unread=())
        return told_of.asking("ask_event_content", Form.TELL)
    if len(rows) < 2 or not events:
        return None
    bounds = (reading.event_bounds or EventBounds())._replace(addressed=True)
    return replace(of_them, event_bounds=bounds, counted=Counted.EVENTS).asking("list_events", Form.LIST)


def _rows_meant(reading: Reading, context: Context, table: PartnershipTable) -> Sequence[Partnership]:
    """The partnerships that are named or pointed at; all of the table where nothing is."""
    if len(reading.cities) > 1:
        return [row for row in [table.between(*reading.cities)] if row]
    if reading.cities:
        return table.partnerships_of(reading.cities[0])
    if replace(reading, themes=()).names_something:
        return ()
    if reading.pointer in (Pointer.THEY, Pointer.THOSE, Pointer.IT):
        return table.held_partnerships(context.partnerships)
    return table.partnerships


def kind_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a race that belongs to the link with Lyon?" asks for events of that kind, whatever it was read as."""
    claims = reading.intent == "confirm_partnership" and reading.asserted is None
    if not (claims and reading.event_kinds) or reading.events:
        return reading
    kinds = {fold(kind) for kind in reading.event_kinds}
    unread = tuple(word for word in reading.unread if fold(word) not in kinds)
    pointer = None if reading.names_rows else reading.pointer
    return replace(reading.asking("list_events"), unread=unread, pointer=pointer)
