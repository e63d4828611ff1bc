"""What somebody from a partner town asks of "my town" beside the town whose list it is: "is my town twinned with you?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.about import AboutKey


def guests_town(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "I am from Turin. Is my town a partner of Lyon?" is of the two, on the list of Lyon as well."""
    guest = context.home
    hub = _claimed_beside(reading, table)
    if not hub or not guest or guest == hub or not table.has_city(guest):
        return reading
    cues = (reading.cues | {Cue.WITH_CITY, Cue.PAIRED}) - {Cue.OF_PARTNER, Cue.OURS, Cue.OWN_CITY}
    pair = replace(reading, cities=(hub, guest), pointer=None, asserted=None, entities=None, cues=cues)
    return pair.asking("confirm_partnership")


def is_of_unknown_guest(reading: Reading, table: PartnershipTable) -> bool:
    """Whether the town whose list it is is named beside "my town", and nothing tells which that is."""
    return reading.pointer is Pointer.OURS and _claimed_beside(reading, table) in reading.cities


def _claimed_beside(reading: Reading, table: PartnershipTable) -> str | None:
    """The town whose list it is, where it is claimed to be twinned with "my town"; None where something else is asked."""
    hub = table.about.get(AboutKey.HUB)
    claims = reading.form is Form.CONFIRM and reading.cues >= {Cue.OWN_CITY, Cue.TWINNED}
    claims = claims and reading.intent in ("confirm_partnership", "ask_partner")
    bare = not (reading.conditions or reading.quantifier or reading.rank or reading.comparison)
    named = reading.cities or (reading.has(Cue.PAIRED) and (hub,))  # "is my town still twinned with you?"
    return hub if claims and bare and named == (hub,) and not reading.unknown else None
