"""Whether the one told is the only one of its place, theme, kind or time: "is it the only one in Portugal?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Form, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.home import own_town

_OF_SOMETHING_ELSE = frozenset({Cue.EVENT, Cue.RENEWED, Cue.WHOLE_TABLE, Cue.POPULATION})


def only_such(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is it the only one in Portugal?", "the only one without a date?" behind one that is so claim that there is no other such: none of the city whose partners were asked for, or none at all."""
    town = table.derived(own_town)
    if reading.has(Cue.IN_OUR_COUNTRY) and town and not reading.conditions:
        at_home = replace(reading, countries=(table.city(town[0]).country,))
        claimed = only_such(replace(at_home, cues=reading.cues - {Cue.IN_OUR_COUNTRY}), context, table)
        return claimed if claimed.asserted else reading  # "is it the only one in our country?"
    points = reading.pointer is Pointer.IT or (reading.pointer is None and not reading.has(Cue.OF_PARTNER))
    claims = bool(reading.cues & {Cue.ONLY_THOSE, Cue.THE_ONLY}) and reading.form is Form.CONFIRM and points
    own = bool(reading.names_rows or reading.rank or reading.comparison or reading.number_bounds)
    own = own or bool(reading.unwanted or reading.unread or reading.cues & _OF_SOMETHING_ELSE)
    if not (claims and reading.conditions) or own or context.event or len(context.partnerships) != 1:
        return reading
    asked = context.last_question.cities if context.last_question else ()
    several = len(asked) == 1 and len(table.partnerships_of(asked[0])) > 1
    cities = asked if several else ()
    such = table.find(replace(reading.conditions, cities=cities))
    if context.partnerships[0] not in {row.id for row in such}:
        return reading
    one = Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(1, 1))
    claim = replace(reading, cities=cities, asserted=Assertion((one,)), pointer=None, quantifier=None)
    claim = replace(claim, counted=None, entities=None, event_bounds=None)
    return claim.asking("confirm_partnership")
