"""Cities or countries that were asked for, asked for anew by what they have: "and which have a German partner, but no Japanese one?", "which have exactly seven?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.entities.entities_again import lacking
from twincities.reading import PLACES, Cue, Dimension, Form, Having, Quantifier, Reading
from twincities.table import PartnershipTable


def having_so_many(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones have exactly seven?" behind the cities with more than ten partners asks for those with seven."""
    last, bounds = context.last_question, reading.number_bounds
    things = last.entities if last and last.number_bounds else None
    own = reading.names_something or reading.conditions or reading.entities or reading.counted
    bare = reading.has(Cue.ELLIPTIC) or reading.has(Cue.VERBLESS)
    if last is None or things is None or bounds is None or own or not bare or len(things.having) != 1:
        return reading
    having = (things.having[0]._replace(least=bounds[0], most=bounds[1]),)
    asked = replace(last, entities=things._replace(having=having), number_bounds=bounds)
    return replace(asked, number=reading.number or bounds[0])


def having_none(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of the active ones have none?" behind "does every partner have an event?" asks for those of them without one."""
    last = context.last_question
    asks = reading.quantifier is Quantifier.NONE and reading.has(Cue.ELLIPTIC) and reading.form is Form.LIST
    own = reading.names_rows or reading.unread or reading.entities or reading.counted or reading.rank
    if last is None or not asks or own or not (last.entities and last.entities.having):
        return reading
    if last.entities.kind is not Dimension.PARTNERSHIP or reading.has(Cue.NOT_SO):
        return reading  # "which have none?", without bounds of its own, is the last question turned round
    asked = replace(reading, entities=lacking(last, last.entities).entities, quantifier=None)
    return replace(asked, counted=last.counted)


def having_others(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which have a German partner, but no Japanese one?" behind cities asks for such cities, and for no partnerships."""
    last, wanted, lacking = context.last_question, reading.countries, reading.unwanted.countries
    places = last.entities if last and last.entities and last.entities.kind in PLACES else None
    # "And the other way round, a German one but no French one?" claims nothing.
    verbless = reading.form is Form.CONFIRM and reading.has(Cue.VERBLESS)
    lists = (verbless or reading.form in (Form.LIST, Form.COUNT)) and not reading.entities
    if (
        last is None
        or places is None
        or not places.having
        or not (lists and lacking)
        or {*wanted} <= {*lacking}
        or reading.names_rows
    ):
        return reading
    having = tuple(
        Having(least=0, most=0, countries=(code,)) if code in lacking else Having(countries=(code,))
        for code in wanted
    )
    home = tuple(
        code for code in last.countries if code not in {c for one in places.having for c in one.countries}
    )
    asked = replace(reading, entities=places._replace(having=having), quantifier=None)
    asked = asked.asking("ask_partnerships", Form.LIST) if verbless else asked
    return replace(asked, countries=(*home, *wanted), pointer=None)
