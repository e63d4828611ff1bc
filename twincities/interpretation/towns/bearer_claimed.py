"""Which of several bearers of a name is meant, claimed once one was told: "that's the Kingston in Jamaica, right?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.whereabouts import region_of

_MAY_CLAIM = frozenset(
    {"doubt", "confirm_partnership", "ask_country", "ask_city_trivia", "name_subject", "ask_overview"}
)
_SAYS_MORE = frozenset(
    {Cue.TWINNED, Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.EVENT, Cue.WITH_CITY, Cue.AGE, Cue.DATE}
)


def bearer_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "That's the Kingston in Jamaica, right?" claims of the Kingston that was told that it lies there, and of none that it is a partner."""
    claims = reading.intent in _MAY_CLAIM and reading.form is Form.CONFIRM
    points = reading.pointer in (None, Pointer.IT)
    own = reading.rank or reading.comparison or reading.conditions or reading.unread or reading.unknown
    if not (claims and points) or own or len(reading.cities) != 1 or reading.cues & _SAYS_MORE:
        return reading
    (named,) = reading.cities
    alike = table.namesakes_of(named)
    told = {*context.cities} or context.talked_about(table)
    if told.isdisjoint((named, *(city.id for city in alike))):
        told = context.talked_about(table)
    meant = [city for city in (table.city(named), *alike) if city.id in told]
    if not alike or len(meant) != 1:
        return reading
    city, claimed = meant[0], table.city(named)
    place = claimed.country if city.country != claimed.country or city == claimed else region_of(claimed)
    if place is None:
        return reading
    lies = replace(reading, cities=(city.id,), countries=(place,), pointer=None, asserted=None)
    lies = replace(lies, entities=None, counted=None, cues=reading.cues - {Cue.VERBLESS})
    return lies.asking("ask_country", Form.CONFIRM)
