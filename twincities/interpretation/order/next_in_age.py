"""What stands next to others in the order of age: "who came right after Lyon?", "which came between Lyon and Turin?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.subject import cities_in_all
from twincities.reading import Cue, Form, Measure, Reading
from twincities.table import DateSpan, PartnershipTable

_MAY_ASK = frozenset({"ask_not_recorded", "ask_city_trivia", "ask_partner", "compare_age", "name_subject"})
_WHICH = frozenset({Cue.WHICH, Cue.ABOUT_ALL})
_BOTH = 2


def nearest(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which came right after Lyon's?" asks for the oldest of those that are younger, among the partners of the city that was asked about."""
    rank, comparison = reading.rank, reading.comparison
    by_age = rank is not None and comparison is not None and rank.by is comparison.by is Measure.AGE
    if rank is None or comparison is None or not by_age:
        return reading
    lists = reading.intent == "ask_partnerships" and reading.form is Form.LIST and not reading.cities
    beside = rank.greatest == (comparison.relation < 0) and bool(comparison.cities)
    asks = beside and reading.intent in _MAY_ASK and reading.form is not Form.CONFIRM
    if not (lists or asks):
        return reading
    within = reading.cities or _asked_about(comparison.cities[:1], context, table)
    asked = replace(reading, cities=within, entities=None)
    return asked.asking("ask_oldest" if rank.greatest else "ask_newest", Form.TELL)


def come_between(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which partner of Lyon came between Turin and Bonn?" asks for Lyon's partners that are younger than the one and older than the other."""
    *of, first, second = reading.cities if len(reading.cities) >= _BOTH else ("", "")
    asks = reading.has(Cue.BETWEEN) and reading.cues & _WHICH and reading.form is not Form.CONFIRM
    # "Which is older, between Lyon and Turin?" compares the two.
    compares = reading.comparison or reading.rank or reading.nth or reading.has(Cue.ALTERNATIVE)
    if not asks or len(of) > 1 or compares or reading.conditions or table.between(first, second):
        return reading
    hub = tuple(of) or _asked_about((first, second), context, table)
    if len(hub) != 1:
        return reading
    ends = [row for city in (first, second) if (row := table.between(hub[0], city))]
    dates = sorted((row.since for row in ends if row.since), key=lambda since: since.order)
    if len(dates) != _BOTH:
        return reading
    later = replace(reading, cities=hub, excluded_cities=(first, second), years=(DateSpan(*dates),))
    later = replace(later, entities=None, cues=reading.cues - {Cue.BETWEEN})
    return later.asking("ask_partnerships", Form.LIST)


def _asked_about(partners: tuple[str, ...], context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The one city of which all these are partners, where it was asked about or what was told last is all its own."""
    asked = context.last_question.cities if context.last_question else ()
    shared = cities_in_all(table.held_partnerships(context.options or context.partnerships))
    hubs = dict.fromkeys(
        city
        for city in (*asked, *shared)
        if len(table.partnerships_of(city)) > 1 and all(table.between(city, one) for one in partners)
    )
    return tuple(hubs) if len(hubs) == 1 else ()
