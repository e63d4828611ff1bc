"""Which dates a question bounds partnerships by: months and days of whatever year, and what existed by then."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Form, Reading
from twincities.table import DateSpan, PartnershipTable


def times_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "In May" or "on the 6th of September" bounds or claims the dates of partnerships where these are asked about."""
    if not reading.times or (reading.event_bounds and reading.event_bounds.months):
        return reading  # they are those of events
    which = bool(reading.cues & {Cue.WHICH, Cue.ELLIPTIC})
    if which and reading.intent == "ask_not_recorded" and reading.has(Cue.PARTNERSHIP):
        reading = reading.asking("ask_partnerships", Form.LIST)  # "which partnerships were signed in May?"
    unplaced = reading.intent in ("out_of_scope", "ask_not_recorded") and not reading.unread
    dated = bool(reading.cues & {Cue.AGE, Cue.DATE}) and not (reading.names_rows or reading.has(Cue.EVENT))
    if unplaced and dated and (which or reading.cues >= {Cue.PARTNERSHIP, Cue.SEVERAL}):
        # "Which began on the 6th of September?", "any ties signed on a 1st of May?"
        reading = reading.asking("ask_partnerships", Form.LIST)
    dated = has_trait(reading.intent, Trait.DATE_SAID) or reading.form is Form.CONFIRM
    spoken = reading.cues & {Cue.DATE, Cue.AGE, Cue.PARTNERSHIP} and not reading.has(Cue.EVENT)
    dated = dated or (has_trait(reading.intent, Trait.OF_THE_TABLE) and bool(spoken))
    years = tuple(dict.fromkeys((*reading.years, *reading.times)))
    return replace(reading, years=years) if dated else reading


def listed_with_dates(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Spanish cities, with the year" asks for their partnerships, which are told with their dates; "of which don't we know the year?" for those without one."""
    which = bool(reading.cues & {Cue.WHICH, Cue.ABOUT_ALL, Cue.ELLIPTIC})
    which = which and reading.form in (Form.TELL, Form.LIST) and not reading.has(Cue.EVENT)
    # "There was one whose year nobody knows, wasn't there?"
    any_there = reading.has(Cue.THERE_IS) and reading.pointer is None and not reading.has(Cue.EVENT)
    if (which or any_there) and reading.has(Cue.UNDATED) and not reading.names_rows:
        return replace(reading, entities=None).asking("ask_partnerships", Form.LIST)
    dated = reading.cues >= {Cue.DATE, Cue.VERBLESS} and reading.form is Form.LIST and reading.conditions
    of_cities = reading.entities is not None and reading.entities[:2] == (Dimension.CITY, ())
    return replace(reading, entities=None, counted=None) if dated and of_cities else reading


def existed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which already existed in 1984?" asks for those that had begun by then."""
    spans = [span for span in reading.years if isinstance(span, DateSpan) and span.single_date]
    if not reading.has(Cue.EXISTED) or len(spans) != len(reading.years):
        return reading
    return replace(reading, years=tuple(DateSpan(None, span.last) for span in spans))
