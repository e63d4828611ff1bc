"""What is asked of a city that the table does not hold: "and Marseille? Does it have a Chinese partner?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Pointer, Reading
from twincities.table import PartnershipTable


def of_stranger(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "It" behind nothing but a city that is not held is that city, of which nothing can be said."""
    last = context.last_question
    if last is None or not last.unknown_places or _names_known(last) or reading.pointer is not Pointer.IT:
        return reading
    if reading.names_rows or reading.rank or reading.nth:
        return reading
    return replace(reading, unknown=last.unknown, pointer=None)


def _names_known(question: Reading) -> bool:
    return bool(question.cities or question.partnerships or question.events or question.doubts)
