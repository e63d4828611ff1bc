"""Which of several places of a name is meant, or of what one is a part: claims of where it lies, and not of partners."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.table import PartnershipTable

_OF_TIES = frozenset({Cue.TWINNED, Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.EVENT})
_MAY_BE = frozenset({"doubt", "confirm_partnership", "ask_country", "ask_city_trivia", "name_subject"})


def identified(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Lyon of yours is the one by the sea", "that's a part of Turin, right?": where the city lies, or what is held of it, is told."""
    claims = reading.intent in _MAY_BE and not (reading.partnerships or reading.cues & _OF_TIES)
    if not claims or len(reading.cities) != 1 or reading.rank or reading.years:
        return reading
    if reading.has(Cue.PART_OF) and context.cities and reading.cities[0] not in context.cities:
        of_it = replace(reading, cities=context.cities, partnerships=context.partnerships)
        return replace(of_it, pointer=None, unread=()).asking("ask_overview", Form.TELL)
    if reading.has(Cue.IDENTIFIED) and not (reading.countries or reading.continents):
        told = replace(reading, pointer=None, unread=(), counted=None, asserted=None, entities=None)
        return told.asking("ask_country", Form.TELL)
    return reading
