"""Bare questions for a time that were read as those of an event, and are about a partnership: "when?", "on which day exactly?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_SURE = 0.9  # confidence
_OF_TIME = ("ask_age", "ask_since")
_READ_FOR_AGE = ("ask_partnerships", "confirm_partnership", "ask_since")
# "Signed on which day?", "to the day, please"
_OFTEN_OF_A_DAY = ("ask_event_recurrence", "ask_events", "ask_not_recorded", "affirm", "greet", "goodbye")


def age_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are Lyon and Turin, twinned in 1958, 30 years together?" claims an age of two partners, and the date beside it."""
    claims = (
        reading.form is Form.CONFIRM and reading.has(Cue.AGE) and reading.number and not reading.comparison
    )
    pair = table.between(*reading.cities)
    if not claims or not pair or reading.intent not in _READ_FOR_AGE:
        return reading
    return replace(reading, asserted=None).asking("ask_age")


def any_begun_then(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a pair that has lasted more than 45 years?" claims that there is one, whatever it was read as."""
    claims = reading.intent in _OF_TIME and reading.form is Form.CONFIRM and bool(reading.years)
    of_any = reading.counted in (Counted.PARTNERSHIPS, Counted.CITIES) and reading.quantifier is None
    bare = reading.pointer is None and not (reading.names_rows or reading.unknown or reading.doubts)
    if not (claims and of_any and bare) or reading.number or reading.comparison or reading.rank:
        return reading
    if len(table.find(replace(reading.conditions, years=()))) == 1:
        return reading  # "did the Spanish pair begin in 1980?" is claimed of that one
    any_of_them = replace(reading, quantifier=Quantifier.ANY, designated=(), asserted=None, entities=None)
    return any_of_them.asking("ask_partnerships")


def day_of_partnership(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "On which day exactly?" of two cities that have no events is about their partnership, whatever it was read as."""
    if _asks_when_of_partners(reading, context) or _asks_when_of_other(reading, context, table):
        return reading.asking("ask_since", Form.TELL)
    if _asks_for_day_signed(reading, context):
        return replace(reading, partnerships=context.partnerships).asking("ask_since", Form.TELL)
    likely = reading.intent in _OFTEN_OF_A_DAY and "ask_since" in reading.runners_up
    asks = likely and reading.finer == "day" and not (reading.events or reading.unknown_events)
    if not asks or context.events or reading.event_kinds:
        return reading
    pair = table.between(*reading.cities)
    rows = (
        [pair] if pair else () if reading.names_something else table.held_partnerships(context.partnerships)
    )
    of_tie = bool(rows) and not any(table.events_of(row.id) for row in rows)
    return reading.asking("ask_since", Form.TELL) if of_tie else reading


def _asks_for_day_signed(reading: Reading, context: Context) -> bool:
    """Whether it is asked on which day the agreement told last was signed: „An welchem Tag wurde der Vertrag unterzeichnet?“."""
    asks = reading.has(Cue.BEGUN) and reading.finer == "day" and reading.form is Form.TELL
    of_it = reading.is_bare and reading.pointer in (None, Pointer.IT) and len(context.partnerships) == 1
    return asks and of_it and not (reading.unread or reading.has(Cue.EVENT) or reading.has(Cue.RENEWED))


def _asks_when_of_partners(reading: Reading, context: Context) -> bool:
    """Whether a bare "when?", read as one of an event, stands behind an answer about partners."""
    last = context.last_question
    of_partners = last is not None and has_trait(last.intent, Trait.PARTNERS) and not context.events
    bare = reading.has(Cue.BRIEF) and reading.is_bare and not (reading.finer or reading.event_bounds)
    unsure = reading.intent == "ask_event_recurrence" and reading.runners_up[:1] == ("ask_since",)
    return of_partners and bare and unsure and reading.confidence < _SURE


def _asks_when_of_other(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether "when is the other one?", read as one of an event, is said of partnerships that have none."""
    asks = reading.intent == "ask_event_recurrence" and "ask_since" in reading.runners_up
    asks = asks and reading.pointer in (Pointer.OTHER, Pointer.REST) and reading.has(Cue.DATE)
    own = reading.names_something or reading.conditions or reading.event_bounds or reading.has(Cue.EVENT)
    told = {*context.partnerships, *context.options}
    return asks and not own and bool(told) and not any(table.events_of(row) for row in told)
