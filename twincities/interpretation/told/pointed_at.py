"""What only points: "and the one left over?", "and the other way round?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Cue, Pointer, Reading
from twincities.table import PartnershipTable

_PAIR = 2
_UNSURE = 0.5  # confidence below which "and vice versa?" asks nothing of its own


def of_pair_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Turin, that was it! When did the two of them begin?" asks of the pair told last, one of whose cities is named."""
    rows = table.held_partnerships(context.partnerships)
    points = reading.pointed == _PAIR and reading.pointer in (Pointer.THOSE, Pointer.THEY)
    said = (
        reading.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.OTHERS} or reading.conditions or reading.entities
    )
    if not points or said or len(rows) != 1 or len(reading.cities) != 1 or reading.partnerships:
        return reading
    if reading.cities[0] not in rows[0].cities:
        return reading
    return replace(reading, partnerships=(rows[0].id,), cities=(), pointer=None, pointed=None)


def pointed_at(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one left over?" asks the last question of it, and for no more of a list."""
    of_counterpart = context.event is not None and has_trait(reading.intent, Trait.OF_AN_EVENT)
    of_counterpart = of_counterpart and reading.pointer is Pointer.IT and reading.has(Cue.OF_PARTNER)
    if of_counterpart and not reading.names_something:
        # "What does its counterpart show?"
        return replace(reading, pointer=Pointer.OTHER, cues=reading.cues - {Cue.OF_PARTNER})
    refuses = reading.intent == "deny" and reading.pointer is Pointer.REST  # "other than these?"
    points = (refuses or reading.intent == "ask_more") and bool(pointed_rows(reading, context, table))
    # „Und bei der anderen?“
    leaves_out = reading.confidence < _UNSURE and "name_subject" in reading.runners_up and reading.is_bare
    of_other = reading.pointer is Pointer.OTHER and reading.has(Cue.VERBLESS)
    points = points or (leaves_out and of_other and bool(pointed_rows(reading, context, table)))
    other_event = context.event is not None and reading.pointer is Pointer.OTHER and reading.has(Cue.VERBLESS)
    # "And the other way round?"
    unsure = reading.confidence < _UNSURE and "name_subject" in reading.runners_up
    points = points or (other_event and (unsure or not has_trait(reading.intent, Trait.ABOUT_ONE)))
    return reading.asking("name_subject") if points else reading
