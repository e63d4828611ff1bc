"""Which of several places of a name is meant, or of what one is a part: claims of where it lies, and not of partners."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Reading
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable

_OF_TIES = frozenset({Cue.TWINNED, Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.EVENT})
_MAY_BE = frozenset({"doubt", "confirm_partnership", "ask_country", "ask_city_trivia", "name_subject"})
_OF_PAIR = _MAY_BE | {"ask_partner", "ask_event_place"}


def identified(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Lyon of yours is the one by the sea", "that's a part of Turin, right?": where the city lies, or what is held of it, is told."""
    if reading.intent in _OF_PAIR and (of_pair := _one_of_pair(reading, table)):
        return of_pair
    of_ties = reading.partnerships or reading.cues & _OF_TIES
    listed = reading.intent == "ask_partnerships" and reading.cues >= {Cue.IDENTIFIED, Cue.ALTERNATIVE}
    claims = (reading.intent in _MAY_BE or listed) and not of_ties
    if not claims or len(reading.cities) != 1 or reading.rank or reading.years:
        return reading
    if listed:
        return reading.asking("ask_country", Form.CONFIRM)  # "is your Lyon the one in France or in Texas?"
    if reading.has(Cue.PART_OF) and context.cities and reading.cities[0] not in context.cities:
        of_it = replace(reading, cities=context.cities, partnerships=context.partnerships)
        return replace(of_it, pointer=None, unread=()).asking("ask_overview", Form.TELL)
    if reading.has(Cue.IDENTIFIED) and not (reading.countries or reading.continents):
        told = replace(
            reading, pointer=None, unread=(), unknown=(), counted=None, asserted=None, entities=None
        )
        return told.asking("ask_country", Form.TELL)
    return reading


def _one_of_pair(reading: Reading, table: PartnershipTable) -> Reading | None:
    """ "The Lyon twinned with Turin is the one in Texas, isn't it?" claims where Lyon lies, whatever word for the place stands there; None where it is something else."""
    pair = table.between(*reading.cities) is not None
    asserted = reading.asserted.predicates if reading.asserted else ()
    # "Is the Lyon of Turin the Texan one?" is not claimed of both.
    lies = bool(reading.designated) and {one.relation for one in asserted} == {Relation.LIES_IN}
    if not pair or not (reading.has(Cue.IDENTIFIED) or lies) or reading.has(Cue.EVENT):
        return None
    if reading.themes or reading.years or reading.rank or reading.comparison or reading.events:
        return None
    abroad = [id for id in reading.cities if table.city(id).country != table.home_country()]
    city = abroad[0] if len(abroad) == 1 else reading.cities[0]
    placed = bool(reading.countries or reading.continents)
    claimed = replace(
        reading,
        cities=(city,),
        unknown=(),
        unread=(),
        pointer=None,
        counted=None,
        asserted=None,
        entities=None,
    )
    claimed = replace(claimed, cues=reading.cues - {*_OF_TIES, Cue.PAIRED, Cue.REGION}, designated=())
    return claimed.asking("ask_country", Form.CONFIRM if placed else Form.TELL)
