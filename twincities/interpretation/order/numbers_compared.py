"""Which of several cities has more of something: "who has the most partners, Lyon, Turin or Bonn?", "which of the two has more?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.premises import SubjectUnsureError
from twincities.dialogue.ranking import PAIR
from twincities.reading import (
    Comparison,
    Counted,
    Cue,
    Dimension,
    Entities,
    Form,
    Having,
    Measure,
    Pointer,
    Quantifier,
    Reading,
)
from twincities.table import Filter, PartnershipTable
from twincities.table.world_regions import lies_in_place

_NUMBER_TOLD = ("ask_overview", "ask_partner", "ask_partnerships")
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
    """ "Which of the two has more partners?", "how many has each?" after something was asked of two cities are about these."""
    last = context.last_question
    held_against = last.comparison.cities if last and last.comparison and _by_number(last) else ()
    asked = tuple(dict.fromkeys((*last.cities, *held_against))) if last else ()
    cities = context.cities if len(context.cities) >= PAIR else asked
    points = reading.pointer in _OF_THEM or (reading.pointer is None and reading.has(Cue.JUST_SO))
    points = points or reading.pointed == len(cities)
    own = reading.names_something or reading.conditions or reading.has(Cue.WHOLE_TABLE)
    # "Which of these two Italian cities has more?" names what both are.
    bare = bool(reading.places) and not replace(reading, countries=(), continents=()).names_something
    held = [table.city(id) for id in cities if table.has_city(id)]
    of_both = bare and reading.pointed == len(cities) and not (reading.unwanted or reading.years)
    if of_both and all(lies_in_place(city, code) for city in held for code in reading.places):
        reading, own = replace(reading, countries=(), continents=()), False
    of_each = _counts_of_each(reading)
    points = points or (of_each and reading.pointer is None)
    asks = (_by_number(reading) or of_each) and points and not own and reading.form is not Form.CONFIRM
    # Of several that were listed, "which of them has the most?" is about those.
    told = len(context.options)
    listed = told > 1 and not held_against and (reading.pointed != len(cities) or told == len(cities))
    # "And which has the fewest?" after the pair with most events was told is of all.
    ranked = last is not None and last.rank is not None and last.rank.by is not Measure.AGE
    listed = listed or (ranked and not last.cities if last else False)
    if not asks or listed or len(cities) < PAIR or reading.pointed not in (None, len(cities)):
        return reading
    counted = Counted.PARTNERSHIPS if of_each else reading.counted
    return replace(reading, cities=tuple(cities), pointer=None, entities=None, counted=counted)


def _counts_of_each(reading: Reading) -> bool:
    """Whether the number of partners of each of several is asked for: "how many has each of the two?"."""
    counts = reading.form is Form.COUNT and reading.quantifier is Quantifier.EACH
    partners = reading.counted in (None, Counted.PARTNERSHIPS) and reading.group_by is None
    return counts and partners and not reading.has(Cue.EVENT)


def more_than_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is that more than Lyon's?" after Turin's partners were counted holds the two numbers against each other."""
    last, compared = context.last_question, reading.comparison
    counted = last is not None and last.form is Form.COUNT and not last.conditions
    if (
        last is None
        or compared is None
        or not counted
        or len(last.cities) != 1
        or last.counted is Counted.EVENTS
    ):
        return reading
    bare = not (reading.names_rows or reading.conditions or reading.doubts or reading.unknown)
    bare = bare and reading.pointer in (None, Pointer.IT, *_OF_THEM)
    of_another = len(compared.cities) == 1 and compared.cities != last.cities and not compared.described
    asks_which = reading.cues & {Cue.WHICH, Cue.PARTNERSHIP, Cue.ELLIPTIC} or reading.form is Form.COUNT
    if compared.by is not Measure.PARTNERSHIPS or not (bare and of_another) or asks_which:
        return reading
    held = replace(reading, cities=last.cities, pointer=None, entities=None, counted=None, asserted=None)
    return held.asking("compare_age", Form.COMPARE if reading.has(Cue.DIFFERENCE) else Form.CONFIRM)


