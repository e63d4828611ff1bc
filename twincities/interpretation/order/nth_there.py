"""Whether there are so many of a place or a theme, asked by the last of them: "is there a 3rd Spanish one?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Rank, Reading
from twincities.table import Filter, PartnershipTable

_RATHER_PARTNERS = frozenset(
    {"ask_partnerships", "ask_partner", "confirm_partnership", "ask_country", "ask_oldest"}
)


def nth_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Wasn't there a 3rd Spanish one?" asks for the one in that place, and not whether there are any; where there are fewer, this is said."""
    claims = reading.form is Form.CONFIRM and bool(reading.cues & {Cue.THERE_IS, Cue.ONE_THERE})
    bare = not (reading.names_rows or reading.rank or reading.comparison or reading.has(Cue.EVENT))
    bare = bare and reading.pointer in (None, Pointer.IT) and reading.intent in _RATHER_PARTNERS
    if reading.nth is None or reading.nth <= 1 or not (claims and bare and reading.conditions):
        return reading
    rank = Rank(Measure.AGE, greatest=True, place=reading.nth)
    placed = replace(reading, rank=rank, nth=None, pointer=None, quantifier=None, asserted=None)
    return replace(placed, restriction=Filter()).asking("ask_oldest", Form.TELL)
