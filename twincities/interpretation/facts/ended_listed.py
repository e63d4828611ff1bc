"""Which partnerships are over, however formally they ended."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_MISTAKEN_FOR = ("ask_records", "out_of_scope")
_OF_OTHER = frozenset({Cue.RECORDS, Cue.PROOF, Cue.WHY, Cue.DATE, Cue.EVENT, Cue.STILL, Cue.RENEWED})


def ended_listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which partnerships have officially ended?" asks for those that are over, and not for public records."""
    which = bool(reading.cues & {Cue.ABOUT_ALL, Cue.WHICH}) and reading.form is not Form.CONFIRM
    asks = which and reading.cues >= {Cue.ENDED, Cue.PARTNERSHIP} and reading.intent in _MISTAKEN_FOR
    own = reading.names_rows or reading.rank or reading.comparison or reading.cues & _OF_OTHER
    if not asks or own or reading.unread or reading.pointer not in (None, Pointer.OURS):
        return reading
    form = reading.form if reading.form is Form.COUNT else Form.LIST
    return replace(reading, entities=None, counted=None).asking("ask_partnerships", form)
