"""Years that hang on those talked about: "and two years later?", "and 82?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.interpretation.times.that_year import years_talked_about
from twincities.reading import Cue, Form, Measure, Pointer, Reading
from twincities.table import DateSpan, PartialDate, PartnershipTable

CENTURY = 1900
"""That in which years are written with two figures."""
DECADE = 10
"""Years of a decade."""


def years_on(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And two years later?", "and the decade before?" ask what began so many years from those talked about."""
    compared = reading.comparison
    if compared is None or compared.by is not Measure.AGE or compared.says_with_what or not compared.relation:
        return reading
    bare = not (reading.names_something or reading.conditions or reading.pointer)
    years = years_talked_about(context, table)
    alone = reading.has(Cue.VERBLESS) or reading.intent == "name_subject"
    if not bare or years is None or not reading.number or not alone:
        return reading
    on = -compared.relation * reading.number
    if reading.number == DECADE and years[0] == years[1]:
        years = (decade := years[0] // DECADE * DECADE, decade + DECADE - 1)  # "and the decade before?"
    span = DateSpan.of_years(years[0] + on, years[1] + on)
    last = context.last_question
    if last and last.years and has_trait(last.intent, Trait.OF_THE_TABLE):
        return _of_years(last, span)
    asked = replace(
        reading,
        years=(span,),
        comparison=None,
        entities=None,
        number=None,
        cues=reading.cues | {Cue.ABOUT_ALL},
    )
    return asked.asking("ask_partnerships", Form.LIST)


def before_or_after(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And before that?" after those of 1985 were listed asks for those that began before it."""
    compared, last = reading.comparison, context.last_question
    span = last.years[0] if last and len(last.years) == 1 and not last.unwanted else None
    by_age = compared is not None and compared.by is Measure.AGE and not compared.says_with_what
    until = _one_bound(reading)
    bounded = replace(reading.conditions, years=()) or (reading.years and until is None)
    own = reading.names_something or bounded or reading.number or reading.rank
    points = reading.pointer in (None, Pointer.IT, Pointer.THAT_YEAR)
    bare = reading.has(Cue.VERBLESS) and points and not own
    listed = last is not None and last.intent == "ask_partnerships" and context.told != 1
    if compared is None or last is None or not (by_age and bare and listed) or not isinstance(span, DateSpan):
        return reading
    earlier = compared.relation > 0
    bound = span.first if earlier else span.last
    if bound is None or not compared.relation:
        return reading
    year = bound.year + (-1 if earlier else 1)
    beyond = DateSpan(None, PartialDate(year)) if earlier else DateSpan(PartialDate(year), None)
    if until is not None:
        # "And after that, until 1990?"
        beyond = (
            DateSpan(until.first, PartialDate(year)) if earlier else DateSpan(PartialDate(year), until.last)
        )
        if beyond.first is None or beyond.last is None or beyond.first.year > beyond.last.year:
            return reading
    return _of_years(last, beyond)


def _one_bound(reading: Reading) -> DateSpan | None:
    """The years that are bounded at one end only: "until 1990"; None where there are none, or others."""
    span = reading.years[0] if len(reading.years) == 1 and not reading.unwanted else None
    return span if isinstance(span, DateSpan) and (span.first is None) != (span.last is None) else None


def _of_years(question: Reading, span: DateSpan) -> Reading:
    """The partnerships that a question asks for, or their number, of other years."""
    asked = replace(question, years=(span,), quantifier=None, asserted=None)
    return asked.asking("ask_partnerships", Form.COUNT if question.form is Form.COUNT else Form.LIST)
