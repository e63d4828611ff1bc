"""A date that is claimed behind a claim that two cities are twinned, which they are not."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Filter, PartnershipTable

_MAY_CLAIM = frozenset({"ask_since", "ask_partnerships", "name_subject", "doubt", "affirm"})
_OF_OTHER = frozenset(
    {Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER, Cue.EVENT, Cue.RENEWED, Cue.THERE_IS, Cue.SEVERAL, Cue.END}
)
_PAIR = 2


def date_of_denied(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Since 1979, I heard?" behind "is Lyon twinned with Turin?", which it is not, is claimed of the only partnership that one of them has, or else of these two again; of no others that began then."""
    last = context.last_question
    denied = last is not None and last.intent == "confirm_partnership" and last.form is Form.CONFIRM
    claims = reading.form is Form.CONFIRM and reading.intent in _MAY_CLAIM and bool(reading.years)
    own = reading.names_something or replace(reading.conditions, years=()) != Filter()
    asks_more = reading.quantifier or reading.counted or reading.unread or reading.cues & _OF_OTHER
    placed = reading.rank or reading.comparison or reading.nth
    if last is None or not (denied and claims) or own or asks_more or placed:
        return reading
    if reading.pointer not in (None, Pointer.IT):
        return reading
    cities = tuple(dict.fromkeys(last.cities))
    known = len(cities) == _PAIR and all(map(table.has_city, cities))
    if not known or table.between(*cities) or table.ties.former_of(*cities):
        return reading
    only = [row for city in cities if len(rows := table.partnerships_of(city)) == 1 for row in rows]
    if len(only) == 1:
        return replace(reading, partnerships=(only[0].id,), pointer=None).asking("ask_since")
    both = replace(reading, cities=cities, pointer=None, asserted=last.asserted)
    return both.asking("confirm_partnership")
