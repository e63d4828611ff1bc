"""Whether a city is one of those that were listed: "does Lyon count?", "and Turin?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Counted, Cue, Dimension, Form, Having, Measure, Reading
from twincities.reading.predicates import Assertion, Predicate, Relation
from twincities.table import PartnershipTable
from twincities.table.world_regions import lies_in_place

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
    own = [
        one for one in (*last.countries, *last.continents) if one not in having.countries + having.continents
    ]
    if not table.has_city(cities[0]) or not all(lies_in_place(table.city(cities[0]), code) for code in own):
        return reading
    number = Predicate(Relation.NUMBER, object=Counted.PARTNERSHIPS, number=(having.least, having.most))
    claim = replace(
        reading, countries=having.countries, continents=having.continents, asserted=Assertion((number,))
    )
    return claim.asking("ask_partnerships", Form.CONFIRM)


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
