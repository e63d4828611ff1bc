"""What is asked of all that the table holds, whatever was talked about: "and overall?", "in your whole table, which is the oldest?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Measure, Reading
from twincities.table import PartnershipTable

_OF_ONE_CITY = frozenset({Cue.OF_PARTNER, Cue.OURS, Cue.WITH_CITY})


def of_no_city_told(reading: Reading, context: Context) -> Context:
    """The context without what was talked about, where the question says of which of the whole table, or which place in its order, it asks."""
    selects = bool(reading.rank or reading.conditions) and reading.has(Cue.WHOLE_TABLE)
    if not selects or reading.pointer or reading.names_rows:
        return context
    return replace(context.about(), options=(), mentioned=(), last_question=None, ranking=None)


def in_whole_table(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And in the whole table?" asks the last question of more: without what it pointed at, else without the city it was about, else without what bounded it."""
    last = context.last_question
    alone = reading.cues >= {Cue.WHOLE_TABLE, Cue.VERBLESS}
    own = not reading.is_bare or reading.pointer or reading.unread or reading.counted or reading.group_by
    if last is None or not alone or own or not _is_bounded(last):
        return reading
    wider = replace(last, asserted=None, quantifier=None, entities=None, among=(), unread=())
    wider = replace(wider, pointer=None, pointed=None, partnerships=(), cues=wider.cues | {Cue.WHOLE_TABLE})
    if not (last.pointer or last.partnerships):
        of_city = bool({*last.cities} - {context.town(table)})
        wider = replace(wider, cities=(), cues=wider.cues - _OF_ONE_CITY)
        wider = wider if of_city else with_conditions(wider, Reading(last.intent), Reading(last.intent))
    if last.rank:
        return wider.asking("ask_oldest" if last.rank.greatest else "ask_newest", Form.TELL)
    return wider.asking("ask_partnerships", Form.COUNT if last.form is Form.COUNT else Form.LIST)


def _is_bounded(last: Reading) -> bool:
    """Whether a question asked which or how many there are, or which comes first, of some."""
    by_age = last.rank is None or (last.rank.by is Measure.AGE and last.group_by is None)
    lists = (
        last.rank is not None
        or last.form in (Form.LIST, Form.COUNT)
        or has_trait(last.intent, Trait.PARTNERS)
    )
    other = last.has(Cue.EVENT) or has_trait(last.intent, Trait.EVENT_SAID) or len(last.cities) > 1
    return by_age and lists and not other and bool(last.names_rows or last.pointer or last.conditions)
