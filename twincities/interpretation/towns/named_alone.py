"""Conditions or a name alone: they change what was asked last, and ask for nothing of their own."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.subject import has_several_partners
from twincities.reading import Counted, Cue, Dimension, Form, Reading
from twincities.table import Filter, PartnershipTable
from twincities.table.world_regions import lies_in_any

_OF_DATE_ALONE = {Cue.BEGINNING, Cue.BRIEF, Cue.CONJOINED, Cue.DATE, Cue.VERBLESS}


def conditions_alone(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With Europe again, but 1986" changes what was listed last, and asks for no list of its own."""
    if _tells_which_years(reading) or _is_only_dated(reading, context):
        reading = replace(reading, comparison=None).asking("ask_partnerships", Form.LIST)
    if _is_only_themed(reading, context):
        return reading.asking("name_subject")
    if _asks_where_within(reading):
        reading = replace(reading, entities=None).asking("ask_partnerships", Form.LIST)
        several = context.last_question and has_several_partners(context.last_question.cities, table)
        return reading.asking("name_subject") if several else reading
    singled_out = reading.has(Cue.SINGLED_OUT)  # "those that are not in Japan"
    spoken = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.GROUPING}
    asks = bool(spoken - {Cue.TWINNED} if singled_out else spoken)
    where = reading.has(Cue.BRIEF) and bool(reading.cues & {Cue.WHICH, Cue.WITH_WHOM})  # 日本だとどこ
    last = context.last_question
    # "And which Spanish one?" after "which French city has the most partners?" ranks once more.
    ranks = last is not None and last.rank is not None and last.group_by is not None
    again = ranks and bool(reading.designated) and reading.has(Cue.ELLIPTIC)
    asks = asks or not (singled_out or where or again or reading.has(Cue.VERBLESS))
    picks = reading.names_rows or reading.selects_by_order
    counts = bool(reading.group_by or reading.counted or reading.entities)
    picks = picks or (counts and not _are_cities_of_it(reading, context, table))
    alone = reading.intent == "ask_partnerships" and reading.form is Form.LIST and bool(reading.conditions)
    follows = alone and last is not None and not (asks or picks or reading.unread)
    return replace(reading, entities=None, counted=None).asking("name_subject") if follows else reading


def _asks_where_within(reading: Reading) -> bool:
    """Whether a country is named of which something is wanted, and no city whose country could be asked for: "where in Japan?", 韓国だとどこ."""
    asks = (
        reading.intent == "ask_country" and reading.form is Form.TELL and bool(reading.conditions.countries)
    )
    bare = not (reading.names_rows or reading.pointer or reading.selects_by_order)
    things = reading.entities
    # 韓国だとどこ is said of cities, too.
    of_cities = (
        things is not None
        and things[:2] == (Dimension.CITY, ())
        and bool(reading.cues & {Cue.BRIEF, Cue.WITH_WHOM})
    )
    bare = bare and (things is None or of_cities)
    return asks and bare and not (reading.unread or reading.group_by or reading.unwanted)


