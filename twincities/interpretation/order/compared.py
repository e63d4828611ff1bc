"""What is compared, of two that were: "what do we do with that one?", "which of them got its first one earlier?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.ranking import PAIR
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.populations import partner_ends, sizes


def one_of_compared(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """After "which of the two is older?" the one that is points at the older, "the other one" at the younger."""
    singles_out = reading.pointer in (Pointer.IT, Pointer.OTHER) and reading.pointed is None
    if not singles_out or reading.names_something or reading.comparison or reading.rank:
        return reading
    told = _told_to_be(context, table)
    if told is None:
        return reading
    one, other = told
    return replace(reading, partnerships=(one if reading.pointer is Pointer.IT else other,), pointer=None)


def older_of_cities_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of them got its first one earlier?" after the numbers of two cities were compared is asked of their oldest partnerships."""
    last = context.last_question
    by_number = last and last.comparison and last.comparison.by is Measure.PARTNERSHIPS
    if last is None or not by_number or last.intent != "compare_age" or len(last.cities) != PAIR:
        return reading
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) and reading.pointed in (None, PAIR)
    points = points or (reading.pointer is None and reading.has(Cue.ELLIPTIC))
    by_age = reading.comparison is None or reading.comparison.by is Measure.AGE
    asks = reading.intent == "compare_age" and reading.form is Form.COMPARE and by_age
    if not (asks and points) or reading.names_something or reading.conditions:
        return reading
    return replace(reading, cities=last.cities, pointer=None, rank=None, nth=None)


def _told_to_be(context: Context, table: PartnershipTable) -> tuple[str, str] | None:
    """The partnership that was told to be the older (younger, larger …) of two, as it was asked, and the other one; None where none was."""
    last = context.last_question
    if last and last.size and not last.size.superlative and last.form is not Form.CONFIRM:
        return _larger_and_smaller(last.size.greatest, context, table)
    if last is None or last.intent != "compare_age" or last.form is Form.CONFIRM:
        return None
    by = last.comparison or last.rank
    dated = [row for row in table.held_partnerships(context.partnerships) if row.since]
    ordered = table.oldest_first(dated)
    if by is None or by.by is not Measure.AGE or len(ordered) != PAIR or len(table.oldest(ordered)) != 1:
        return None
    older, younger = (row.id for row in ordered)
    wants_younger = (
        last.comparison.relation < 0 if last.comparison else bool(last.rank and not last.rank.greatest)
    )
    return (younger, older) if wants_younger else (older, younger)


def _larger_and_smaller(greatest: bool, context: Context, table: PartnershipTable) -> tuple[str, str] | None:
    """The partnership with the larger (or smaller) of two partners, and the other one; None where they are not two of known sizes."""
    rows = {
        city.id: row.id
        for row in table.held_partnerships(context.partnerships)
        for city in partner_ends(row, (), table)
    }
    known = sizes(map(table.city, rows))
    if not len(context.partnerships) == len(rows) == len(known) == PAIR or known[0][0] == known[1][0]:
        return None
    larger, smaller = (rows[city.id] for _, city in known)
    return (larger, smaller) if greatest else (smaller, larger)
