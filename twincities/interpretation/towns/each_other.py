"""Partners of each other, among the cities told last or the partners of one: "are any two of them twinned with each other?"."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.entities import selected
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, Reading
from twincities.table import PartnershipTable

_POINTING = (Pointer.THOSE, Pointer.THEY)
_MOST_PAIRED = 2  # cities of which it is claimed that they are each other's


def of_each_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Two of those are partners of each other: which two?" picks from the cities told, "are Lyon's partners twinned with each other?" is no claim of Lyon."""
    same = reading.comparison
    alike = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    if reading.has(Cue.EACH_OTHER) and alike and len(context.partnerships) == 1:
        # "Do any have the year in common with each other?" behind one holds nothing against that.
        others = replace(reading, pointer=None)
        return others.asking("ask_partnerships") if reading.intent == "compare_age" else others
    if not reading.has(Cue.EACH_OTHER) or not reading.cues & {Cue.TWINNED, Cue.PARTNERSHIP}:
        return reading
    if len(reading.cities) == 1 and reading.has(Cue.OF_PARTNER) and reading.form is Form.CONFIRM:
        conditions = replace(reading.conditions, cities=reading.cities)
        partners = tuple(row.other(reading.cities[0]) for row in table.find(conditions))
        if len(partners) != _MOST_PAIRED:
            return reading
        bare = replace(reading, cities=partners, countries=(), continents=(), number=None, asserted=None)
        return replace(bare, cues=reading.cues - {Cue.OF_PARTNER}).asking("confirm_partnership")
    told = _cities_told(reading, context, table)
    rows = tuple(row.id for row in table.partnerships if told and {*row.cities} <= {*told})
    if not rows:
        return reading
    listed = replace(reading, partnerships=rows, pointer=None, asserted=None, entities=None, quantifier=None)
    return listed.asking("ask_partnerships", Form.LIST)


def _cities_told(reading: Reading, context: Context, table: PartnershipTable) -> Collection[str]:
    """The cities that were listed last, where a question points at them."""
    last = context.last_question
    listed = last.entities if last else None
    if last is None or listed is None or listed.kind is not Dimension.CITY or reading.names_something:
        return ()
    if reading.pointer not in _POINTING:
        return ()
    return [one.key for one in selected(last, table.partnerships, table)]
