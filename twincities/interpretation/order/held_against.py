"""What a comparison holds against what was told: "older than the British one", "was Lyon's first?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.narrowing import bounds
from twincities.dialogue.ranking import PAIR
from twincities.reading import Comparison, Counted, Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable

_OF_ORDER = frozenset({"ask_newest", "ask_oldest", "compare_age"})
_OF_AGES = _OF_ORDER | {"ask_age", "ask_since"}


def against_one_of_ranked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which are younger than Turin's?" behind Lyon's oldest partner, "and which cities came after Turin?" behind any question about Lyon's, ask for Lyon's, where Turin is one of them."""
    compared, last = reading.comparison, context.last_question
    by_age = compared is not None and compared.by is Measure.AGE and len(compared.cities) == 1
    of_cities = reading.counted is Counted.CITIES and reading.has(Cue.CONJOINED) and not reading.group_by
    asks = by_age and (reading.has(Cue.ELLIPTIC) or of_cities) and reading.form is not Form.CONFIRM
    if compared is None or last is None or not asks or reading.names_rows or reading.conditions:
        return reading
    if len(last.cities) != 1 or not (last.rank or has_trait(last.intent, Trait.PARTNERS)):
        return reading
    if reading.cues & {Cue.PARTNERSHIP, Cue.WHOLE_TABLE} or not table.between(*last.cities, *compared.cities):
        return reading
    pair = compared._replace(cities=(*last.cities, *compared.cities), paired=True)
    rows = tuple(row.id for row in table.partnerships_of(last.cities[0]))
    of_rows = replace(reading, partnerships=rows, comparison=pair, entities=None, counted=None)
    return of_rows.asking("ask_partnerships", Form.LIST)


