"""Partners of a town in its own country, and those abroad."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import PLACES, Counted, Cue, EventBounds, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.home import own_town

_OF_SOMETHING_ELSE = frozenset({Cue.EVENT, Cue.EXCHANGED, Cue.HERE})
_RATHER_LISTS = ("ask_country", "ask_event_place", "name_subject")
_UNSURE = 0.5
_FOR_EVENTS = ("ask_events", "list_events")
_IN_OUR_TOWNS = frozenset({Cue.HELD_THERE, Cue.OURS, Cue.PARTNERSHIP, Cue.SEVERAL})


def at_home_or_abroad(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Our foreign partners", "and the domestic ones?" ask for those outside the country of the town whose list it is, and in it."""
    said = reading.cues & {Cue.ABROAD, Cue.IN_OUR_COUNTRY}
    town = table.derived(own_town)
    if len(said) != 1 or not town or reading.cues & _OF_SOMETHING_ELSE or not {*reading.cities} <= {*town}:
        return reading
    if reading.partnerships or reading.events or reading.unknown or reading.countries:
        return reading
    of_partners = has_trait(reading.intent, Trait.PARTNERS) or has_trait(reading.intent, Trait.OF_THE_TABLE)
    lists = reading.intent in _RATHER_LISTS and (
        reading.confidence < _UNSURE or reading.intent != "ask_event_place"
    )
    if not (of_partners or lists):
        return reading
    home, asked = (table.city(town[0]).country,), reading.entities
    unwanted = replace(reading.unwanted, countries=home) if Cue.ABROAD in said else reading.unwanted
    things = asked._replace(foreign=False) if asked and asked.kind in PLACES else None
    bounded = replace(reading, countries=home, unwanted=unwanted, entities=things)
    if asked is None and reading.counted is Counted.CITIES:
        bounded = replace(bounded, counted=None)  # those of the partners, and not our own town
    return replace(bounded, counted=None).asking("ask_partnerships", Form.LIST) if lists else bounded


def held_with_partners(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What takes place in July in our twin towns?" asks for events that are held in those, and not in our own."""
    asks = (
        reading.intent in _FOR_EVENTS and reading.form is not Form.CONFIRM and reading.cues >= _IN_OUR_TOWNS
    )
    other = reading.names_rows or reading.places or reading.cues & {Cue.HERE, Cue.HOME}
    if not asks or other or reading.pointer is not Pointer.OURS or not table.derived(own_town):
        return reading
    bounds = (reading.event_bounds or EventBounds())._replace(abroad=True)
    held = replace(reading, event_bounds=bounds, pointer=None, entities=None, counted=None)
    return replace(held, cues=reading.cues - {Cue.HELD_THERE, Cue.OURS}).asking("list_events", Form.LIST)
