"""What "that state", "that country" mean: where all that was told of lies."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.entities import own_conditions
from twincities.dialogue.groups import area_of, is_region_meant, keys_of
from twincities.interpretation.partners.stays_with_city import city_of_partners
from twincities.reading import AREAS, Cue, Dimension, Form, Reading
from twincities.table import PartnershipTable
from twincities.table.places.regions import is_region_code


def in_place_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many are there in that state?" is about the state or country that was told of last."""
    if not reading.has(Cue.THAT_PLACE) or reading.countries or reading.continents:
        return reading
    kind = Dimension.REGION if reading.has(Cue.REGION) else Dimension.COUNTRY
    code = _of_partners(kind, reading, context, table) or _told(kind, context, table)
    if code is None:
        return reading
    things = reading.entities if reading.entities and reading.entities.kind not in AREAS else None
    there = replace(reading, countries=(code,), pointer=None, entities=things, group_by=None)
    of_rows = any(has_trait(reading.intent, trait) for trait in (Trait.OF_THE_TABLE, Trait.ABOUT_ONE))
    asks = of_rows or reading.names_rows
    return there if asks else there.asking("ask_partnerships", Form.LIST)


def _of_partners(kind: Dimension, reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The code of the place in which all partners lie that were told of the city asked about last, where another city is named: "has Turin one there too?"; None where it is not one place."""
    last = context.last_question
    if last is None or last.countries or not reading.cities or reading.pointer is None:
        return None
    hub = city_of_partners(context, table)
    rows = [row for row in table.held_partnerships(context.partnerships) if hub in row.cities]
    ends = [table.city(row.other(hub)) for row in rows] if hub else []
    codes = {area_of(kind, city, table) for city in ends}
    return codes.pop() if len(codes) == 1 else None


def _told(kind: Dimension, context: Context, table: PartnershipTable) -> str | None:
    """The code of the place of a kind that the last answer told of; None where that were several or none."""
    last = context.last_question
    if last is None:
        return None
    if len(last.countries) == 1:
        (named,) = last.countries
        if is_region_code(named) or kind is Dimension.COUNTRY:
            return named if kind is Dimension.REGION else named[:2]
    if len(context.cities) == 1:
        return area_of(kind, table.city(context.cities[0]), table)
    own = own_conditions(last)
    rows = table.held_partnerships(context.partnerships)
    told = [{code for code in keys_of(kind, row, table) if is_region_meant(code, own, table)} for row in rows]
    common = set.intersection(*told) if told else set()
    return common.pop() if len(common) == 1 else None
