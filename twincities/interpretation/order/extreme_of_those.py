"""The oldest or newest behind a claim that one of those told bears out, or none: it is looked for among all of those."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable

_OF_OTHERS = frozenset({Cue.EVENT, Cue.OTHERS, Cue.OURS, Cue.PARTNERSHIP, Cue.TWINNED, Cue.WHOLE_TABLE})


def extreme_of_those(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which is the newest?" behind the Moroccan ones and "is any of them from before 1990?" is asked of the Moroccan ones, and not of the whole table."""
    those = context.options
    one_found = len(context.partnerships) < 2 <= len(those) < len(table.partnerships)
    one_found = one_found and {*context.partnerships} < {*those}
    by_age = reading.rank is not None and reading.rank.by is Measure.AGE
    asks = by_age and reading.form in (Form.TELL, Form.LIST) and reading.pointer is None
    own = bool(reading.names_something or reading.conditions or reading.comparison or reading.unread)
    own = own or bool(reading.quantifier or reading.pointed or reading.active or reading.cues & _OF_OTHERS)
    if not (one_found and asks) or own or not _claimed_of_any(context, table):
        return reading
    return replace(reading, partnerships=those)


def _claimed_of_any(context: Context, table: PartnershipTable) -> bool:
    """Whether the last question was whether there is any among those that were listed; of a city's partners, all of these are meant."""
    last = context.last_question
    if last is None or last.cities or last.form is not Form.CONFIRM or last.quantifier is not Quantifier.ANY:
        return False
    there = {row.id for row in table.find(replace(last.conditions, years=()))}
    return last.pointer is Pointer.THOSE or (bool(last.places) and {*context.options} <= there)
