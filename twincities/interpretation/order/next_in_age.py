"""What stands next to others in the order of age: "who came right after Lyon?", "which came between Lyon and Turin?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.subject import cities_in_all
from twincities.reading import Form, Measure, Reading
from twincities.table import PartnershipTable

_MAY_ASK = frozenset({"ask_not_recorded", "ask_city_trivia", "ask_partner", "compare_age", "name_subject"})


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
