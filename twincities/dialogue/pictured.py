"""Whether a question asks for a picture and no more, or for an answer and a picture of it."""

from __future__ import annotations

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Form, Reading
from twincities.table import PartnershipTable

_TELLS_ROWS = frozenset({"ask_partnerships", "ask_overview", "ask_partner", "ask_country", "ask_since"})
"""Intents as which "show them on a map" is read, where it is not read as what it is."""


def pictured(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Show them on a map" asks for no more than the picture; "which are in Japan, on a map?" for the answer and the picture."""
    if reading.picture is None or reading.intent == "show_picture":
        return reading
    shows = reading.form in (Form.TELL, Form.LIST) and reading.intent in _TELLS_ROWS
    if not has_trait(reading.intent, Trait.TABLE) or (reading.is_bare and shows and not reading.group_by):
        return reading.asking("show_picture")
    return reading
