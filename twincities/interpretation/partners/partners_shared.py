"""Partners that two cities share, of which one or both were told before: "and does it share any with Lyon?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, Dimension, Entities, Form, Having, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import Partnership, PartnershipTable
from twincities.table.world_regions import lies_in_any

_PAIR = 2
_BOTH = Having(least=2, most=2)
_TIED_TO_SOME = {Cue.TWINNED, Cue.PAIRED, Cue.THERE_IS}
_TOLD = (None, Pointer.IT, Pointer.THEY, Pointer.THOSE)


def partners_shared(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Do they share any partners?", "is there a city twinned with both?" ask it of the two cities told last, "which ones does it share with Lyon?" of the one told and Lyon."""
    of_both = reading.has(Cue.IN_COMMON) or _tied_to_both(reading)
    if not of_both or reading.doubts or reading.unknown or reading.excluded_cities:
        return reading
    cities = reading.cities if len(reading.cities) == _PAIR else _with_told(reading, context, table)
    if len({*cities}) != _PAIR or not all(map(table.has_city, cities)):
        # Which the other of "the two" is stays open: what the partners of one share is no answer.
        open_ = _points_at_two_cities(reading) or _points_at_cities_told(reading, context)
        open_ = open_ and reading.intent == "confirm_partnership"
        return reading.asking("ask_common") if open_ else reading
    # "Barcelona in Spain" says which city is meant, and bounds no partners.
    lie_in = {table.city(id).country for id in cities}
    countries = tuple(code for code in reading.countries if code not in lie_in)
    # "What about Lyon and Turin, which partner do they share?" points at no list.
    if (cities, countries) == (reading.cities, reading.countries) and reading.pointer is not Pointer.THEY:
        return reading
    reading = replace(reading, cities=cities, countries=countries, pointer=None, pointed=None)
    if reading.form is Form.CONFIRM:
        claim = Assertion((Predicate(Relation.COMMON_PARTNER, cities[0], cities[1]),))
        return replace(reading, asserted=claim, entities=None).asking("confirm_partnership")
    shared = Entities(Dimension.CITY, tuple(Having(cities=(id,)) for id in cities), several=True)
    return replace(reading, entities=shared).asking("ask_partnerships")


def _tied_to_both(reading: Reading) -> bool:
    """Whether it is asked if there is a city that both have for a partner, and these are not named: 両方と提携している都市はありますか."""
    both = reading.has(Cue.SEVERALLY) or (reading.pointed == _PAIR and reading.pointer is Pointer.THEY)
    asks = both and reading.form is Form.CONFIRM and reading.cues >= _TIED_TO_SOME
    other = reading.cues & {Cue.ALTERNATIVE, Cue.BETWEEN, Cue.EACH_OTHER, Cue.EVENT}
    own = reading.names_something or reading.conditions or reading.rank or reading.comparison
    # 和两个都结好的城市 has not two partners, but both.
    had = [one for one in (reading.entities.having if reading.entities else ()) if one != _BOTH]
    return asks and not (other or own or had or reading.unread)


def _with_told(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The named cities, with those that were talked about."""
    last = context.last_question
    if reading.pointer not in _TOLD or last is None:
        return ()
    told = last.cities or (context.cities if reading.cities or last.entities else ())
    if len(told) == 1 and _points_at_two_cities(reading):
        told = _with_told_before(told[0], context, table)
    others = tuple(id for id in told if id not in reading.cities)
    return (*others, *reading.cities) if len(others) == _PAIR - len(reading.cities) else ()


def _points_at_two_cities(reading: Reading) -> bool:
    """Whether "the two" are all that is said of the cities that share something."""
    return not reading.cities and reading.pointed == _PAIR


def _points_at_cities_told(reading: Reading, context: Context) -> bool:
    """Whether "they" are cities that were told for themselves: "is there a partner they share?" behind those that have the most."""
    last = context.last_question
    cities = last is not None and (
        last.group_by is Dimension.CITY
        or (last.entities is not None and last.entities.kind is Dimension.CITY)
    )
    return cities and not reading.cities and reading.pointer is Pointer.THEY


def _with_told_before(city: str, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The city asked about last, with the one whose partnerships were told before its own, or else with its partner where one was told; the partners where two were."""
    rows = table.held_partnerships(context.partnerships)
    if len(rows) == _PAIR:
        return tuple(row.other(city) for row in rows if city in row.cities)
    spoken_of = [*table.held_partnerships(context.mentioned), *rows]
    alike = {other.id for other in table.namesakes_of(city)} & {id for row in spoken_of for id in row.cities}
    before = alike or _hub_before(city, spoken_of, context, table)
    before = before or ({*rows[0].cities} - {city} if len(rows) == 1 else set())
    return (*before, city)


def _hub_before(
    city: str, rows: Sequence[Partnership], context: Context, table: PartnershipTable
) -> set[str]:
    """What all partnerships have in common that were told right before those of a city, where they are not those of several."""
    ends: set[str] = set()
    for row in reversed([row for row in rows if city not in row.cities]):
        if ends and ends.isdisjoint(row.cities):
            break
        ends = ends & {*row.cities} or {*row.cities}
    there = context.last_question.places if context.last_question else ()
    return {id for id in ends if not (there and lies_in_any(table.city(id), there))}
