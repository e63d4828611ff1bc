"""Claims that some are the only ones of their kind, which all that are such bear out or contradict."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable


def only_of_kind(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is Ningbo the only city with a French partner and no German one?" asks which cities are so, and not whose partner Ningbo is."""
    asked = reading.entities
    unsure = reading.doubts or reading.unknown or reading.unread or reading.partnerships
    if asked is None or not asked.sole or unsure or reading.form is not Form.CONFIRM:
        return reading
    lacked = tuple(code for one in asked.having if one.most == 0 for code in one.countries)
    others = replace(
        reading,
        unwanted=replace(
            reading.unwanted, countries=tuple(dict.fromkeys((*reading.unwanted.countries, *lacked)))
        ),
        cities=tuple(id for id in reading.cities if id not in asked.sole),
        countries=tuple(code for code in reading.countries if code not in asked.sole),
        quantifier=None,
        pointer=None,
        comparison=None,
        group_by=None,
        cues=reading.cues - {Cue.NEGATIVE},  # "… and no German one": what is not so is part of the claim
    )
    return others.asking("ask_partnerships")
