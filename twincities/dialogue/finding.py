"""Which partnerships and cities a question is about: named in it, described, picked from a list, or carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.counted_again import OF_THE_TABLE
from twincities.dialogue.doubts import settle_doubts
from twincities.dialogue.narrowing import bounds, cities_described, narrowed
from twincities.dialogue.pointing import chosen_option, pointed_rows
from twincities.dialogue.premises import (
    NotHeld,
    NotPartners,
    Premise,
    SubjectMissingError,
    SubjectUnknownError,
    SubjectUnsureError,
    WithoutPartner,
)
from twincities.dialogue.subject import Subject, cities_in_all, ends_of
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import lies_in_any

_OF_WHAT_GOES_ON = {"ask_age", "ask_anniversary"}
"""Intents that suppose of a partnership that it has not ended."""


def find_subject(reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    """The subject of a question.

    Raises:
        SubjectUnsureError: a name is written so that it may be another city.
        SubjectUnknownError: all that the question names is unknown to the table.
        SubjectMissingError: neither question nor conversation names anything.
    """
    reading = settle_doubts(reading, table, ends_of(table.held_partnerships(context.partnerships)))
    # "Detroit Week" is no event of the table, but it says which city is meant.
    namesakes = [id for event in reading.unknown_events for id in event.alternatives]
    cities = list(dict.fromkeys((*reading.cities, *namesakes)))
    named = [*table.held_partnerships(reading.partnerships)]
    for event in reading.events:
        # "Chongqing Week" names a partnership, unless cities beside it do.
        if not cities and not named:
            named += table.held_partnerships([table.event(event).partnership])
    if cities:
        subject = _of_cities(reading, context, table, cities, named)
    elif named:
        subject = Subject(tuple(named), ends_of(named))
    elif reading.unknown_places:
        raise SubjectUnknownError(reading.unknown_places)
    else:
        subject = _described(reading, context, table)
    if not subject.is_refuted:
        subject = narrowed(subject, reading, context, table)
    if reading.intent not in _OF_WHAT_GOES_ON:
        return subject
    if ended := [row for row in subject.partnerships if row.has_ended]:
        premises = (*subject.premises, *(NotPartners(*row.cities) for row in ended))
        return replace(subject, partnerships=(), premises=tuple(dict.fromkeys(premises)))
    return subject


def _of_cities(
    reading: Reading, context: Context, table: PartnershipTable, cities: list[str], named: list[Partnership]
) -> Subject:
    # "Was Lyon twinned with a Polish city before that?" says where the other end is to be.
    placed = any(not lies_in(table.city(id), code) for id in cities[:1] for code in reading.countries)
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not placed
    if len(cities) == 1 and points and _asks_about_pair(reading):
        # "is it twinned with Detroit?": the city talked about is the other end.
        told = table.held_partnerships(context.partnerships)
        ends = told[0].cities if len(told) == 1 and cities[0] in told[0].cities else ()
        carried = [id for id in (*ends, *context.cities) if id != cities[0]][-1:]
        elsewhere = cities[0] not in ends_of(table.held_partnerships(context.partnerships))
        elsewhere = elsewhere and reading.has(Cue.WITH_CITY)  # "when did Lyon sign with it?"
        if carried and (elsewhere or table.between(carried[0], cities[0])):
            cities = [*carried, *cities]
    pairs = [row for one, other in combinations(cities, 2) if (row := table.between(one, other))]
    paired = {city for row in pairs for city in row.cities}
    alone = [city for city in cities if city not in paired]
    premises: list[Premise] = [NotHeld(one) for one in reading.unknown_places]
    if len(cities) == 2 and not pairs and (former := table.ties.former_of(*cities)):
        return Subject(tuple(former[-1:]), tuple(cities), (*premises, NotPartners(*cities)))
    premises += [WithoutPartner(city) for city in cities if not table.partnerships_of(city)]
    if len(cities) == 2 and not pairs and _taken_for_partners(reading, cities, table):
        premises.append(NotPartners(*cities))
    rows = [*named, *pairs, *(row for city in alone for row in table.partnerships_of(city))]
    return Subject(tuple(dict.fromkeys(rows)), tuple(cities), tuple(premises))


def _taken_for_partners(reading: Reading, cities: Sequence[str], table: PartnershipTable) -> bool:
    """Whether a question that names two cities supposes that they are each other's partners."""
    if has_trait(reading.intent, Trait.SIDE_BY_SIDE) or reading.has(Cue.ALTERNATIVE):
        return False
    if reading.comparison or reading.people:
        return False  # "does Ms Rossi look after Lyon and Turin?"
    # „Was tauscht ihr mit Périgueux und mit Eger aus?“ asks of two partners of one town, and so does „Périgueux und Eger: Jahr?“.
    common = table.partners_in_common(cities)
    of_hub = table.hub in common and not reading.has(Cue.EACH_OTHER)
    if of_hub and reading.has(Cue.WITH_CITY) and reading.has(Cue.CONJOINED) and not reading.has(Cue.TWINNED):
        return False
    if has_trait(reading.intent, Trait.OF_A_PAIR):
        return True
    if reading.has(Cue.PAIRED):
        return reading.quantifier is not Quantifier.EACH  # 上海和深圳各有几个活动 asks of both apart
    if common and not reading.has(Cue.TWINNED) and (of_hub or reading.has(Cue.VERBLESS)):
        return False
    abroad = table.city(cities[0]).country != table.city(cities[1]).country
    return abroad and not reading.has(Cue.SEVERALLY)


