"""What "which one is not?" and "which one is?" ask for, of what was claimed or picked before."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import without
from twincities.dialogue.context import Context
from twincities.interpretation.entities.entities_again import lacking
from twincities.reading import Counted, Cue, Form, Reading
from twincities.table import PartnershipTable


def not_so(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is not?" asks for what does not meet the conditions of the last question."""
    last = context.last_question
    brief = reading.has(Cue.ELLIPTIC) or reading.has(Cue.SINGLED_OUT)  # "and the one that didn't?"
    asks = reading.has(Cue.NOT_SO) and brief and not bounds_anything(replace(reading, pointer=None))
    if reading.has(Cue.NEVER_RENEWED):
        return reading  # "which of those were never renewed?" says what is not
    if asks and last is not None and last.among:
        rest = tuple(id for id in last.among if id not in context.partnerships)
        return replace(reading, partnerships=rest).asking("ask_partnerships", Form.LIST)
    if asks and last is not None and last.entities and last.entities.having:
        return replace(lacking(last, last.entities), form=Form.LIST, quantifier=None)
    if not asks or last is None or last.unwanted:
        return reading
    if last.active or (last.has(Cue.STILL) and last.is_of_all):
        # "And which one isn't?" after those that are still active asks for those that rest, are suspended or over.
        resting = last.cues - {Cue.STILL} | {Cue.END, Cue.INACTIVE}
        of_them = replace(last, active=False, cues=resting, pointer=None, quantifier=None, asserted=None)
        return replace(of_them, entities=None).asking("ask_partnerships", Form.LIST)
    if not last.conditions:
        return reading
    of_all = last.is_of_all
    claimed = without(last.conditions, last.restriction) if of_all else last.conditions
    return replace(last, unwanted=claimed, pointer=None, quantifier=None).asking(
        "ask_partnerships", Form.LIST
    )


def countries_named(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which countries?" after "in how many countries are Lyon's partners?" asks for those."""
    last = context.last_question
    asks = reading.counted is Counted.COUNTRIES and reading.has(Cue.BRIEF) and not bounds_anything(reading)
    counted = last is not None and last.counted is Counted.COUNTRIES and last.form is Form.COUNT
    return last if asks and counted and last and last.cities and reading.form is not Form.CONFIRM else reading


def just_so(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is?" after "is it the oldest?", "who does?" after "has Lyon a Japanese partner?" ask for what is, or has."""
    last = context.last_question
    asks = reading.has(Cue.JUST_SO) and reading.has(Cue.BRIEF) and not bounds_anything(reading)
    if not asks or last is None or last.form is not Form.CONFIRM:
        return reading
    if not last.rank and last.conditions and last.cities and has_trait(last.intent, Trait.PARTNERS):
        all_that_do = replace(last, cities=(), partnerships=(), asserted=None, quantifier=None, pointer=None)
        return replace(all_that_do, entities=None).asking("ask_partnerships", Form.LIST)
    if not last.rank:
        return reading
    return replace(last, form=Form.TELL, cities=(), partnerships=(), pointer=None)


def bounds_anything(reading: Reading) -> bool:
    """Whether a question names, picks or says anything beside what it points back at."""
    return bool(reading.names_something or reading.selects or reading.unread)
