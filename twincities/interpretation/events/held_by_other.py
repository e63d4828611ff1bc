"""An event that is claimed of the partner talked about, and is another one's: "they do the marathon, right?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Form, Pointer, Reading
from twincities.table import PartnershipTable


def held_by_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is the marathon held there?", "they do the marathon, right?" behind our tie with Lyon is denied where it is that of our tie with Turin."""
    rows, town = table.held_partnerships(context.partnerships), context.town(table)
    claims = reading.form is Form.CONFIRM and len(reading.events) == 1
    claims = claims and has_trait(reading.intent, Trait.OF_AN_EVENT) and not reading.asserted
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and context.event is None
    own = bool(reading.cities or reading.unknown or reading.conditions or reading.times or reading.unread)
    own = own or bool(reading.event_bounds or reading.seasons or reading.quantifier or reading.rank)
    if not (claims and points) or own or town is None or len(rows) != 1 or town not in rows[0].cities:
        return reading
    partner, event = rows[0].other(town), table.event(reading.events[0])
    # "They" may be both towns, of which ours holds it.
    by_both = reading.pointer is Pointer.THEY and event.held_in == town
    if event.partnership == rows[0].id or event.held_in == partner or by_both:
        return reading
    return replace(reading, cities=(partner,), pointer=None).asking("ask_event_place")
