"""Why a partnership is over or rests, where the table gives a reason, and when that began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.facts.standing import NOT_OF_STATE, those_of_state
from twincities.reading import Cue, Dimension, Form, Pointer, Reading
from twincities.table import Filter, Partnership, PartnershipTable

_MOST_REASONS = 5  # partnerships of which one answer says why they are over
_OF_THAT_TIME = frozenset(
    {"ask_since", "doubt", "ask_partnerships", "ask_anniversary", "confirm_partnership"}
)
"""What a claim of the year in which something came about is read as."""


def end_dated(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "In which year was that?", "that was in 2009, wasn't it?" behind one of which was told that it is over or rests ask when that came about, and not when it began."""
    last, told = context.last_question, table.held_partnerships(context.partnerships)
    of_end = last is not None and last.has(Cue.END)
    claims = reading.form is Form.CONFIRM and bool(reading.years) and reading.intent in _OF_THAT_TIME
    claims = claims and replace(reading, years=()).is_bare
    asks = reading.intent == "ask_since" and reading.form is Form.TELL and reading.is_bare
    asks = (asks and reading.has(Cue.DATE)) or claims
    asks = asks and reading.pointer in (None, Pointer.IT) and reading.nth is None
    if not (of_end and asks) or reading.cues & (NOT_OF_STATE - {Cue.DATE} | {Cue.BEGUN}) or reading.unread:
        return reading
    if len(told) != 1 or told[0].until is None:
        return reading
    of_it = replace(reading, partnerships=(told[0].id,), pointer=None, entities=None, asserted=None)
    return replace(of_it, years=(), cues=reading.cues | {Cue.END}).asking("ask_overview", Form.TELL)


def reason_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Why is nothing going on there?", "what is the reason for Lyon?" ask why a partnership is over or rests, where the table gives a reason."""
    last = context.last_question
    # "Why Lyon?" behind those that are over
    goes_on = reading.has(Cue.BRIEF) and last is not None and last.has(Cue.END)
    bare = (reading.has(Cue.VERBLESS) or goes_on) and reading.conditions == Filter() and not reading.events
    of_named = bare and len(reading.cities) == 1
    over = Filter(cities=reading.cities)
    named = table.partnerships_of(reading.cities[0]) or table.find_former(over) if of_named else ()
    told: Sequence[Partnership] = named if of_named else table.held_partnerships(context.partnerships)
    if not (told or of_named) and len(context.cities) == 1:
        # behind "it has no partner any more"
        over = Filter(cities=context.cities)
        told = table.find_former(over) or table.partnerships_of(context.cities[0])
    asks = reading.has(Cue.WHY) and (reading.is_bare or of_named)
    asks = asks and not those_of_state(reading, told, table)  # "the one that ended, why?" behind another one
    # "How did that happen, and in which year?"
    and_year = reading.entities is not None and reading.entities.kind is Dimension.YEAR
    and_year = and_year or reading.has(Cue.CONJOINED)  # "when exactly was that, and why?"
    if (
        not asks
        or reading.cues & (NOT_OF_STATE - ({Cue.DATE, Cue.BEGINNING} if and_year else set()))
        or not 0 < len(told) <= _MOST_REASONS
        or not all(row.reason for row in told)
    ):
        return reading
    rows = tuple(row.id for row in told)
    return replace(
        reading, partnerships=rows, pointer=None, entities=None, cues=reading.cues | {Cue.END}
    ).asking("ask_overview", Form.TELL)
