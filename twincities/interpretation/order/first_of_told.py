"""A place in an order that is claimed behind several that were told: "the oldest is Kyoto, isn't it?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.ranking import PAIR
from twincities.dialogue.subject import cities_in_all
from twincities.reading import Cue, Form, Measure, Pointer, Rank, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable

_POINTS_AT_NONE = (None, Pointer.IT, Pointer.THEY, Pointer.THOSE)
_OF_OTHERS = frozenset({Cue.WHOLE_TABLE, Cue.EVENT, Cue.OURS})


def first_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The oldest is Kyoto, isn't it?" behind the Japanese partners of Xi'an claims a place among these; "Kyoto was its first partner" claims one among all partners that it has."""
    rank, last = reading.rank, context.last_question
    claims = reading.form is Form.CONFIRM and reading.intent in ("ask_oldest", "ask_newest")
    own = reading.comparison or reading.asserted or reading.conditions or reading.cues & _OF_OTHERS
    if rank is None or rank.by is not Measure.AGE or last is None or not claims or len(reading.cities) != 1:
        return reading
    told, named = table.held_partnerships(_told(context)), reading.cities[0]
    several = PAIR < len(told) < len(table.partnerships)
    if own or not several or reading.pointer not in _POINTS_AT_NONE or reading.pointed:
        return reading
    hubs = [id for id in cities_in_all(told) if id != named]
    if reading.has(Cue.PARTNERSHIP) and reading.pointer is not Pointer.THOSE:
        of_hub = len(hubs) == 1 and table.between(hubs[0], named)
        return _claimed_of(hubs[0], named, rank, replace(reading, pointer=None)) if of_hub else reading
    claimed = with_conditions(replace(reading, pointer=None), last, reading)
    there = {table.city(row.other(hubs[0])).country for row in told} if len(hubs) == 1 else set()
    if last.partnerships and not claimed.conditions and len(there) == 1:
        claimed = replace(claimed, countries=(*there,))  # "and which are they?" named no country again
    within = replace(claimed.conditions, cities=tuple(hubs))
    if sum(named in row.cities for row in told) != 1 or {*table.find(within)} != {*told}:
        return reading  # told by more than its conditions tell
    if len(hubs) != 1:
        return claimed  # "the oldest is Bremen?" behind those with Germany
    return _claimed_of(hubs[0], named, rank, claimed)


def _claimed_of(hub: str, named: str, rank: Rank, claimed: Reading) -> Reading:
    """The claim that the one named has this place among the partners of a city."""
    relation = Relation.OLDEST_PARTNER if rank.greatest else Relation.NEWEST_PARTNER
    number = (rank.place, rank.place) if rank.place > 1 else None
    place = Assertion((Predicate(relation, hub, named, number=number),))
    return replace(claimed, cities=(hub, named), nth=None, asserted=place).asking("ask_oldest")


def _told(context: Context) -> tuple[str, ...]:
    """The ids of the partnerships that were listed, though one of them may have been told since."""
    told, listed = context.partnerships, context.options
    return listed if len(told) == 1 and {*told} <= {*listed} else told
