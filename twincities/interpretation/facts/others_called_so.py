"""Partnerships that are called the same as the one talked about: "are there other friendships like that?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Filter, PartnershipTable


def others_called_so(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are there other friendships like that?", "any other friendships?" behind one or several of that kind ask for those beside it, and not what it is called itself."""
    told = table.held_partnerships(context.partnerships)
    asks = reading.has(Cue.OTHERS) and bool(reading.cues & {Cue.THERE_IS, Cue.VERBLESS})
    asks = asks and bool(reading.kinds) and bool(told) and all(row.kind in reading.kinds for row in told)
    own = reading.names_rows or reading.rank or reading.comparison or reading.unread or reading.has(Cue.EVENT)
    if not asks or own:
        return reading
    beside = replace(reading, pointer=Pointer.OTHER, restriction=Filter(), called=(), asserted=None)
    beside = replace(beside, entities=None, counted=None, quantifier=None)
    beside = replace(beside, cues=reading.cues - {Cue.VERBLESS, Cue.BRIEF})
    form = reading.form if reading.form in (Form.CONFIRM, Form.COUNT) else Form.LIST
    return beside.asking("ask_partnerships", form)
