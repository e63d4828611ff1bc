"""Partnerships that are asked for by having no events: "which of them have no week?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Having, Measure, Quantifier, Reading


def without_events(reading: Reading, context: Context) -> Reading:
    """ "Which have no week?", "which of them have no event?", 哪些没有城市周 ask for partnerships, though they do not say so."""
    read = reading
    none = reading.quantifier is Quantifier.NONE and reading.counted is Counted.EVENTS
    of_ties = "ask_partnerships" in (reading.intent, *reading.runners_up[:1])
    none = none and of_ties and reading.has(Cue.ABOUT_ALL) and not reading.has(Cue.WHICH_EVENT)
    # "Is there one that has no week at all?", "any without an event?"
    there = reading.form is Form.CONFIRM and reading.cues >= {Cue.THERE_IS, Cue.ONE_THERE}
    there = there and reading.quantifier is Quantifier.NONE and reading.counted is Counted.EVENTS
    there = there or reading.has(Cue.WITHOUT_EVENTS)
    if there:
        reading = replace(reading.asking("ask_partnerships"), entities=None, asserted=None)
        none = reading.has(Cue.ABOUT_ALL)
    asks = (none or reading.has(Cue.NOT_SO)) and reading.has(Cue.EVENT) and reading.entities is None
    if there and reading.has(Cue.OURS) and len(reading.cities) == 1:
        reading = replace(reading, cities=())  # "do we have partners with no event?"
    bounded = bool(reading.names_rows or reading.years or reading.event_bounds)
    of_events = bool(context.events) and reading.pointer is not None
    own = reading.names_something and not reading.people
    bounded = bounded or (not none and (own or of_events))
    of_form = there or reading.form in (Form.TELL, Form.LIST, Form.COUNT)
    if not asks or bounded or reading.rank or not of_form:
        return read
    having = Having(Measure.EVENTS, 0, 0, kinds=reading.event_kinds)
    asked = replace(reading, entities=Entities(Dimension.PARTNERSHIP, (having,)))
    return replace(asked, quantifier=None, counted=None) if none else asked
