"""Cities, countries … that were asked for last, asked for again: their number, those that lack it, those with another."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading import Cue, Dimension, Entities, Form, Having, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable


def of_other_cities(reading: Reading, last: Reading, asked: Entities) -> Reading | None:
    """ "And with Nice and Bonn?" after "who is twinned with both Lyon and Turin?" asks the same of these."""
    by_city = [one for one in asked.having if one.cities]
    as_many = len(by_city) == len(asked.having) == len(reading.cities) > 0
    alone = reading.has(Cue.VERBLESS) or reading.intent == "name_subject"  # "how about Nice and Bonn?"
    if not as_many or not alone:
        return None
    others = tuple(one._replace(cities=(city,)) for one, city in zip(by_city, reading.cities, strict=True))
    return replace(last, cities=reading.cities, entities=asked._replace(having=others))


def narrowed_down(reading: Reading, last: Reading) -> Reading | None:
    """ "Only those twinned with Lyon", "keep only those that have a partner in India": the cities asked for last, which are to have that too.

    None where it is not said what they are to be twinned with.
    """
    asked = last.entities
    says_with = reading.has(Cue.TWINNED) or reading.has(Cue.WITH_CITY)
    if asked is None or asked.kind is not Dimension.CITY or not says_with or reading.unwanted:
        return None
    more = [Having(cities=(city,)) for city in reading.cities]
    if reading.countries or reading.continents:
        more.append(Having(countries=reading.countries, continents=reading.continents))
    narrowed = replace(
        last,
        cities=(*last.cities, *reading.cities),
        countries=(*last.countries, *reading.countries),
        continents=(*last.continents, *reading.continents),
        entities=asked._replace(having=(*asked.having, *more)),
    )
    return narrowed.asking("ask_partnerships", Form.LIST) if more else None


def of_last(reading: Reading, last: Reading, table: PartnershipTable) -> Reading | None:
    """The things asked for last, asked for again: how many they are, those that have none, those that have another."""
    asked = last.entities
    if asked is None or reading.names_rows or reading.themes or reading.years or reading.rank:
        return None
    counts = reading.intent == "ask_partnerships" and reading.form is Form.COUNT and reading.counted is None
    if counts and reading.pointer in (Pointer.THEY, Pointer.THOSE) and not reading.conditions:
        return last.asking("ask_partnerships", Form.COUNT)
    ranks = last.rank is not None and last.rank.by is not Measure.AGE
    if reading.pointer is Pointer.THOSE and not reading.conditions and not reading.entities and not ranks:
        # "Name them", "which of them have more than one partner?"
        bounds = reading.number_bounds
        having = (*asked.having, Having(Measure.PARTNERSHIPS, *bounds)) if bounds else asked.having
        if bounds or (reading.has(Cue.BRIEF) and reading.form is Form.LIST):
            return replace(last, entities=asked._replace(having=having)).asking("ask_partnerships", Form.LIST)
    none = reading.quantifier is Quantifier.NONE and not (
        reading.has(Cue.PARTNERSHIP) or reading.has(Cue.EVENT)
    )
    if (
        none
        and asked.having
        and reading.entities
        and reading.entities.kind is asked.kind
        and not reading.conditions
    ):
        return lacking(last, asked)
    # "And the most Korean ones?"
    ranks_again = ranks and reading.cues >= {Cue.MOST_OFTEN, Cue.VERBLESS}
    if reading.entities or not (reading.has(Cue.BRIEF) or reading.has(Cue.ELLIPTIC) or ranks_again):
        return None
    placed = reading.countries or reading.continents
    if counts and placed and asked.kind is Dimension.CITY and not (last.countries or last.continents):
        # "How many are Spanish?" after the cities with but one partner
        there = replace(last, countries=reading.countries, continents=reading.continents, group_by=None)
        return replace(there, unwanted=reading.unwanted).asking("ask_partnerships", Form.COUNT)
    bounds = reading.number_bounds or _numbered_anew(reading, asked)
    if bounds and len(asked.having) == 1 and not reading.conditions:
        least, most = bounds
        return replace(
            last, entities=asked._replace(having=(asked.having[0]._replace(least=least, most=most),))
        )
    if reading.quantifier is Quantifier.NONE and asked.having and not reading.conditions:
        return lacking(last, asked)
    had = [one for one in asked.having if one.countries or one.continents]
    each = reading.countries if not (reading.continents or reading.unwanted) else ()
    if len(had) == len(each) > 1 and reading.has(Cue.VERBLESS):
        # "In Israel and in Morocco?" after "which have a partner in Spain and one in Peru?"
        places = {code for one in had for code in one.countries}
        own = tuple(code for code in last.countries if code not in places)
        having = tuple(one._replace(countries=(code,)) for one, code in zip(had, each, strict=True))
        return replace(last, countries=(*own, *each), entities=asked._replace(having=having))
    if len(had) != 1 or not reading.has(Cue.VERBLESS) or not (reading.countries or reading.continents):
        return None
    own_places = [code for code in last.countries if code not in had[0].countries]
    of_home = bool(had[0].countries) and {*had[0].countries} <= {table.home_country()}
    if own_places and not reading.unwanted and of_home:
        return replace(last, countries=(*reading.countries, *had[0].countries), continents=reading.continents)
    # "And in Germany?" is about the other end, as what it stands for was.
    moved = had[0]._replace(countries=reading.countries, continents=reading.continents)
    own = tuple(code for code in last.countries if code not in had[0].countries)
    return replace(
        last,
        countries=(*own, *reading.countries),
        continents=(
            *(code for code in last.continents if code not in had[0].continents),
            *reading.continents,
        ),
        unwanted=reading.unwanted
        if not had[0].outside and had[0].most != 0
        else Filter(countries=reading.countries, continents=reading.continents),
        entities=asked._replace(having=tuple(moved if one == had[0] else one for one in asked.having)),
    )


def _numbered_anew(reading: Reading, asked: Entities) -> tuple[int, int | None] | None:
    """The bounds of "and three?" after "which have two partners?"; None where no other number was asked for, or none is."""
    before = [(one.least, one.most) for one in asked.having if one.least > 1]
    if len(before) != 1 or not reading.number or not reading.has(Cue.VERBLESS):
        return None
    return reading.number, reading.number if before[0][1] is not None else None


def lacking(question: Reading, asked: Entities) -> Reading:
    """The question for those things that have none of what was asked for."""
    had = {code for one in asked.having for code in (*one.countries, *one.continents)}
    return replace(
        question,
        countries=tuple(code for code in question.countries if code not in had),
        continents=tuple(code for code in question.continents if code not in had),
        entities=asked._replace(having=tuple(one._replace(least=0, most=0) for one in asked.having)),
    )
