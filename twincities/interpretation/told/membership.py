"""Whether a city is one of those that were told, or has one in a place: "does Lyon count?", "is Turin one of them?", "with any Spanish city?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Dimension, Form, Having, Measure, Pointer, Quantifier, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.world_regions import lies_in_any, lies_in_place

_OF_PARTNERS = frozenset(
    {"ask_partnerships", "ask_partner", "ask_country", "name_subject", "confirm_partnership"}
)
_OF_MEMBERS = _OF_PARTNERS | {"nlu_fallback", "ask_city_trivia"}
_SEVERAL = 2
_SAYS_MORE = frozenset(
    {Cue.PARTNERSHIP, Cue.TWINNED, Cue.PAIRED, Cue.OF_PARTNER, Cue.EVENT, Cue.AGE, Cue.POPULATION, Cue.THEMES}
)


def member_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does Lyon count?" after "which cities have two partners in Spain?" claims that Lyon has two there."""
    last, cities = context.last_question, reading.cities
    having = _told_by_number(last) if last else None
    bare = len(cities) == 1 and reading.has(Cue.BRIEF) and not (reading.conditions or reading.selects)
    asks = reading.form is Form.CONFIRM or reading.intent == "name_subject"
    if last is None or having is None or not (bare and asks) or reading.cues & _SAYS_MORE:
        return reading
    own = [one for one in last.places if one not in having.countries + having.continents]
    if not table.has_city(cities[0]) or not all(lies_in_place(table.city(cities[0]), code) for code in own):
        return reading
    number = Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(having.least, having.most))
    claim = replace(
        reading, countries=having.countries, continents=having.continents, asserted=Assertion((number,))
    )
    return claim.asking("ask_partnerships", Form.CONFIRM)


def among_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is Turin among them?", "is one of those with Turin?" after partnerships were listed asks whether one of these is a city's."""
    last, told = context.last_question, table.held_partnerships(context.partnerships)
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) or reading.cues & {Cue.AMONG, Cue.THOSE_OF}
    claims = reading.form is Form.CONFIRM and reading.intent in _OF_MEMBERS and bool(points)
    if last is None or not claims or len(reading.cities) != 1 or len(told) < _SEVERAL:
        return reading
    says_more = reading.conditions or reading.unread or reading.rank or reading.comparison or reading.unknown
    of_all = reading.quantifier is Quantifier.ALL or bool(reading.cues & (_SAYS_MORE - {Cue.PAIRED}))
    of_rows = last.entities is None or last.entities.kind is Dimension.PARTNERSHIP or bool(last.cities)
    if says_more or of_all or not of_rows or reading.cities == last.cities:
        return reading
    (city,) = reading.cities
    bare = replace(reading, pointer=None, asserted=None, quantifier=None, entities=None, counted=None)
    if own := [row for row in told if city in row.cities]:
        pair = replace(bare, cities=own[0].cities, cues=reading.cues | {Cue.TWINNED})
        return pair.asking("confirm_partnership") if len(own) == 1 else reading
    if last.intent == "ask_partnerships" and not (last.cities or last.partnerships or last.rank):
        claim = replace(last, cities=reading.cities, entities=None, pointer=None)
        return claim.asking("ask_partnerships", Form.CONFIRM)
    if len(last.cities) == 1 and table.between(*last.cities, city) is None:
        return replace(bare, cities=(*last.cities, city)).asking("confirm_partnership")
    return reading


def paired_with_place(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With any Spanish city at all?" after "is Lyon twinned with Turin?" asks whether Lyon has a partner there."""
    last, places = context.last_question, reading.places
    claimed = last is not None and last.intent == "confirm_partnership" and last.form is Form.CONFIRM
    asks = reading.cues >= {Cue.VERBLESS, Cue.PAIRED} and reading.quantifier is Quantifier.ANY
    by_order = reading.rank or reading.comparison or reading.nth
    by_order = by_order or reading.pointer not in (None, Pointer.OTHER)
    alone = asks and bool(places) and not (reading.names_rows or by_order or reading.unread)
    if last is None or not (claimed and alone) or not last.cities or reading.intent not in _OF_PARTNERS:
        return reading
    cities = [id for id in last.cities if table.has_city(id)]
    elsewhere = [id for id in cities if not lies_in_any(table.city(id), places)]
    whose = (elsewhere or cities)[:1]
    asked = replace(reading, cities=tuple(whose), entities=None, counted=None, asserted=None, pointer=None)
    if reading.pointer is Pointer.OTHER:
        told = table.held_partnerships(context.partnerships)
        partners = (city for row in told if {*row.cities} & {*whose} for city in row.cities)
        besides = tuple(dict.fromkeys(id for id in (*cities, *partners) if id not in whose))
        return replace(asked, excluded_cities=besides).asking("ask_partnerships", Form.CONFIRM)
    return replace(asked, cues=asked.cues | {Cue.TWINNED}).asking("confirm_partnership", Form.CONFIRM)


def _told_by_number(question: Reading) -> Having | None:
    """Of how many partners, and where, the cities that a question asked for have, or the one of which it claimed them; None where it asked for something else."""
    claims = question.asserted.predicates if question.asserted and len(question.cities) == 1 else ()
    if len(claims) == 1 and claims[0].relation is Relation.NUMBER and claims[0].number and not question.years:
        least, most = claims[0].number
        counted = claims[0].object == Counted.PARTNERSHIPS and not (question.themes or question.unwanted)
        having = Having(Measure.PARTNERSHIPS, least, most, question.countries, question.continents)
        return having if counted else None
    asked = question.entities
    if asked is None or asked.kind is not Dimension.CITY or len(asked.having) != 1 or question.years:
        return None
    (having,) = asked.having
    return having if having.what is Measure.PARTNERSHIPS and not (having.cities or having.outside) else None
