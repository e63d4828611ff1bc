"""A date that is asked for or claimed behind a tie that was denied: there is none of that tie."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter, PartnershipTable

_OF_DATES = frozenset({"ask_age", "ask_since", "name_subject"})
_OF_CLAIMED_DATES = _OF_DATES | {"ask_partnerships", "doubt", "affirm"}
_OF_OTHERS = frozenset({
    Cue.ELLIPTIC, Cue.END, Cue.EVENT, Cue.OTHERS, Cue.RENEWED, Cue.SEVERAL, Cue.THERE_IS, Cue.WHICH, Cue.WHOLE_TABLE,
})  # fmt: skip
_PAIR = 2


def date_of_denied(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Since 1989?", "since when?" after "no, Lyon and Turin are not twinned, Lyon's partner is Nice" is told the date of Lyon and Nice, and neither confirmed nor asked of all; "how long have they been twinned?" is denied again."""
    last = context.last_question
    if last is None or not _is_denied(last, table) or not _asks_for_date(reading):
        return reading
    partners = [table.partnerships_of(city) for city in last.cities]
    only = [rows[0].id for rows in partners if len(rows) == 1]
    if reading.pointer is Pointer.THEY or not only:
        return replace(last, follows=reading.follows)
    told = replace(reading, partnerships=tuple(dict.fromkeys(only)), pointer=None, pointed=None, years=())
    told = replace(told, asserted=None, counted=None, restriction=Filter())
    return told.asking("ask_age" if reading.intent == "ask_age" else "ask_since", Form.TELL)


def _is_denied(last: Reading, table: PartnershipTable) -> bool:
    """Whether two cities of the table were claimed to be twinned that are not."""
    claimed = last.intent == "confirm_partnership" and last.asserts(Relation.TWINNED)
    of_two = claimed and len(last.cities) == _PAIR and all(map(table.has_city, last.cities))
    return of_two and not (last.unread or table.between(*last.cities))


def _asks_for_date(reading: Reading) -> bool:
    """Whether a date, and nothing else, is asked for or claimed, of what was told before."""
    dated = bool(reading.years) or reading.intent in ("ask_age", "ask_since")
    claims = reading.form is Form.CONFIRM and reading.intent in _OF_CLAIMED_DATES
    asks = (claims or (reading.form is Form.TELL and reading.intent in _OF_DATES)) and dated
    points = reading.pointer in (None, Pointer.IT, Pointer.THEY)
    bounds = reading.names_something or reading.unwanted or reading.conditions != Filter(years=reading.years)
    own = bool(reading.rank or reading.comparison or reading.nth or reading.group_by or reading.entities)
    own = own or bool(reading.quantifier or reading.unread or reading.cues & _OF_OTHERS)
    return asks and points and not (bounds or own)
