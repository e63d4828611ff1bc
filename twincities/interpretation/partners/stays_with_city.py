"""Follow-ups to the partners of one city, which stay with it: "is there one in Poland?", "and the German one is called?", "which countries are they in?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.subject import city_of_several, has_several_partners
from twincities.reading import AREAS, Counted, Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Partnership, PartnershipTable
from twincities.table.world_regions import lies_in_any, lies_in_place

_OF_TIES = frozenset({Cue.OF_PARTNER, Cue.PARTNERSHIP, Cue.TWINNED})
_OF_WHOLE = _OF_TIES | {Cue.EVENT, Cue.WHOLE_TABLE, Cue.BETWEEN, Cue.BOTH_ENDS, Cue.OURS, Cue.SCOPE, Cue.HERE}
_OF_PLACES = frozenset(
    {"ask_partnerships", "ask_country", "confirm_partnership", "ask_partner", "name_subject"}
)
_FOR_PARTNERS = frozenset({"ask_partner", "ask_partnerships", "define_sister_city"})
_PAIR = 2
_FEW = 4  # partners whose countries are told one by one


def stays_with_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with the city whose partners were talked about, where it goes on with these."""
    for rule in (
        beyond_place, likewise, one_of_its, partners_of_it, one_there, places_alone, those_there, countries_of_told, named_behind_number,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def beyond_place(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And how many in all, not just in Europe?" behind Lyon's European partners asks of all that Lyon has."""
    last = context.last_question
    own = reading.names_something or reading.conditions or reading.rank or reading.comparison
    if last is None or not (reading.has(Cue.NOT_JUST) and last.places) or own:
        return reading
    form = Form.COUNT if reading.form is Form.CONFIRM else reading.form
    counted = Counted.PARTNERSHIPS if last.cities else reading.counted
    of_city = replace(reading, cities=last.cities, pointer=None, entities=None, counted=counted)
    return replace(of_city, cues=reading.cues - {Cue.WHOLE_TABLE, Cue.THAT_PLACE_NAMED}).asking(
        "ask_partnerships", form
    )


def city_of_partners(context: Context, table: PartnershipTable) -> str | None:
    """The id of the city whose partners were asked about last; None where there is none, or the table is the list of one town."""
    last = context.last_question
    if last is None or table.hub:
        return None
    if last.size and last.partnerships:
        return city_of_several(table.held_partnerships(last.partnerships))  # whichever of them is the largest
    if last.cities:
        of_partners = has_trait(last.intent, Trait.PARTNERS) or last.has(Cue.OF_PARTNER) or last.rank
        if len(last.cities) == 1 and (of_partners or last.size):
            return last.cities[0]
        return _city_of_those_told(last, context, table)
    told = last.partnerships or last.pointer in (Pointer.THOSE, Pointer.THEY)
    rows = table.held_partnerships(context.options)
    return city_of_several(rows) if told and len(rows) < len(table.partnerships) else None


def _city_of_those_told(last: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The id of the city whose partners were listed, where a fact was asked of one of these: "is Turin's from that year too?"."""
    rows = table.held_partnerships(context.options)
    city = city_of_several(rows) if 1 < len(rows) < len(table.partnerships) else None
    of_one = has_trait(last.intent, Trait.DATE_SAID) and len(last.cities) == 1
    listed = {row.other(city) for row in rows} if city else set()
    return city if of_one and last.cities[0] in listed else None


def likewise(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What are Lyon's partners, and what are Turin's in Italy?" asks the same of Turin, wherever it is said to lie."""
    last = context.last_question
    asks = reading.cues >= {Cue.OWN_UNSAID, Cue.JUST_SO} and reading.form in (Form.TELL, Form.LIST)
    others = reading.conditions.without or reading.selects_by_order or reading.cues & (_OF_TIES | {Cue.EVENT})
    if (
        last is None
        or not asks
        or others
        or len(reading.cities) != 1
        or not table.has_city(reading.cities[0])
    ):
        return reading
    city = table.city(reading.cities[0])
    if not has_trait(last.intent, Trait.PARTNERS) or not all(
        lies_in_place(city, code) for code in reading.places
    ):
        return reading
    cues = reading.cues - {Cue.JUST_SO}
    return replace(reading, countries=(), continents=(), cues=cues).asking("name_subject", Form.TELL)


def one_of_its(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "But Turin is one of its twins, isn't it?" after the partners of Lyon were asked about claims that Lyon and Turin are twinned."""
    city, last = city_of_partners(context, table), context.last_question
    if last and last.intent == "confirm_partnership" and len(last.cities) == _PAIR and not table.hub:
        city = last.cities[0]  # "is Lyon twinned with Turin?"
    claims = reading.form is Form.CONFIRM and reading.has(Cue.AMONG) and len(reading.cities) == 1
    of_it = reading.pointer in (Pointer.IT, Pointer.THEY) and reading.has(Cue.OF_PARTNER)
    own = reading.places or _bounded(reading) or reading.asserted or reading.doubts or reading.has(Cue.EVENT)
    if city is None or not (claims and of_it) or own or city in reading.cities:
        return reading
    pair = replace(reading, cities=(city, *reading.cities), pointer=None, entities=None)
    cues = reading.cues - {Cue.IDENTIFIED, Cue.AMONG} | {Cue.TWINNED, Cue.PAIRED}
    return replace(pair, cues=cues, counted=None).asking("confirm_partnership")


def partners_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which cities is it twinned with?" is about the partners of the city talked about, "which other towns is it twinned with?" about those that were not told."""
    last = context.last_question
    asked: tuple[str, ...] = last.cities[:1] if last and len(last.cities) <= _PAIR else ()
    city: tuple[str, ...] = context.cities if len(context.cities) == 1 else asked
    asks = reading.intent in _FOR_PARTNERS and reading.form in (Form.TELL, Form.LIST)
    points = reading.pointer is Pointer.IT and not reading.designated
    speaks = reading.cues & {Cue.SEVERAL, Cue.OTHERS} and reading.cues & {Cue.TWINNED, Cue.OF_PARTNER}
    bounded = not replace(reading, pointer=None).is_bare or reading.has(Cue.EVENT) or reading.nth
    if not (asks and points and speaks) or bounded or not has_several_partners(city, table):
        return reading
    means = reading.intent == "define_sister_city" and not reading.cues >= {Cue.TWINNED, Cue.PAIRED}
    other_end = reading.has(Cue.THAT_CITY) and len(context.partnerships) == 1
    if means or other_end or (reading.has(Cue.OF_PARTNER) and not reading.has(Cue.OTHERS)):
        return reading  # "what does that mean, a sister city?"
    rows = table.partnerships_of(city[0])
    told = {*context.partnerships, *context.options}
    others = tuple(row.other(city[0]) for row in rows if row.id in told)
    others = others if reading.has(Cue.OTHERS) and len(others) < len(rows) else ()
    of_city = replace(reading, cities=tuple(city), excluded_cities=others, pointer=None, entities=None)
    if others:
        return replace(of_city, unread=()).asking("ask_partnerships", Form.LIST)
    return replace(of_city, unread=()).asking("ask_partner", Form.TELL)


def one_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there one in Poland?", "one in Australia as well?" after the partners of a city were asked about claims one there of the same city, "and the German one is called?" asks who it is."""
    city = city_of_partners(context, table)
    claims = reading.form is Form.CONFIRM and reading.intent in _OF_PLACES and bool(reading.places)
    alone = claims and reading.pointer is None and not reading.names_rows and not reading.asserted
    # "Are all of them Nordic?" is claimed of those told.
    of_some = reading.quantifier in (None, Quantifier.ANY)
    if city is None or not (alone and of_some) or _bounded(reading) or reading.cues & _OF_WHOLE:
        return reading
    asked = replace(
        reading,
        cities=(city,),
        entities=None,
        counted=Counted.PARTNERSHIPS,
        designated=(),
        quantifier=None,
        cues=reading.cues | _OF_TIES,
    )
    named = bool(reading.designated) and reading.intent in ("ask_partner", "name_subject")
    return asked.asking("ask_partner", Form.TELL) if named else asked.asking("confirm_partnership")


def places_alone(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the British ones?", "what about Israel?" after some of a city's partners were pointed at asks for its partners there, and for no others of the table."""
    city, last, places = city_of_partners(context, table), context.last_question, reading.places
    alone = reading.intent == "name_subject"  # "what about Israel?" has a verb
    alone = alone or (reading.intent == "ask_partnerships" and reading.has(Cue.VERBLESS))
    alone = alone and reading.form in (Form.TELL, Form.LIST) and reading.pointer is None and bool(places)
    if (
        city is None
        or last is None
        or city in last.cities
        or not alone
        or reading.names_rows
        or _bounded(reading)
    ):
        return reading
    if reading.cues & _OF_WHOLE or reading.entities or reading.restriction:
        return reading
    namesakes = table.namesakes_of(city)
    if any(lies_in_any(one, places) for one in namesakes):
        return reading  # "and the American one?" may be the city's namesake
    form = Form.COUNT if last.form is Form.COUNT else Form.LIST
    return replace(reading, cities=(city,), designated=()).asking("ask_partnerships", form)


def those_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of them are in Africa?" after one partner was told is about all partners of its city."""
    city = city_of_partners(context, table)
    picks = reading.pointer in (Pointer.THOSE, Pointer.THEY) and bool(reading.places)
    asks = reading.intent == "ask_partnerships" and reading.form in (Form.LIST, Form.TELL, Form.COUNT)
    if city is None or not (picks and asks) or reading.names_rows or _bounded(reading):
        return reading
    listed = table.held_partnerships(context.options)
    among = len(listed) > 1 and all(city in row.cities for row in listed)
    if among or reading.pointed or reading.cues & (_OF_WHOLE - _OF_TIES):
        return reading
    return replace(reading, cities=(city,), pointer=None, entities=None)


def countries_of_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What country are they all in?", "which countries?" after the partners of a city ask where those lie, and not where the city does."""
    city, asked = city_of_partners(context, table), reading.entities
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) or (
        reading.pointer is None and reading.has(Cue.BRIEF)
    )
    of_countries = asked is not None and asked.kind in AREAS and not asked.having
    # "And where are they?" asks for no event where none was told.
    where = asked is None and reading.has(Cue.BRIEF) and reading.pointer is not None
    where = where and not (context.event or context.events)
    asks = reading.intent in ("ask_country", "ask_event_place") and (of_countries or where)
    asks = asks and reading.form in (Form.TELL, Form.LIST)
    own = reading.names_something or _bounded(reading) or reading.pointed
    if city is None or not (points and asks) or own or reading.cues & (_OF_WHOLE - _OF_TIES):
        return reading
    told = _told_of(city, context, table)
    if not told:
        return reading
    lie = replace(reading, pointer=None, quantifier=None, entities=None).asking("ask_country", Form.TELL)
    if len(told) > _FEW or len(told) == len(table.partnerships_of(city)):
        last = context.last_question or reading
        of_city = replace(lie, cities=(city,), cues=reading.cues | {Cue.OF_PARTNER})
        return with_conditions(of_city, last, reading) if len(told) > _FEW else of_city
    return replace(lie, cities=tuple(row.other(city) for row in told))


def named_behind_number(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Their names?" after "how many of them are Chinese?" tells those that were counted."""
    last = context.last_question
    counted = last is not None and last.form is Form.COUNT and has_trait(last.intent, Trait.PARTNERS)
    # "What is it called?" was read as nothing at all.
    called = reading.intent in ("out_of_scope", "small_talk") and reading.has(Cue.KIND)
    asks = (reading.intent == "ask_partnerships" or called) and reading.form in (Form.TELL, Form.LIST)
    points = reading.pointer in (Pointer.THEY, Pointer.THOSE) or (called and reading.pointer is Pointer.IT)
    brief = points and (reading.has(Cue.BRIEF) or called)
    own = reading.names_something or _bounded(reading) or reading.entities or reading.cues & _OF_WHOLE
    told = 0 < len(context.partnerships) < len(table.partnerships)
    if not (counted and asks and brief and told) or own or reading.pointed:
        return reading
    return replace(reading, partnerships=context.partnerships, pointer=None).asking(
        "ask_partnerships", Form.LIST
    )


def _bounded(reading: Reading) -> bool:
    """Whether anything beside places and what points back tells which rows are meant."""
    of_number = reading.number_bounds or reading.number or reading.group_by or reading.inhabitants
    of_order = reading.rank or reading.comparison or reading.nth or reading.size
    of_what = reading.themes or reading.years or reading.times or reading.kinds or reading.unread
    whole = reading.quantifier not in (None, Quantifier.ANY, Quantifier.ALL)
    return bool(of_number or of_order or of_what or whole or reading.unwanted)


def _told_of(city: str, context: Context, table: PartnershipTable) -> list[Partnership]:
    """The partnerships of a city that were told last."""
    rows = table.held_partnerships(context.partnerships)
    return [row for row in rows if city in row.cities]
