"""What comes behind one that was told to have the most: "and after Japan?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Measure, Reading
from twincities.table import Filter, PartnershipTable


def behind_ranked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And after Japan?", "who comes behind Japan?" after which country has most partners ask for the next in that order, and for none that began later or lie there."""
    order, held_against = context.ranking, reading.comparison
    if not reading.has(Cue.NEXT) or order is None or order.rank is None or context.last_question != order:
        return reading
    countries = {*reading.countries, *(held_against.described.countries if held_against else ())}
    named = {*reading.cities, *countries, *(held_against.cities if held_against else ())}
    own = reading.rank or reading.years or reading.times or reading.themes or reading.unwanted != Filter()
    if len(named) != 1 or own or reading.unread or order.rank.by is Measure.AGE:
        return reading
    kind = order.entities.kind if order.entities else order.group_by
    if kind is not (Dimension.COUNTRY if countries else Dimension.CITY):
        return reading
    return replace(order, rank=order.rank._replace(place=1, wanted=1, behind=named.pop()))
