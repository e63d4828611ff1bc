"""Names of what was only counted, or told without them: "how many has Lyon?", "tell me the names"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable


def names_wanted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What are they called?" asks for the partnerships that were told last, whatever it was read as."""
    told = context.partnerships
    own = not reading.is_bare or reading.entities or reading.nth or reading.has(Cue.EVENT)
    if not reading.has(Cue.NAMES_WANTED) or own or len(told) < 2:
        return reading
    asked = replace(reading, partnerships=told, pointer=None, quantifier=None, unread=(), asserted=None)
    return asked.asking("ask_partnerships", Form.LIST)