def than_number_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does any town have more than that?" after a city's partners were counted holds all against that number."""
    last, compared = context.last_question, reading.comparison
    if last is None or compared is None:
        return reading
    counted = len(last.cities) == 1 and not (last.conditions or last.has(Cue.EVENT))
    counted = counted and last.intent in _NUMBER_TOLD
    of_cities = reading.counted is Counted.CITIES and not reading.names_something
    bare = compared.by is Measure.PARTNERSHIPS and not compared.says_with_what
    if not (counted and of_cities and bare and compared.relation):
        return reading
    form = reading.form if reading.form is Form.CONFIRM else Form.LIST
    held = replace(reading, comparison=compared._replace(cities=last.cities), pointer=None, asserted=None)
    return held.asking("ask_partnerships", form)


def numbers_compared(reading: Reading) -> Reading | None:
    """The question which of two cities has more, or of several the most, partners as one that compares them; None for any other."""
    rank, comparison = reading.rank, reading.comparison
    held_against = comparison.cities if comparison and comparison.by is Measure.PARTNERSHIPS else ()
    if held_against and reading.cities and len({*reading.cities, *held_against}) > PAIR:
        # "Have Lyon and Turin more than Bonn?" is not so of all, or not of both: each number is told.
        each = tuple(dict.fromkeys((*reading.cities, *held_against)))
        return _numbers_of(each, reading)
    of_events = comparison is not None and comparison.by is Measure.EVENTS and not comparison.cities
    if of_events and comparison and comparison.relation and len(reading.cities) > 1:
        told = reading.form is Form.CONFIRM or reading.group_by is not None
        return None if told else replace(reading, entities=None).asking("compare_age", Form.COMPARE)
    if reading.form is Form.CONFIRM or reading.group_by not in (None, Dimension.CITY) or reading.doubts:
        return None
    if len(reading.cities) > PAIR and _by_number(reading) and not (comparison and comparison.cities):
        return _numbers_of(reading.cities, reading)
    first = rank is not None and rank[:3] == (Measure.PARTNERSHIPS, rank.greatest, 1)
    if rank and first and (reading.has(Cue.ALTERNATIVE) or reading.has(Cue.JUST_SO)):
        comparison = comparison or Comparison(Measure.PARTNERSHIPS, 1 if rank.greatest else -1)
    if comparison is None or comparison.by is not Measure.PARTNERSHIPS or comparison.cities:
        return None
    if len(reading.cities) != PAIR:
        return None
    compared = replace(reading, rank=None, group_by=None, entities=None, comparison=comparison)
    return compared.asking("compare_age", Form.COMPARE)


def _numbers_of(cities: tuple[str, ...], reading: Reading) -> Reading:
    """The question for how many each of these cities has."""
    apart = replace(reading, cities=cities, rank=None, comparison=None, entities=None, asserted=None)
    return replace(apart, group_by=Dimension.CITY).asking("ask_partnerships", Form.GROUP)


def with_numbers_of(reading: Reading, table: PartnershipTable) -> Reading | None:
    """The question which cities or countries have more partners than one, as one for those with more than its number; None for any other."""
    compared = reading.comparison
    by_number = compared is not None and compared.by is Measure.PARTNERSHIPS and compared.relation != 0
    if compared is None or not by_number or compared.described or compared.rank or reading.names_rows:
        return None
    of_countries = reading.entities is not None and reading.entities.kind is Dimension.COUNTRY
    if of_countries and not compared.cities and len(reading.countries) == 1:
        kind, held = Dimension.COUNTRY, table.find(Filter(countries=reading.countries))
        reading = replace(reading.asking("ask_partnerships"), countries=())
    elif len(compared.cities) == 1:
        kind, held = Dimension.CITY, table.partnerships_of(compared.cities[0])
    else:
        return None
    if reading.intent != "ask_partnerships":
        return None
    if reading.form is Form.CONFIRM and (reading.quantifier is not Quantifier.ANY or reading.conditions):
        return None  # "has Spain more than Lyon?"
    number = len(held)
    bounds = (number + 1, None) if compared.relation > 0 else (0, number - 1)
    things = Entities(kind, having=(Having(Measure.PARTNERSHIPS, *bounds),), several=True)
    listed = kind if reading.form is Form.LIST else None
    asked = replace(reading, comparison=None, asserted=None, entities=things, number_bounds=bounds)
    return replace(asked, number=number, group_by=listed)


def _by_number(reading: Reading) -> bool:
    """Whether numbers of partners are held against each other, or make the order in which the first is asked for."""
    measured = (reading.rank, reading.comparison)
    return any(one is not None and one.by is Measure.PARTNERSHIPS for one in measured)
