"""Cities, countries … that were told, counted or narrowed down by what they have: "how many cities is that?", "which of those have no British partner?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.reading import Cue, Dimension, Entities, Form, Having, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter


def of_those(reading: Reading, last: Reading) -> Reading | None:
    """Those of the last question that are pointed at, counted or narrowed down; None where neither is asked."""
    if last.entities is None or reading.names_rows or reading.themes or reading.years or reading.rank:
        return None
    if _counts_those(reading, last.entities) and not last.rank:
        return last.asking("ask_partnerships", Form.COUNT)
    return _having_too(reading, last)


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


def _counts_those(reading: Reading, asked: Entities) -> bool:
    """Whether the things told are counted, by the noun for what they are: "how many cities is that?"."""
    of_kind = reading.entities is not None and reading.entities == Entities(asked.kind, several=True)
    points = reading.pointer in (Pointer.IT, Pointer.THEY, Pointer.THOSE)
    return of_kind and points and reading.form is Form.COUNT and not reading.conditions
