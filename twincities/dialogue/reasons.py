"""Why a partnership is over or rests, where the table gives a reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.standing import NOT_OF_STATE
from twincities.reading import Cue, Dimension, Form, Reading
from twincities.table import Filter, Partnership, PartnershipTable

_MOST_REASONS = 5  # partnerships of which one answer says why they are over


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
        told = table.find_former(Filter(cities=context.cities))  # behind "it has no partner any more"
    asks = reading.has(Cue.WHY) and (reading.is_bare or of_named)
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
