"""Anniversaries, whatever they are called: "which turn 50?", "and the 40th?", "and in 2030?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.times.years_on import CENTURY
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import DateSpan, PartnershipTable

_OF_YEARS = ("ask_anniversary", "ask_age")


def anniversary_asked_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the 40th?" after "which turn 50 next year?" asks of the same year, "and in 2030?" for the same number, or how old it is then."""
    last, brief = context.last_question, reading.is_fragment
    if last is None or last.intent not in _OF_YEARS or reading.names_rows:
        return reading
    if last.intent == "ask_anniversary" and reading.has(Cue.ROUND) and reading.pointer is Pointer.IT:
        return replace(last, form=Form.TELL)  # "is it a round one?"
    if not reading.has(Cue.VERBLESS):
        return reading
    again = reading.intent in (*_OF_YEARS, "name_subject") and bool(reading.number and last.number)
    # What was asked of any of a year needs no mention of it: 「では三十年のほうは」.
    of_any = last.has(Cue.TURNS) and bool(last.years) and not reading.has(Cue.DAY)
    if again and (brief or reading.years or of_any) and not replace(reading, years=()).conditions:
        return replace(
            last, number=reading.number, years=reading.years or last.years
        )  # "and their 50th in 2029?"
    if reading.pointer or not brief:
        return reading
    only_years = bool(reading.years) and not replace(reading, years=()).conditions
    form = last.form if last.intent == "ask_anniversary" else Form.TELL
    return (
        replace(last, years=reading.years, form=form)
        if reading.intent == "name_subject" and only_years
        else reading
    )


def jubilee_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which turned 40 in 2025?" asks for anniversaries, "which are 43 years old?" for a year of beginning."""
    claimed = reading.form is Form.CONFIRM
    of_any = reading.cues & {Cue.WHICH, Cue.ELLIPTIC, Cue.SEVERAL, Cue.ABOUT_ALL} and not reading.names_rows
    if reading.intent == "ask_anniversary" and reading.times and (of_any or claimed):
        # "Which has its birthday on 3 June?", "is there an anniversary today?", "is today that of Lyon?"
        dated = replace(
            reading,
            years=tuple(dict.fromkeys((*reading.years, *reading.times))),
            times=(),
            pointer=reading.pointer if claimed and reading.pointer is Pointer.THEY else None,
            entities=None,
        )
        of_one = claimed and (reading.names_rows or dated.pointer)
        return dated.asking(
            "ask_since" if of_one else "ask_partnerships", Form.CONFIRM if claimed else Form.LIST
        )
    if reading.has(Cue.TURNS) and (reading.number or reading.years):
        # "Is there one that turns 50 in 2030?", "does any of these?" ask which of all.
        any_of_all = reading.form in (Form.CONFIRM, Form.COUNT) and not reading.names_something
        any_of_all = any_of_all and (reading.pointer is None or len(context.partnerships) < 2)
        any_of_all = any_of_all and reading.pointer in (None, Pointer.THOSE)
        asked = replace(reading, pointer=None, cues=reading.cues | {Cue.WHICH}) if any_of_all else reading
        asked = replace(asked, entities=None)  # "which cities turn 50?"
        return asked.asking("ask_anniversary", Form.TELL)
    strange = reading.intent == "out_of_scope" and reading.unread  # "what is the dose for a 6 year old?"
    if strange or reading.years or reading.names_rows:
        return reading
    if reading.age and reading.form is not Form.CONFIRM:
        first, last = reading.age
        oldest = table.oldest()
        year = CENTURY + (reading.number or 0)
        begun = oldest[0].since.year if oldest and oldest[0].since else year
        if last is not None and last < begun <= year < CENTURY + 100:
            first = last = year  # "those of 85": nothing is as old as that
        return replace(reading.asking("ask_partnerships"), years=(DateSpan.of_years(first, last),))
    return reading