def claimed_first_of_two(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Was Lyon's first?" after two were told claims that it is older than the other one."""
    told = table.held_partnerships(context.partnerships)
    compared, claims = reading.comparison, reading.form is Form.CONFIRM and reading.intent in _OF_ORDER
    if not claims or len(told) != 2 or len(reading.cities) != 1 or (compared and compared.says_with_what):
        return reading
    if reading.has(Cue.WHOLE_TABLE):
        return reading  # "is Lyon's the first of all?"
    of_city = [row for row in told if reading.cities[0] in row.cities]
    relation = _claimed_relation(reading)
    if len(of_city) != 1 or not relation:
        return reading
    other = next(row for row in told if row not in of_city)
    held = Comparison(Measure.AGE, relation, other.cities, paired=True)
    row = (of_city[0].id,)
    claim = replace(reading, cities=(), partnerships=row, comparison=held, nth=None, rank=None)
    return claim.asking("compare_age")


def _claimed_relation(reading: Reading) -> int:
    """1 where something is claimed to be older, -1 where it is to be younger; 0 where neither is."""
    if reading.comparison and reading.comparison.by is Measure.AGE:
        return reading.comparison.relation
    if reading.rank and reading.rank.by is Measure.AGE and reading.rank.place == 1:
        return 1 if reading.rank.greatest else -1
    return 1 if reading.nth == 1 else 0


def more_of_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does it have more than Lyon?" after "which has the most events?" is about events."""
    last, compared = context.last_question, reading.comparison
    by_number = compared is not None and compared.by is Measure.PARTNERSHIPS and reading.counted is None
    if last is None or compared is None or not by_number:
        return reading
    of_events = last.counted is Counted.EVENTS or (last.rank is not None and last.rank.by is Measure.EVENTS)
    return replace(reading, comparison=compared._replace(by=Measure.EVENTS)) if of_events else reading


def held_against_another(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And before Lyon?" after "did Turin begin before Nice?" claims as much of Turin against Lyon."""
    last, compared = context.last_question, reading.comparison
    claimed = last.comparison if last and last.intent == "compare_age" and last.form is Form.CONFIRM else None
    if last is None or claimed is None or compared is None or not (claimed.cities and compared.cities):
        return reading
    alike = compared.by is claimed.by and reading.has(Cue.VERBLESS) and not reading.names_rows
    return replace(last, comparison=compared, asserted=None) if alike else reading


def held_against_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And how many are younger?" after "how many German ones are older than Lyon's?" holds the same ones against the same."""
    last, compared = context.last_question, reading.comparison
    before = last.comparison if last and last.intent == "ask_partnerships" else None
    if last is None or before is None or compared is None or reading.intent not in _OF_AGES | {last.intent}:
        return reading
    by_age = compared.by is before.by is Measure.AGE and before.relation and before.says_with_what
    turned = by_age and compared.relation == -before.relation and not compared.says_with_what
    listed = reading.form in (Form.COUNT, Form.LIST) or reading.quantifier is Quantifier.ANY
    own = reading.names_something or reading.conditions or reading.pointer or reading.rank or reading.unread
    if not (turned and listed) or own or reading.has(Cue.WHOLE_TABLE):
        return reading
    same = replace(last, comparison=before._replace(relation=compared.relation), asserted=None)
    # None of those that were listed is meant.
    cues = (last.cues - {Cue.ELLIPTIC}) | {Cue.PARTNERSHIP}
    return replace(same, form=reading.form, quantifier=reading.quantifier, cues=cues)


def against_those_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is Lyon's older than both of them?" after several were told holds it against each of these."""
    comparison, told = reading.comparison, context.partnerships
    if (
        comparison is None
        or comparison.by is not Measure.AGE
        or comparison.says_with_what
        or len(told) < PAIR
    ):
        return reading
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) and reading.pointed in (None, len(told))
    if not points or not reading.cities or reading.form is not Form.CONFIRM:
        return reading
    against = comparison._replace(described=Filter(partnerships=told))
    return replace(reading, comparison=against, pointer=None, pointed=None, quantifier=None)


def one_told_held_against(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Longer than with the Spanish?", « est-ce plus ancien que le jumelage espagnol ? » claim it of the one told last, though nothing points at it."""
    compared, told = reading.comparison, table.held_partnerships(context.partnerships)
    places = bool(reading.places)
    if compared is None or compared.by is not Measure.AGE or not compared.relation or len(told) != 1:
        return reading
    points = (
        reading.pointer
        or replace(reading, countries=(), continents=()).names_something
        or reading.quantifier
        or reading.cues & {Cue.WHICH, Cue.ELLIPTIC}
    )
    claims = reading.form is Form.CONFIRM or (reading.has(Cue.VERBLESS) and not reading.counted)
    if points or not claims or reading.intent not in _OF_AGES or reading.years or reading.unread:
        return reading
    if compared.says_with_what == places and not compared.described:
        return reading  # with nothing, or with a city as well as a place
    if compared.rank or {*compared.cities} & {*told[0].cities}:
        return reading
    described = compared.described or Filter(countries=reading.countries, continents=reading.continents)
    # "Longer than with the Japanese?" means those of the two cities, where they have some.
    own = [row.id for city in told[0].cities for row in table.find(replace(described, cities=(city,)))]
    described = Filter(partnerships=tuple(own)) if own and described else described
    against = compared if compared.cities else compared._replace(described=described)
    of_it = replace(reading, partnerships=(told[0].id,), countries=(), continents=(), comparison=against)
    of_it = replace(of_it, restriction=Filter(), asserted=None, rank=None, counted=None, entities=None)
    return of_it.asking("compare_age", Form.CONFIRM)


def named_against_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Lyon's tie with Turin is older than that", 忠州市の提携はそれより古いはずだけど, of a city with one partner, hold the one named against the one told last, and ask for no list."""
    compared, told = reading.comparison, table.held_partnerships(context.partnerships)
    by_age = compared is not None and compared.by is Measure.AGE and bool(compared.relation)
    if compared is None or not by_age or compared.says_with_what or len(told) != 1 or not reading.cities:
        return reading
    rows = [row for row in table.partnerships_of(reading.cities[0]) if {*reading.cities} <= {*row.cities}]
    # 「そこはサンノゼの組より古い」 is said of the one told.
    asks = (
        reading.cues & {Cue.WHICH, Cue.ELLIPTIC, Cue.THAT_PLACE_NAMED}
        or reading.conditions
        or reading.rank
        or reading.unread
    )
    if reading.pointer is not Pointer.IT or asks or len(rows) != 1 or rows[0] == told[0]:
        return reading
    against = compared._replace(cities=told[0].cities, paired=True)
    held = replace(reading, cities=rows[0].cities, comparison=against, pointer=None, entities=None)
    return replace(held, asserted=None).asking("compare_age", Form.CONFIRM)


def against_other_partner(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has Lyon been with Turin for longer than with Bonn?" holds it against Lyon's partnership with Bonn, not any of Bonn's."""
    comparison = reading.comparison
    by_age = comparison is not None and comparison.by is Measure.AGE and len(comparison.cities) == 1
    if comparison is None or not by_age or not table.between(*reading.cities):
        return reading
    shared = [city for city in reading.cities if table.between(city, comparison.cities[0])]
    if len(shared) != 1:
        return reading
    pair = (shared[0], *comparison.cities)
    return replace(reading, comparison=comparison._replace(cities=pair, paired=True))


def both_of_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Do Lyon's two Chinese partners date from the same day?" holds the two partnerships against each other."""
    same = reading.comparison
    claims = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    claims = claims and reading.form is Form.CONFIRM and reading.has(Cue.SEVERAL)
    if not claims or len(reading.cities) != 1:
        return reading
    rows = table.find(replace(bounds(reading, reading.cities, table), cities=reading.cities))
    if len(rows) != PAIR:
        return reading
    pair = replace(
        reading, partnerships=tuple(row.id for row in rows), cities=(), countries=(), continents=()
    )
    return replace(pair, pointer=None, asserted=None).asking("compare_age")