def _asks_about_pair(reading: Reading) -> bool:
    pairs = {Cue.WITH_CITY, Cue.PAIRED, *({Cue.CONJOINED} if reading.intent == "ask_common" else ())}
    if not reading.cues & pairs:
        return False
    if has_trait(reading.intent, Trait.CONTENT) and not has_trait(reading.intent, Trait.OF_AN_EVENT):
        # "What do Lyon and it have in common?"
        return not reading.cues & {Cue.OF_PARTNER, Cue.SEVERALLY, Cue.OTHERS}
    return reading.intent in {
        "confirm_partnership", "ask_partner", "compare_age", "ask_since", "ask_age",
    }  # fmt: skip


def _described(reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    pointed = pointed_rows(reading, context, table)
    if len(pointed) > 1:
        return Subject(pointed)
    picked = chosen_option(reading, context, table) or (pointed[0] if pointed else None)
    if picked:
        return Subject((picked,), picked.cities)
    listed = table.held_partnerships(context.options)
    carried = table.held_partnerships(context.partnerships)
    whole = tuple(table.find(Filter()))
    about_table = has_trait(reading.intent, Trait.OF_THE_TABLE) or reading.is_of_all
    # "How many are there?"
    of_nothing_named = not (reading.counted or reading.excluded_cities or reading.cues & OF_THE_TABLE)
    counts = reading.form is Form.COUNT and (reading.has(Cue.BRIEF) or of_nothing_named)
    of_listed = about_table and (
        reading.pointer in (Pointer.IT, Pointer.THEY) or (counts and not reading.conditions)
    )
    of_listed = of_listed and reading.quantifier is not Quantifier.ALL and reading.form is not Form.LIST
    says_of_what = _says_of_what_again(reading, listed, context, table)
    of_listed = of_listed and not (says_of_what or _is_held_against_all(reading, context))
    # "What do those two have?" behind one pair that was told after a list is about its cities.
    two_cities = reading.pointed == 2 and len(carried) == 1 and carried[0] not in listed
    if len(listed) > 1 and (of_listed or reading.pointer is Pointer.THOSE) and not two_cities:
        return _of_listed(listed, reading)
    if _is_of_the_only_one(reading, context):
        return Subject(tuple(carried))
    if reading.designated and reading.pointer in (None, Pointer.IT):
        # "the French one", 日本那个, is first of all one of those that were told.
        fitting = {row.id for row in table.find(bounds(reading, (), table))}
        among = tuple(row for row in listed if row.id in fitting)
        # "Which British one is the oldest?" asks for one of several.
        of_order = bool(reading.rank) and reading.form is not Form.CONFIRM and len(among) == 1
        if among and len(among) < len(listed) and not of_order:
            return Subject(among)
    if (
        reading.has(Cue.ELLIPTIC)
        and reading.conditions
        and _is_of_list(
            replace(reading, years=(), countries=(), continents=(), themes=(), active=False), context
        )
        and set(listed) & set(table.find(bounds(reading, (), table)))
        and not _is_where_city_lies(reading, listed, table)
        and not says_of_what
    ):
        return _of_listed(listed, reading)
    if reading.rank or (reading.comparison and reading.comparison.says_with_what):
        # "Which ties are younger than Lyon's?" says of what, "which are younger than Lyon's?" does not.
        # Two that were compared are no list: "which are older than Lyon's?" is of all.
        of_all = reading.has(Cue.PARTNERSHIP) or context.last_intent == "compare_age"
        says_of_what = bool(reading.comparison) and of_all and not reading.pointer
        # "The newest of the five" is one of all five, though two were listed last.
        of_whole = reading.pointed == len(whole) != len(listed)
        of_list = _is_of_list(reading, context) and not (says_of_what or of_whole)
        return Subject(_told_last(listed, carried) if of_list else whole)
    if reading.conditions:
        return _by_conditions(reading, context, table, carried, whole)
    if about_table and (has_trait(reading.intent, Trait.OF_THE_TABLE) or len(carried) < 2):
        return Subject(whole)
    if not carried and len(context.cities) == 1 and table.has_city(context.cities[0]):
        # "Has Lyon a partner in Peru?", "no, only Turin", "since when?"
        only = table.partnerships_of(context.cities[0]) or table.ties.former_of(context.cities[0])
        carried = [*only] if len(only) == 1 else carried
    if carried or context.cities:
        return Subject(tuple(carried), context.cities, carried_over=True)
    raise SubjectMissingError


def _told_last(listed: Sequence[Partnership], carried: Sequence[Partnership]) -> tuple[Partnership, ...]:
    """What was listed last, or the only one that was told since: "which are in America?", "and in Europe?", "which is the oldest?"."""
    only_one = len(carried) == 1 and carried[0] not in listed
    return tuple(carried if only_one else listed)


def _of_listed(listed: Sequence[Partnership], reading: Reading) -> Subject:
    """What was listed; where it was the partners of one city, conditions are about the partners."""
    return Subject(tuple(listed), cities_in_all(listed) if reading.conditions and len(listed) > 1 else ())


def _is_held_against_all(reading: Reading, context: Context) -> bool:
    """Whether "how many are older than Lyon's?" is of all, where only the oldest or the newest were told."""
    last, held_against = context.last_question, reading.comparison is not None and reading.pointer is None
    return held_against and last is not None and last.rank is not None and not last.names_something


def _says_of_what_again(
    reading: Reading, listed: Sequence[Partnership], context: Context, table: PartnershipTable
) -> bool:
    """Whether all that was listed is as it says, which leaves the dates aside that bounded the list: "which is the latest of the Japanese ones?" after "and how many with Japan before 1980?"."""
    last, home = context.last_question, table.home_country()
    asks = bool(reading.rank) and reading.form is Form.TELL and reading.pointer in (None, Pointer.IT)
    if last is None or not asks or not last.years or last.names_rows or last.rank:
        return False
    named = {*reading.places} - {home}
    return bool(named) and named <= {*last.places} and {*listed} <= {*table.find(bounds(reading, (), table))}


def _is_where_city_lies(reading: Reading, listed: Sequence[Partnership], table: PartnershipTable) -> bool:
    """Whether what was listed are the partners of a city in the very place that is named: "which is the newest in Spain?" picks none of one Spanish town's."""
    hubs = [table.city(id) for id in cities_in_all(listed)] if len(listed) > 1 else []
    return any(lies_in_any(city, reading.places) for city in hubs)


def _is_of_the_only_one(reading: Reading, context: Context) -> bool:
    """Whether "the oldest of those" is about a list of which there was but one."""
    last = context.last_question
    each = reading.pointer is Pointer.THEY and reading.quantifier is Quantifier.EACH
    # "Are any of them French?"
    claims = reading.form is Form.CONFIRM and has_trait(reading.intent, Trait.OF_THE_TABLE)
    claims = claims and reading.pointer in (Pointer.THOSE, Pointer.THEY)
    points = claims or ((reading.pointer is Pointer.THOSE or each) and not reading.conditions)
    if last is None or last.rank is not None or len(context.partnerships) != 1:
        return False
    listed = last.form in (Form.LIST, Form.COUNT) or (claims and has_trait(last.intent, Trait.PARTNERS))
    return points and listed


def _is_of_list(reading: Reading, context: Context) -> bool:
    """Whether a place in an order is one in the list told last: a part of the table that was described.

    Years alone do not describe a part whose newest or oldest is asked for, unless it is pointed at ("the oldest of these") or hardly anything is said (« et laquelle en premier ? »).
    """
    last = context.last_question
    mere = reading.has(Cue.ELLIPTIC) and bool(reading.cues & {Cue.BRIEF, Cue.CONJOINED})
    mere = mere and not (reading.follows or reading.comparison)
    by_years = last is not None and bool(last.years) and (mere or reading.pointer is not None)
    counted = last is not None and last.form is Form.COUNT and last.has(Cue.BRIEF)  # "how many?" of a list
    counted = counted and reading.has(Cue.ELLIPTIC) and not reading.has(Cue.PARTNERSHIP)
    described = last is not None and last.rank is None and (last.names_something or by_years or counted)
    described = described and not reading.has(Cue.WHOLE_TABLE)
    return (
        described and context.told > 0 and reading.quantifier is not Quantifier.ALL and not reading.conditions
    )


def _by_conditions(
    reading: Reading,
    context: Context,
    table: PartnershipTable,
    carried: Sequence[Partnership],
    whole: Sequence[Partnership],
) -> Subject:
    """What the conditions of a question are about: what was talked about, where they fit it or are claimed of it."""
    if has_trait(reading.intent, Trait.OF_THE_TABLE):
        return Subject(tuple(whole))
    within = bounds(reading, (), table)
    if len(carried) == 1:
        fits = carried[0] in table.find(within)
        content = has_trait(reading.intent, Trait.CONTENT) and not reading.only_names
        only_years = not (within.countries or within.continents or within.themes)
        points = reading.pointer in (Pointer.IT, Pointer.THEY)
        claimed = reading.form is Form.CONFIRM and points and not (content and not fits)
        claimed = claimed or (only_years and has_trait(reading.intent, Trait.OF_DATES))
        if claimed:
            return Subject(tuple(carried), context.cities, carried_over=True)
        if fits and (content or table.home_country() in within.countries):
            return Subject(tuple(carried), cities_described(reading, carried, table), carried_over=True)
    return Subject(tuple(whole))


def refuse_unknown(reading: Reading) -> None:
    """Stop before a list is made for a city that the table does not hold.

    Raises:
        SubjectUnsureError, SubjectUnknownError: the question names such a city and no other.
    """
    if reading.cities:
        return
    if reading.doubts:
        raise SubjectUnsureError(reading.doubts[0])
    if reading.unknown_places:
        raise SubjectUnknownError(reading.unknown_places)
