"""The order in which several partnerships are told: the oldest first, or as the question asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.ranking import by_place
from twincities.dialogue.subject import Subject, cities_in_all
from twincities.reading import (
    PLACES,
    Counted,
    Cue,
    Dimension,
    Entities,
    Form,
    Measure,
    Pointer,
    Rank,
    Reading,
)
from twincities.reading.model.selection import PLACE_ASKED
from twincities.table import Partnership, PartnershipTable
from twincities.table.text.folding import fold

_SEVERAL = 2
_ORDERS = frozenset({Cue.OLDEST_FIRST, Cue.NEWEST_FIRST, Cue.BY_NAME})


def in_another_order(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And newest first?" behind several that were told asks the last question again, in that order."""
    orders, last = reading.cues & _ORDERS, context.last_question
    told_apart = last is not None and (last.group_by or last.rank)  # numbers, or one place in an order
    last = last if len(context.partnerships) > 1 and not told_apart else None
    bare = reading.has(Cue.VERBLESS) and reading.is_bare
    if not (orders and bare and last) or reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED}:
        return reading
    return replace(last, cues=(last.cues - _ORDERS) | orders)


def place_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are we the first in Canada?" behind one partnership claims a place in the order of those there, and not that there are any."""
    claims = reading.form is Form.CONFIRM and reading.nth is not None and bool(reading.places)
    if not claims or reading.names_rows or reading.rank or len(context.partnerships) != 1:
        return reading
    place = Rank(Measure.AGE, True, reading.nth or 1)
    claimed = replace(reading, rank=place, nth=None, pointer=Pointer.IT, asserted=None, quantifier=None)
    return claimed.asking("ask_oldest")


