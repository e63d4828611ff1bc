"""Questions in two steps: who is twinned with the partner of a city, and with whom else."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Entities, Form, Having, Pointer, Reading
from twincities.table import PartnershipTable

_MOST_PARTNERS = 3  # of whose partners one question can ask


def of_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is twinned with the partner of Lyon?" asks of the partner what it would ask of Lyon; where it has many, for the cities that any of them has."""
    if not reading.has(Cue.SECOND_STEP) or len(reading.cities) != 1:
        return reading
    (city,) = reading.cities
    partners = tuple(row.other(city) for row in table.partnerships_of(city))
    if not partners:
        return reading
    if len(partners) > _MOST_PARTNERS:
        of_any = Entities(Dimension.CITY, (Having(cities=partners),), several=True)
        return replace(reading, cities=(), excluded_cities=(city,), entities=of_any)
    return replace(reading, cities=partners, entities=None, cues=reading.cues - {Cue.PAIRED})


def others_of_the_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which others does that city have?" after Lyon's only partner was told asks for the others of this partner."""
    rows, last = table.held_partnerships(context.partnerships), context.last_question
    asks = reading.pointer is Pointer.IT and reading.cues >= {Cue.OTHERS, Cue.OF_PARTNER}
    named = reading.names_something or (reading.selects_by_order and reading.pointer is not Pointer.IT)
    if len(rows) != 1 or not asks or named or last is None or len(last.cities) != 1:
        return reading
    asked = last.cities[0]
    if asked not in rows[0].cities or len(table.partnerships_of(asked)) > 1:
        return reading
    other = rows[0].other(asked)
    apart = replace(reading, cities=(other,), excluded_cities=(asked,), pointer=None, entities=None)
    several = len(table.partnerships_of(other)) > 1
    return (
        apart.asking("ask_partnerships", Form.LIST) if several and reading.form is not Form.COUNT else reading
    )
