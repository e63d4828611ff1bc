"""A date that is asked for or claimed behind a tie that was denied, or of the partner that was told in its place: there is none of the tie that was denied."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import Filter, Partnership, PartnershipTable

_OF_DATES = frozenset({"ask_age", "ask_since", "name_subject"})
_OF_CLAIMED_DATES = _OF_DATES | {"ask_partnerships", "doubt", "affirm"}
_OF_OTHERS = frozenset({
    Cue.ELLIPTIC, Cue.END, Cue.EVENT, Cue.OTHERS, Cue.RENEWED, Cue.SEVERAL, Cue.THERE_IS, Cue.WHICH, Cue.WHOLE_TABLE,
})  # fmt: skip
_OF_ITS_TIES = frozenset({Cue.CONJOINED, Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.TWINNED})
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
    return _dated(reading, tuple(dict.fromkeys(only)))


def date_of_partner_repeated(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Oh, Turin then. Since when?" behind Lyon's only partner Turin, told or put in the place of the one that was claimed, asks for the date of Lyon and Turin, and not of all that Turin has."""
    bare = replace(reading, cities=())
    # "Since when has it been twinned with Turin?"
    of_its = reading.cues & _OF_ITS_TIES and not (reading.has(Cue.PAIRED) and reading.pointer)
    asks = len(reading.cities) == 1 and _asks_for_date(bare) and not of_its
    tie = _tie_told(reading.cities[0], context, table) if asks else None
    return _dated(bare, (tie.id,)) if tie else reading


def _tie_told(city: str, context: Context, table: PartnershipTable) -> Partnership | None:
    """The only partnership of a city asked about that was told and leads to another city; None where that was asked about itself, or its date was told."""
    last = context.last_question
    if last is None or city in last.cities or has_trait(last.intent, Trait.DATE_SAID):
        return None
    denied = _is_denied(last, table)
    if not denied and (len(last.cities) != 1 or len(context.partnerships) != 1):
        return None
    ties = [rows[0] for one in last.cities if len(rows := table.partnerships_of(one)) == 1]
    ties = [row for row in ties if city in row.cities and (denied or row.id in context.partnerships)]
    return ties[0] if len(ties) == 1 else None


def _dated(reading: Reading, rows: tuple[str, ...]) -> Reading:
    """The date, or the age, of some partnerships, whatever was claimed of it."""
    told = replace(reading, partnerships=rows, pointer=None, pointed=None, years=())
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
