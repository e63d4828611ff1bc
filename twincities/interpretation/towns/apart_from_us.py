"""Our own town set aside: "any in Africa apart from us?", "is Lyon twinned with anyone besides us?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Form, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.home import has_part_in_all
from twincities.table.world_regions import lies_in_any


def apart_from_us(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is Lyon twinned with anyone besides us?" asks for partners beside the town of whoever asks, "which towns in Africa apart from us?" for all but that; where every partnership is one of ours, nothing of them is left out."""
    town = context.town(table)
    if not reading.has(Cue.APART_FROM_US) or town is None or town in reading.cities:
        return reading
    bare = replace(reading, cues=reading.cues - {Cue.OURS, Cue.APART_FROM_US})
    bare = replace(bare, pointer=None) if reading.pointer is Pointer.OURS else bare
    of_partners = reading.intent in ("ask_partner", "ask_partnerships", "confirm_partnership")
    if len(reading.cities) == 1 and of_partners and not reading.conditions:
        if reading.form is Form.CONFIRM:
            further = Predicate(Relation.FURTHER_PARTNER, reading.cities[0], town)
            bare = replace(bare, asserted=Assertion((further,)), counted=None, quantifier=None)
            return bare.asking("confirm_partnership")
        return replace(bare, excluded_cities=(*bare.excluded_cities, town)).asking("ask_partner")
    asked = reading.entities
    lies_there = not reading.places or lies_in_any(table.city(town), reading.places)
    of_cities = asked is not None and asked.kind is Dimension.CITY and not reading.cities and lies_there
    left_out = of_cities or not has_part_in_all(town, table)
    return replace(bare, excluded_cities=(*bare.excluded_cities, town)) if left_out else bare
