"""Partners of a town in its own country, and those abroad."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import PLACES, Counted, Cue, Form, Reading
from twincities.table import PartnershipTable
from twincities.table.home import own_town

_OF_SOMETHING_ELSE = frozenset({Cue.EVENT, Cue.EXCHANGED, Cue.HERE})
_RATHER_LISTS = ("ask_country", "ask_event_place", "name_subject")
_UNSURE = 0.5


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
