"""Cities, countries … that were told, counted or narrowed down by what they have: "how many cities is that?", "which of those have no British partner?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.entities import own_conditions
from twincities.reading import Cue, Dimension, Entities, Form, Having, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter
from twincities.table.places.regions import is_region_code

_OF_TIES = frozenset({Cue.OF_PARTNER, Cue.TWINNED, Cue.PARTNERSHIP, Cue.EVENT})
_SAYS_MORE = frozenset({Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.EVENT, Cue.OTHERS, Cue.WHOLE_TABLE})


def of_those(reading: Reading, last: Reading) -> Reading | None:
    """Those of the last question that are pointed at, counted or narrowed down; None where neither is asked."""
    if last.entities is None or reading.names_rows or reading.themes or reading.years or reading.rank:
        return None
    if _counts_those(reading, last.entities) and not last.rank:
        return last.asking("ask_partnerships", Form.COUNT)
    return _having_too(reading, last) or _lying_there(reading, last) or _anew_in(reading, last)


def _having_too(reading: Reading, last: Reading) -> Reading | None:
    """ "Which of those have no British partner?", "have all of them a Japanese one?" after cities were asked for: those among them that have, or lack, that too.

    None where it asks for partnerships or partners.
    """
    asked, things = last.entities, reading.entities
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) and bool(reading.places)
    of_ties = reading.cues & {Cue.OF_PARTNER, Cue.TWINNED} or {*reading.designated} == {*reading.places}
    of_ties = of_ties and has_trait(reading.intent, Trait.PARTNERS)  # "what have they in common with theirs?"
    if asked is None or asked.kind is not Dimension.CITY or last.rank or not (points and of_ties):
        return None
    of_rows = things is not None and things.kind is not Dimension.CITY and not reading.has(Cue.ONE_THERE)
    # "Who are the two that have the Dutch one?" after cities abroad is asked of cities at home.
    of_rows = of_rows or (
        things is not None and things.kind is asked.kind and things.foreign != asked.foreign
    )
    if of_rows or reading.comparison or reading.has(Cue.EVENT) or reading.nth:
        return None
    lacked = Filter(countries=reading.unwanted.countries, continents=reading.unwanted.continents)
    wanted = Filter(countries=reading.conditions.countries, continents=reading.conditions.continents)
    least, most = reading.number_bounds or (1, None)
    claims_of_all = reading.form is Form.CONFIRM and reading.is_of_all
    if claims_of_all and (lacked or most is not None):
        return None
    if claims_of_all:  # those that have too few are looked for
        least, most, wanted, lacked = 0, least - 1, Filter(), wanted
        more = [Having(Measure.PARTNERSHIPS, least, most, lacked.countries, lacked.continents)]
    else:
        more = (
            [Having(Measure.PARTNERSHIPS, least, most, wanted.countries, wanted.continents)] if wanted else []
        )
        more += (
            [Having(least=0, most=0, countries=lacked.countries, continents=lacked.continents)]
            if lacked
            else []
        )
        more = [*things.having] if things and things.having else more
    without = replace(
        last.unwanted,
        countries=(*last.unwanted.countries, *lacked.countries),
        continents=(*last.unwanted.continents, *lacked.continents),
    )
    narrowed = replace(
        last,
        countries=tuple(dict.fromkeys((*last.countries, *reading.countries))),
        continents=tuple(dict.fromkeys((*last.continents, *reading.continents))),
        unwanted=without,
        entities=asked._replace(having=(*asked.having, *more)),
        quantifier=Quantifier.ALL if claims_of_all else None,
    )
    form = reading.form if reading.form in (Form.CONFIRM, Form.COUNT) else Form.LIST
    return narrowed.asking("ask_partnerships", form)


def _lying_there(reading: Reading, last: Reading) -> Reading | None:
    """ "How many of those are in Europe?" after the cities that have both Lyon and Turin: those cities that lie there.

    None where it asks for anything else, or where it was said before where they lie.
    """
    asked, things = last.entities, reading.entities
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) and reading.form in (Form.LIST, Form.COUNT)
    of_cities = things in (None, Entities(Dimension.CITY), Entities(Dimension.CITY, several=True))
    if asked is None or asked.kind is not Dimension.CITY or not asked.having or last.rank or last.unwanted:
        return None
    if not (points and of_cities and reading.only_placed) or reading.cues & _OF_TIES or reading.nth:
        return None
    own = own_conditions(last)
    within = all(code[:2] in own.countries and is_region_code(code) for code in reading.countries)
    if (own.countries or own.continents) and (reading.continents or not within):
        return None
    had = {code for one in asked.having for code in (*one.countries, *one.continents)}
    there = replace(
        last,
        countries=(*(code for code in last.countries if code in had), *reading.countries),
        continents=(*(code for code in last.continents if code in had), *reading.continents),
        unwanted=reading.unwanted,
    )
    return there.asking("ask_partnerships", reading.form)


def _anew_in(reading: Reading, last: Reading) -> Reading | None:
    """ "And are there Scottish ones?" after the Welsh cities with a partner in Peru: the same of Scotland; "and how many with China?" after the Indian ones with one in Japan: with one in China.

    None where it is not told which end it is about.
    """
    asked = last.entities
    if asked is None or asked.kind is not Dimension.CITY or reading.unwanted or reading.continents:
        return None
    had = [one for one in asked.having if one.countries]
    own = own_conditions(last).countries
    says_more = reading.cues & _SAYS_MORE or reading.entities or reading.quantifier is Quantifier.NONE
    if (
        len(had) != 1
        or not own
        or not reading.countries
        or not reading.only_placed
        or says_more
        or reading.pointer
    ):
        return None
    regions = {is_region_code(code) for code in reading.countries}
    alike = (
        regions
        == {is_region_code(code) for code in own}
        != {is_region_code(code) for code in had[0].countries}
    )
    form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
    if reading.has(Cue.PAIRED) and had[0].least == 1:
        moved = had[0]._replace(countries=reading.countries)
        having = tuple(moved if one == had[0] else one for one in asked.having)
        anew = replace(last, countries=(*own, *reading.countries), entities=asked._replace(having=having))
        return anew.asking("ask_partnerships", form)
    claims = reading.form is Form.CONFIRM and bool(reading.cues & {Cue.ONE_THERE, Cue.THERE_IS})
    if not (claims or (alike and reading.has(Cue.VERBLESS))):
        return None
    return replace(last, countries=(*reading.countries, *had[0].countries)).asking("ask_partnerships", form)


def _counts_those(reading: Reading, asked: Entities) -> bool:
    """Whether the things told are counted, by the noun for what they are: "how many cities is that?"."""
    of_kind = reading.entities is not None and reading.entities == Entities(asked.kind, several=True)
    points = reading.pointer in (Pointer.IT, Pointer.THEY, Pointer.THOSE)
    return of_kind and points and reading.form is Form.COUNT and not reading.conditions
