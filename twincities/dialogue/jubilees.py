"""Anniversaries asked for again: "and the 40th?", "and in 2030?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Reading
from twincities.table import PartnershipTable


def anniversary_asked_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the 40th?" after "which turn 50 next year?" asks of the same year, "and in 2030?" for the same number."""
    last, brief = context.last_question, reading.has(Cue.BRIEF) and reading.has(Cue.VERBLESS)
    if last is None or last.intent != "ask_anniversary" or not brief or reading.names_rows or reading.pointer:
        return reading
    if reading.intent == last.intent and reading.number and last.number and not reading.years:
        return replace(last, number=reading.number)
    only_years = bool(reading.years) and not replace(reading, years=()).conditions
    return replace(last, years=reading.years) if reading.intent == "name_subject" and only_years else reading