def place_in_order(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Where does it rank by age?", 何番目に古い of one partnership is answered with what has its place; of none or several with their dates."""
    rank = reading.rank
    if rank is None or rank.by is not Measure.AGE or rank.place != PLACE_ASKED:
        return reading
    asked = replace(reading, rank=None, nth=None, entities=None, quantifier=None)
    rows = list(table.held_partnerships(() if reading.names_rows else context.partnerships))
    if reading.cities:
        named = {*reading.cities}
        of_city = table.partnerships_of(reading.cities[0])
        rows = [row for row in of_city if len(named) == 1 or {*row.cities} == named]
    city = _shared_city(rows, context, table)
    order = by_place(table.partnerships_of(city) if city else table.partnerships, rank, table)
    place = next((at for at, found in enumerate(order, 1) if rows and rows[0] in found), None)
    if len(rows) != 1 or place is None:
        return asked.asking("ask_since", Form.TELL)
    placed = replace(asked, pointer=None, rank=rank._replace(place=place), cities=(city,) if city else ())
    placed = placed if city else replace(placed, cues=placed.cues | {Cue.WHOLE_TABLE})
    return placed.asking("ask_oldest" if rank.greatest else "ask_newest", Form.TELL)


def _shared_city(rows: list[Partnership], context: Context, table: PartnershipTable) -> str | None:
    """The city among whose partners a place is asked for, where these were told last."""
    told = table.held_partnerships(context.options)
    if len(told) < _SEVERAL or not {*rows} <= {*told}:
        return None
    return next(iter(cities_in_all(told)), None)


def placed_anew(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with the place in an order that it asks for without naming the order."""
    for rule in (
        _one_before,
        _nth_of_city,
        _begun_last,
        _first_or_last,
        _so_many_first,
        _number_of_ranked,
        _most_of_groups,
    ):
        reading = rule(reading, context, table)
    return reading


def _one_before(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one before that?" after the newest asks for the next place in that order, and for no list of older ones."""
    last, by = context.last_question, reading.comparison
    rank = last.rank if last else None
    if last is None or rank is None or by is None or (rank.by, by.by) != (Measure.AGE, Measure.AGE):
        return reading
    goes_on = by.relation == (-1 if rank.greatest else 1) and not by.says_with_what
    bare = reading.has(Cue.VERBLESS) and not reading.has(Cue.SEVERAL)
    bare = bare and not (reading.names_something or reading.conditions)
    # Of dates that may be one, "2009" and "16 October 2009", each took up a place.
    tied = {row.since for row in table.held_partnerships(context.partnerships)} if rank.wanted == 1 else ()
    place = rank.place + max(rank.wanted, len(tied))
    return replace(last, rank=rank._replace(place=place, wanted=1)) if goes_on and bare else reading


def _nth_of_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is the second partner of Lyon?" asks for a place in the order of age, and for none in a list."""
    asks = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "ask_since"
    asks = (
        asks
        and bool(reading.cues & {Cue.OF_PARTNER, Cue.WITH_CITY, Cue.WHICH})
        and reading.form in (Form.TELL, Form.LIST)
    )
    if not (asks and reading.nth) or len(reading.cities) != 1 or reading.rank or reading.pointer:
        return reading
    rank = Rank(Measure.AGE, greatest=reading.nth > 0, place=abs(reading.nth))
    return replace(reading.asking("ask_oldest", Form.TELL), nth=None, rank=rank, entities=None)


def _begun_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "When did we last twin with a city?" asks for the newest, and for no last one of a list."""
    asks = reading.intent == "ask_since" and reading.nth == -1 and reading.form is Form.TELL
    if not asks or len(reading.cities) > 1 or reading.has(Cue.ELLIPTIC) or reading.has(Cue.VERBLESS):
        return reading
    told = context.options or context.partnerships
    if told and not (reading.has(Cue.OURS) or reading.counted):
        return reading
    return replace(reading.asking("ask_newest"), nth=None, rank=Rank(Measure.AGE, greatest=False))


def _first_or_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the first?" after "when was the last with a Spanish city?" is the other end of that order, and no first one of a list."""
    last = context.last_question
    if last is None or last.rank is None or last.rank.by is not Measure.AGE or last.rank.wanted > 1:
        return reading
    bare = reading.is_fragment and not (reading.rank or context.told)
    other_end = reading.nth == (-1 if last.rank.greatest else 1)
    if not bare or not other_end or reading.names_something:
        return reading
    return replace(reading, nth=None, rank=Rank(Measure.AGE, greatest=not last.rank.greatest))


def _so_many_first(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The three that came first" are three of what was told, where this was not three itself."""
    rank, number = reading.rank, reading.pointed
    if rank is None or number is None or rank.by is not Measure.AGE or (rank.place, rank.wanted) != (1, 1):
        return reading
    told = {len(rows) for rows in (context.partnerships, context.options, table.partnerships)}
    singly = len(context.partnerships) == 1 and len(context.mentioned) >= number
    picks = singly or bool(reading.cues & {Cue.WHICH, Cue.ELLIPTIC})  # "which of the three came first?"
    points = picks or reading.pointer is not None or bool(reading.names_something or reading.conditions)
    if points or number in told or reading.form not in (Form.TELL, Form.LIST):
        return reading
    return replace(reading, rank=rank._replace(wanted=number), pointed=None)


def _number_of_ranked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many has the first?" behind what has most partners is the number of that, and not of the oldest."""
    last, rank = context.last_question, reading.rank
    counts = reading.form is Form.COUNT and reading.intent in ("ask_oldest", "ask_partnerships")
    first = rank is not None and rank.by is Measure.AGE and (rank.place, rank.wanted) == (1, 1)
    ranked = last is not None and last.rank is not None and last.rank.by is not Measure.AGE
    if not (counts and first and ranked) or reading.names_something or reading.conditions:
        return reading
    return replace(reading.asking("ask_partnerships"), rank=None, nth=1 if rank and rank.greatest else -1)


def _most_of_groups(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which had the most?" behind numbers by country, year …, "which the fewest?" behind what has most partners or events, ask of the same."""
    last, rank = context.last_question, reading.rank
    if last is None or rank is None or rank.by is Measure.AGE or reading.names_something:
        return reading
    of_partners = rank.by is Measure.PARTNERSHIPS
    bare = not (reading.conditions or reading.has(Cue.PARTNERSHIP)) and of_partners
    brief = reading.is_incomplete and not reading.group_by
    if last.form is Form.GROUP and last.group_by and bare:
        if brief:
            return replace(last, rank=rank, entities=None).asking("ask_partnerships", Form.LIST)
        # "Which country leads?" behind the Spanish ones, or Lyon's, by country.
        of_same = replace(with_conditions(reading, last, reading), cities=last.cities)
        return of_same if reading.group_by is last.group_by else reading
    if last.form is Form.COUNT and last.counted is Counted.COUNTRIES and bare and brief:
        # "In how many countries?", "in which the most?"
        ranked = replace(last, rank=rank, group_by=Dimension.COUNTRY, entities=Entities(Dimension.COUNTRY))
        return ranked.asking("ask_partnerships", Form.LIST)
    if last.rank is not None and last.rank.by is Measure.EVENTS and bare and brief:
        return replace(last, rank=rank._replace(by=Measure.EVENTS))
    listed = last.rank is None and last.entities is not None and last.entities.kind in PLACES
    if listed and bare and brief and last.form is Form.LIST:
        return replace(last, rank=rank).asking(
            "ask_partnerships", Form.LIST
        )  # "cities with African partners"
    again = context.ranking is not None and reading.has(Cue.ELLIPTIC) and reading.group_by is None
    return replace(context.ranking, rank=rank) if again and context.ranking else reading


def in_order(subject: Subject, question: Reading, table: PartnershipTable) -> Subject:
    """The subject with its partnerships in the order that the question asks for."""
    return replace(subject, partnerships=tuple(ordered(subject.partnerships, question, table)))


def ordered(rows: Iterable[Partnership], question: Reading, table: PartnershipTable) -> list[Partnership]:
    """Partnerships in the order that the question asks for, undated ones last; by name, that of the partner asked for counts."""
    oldest_first = table.oldest_first(rows)
    if question.has(Cue.BY_NAME):
        return sorted(oldest_first, key=lambda row: _names(row, question, table))
    if question.has(Cue.NEWEST_FIRST):
        dated = [row for row in oldest_first if row.since]
        return [*reversed(dated), *oldest_first[len(dated) :]]
    return oldest_first


def _names(row: Partnership, question: Reading, table: PartnershipTable) -> list[str]:
    """The names of both cities, those that the question names behind the others."""
    cities = sorted(row.cities, key=lambda id: id in question.cities)
    return [fold(table.label(id)) for id in cities]
