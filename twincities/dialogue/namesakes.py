"""Which bearer of a name a claim of two cities is about: "is any city twinned with both Oxford and Bonn?" is borne out by one Oxford only, or by none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Doubt, Form, Pointer, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import lies_in_any

_PAIR = 2
_MOST_PAIRS = 8  # of bearers, for which one answer can stand


def bearer_meant(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with the bearers of its names that alone bear it out; where none does, it is denied of all of them."""
    reading = bearer_told(bearers_spelt(bearer_asked(reading, table), context, table), context, table)
    sides = [*((id,) for id in reading.cities), *(doubt.alternatives for doubt in reading.doubts)]
    held = all(table.has_city(id) for side in sides for id in side)
    if not reading.doubts or len(sides) != _PAIR or not held or reading.conditions or reading.unknown:
        return reading
    common = _asks_for_common(reading)
    if not common and not _supposes_pair(reading):
        return reading
    pairs = [pair for pair in product(*sides) if len({*pair}) == _PAIR]
    fitting = [pair for pair in pairs if _bears_out(pair, common, table)]
    if len(fitting) == 1:
        return _of_bearers(reading, fitting[0])
    # A city that is called as one of those named may be meant after all.
    alike = [{id, *(one.id for one in table.namesakes_of(id))} for id in reading.cities]
    wider = product(*alike, *(doubt.alternatives for doubt in reading.doubts))
    if fitting or len(pairs) > _MOST_PAIRS or any(_bears_out(pair, common, table) for pair in wider):
        return reading  # it is asked back
    relation = Relation.COMMON_PARTNER if common else Relation.TWINNED
    claim = Assertion(
        tuple(Predicate(relation, pair[0], pair[1]) for pair in pairs), alternatives=len(pairs) > 1
    )
    cities = dict.fromkeys(id for pair in pairs for id in pair)
    denied = replace(reading, cities=tuple(cities), doubts=(), entities=None, quantifier=None, asserted=claim)
    return replace(denied, counted=None, pointer=None).asking("confirm_partnership", Form.CONFIRM)


