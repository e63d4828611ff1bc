"""Which cities a question is about that names a place beside them, or leaves them to what was said before: "Dover in England", "the Ontario one", "both", "each", "its"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.nlu.text.mentions import NAMESAKE
from twincities.reading import (
    AREAS,
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
from twincities.reading.model.doubted_names import Unknown
from twincities.reading.model.predicates import Relation
from twincities.table import PartnershipTable
from twincities.table.places.countries import country_name
from twincities.table.places.regions import regions_named
from twincities.table.whereabouts import lies_in, may_lie_in

_TWO = 2
_NAMED_ALONE = ("name_subject", "ask_country", "ask_overview")
_OF_TIES = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.PAIRED, Cue.OF_PARTNER, Cue.WITH_CITY})
_PARTNERS = ("ask_partner", "ask_partnerships", "confirm_partnership")


def cities_meant(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with the cities that it leaves to a place beside them, or to what was said before."""
    for rule in (
        left_out_again, twinned_with_all, in_its_place, offered_in_region, namesake_placed, partners_of_both, both_talked_about, each_of_last, partners_not_meaning, city_with_most,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def left_out_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which are its Korean ones except Suwon? Our daughter lives in Suwon." names again only what it leaves out."""
    again = bool(reading.cities) and {*reading.cities} <= {*reading.excluded_cities}
    points = reading.pointer is Pointer.IT and reading.has(Cue.OTHERS) and bool(reading.conditions)
    return replace(reading, cities=()) if again and points else reading


def twinned_with_all(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there a city twinned with Lyon and with Turin?" asks for one that has both, and not whether those are each other's."""
    claims = reading.asserted.predicates if reading.asserted and reading.form is Form.CONFIRM else ()
    asked, objects = reading.entities, tuple(dict.fromkeys(one.object for one in claims))
    of_any = all(one.relation is Relation.TWINNED and one.holds and not one.subject for one in claims)
    things = asked is not None and asked.kind in (Dimension.CITY, Dimension.PARTNERSHIP) and not asked.having
    if not (of_any and things) or len(objects) < _TWO or {*objects} != {*reading.cities}:
        return reading
    if reading.has(Cue.ALTERNATIVE) or reading.pointer or reading.selects:
        return reading
    having = tuple(Having(cities=(city,)) for city in objects)
    return replace(reading, entities=Entities(Dimension.CITY, having, several=True))


def in_its_place(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does Dover in England have a partner?" says where Dover lies, and not where the partner is to be."""
    cities = [table.city(id) for id in reading.cities if table.has_city(id)]
    if not reading.has(Cue.PLACED) or not cities:
        return reading
    own = [code for code in reading.countries if any(lies_in(city, code) for city in cities)]
    claims = reading.asserted.predicates if reading.asserted else ()
    others = tuple(one for one in claims if one.object not in own)
    kept = tuple(code for code in reading.countries if code not in own)
    asserted = reading.asserted._replace(predicates=others) if reading.asserted and others else None
    if not own:
        return reading
    meant = replace(reading, countries=kept, asserted=asserted)
    claims_tie = reading.intent == "ask_country" and reading.form is Form.CONFIRM and reading.has(Cue.TWINNED)
    return meant.asking("confirm_partnership") if claims_tie else meant


def offered_in_region(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many has the Ontario one?" after "did you mean London in Canada or in Great Britain?" means that in Ontario, though a city bears that name too."""
    offered = [table.city(id) for id in context.offered_cities if table.has_city(id)]
    if offered and reading.designated and not reading.names_rows:
        there = [city.id for city in offered if any(may_lie_in(city, code) for code in reading.designated)]
        rest = tuple(code for code in reading.countries if code not in reading.designated)
        picked = replace(reading, cities=tuple(there), countries=rest, designated=())
        return picked if len(there) == 1 else reading
    if not offered or len(reading.cities) != 1 or reading.cities[0] in context.offered_cities:
        return reading
    named = table.city(reading.cities[0]) if table.has_city(reading.cities[0]) else None
    codes = {one.code for one in regions_named(named.name)} if named else set()
    meant = [city.id for city in offered if any(lies_in(city, code) for code in codes)]
    if not meant and named:
        # Of some cities only the country is known.
        meant = [city.id for city in offered if any(may_lie_in(city, code) for code in codes)]
    return replace(reading, cities=tuple(meant)) if len(meant) == 1 else reading


def namesake_placed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And Boston in Lincolnshire, England" is the Boston there, or one that the table does not hold; it claims nothing."""
    named = reading.doubts[0].alternatives if len(reading.doubts) == 1 else reading.cities[:1]
    alone = reading.intent in _NAMED_ALONE and reading.has(Cue.VERBLESS)
    alone = alone and len(reading.cities) + len(reading.doubts) == 1 == len(reading.countries)
    if not alone or reading.unwanted or reading.cues & _OF_TIES or not all(map(table.has_city, named)):
        return reading
    city, code = table.city(named[0]), reading.countries[0]
    if reading.cities and lies_in(city, code):
        return reading
    bare = replace(reading, countries=(), doubts=(), unread=(), asserted=None)
    cities = (*map(table.city, named), *table.namesakes_of(city.id))
    held = dict.fromkeys(one.id for one in cities if lies_in(one, code))
    held = held or dict.fromkeys(one.id for one in cities if may_lie_in(one, code))
    if len(held) == 1:
        return replace(bare, cities=tuple(held)).asking("name_subject", Form.TELL)
    # "And Lyon in Japan?" after the Japanese partners of Turin asks for those of Lyon.
    county = len(reading.unread) == 1 and reading.unread[0][:1].isupper() and context.last_question
    if not county or held:
        return reading
    stranger = Unknown(f"{city.name} ({country_name(code)})", NAMESAKE, (city.id,))
    return replace(bare, cities=(), unknown=(stranger,)).asking("name_subject", Form.TELL)


def partners_of_both(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which other cities are partnered with both?" after two cities were named asks for their common partners, "in which countries do both have one?" for the countries of both."""
    last, asked = context.last_question, reading.entities
    both = reading.cues >= {Cue.SEVERALLY, Cue.TWINNED} and not reading.has(Cue.ALTERNATIVE)
    alone = not (reading.names_rows or reading.unread or reading.rank or reading.comparison)
    if (
        last is None
        or asked is None
        or asked.having
        or not alone
        or reading.form in (Form.CONFIRM, Form.GROUP)
    ):
        return reading
    share = reading.has(Cue.PAIRED) and reading.pointer in (Pointer.THEY, Pointer.THOSE)
    if asked.kind in AREAS or (asked.kind is Dimension.PARTNERSHIP and reading.has(Cue.OF_PARTNER)):
        # "Which countries do they share?", "which partners do they share?"
        both = share or (both and asked.kind in AREAS)
        of_ties = both and reading.intent in (*_PARTNERS, "ask_country", "ask_common")
    else:
        joined = bool(reading.cues & {Cue.PAIRED, Cue.OF_PARTNER})
        of_ties = both and joined and asked.kind is Dimension.CITY and reading.intent in _PARTNERS
    told = last.cities if len(last.cities) == _TWO else context.cities
    if len(told) != _TWO or not of_ties:
        return reading
    having = tuple(Having(cities=(city,)) for city in told)
    kind = Dimension.CITY if asked.kind is Dimension.PARTNERSHIP else asked.kind
    common = replace(reading, cities=tuple(told), entities=Entities(kind, having, several=True))
    common = replace(common, quantifier=None, pointer=None, asserted=None)
    return common.asking("ask_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)


def both_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What are both of these cities known for?" after one partnership was told is asked of its two cities."""
    both = reading.cues >= {Cue.SEVERALLY, Cue.CONJOINED} and reading.counted is Counted.CITIES
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY)
    alone = not (reading.names_something or reading.conditions or reading.rank or reading.comparison)
    rows = table.held_partnerships(context.partnerships)
    if not (both and points and alone) or len(rows) != 1 or has_trait(reading.intent, Trait.PARTNERS):
        return reading
    return replace(reading, cities=rows[0].cities, pointer=None, quantifier=None, counted=None)


def each_of_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And how many partners has each got?" after a question about two cities tells the number of each."""
    last = context.last_question
    counts = reading.intent == "ask_partnerships" and reading.form is Form.COUNT
    each = reading.quantifier is Quantifier.EACH and reading.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER}
    alone = not (reading.names_something or reading.conditions or reading.group_by or reading.unread)
    points = reading.pointer in (None, Pointer.THEY, Pointer.THOSE)
    if last is None or not (counts and each and alone and points) or len(last.cities) < _TWO:
        return reading
    if reading.has(Cue.EVENT) or reading.has(Cue.WHOLE_TABLE) or last.entities:
        return reading
    apart = replace(reading, cities=last.cities, quantifier=None, pointer=None, entities=None)
    return replace(apart, group_by=Dimension.CITY).asking("ask_partnerships", Form.GROUP)


def partners_not_meaning(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Tell me what its sister cities are" asks for those of the city talked about, and not what such cities are."""
    likely = {*reading.runners_up[:2]} & {"ask_partner", "ask_partnerships"}
    # "What does that mean, a sister city?" points too.
    its = reading.pointer is Pointer.IT and reading.cues >= {Cue.OF_PARTNER, Cue.SEVERAL}
    defines = reading.intent == "define_sister_city" and bool(likely)
    if not (defines and its) or reading.names_something or len(context.cities) != 1:
        return reading
    return replace(reading, cities=context.cities, pointer=None).asking("ask_partner", Form.TELL)


def city_with_most(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Most partnerships in Poland?" asks which city there has most of them, where the table is not the list of one town."""
    asked, rank = reading.entities, reading.rank
    of_ties = asked is not None and asked.kind is Dimension.PARTNERSHIP and not asked.having
    by_number = rank is not None and rank.by is Measure.PARTNERSHIPS and reading.group_by is None
    alone = reading.has(Cue.VERBLESS) and not (reading.names_rows or reading.pointer or reading.comparison)
    if not (of_ties and by_number and alone) or table.hub or reading.form is Form.CONFIRM:
        return reading
    return replace(reading, entities=Entities(Dimension.CITY)) if reading.conditions else reading
