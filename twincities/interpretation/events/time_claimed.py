"""A month or season that is claimed of the one event told: "it's in October, right?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import OF_PARTNERSHIPS
from twincities.interpretation.events.time_of_year import times_named
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_OF_OTHERS = OF_PARTNERSHIPS | {
    Cue.CONJOINED,
    Cue.THERE_IS,
    Cue.OTHERS,
    Cue.ANYWHERE,
    Cue.BEGUN,
    Cue.BEGUN_THEN,
}
"""What looks for other events, or dates partnerships: "and in October?", "is there anything in October?"."""


def time_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "It's in October, right?", 「10月だよね？」 right behind one event claim when it is held; no others are looked for, and no partnership is dated."""
    bounds = times_named(reading)
    behind_event = is_of_events(context.last_intent)
    claims = reading.form is Form.CONFIRM and bool(bounds.months or bounds.seasons) and not bounds.abroad
    names = replace(reading, times=(), seasons=(), event_bounds=None).names_something or reading.conditions
    own = bool(names or reading.years or reading.counted or reading.quantifier or reading.cues & _OF_OTHERS)
    if not (claims and behind_event and len(context.events) == 1) or own:
        return reading
    if reading.pointer not in (None, Pointer.IT):
        return reading
    of_it = replace(reading, events=context.events, event_bounds=bounds, pointer=None, asserted=None)
    return of_it.asking("ask_event_recurrence")
