"""The answer to a question back that offered cities: "Spain", "the second one", "not the first"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.namesakes import with_bearer
from twincities.reading import Reading
from twincities.table import PartnershipTable
from twincities.table.whereabouts import lies_in, may_lie_in


def chosen_offer(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The city that "Spain", "the second one" or "not the first" picks from those that were offered."""
    offered = context.offered_cities
    named = [id for id in offered if id in reading.cities]
    if named:
        return named[0]
    if reading.nth is not None and -1 <= (at := reading.nth - 1 if reading.nth > 0 else reading.nth) < len(
        offered
    ):
        return offered[at]
    no, wanted = reading.unwanted, reading.conditions.countries
    left = [
        id
        for id in offered
        if id not in reading.excluded_cities
        and not any(lies_in(table.city(id), code) for code in no.countries)
    ]
    fitting = [id for id in left if not wanted or any(lies_in(table.city(id), code) for code in wanted)]
    # Of some cities only the country is known.
    fitting = fitting or [id for id in left if any(may_lie_in(table.city(id), code) for code in wanted)]
    if len(fitting) == 1 and len(fitting) < len(offered) and (reading.countries or reading.excluded_cities):
        return fitting[0]
    return None


def with_city(question: Reading, city: str) -> Reading:
    """A question that waited for a city, with it."""
    for doubt in question.doubts:
        if city in doubt.alternatives:
            question = with_bearer(question, doubt, city)
    return replace(
        question, cities=tuple(dict.fromkeys((*question.cities, city))), doubts=(), only_names=True
    )