def _are_cities_of_it(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether "the Japanese cities?", 日本の都市は？, are those among the partners of the city that was asked about, or of a list that was bounded."""
    last, asked = context.last_question, reading.entities
    counts_cities = reading.counted in (None, Counted.CITIES)
    if last is None or not counts_cities or reading.group_by or reading.pointer:
        return False
    bare = asked is not None and asked.kind is Dimension.CITY and not (asked.having or asked.foreign)
    of_partners = has_trait(last.intent, Trait.PARTNERS) and has_several_partners(last.cities, table)
    bounded = last.intent == "ask_partnerships" and last.conditions and not (last.entities or last.group_by)
    return bare and bool(of_partners or bounded) and reading.has(Cue.BRIEF)


def _tells_which_years(reading: Reading) -> bool:
    """Whether a date that is named tells which ones are meant, and not since when: "those that came later, the ones of 1983"."""
    several = reading.has(Cue.VERBLESS) and reading.has(Cue.SEVERAL) and bool(reading.years)
    compared = reading.comparison is not None and not reading.comparison.says_with_what
    return several and compared and reading.intent == "ask_since" and reading.form is Form.TELL


def _is_only_dated(reading: Reading, context: Context) -> bool:
    """Whether nothing but a date is said after a list of partnerships that was bounded, and it is not asked since when: "and until the end of the 80s?"."""
    last = context.last_question
    listed = last is not None and last.intent == "ask_partnerships" and bool(last.conditions)
    alone = reading.cues <= _OF_DATE_ALONE and reading.has(Cue.VERBLESS)
    dated = bool(reading.years) and not (
        reading.names_something or reading.selects_by_order or reading.unread
    )
    asks = reading.intent == "ask_since" and reading.form in (Form.TELL, Form.CONFIRM)
    return listed and alone and dated and asks


def _is_only_themed(reading: Reading, context: Context) -> bool:
    """Whether nothing but a theme is said after a question about partnerships, and not what is shown: "et sur l'éducation ?"."""
    last = context.last_question
    of_texts = reading.intent == "ask_event_content" and reading.cues >= {Cue.CONJOINED, Cue.VERBLESS}
    only = bool(reading.themes) and reading.conditions == Filter(themes=reading.themes)
    own = reading.names_rows or reading.selects_by_order or reading.has(Cue.EVENT) or reading.unread
    follows = last is not None and last.intent == "ask_partnerships" and bool(last.conditions.themes)
    return of_texts and only and follows and not own


def left_out_before(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And those of Lyon?" after "the African towns without those of Lyon" asks for just those."""
    last = context.last_question
    alone = reading.intent == "name_subject" and reading.has(Cue.VERBLESS) and bool(reading.cities)
    alone = alone and not reading.has(Cue.EVENT)  # "back to Lyon. Any event there?"
    if last is None or not alone or reading.conditions or not {*reading.cities} <= {*last.excluded_cities}:
        return reading
    asked = replace(last, cities=reading.cities, excluded_cities=(), entities=None, counted=None, among=())
    return asked.asking("ask_partnerships", Form.LIST)


def those_of_city_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And those of Lyon in Spain?" asks for Lyon's Spanish partners, and claims nothing of where Lyon lies."""
    alone = reading.intent == "name_subject" and reading.cues >= {Cue.THOSE_OF, Cue.VERBLESS}
    if not alone or len(reading.cities) != 1 or not reading.only_placed:
        return reading
    if lies_in_any(table.city(reading.cities[0]), reading.places):
        return reading
    last = context.last_question
    follows = last is not None and last.form is not Form.LIST
    there = replace(reading, asserted=None, quantifier=None)
    return there.asking(
        "name_subject" if follows else "ask_partnerships", Form.TELL if follows else Form.LIST
    )


def name_alone(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Lyon too?" asks of Lyon what was asked last, and claims nothing by itself; "Lyon and Turin since?" asks when."""
    last = context.last_question
    of_events = is_of_events(context.last_intent)
    if reading.intent == "name_subject" and of_events and not table.events:
        # Such a table has nothing to say again of another city.
        return reading.asking("ask_overview", Form.TELL)
    since = reading.intent == "name_subject" and reading.has(Cue.VERBLESS) and bool(reading.cities)
    if since and reading.cues >= {Cue.BEGINNING, Cue.BRIEF}:
        return reading.asking("ask_since", Form.TELL)
    claims = reading.cues & {Cue.TWINNED, Cue.PARTNERSHIP, Cue.PAIRED, Cue.WITH_CITY}
    alone = reading.intent == "confirm_partnership" and reading.form is Form.TELL and not claims
    brief = reading.is_fragment and len(reading.cities) == 1
    follows = alone and brief and last is not None and not reading.conditions
    return reading.asking("name_subject") if follows else reading
