"""Which of several cities has more of something: "who has the most partners, Lyon, Turin or Bonn?", "which of the two has more?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.premises import SubjectUnsureError
from twincities.dialogue.ranking import PAIR
from twincities.reading import Comparison, Cue, Dimension, Form, Measure, Pointer, Reading
from twincities.table import PartnershipTable
from twincities.table.world_regions import lies_in_place

_OF_THEM = (Pointer.THEY, Pointer.THOSE)


def sure_of_names(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with all cities whose numbers are held against each other, also those by a name that others bear."""
    if not (reading.doubts and reading.cities and _by_number(reading)):
        return reading
    try:
        return settle_doubts(reading, table)
    except SubjectUnsureError:
        return reading  # it is asked back


def of_cities_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of the two has more partners?" after something was asked of two cities holds these against each other."""
    last = context.last_question
    asked = last.cities if last else ()
    cities = context.cities if len(context.cities) >= PAIR else asked
    points = reading.pointer in _OF_THEM or (reading.pointer is None and reading.has(Cue.JUST_SO))
    points = points or reading.pointed == len(cities)
    own = reading.names_something or reading.conditions or reading.has(Cue.WHOLE_TABLE)
    # "Which of these two Italian cities has more?" names what both are.
    places = (*reading.countries, *reading.continents)
    bare = bool(places) and not replace(reading, countries=(), continents=()).names_something
    held = [table.city(id) for id in cities if table.has_city(id)]
    of_both = bare and reading.pointed == len(cities) and not (reading.unwanted or reading.years)
    if of_both and all(lies_in_place(city, code) for city in held for code in places):
        reading, own = replace(reading, countries=(), continents=()), False
    asks = _by_number(reading) and points and not own and reading.form is not Form.CONFIRM
    # Of several that were listed, "which of them has the most?" is about those.
    told = len(context.options)
    listed = told > 1 and (reading.pointed != len(cities) or told == len(cities))
    if not asks or listed or len(cities) < PAIR or reading.pointed not in (None, len(cities)):
        return reading
    return replace(reading, cities=tuple(cities), pointer=None, entities=None)


def numbers_compared(reading: Reading) -> Reading | None:
    """The question which of two cities has more, or of several the most, partners as one that compares them; None for any other."""
    rank, comparison = reading.rank, reading.comparison
    of_events = comparison is not None and comparison.by is Measure.EVENTS and not comparison.cities
    if of_events and comparison and comparison.relation and len(reading.cities) > 1:
        told = reading.form is Form.CONFIRM or reading.group_by is not None
        return None if told else replace(reading, entities=None).asking("compare_age", Form.COMPARE)
    if reading.form is Form.CONFIRM or reading.group_by not in (None, Dimension.CITY) or reading.doubts:
        return None
    if len(reading.cities) > PAIR and _by_number(reading) and not (comparison and comparison.cities):
        apart = replace(reading, rank=None, comparison=None, entities=None, group_by=Dimension.CITY)
        return apart.asking("ask_partnerships", Form.GROUP)
    first = rank is not None and rank[:3] == (Measure.PARTNERSHIPS, rank.greatest, 1)
    if rank and first and (reading.has(Cue.ALTERNATIVE) or reading.has(Cue.JUST_SO)):
        comparison = comparison or Comparison(Measure.PARTNERSHIPS, 1 if rank.greatest else -1)
    if comparison is None or comparison.by is not Measure.PARTNERSHIPS or comparison.cities:
        return None
    if len(reading.cities) != PAIR:
        return None
    compared = replace(reading, rank=None, group_by=None, entities=None, comparison=comparison)
    return compared.asking("compare_age", Form.COMPARE)


def _by_number(reading: Reading) -> bool:
    """Whether numbers of partners are held against each other, or make the order in which the first is asked for."""
    measured = (reading.rank, reading.comparison)
    return any(one is not None and one.by is Measure.PARTNERSHIPS for one in measured)
