"""Questions on how many people live in cities, where the table says so."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.reading.selection import Size
from twincities.table import PartnershipTable
from twincities.table.filters import Inhabitants
from twincities.table.populations import tells_populations

_ASPECT = "ask_city_trivia"


def population_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Partners of more than 100,000 inhabitants" asks for a list, "how many people live in Lyon?" and "and the smallest?" for a fact of cities, whatever they were read as."""
    last = context.last_question
    goes_on = last is not None and last.size is not None and not reading.names_something
    if last and goes_on and reading.has(Cue.DIFFERENCE):
        return last  # "a difference of how many?"
    reading = _more_than(reading, context)
    if not reading.has(Cue.POPULATION) or reading.events or not tells_populations(table):
        return replace(reading, inhabitants=None)
    reading = _held_against(reading, table)
    unread_bounds = bool(reading.unread) and reading.has(Cue.PARTNERSHIP) and reading.size is None
    if (reading.inhabitants or unread_bounds) and not _is_claimed(reading):
        counts = reading.form is Form.COUNT and reading.counted is not None
        listed = replace(reading, rank=None, comparison=None, number=None)
        return listed.asking("ask_partnerships", Form.COUNT if counts else Form.LIST)
    of_it = goes_on and reading.size is None and reading.has(Cue.BRIEF) and len(context.cities) == 1
    if of_it and reading.pointer in (None, Pointer.IT):
        reading = replace(
            reading, cities=context.cities, pointer=None
        )  # "how many people?" about the largest
    bare = reading.has(Cue.VERBLESS) and reading.pointer is None and not reading.cues & {Cue.PARTNERSHIP}
    if last and goes_on and bare and reading.size:
        return replace(last, size=reading.size)  # "and the smallest?"
    if reading.size and reading.size.superlative:
        reading = replace(reading, rank=None)  # "the smallest one" is not the youngest one
    return reading.asking(_ASPECT, Form.TELL if reading.form is Form.LIST else reading.form)


def _more_than(reading: Reading, context: Context) -> Reading:
    """ "Is that more than Turin?" after how many people live in Lyon holds these numbers against each other."""
    last, by = context.last_question, reading.comparison
    of_people = last is not None and last.has(Cue.POPULATION) and len(context.cities) == 1
    if by is None or not of_people or by.by is not Measure.PARTNERSHIPS or not by.cities or not by.relation:
        return reading
    if reading.names_something or reading.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.TWINNED}:
        return reading
    size = Size(by.relation > 0, False, others=by.cities)
    held = replace(reading, size=size, comparison=None, cities=context.cities, pointer=None)
    return replace(held, cues=held.cues | {Cue.POPULATION})


def _held_against(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Partners larger than Lyon", "how many have fewer inhabitants than Lyon?" bound the partners by that of a city."""
    size = reading.size
    several = reading.has(Cue.PARTNERSHIP) and reading.has(Cue.SEVERAL)
    if size is None or size.superlative or len(size.others) != 1 or reading.names_rows or not several:
        return reading
    if not table.has_city(size.others[0]) or (population := table.city(size.others[0]).population) is None:
        return reading
    least, most = (population, None) if size.greatest else (None, population)
    return replace(reading, size=None, inhabitants=Inhabitants(least, most, strictly=True))


def _is_claimed(reading: Reading) -> bool:
    """Whether it is claimed of what is named: "has Lyon more than 100,000 inhabitants?"."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY)
    return reading.form is Form.CONFIRM and bool(points or len(reading.cities) == 1)