def bearer_asked(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Which Rome has a Japanese partner?", "which Perth is twinned with Bonn?" ask it of all that bear the name: those partnerships are told, or it is denied of each."""
    tied = reading.cues & {Cue.TWINNED, Cue.OF_PARTNER, Cue.WITH_CITY} and reading.has(Cue.WHICH_BEARER)
    named = reading.cities or tuple(id for one in reading.doubts for id in one.alternatives)
    if not tied or not named or not _asks_only_which(reading) or not all(map(table.has_city, named)):
        return reading
    bearers = (named[0], *(city.id for city in table.namesakes_of(named[0])))
    others = tuple(id for id in reading.cities if id not in bearers)
    doubted = any(not {*bearers} >= {*one.alternatives} for one in reading.doubts)
    if doubted or len(bearers) < _PAIR or len(others) + bool(reading.places) != 1:
        return reading
    rows = tuple(
        row.id
        for id in bearers
        for row in table.partnerships_of(id)
        if row.other(id) in others or lies_in_any(table.city(row.other(id)), reading.places)
    )
    asked = replace(reading, doubts=(), entities=None, counted=None, quantifier=None, pointer=None)
    if rows:
        asked = replace(asked, cities=(), countries=(), continents=(), partnerships=rows, asserted=None)
        return asked.asking("ask_partnerships", Form.LIST)
    relation = Relation.TWINNED if others else Relation.PARTNER_IN
    objects = others or reading.places
    claims = tuple(Predicate(relation, id, one) for id in bearers for one in objects)
    asked = replace(asked, cities=(*bearers, *others), asserted=Assertion(claims, alternatives=True))
    return asked.asking("confirm_partnership", Form.CONFIRM)


def _asks_only_which(reading: Reading) -> bool:
    """Whether nothing but other ends tells which bearer of a name is asked for."""
    ranked = reading.rank or reading.comparison or reading.nth or reading.group_by
    bounded = reading.years or reading.themes or reading.unwanted or reading.excluded_cities
    return not (ranked or bounded or reading.unread or reading.unknown)


def bearer_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with that bearer of its name which was told last: "how many partners does that Dover have?"; of "the other Dover" with the one that was not."""
    doubt = reading.doubts[0] if len(reading.doubts) == 1 else None
    both = reading.number == _PAIR or reading.has(Cue.SEVERALLY)
    if doubt is None or both or reading.cities or not all(map(table.has_city, doubt.alternatives)):
        return reading
    placed = any(lies_in(table.city(id), code) for id in doubt.alternatives for code in reading.countries)
    other = reading.pointer is Pointer.OTHER
    # Cities that were talked about come before their partners.
    for talked_about in ({*context.cities}, context.talked_about(table)):
        told = [id for id in doubt.alternatives if (id in talked_about) is not other]
        if len(told) == 1 and not placed and not talked_about.isdisjoint(doubt.alternatives):
            meant = with_bearer(reading, doubt, told[0])
            return replace(meant, pointer=None) if other else meant
    return reading


def bearers_spelt(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with the one bearer of a name that is written just so, accents too, where those of others differ: "León, Spain" is none of Léon."""
    for doubt in reading.doubts:
        held = [id for id in doubt.alternatives if table.has_city(id)]
        spelt = [id for id in held if _begins_with(doubt.written, table.city(id).name)]
        if len(spelt) == 1 < len(held) and not doubt.written.isascii():
            reading = with_bearer(reading, doubt, spelt[0])
    return reading


def _begins_with(written: str, name: str) -> bool:
    return f"{written} ".casefold().startswith(f"{name} ".casefold())


def with_bearer(question: Reading, doubt: Doubt, id: str) -> Reading:
    """The question with that city for one of its names of several, in what it claims and asks for too."""
    first = doubt.alternatives[0]
    asked = question.entities
    having = tuple(
        one._replace(cities=tuple(id if city == first else city for city in one.cities))
        for one in (asked.having if asked else ())
    )
    return replace(
        question,
        cities=tuple(dict.fromkeys((*question.cities, id))),
        doubts=tuple(one for one in question.doubts if one != doubt),
        asserted=question.asserted and question.asserted.with_city(first, id),
        entities=asked and asked._replace(having=having),
    )


def _of_bearers(reading: Reading, pair: Sequence[str]) -> Reading:
    for doubt in reading.doubts:
        meant = next(id for id in pair if id in doubt.alternatives)
        reading = with_bearer(reading, doubt, meant)
    return reading


def _asks_for_common(reading: Reading) -> bool:
    """Whether partners are asked for, or claimed, that two cities share."""
    having = reading.entities.having if reading.entities else ()
    claims = reading.asserted.predicates if reading.asserted else ()
    shared = len([one for one in having if one.cities]) == _PAIR
    return shared or (bool(claims) and all(one.relation is Relation.COMMON_PARTNER for one in claims))


def _supposes_pair(reading: Reading) -> bool:
    """Whether two cities are claimed, or taken, to be partners: "is Lyon twinned with Toledo?", "since when are they twinned?"."""
    claims = reading.asserted.predicates if reading.asserted else ()
    if reading.form is Form.CONFIRM:
        return len(claims) == 1 and claims[0].relation is Relation.TWINNED and claims[0].holds
    bounded = reading.rank or reading.comparison or reading.group_by or reading.nth or reading.quantifier
    dates = has_trait(reading.intent, Trait.OF_DATES) and reading.cues & {Cue.TWINNED, Cue.PAIRED}
    return bool(dates) and reading.form is Form.TELL and not bounded and not reading.has(Cue.SEVERALLY)


def _bears_out(pair: Sequence[str], common: bool, table: PartnershipTable) -> bool:
    one, other = pair
    if common:
        return bool(table.partners_in_common(pair))
    return table.between(one, other) is not None or bool(table.ties.former_of(one, other))
