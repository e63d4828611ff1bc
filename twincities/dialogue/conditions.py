"""The conditions of a question and those of a follow-up, put together or taken off each other."""

from __future__ import annotations

from dataclasses import replace

from twincities.reading import Cue, Reading
from twincities.table import Filter
from twincities.table.world_regions import lies_within

_ENDS = 2


def _places_of(question: Reading, reading: Reading) -> Reading:
    """The question whose places count: a follow-up's own; those that it only leaves out come off the last ones.

    "And without Brazil?" after "which are in South America?" goes on with that; "and outside Europe?" after "which are in Spain?"
    does not. "And Brazil?" after "how many between Japan and France?" is about those between Japan and Brazil.
    """
    places, own = reading.conditions, question.conditions
    if not (reading.countries or reading.continents):
        return question
    of_pairs = question.has(Cue.BETWEEN) and question.entities is None
    if of_pairs and len(question.countries) == _ENDS and not question.continents:
        others = [code for code in reading.countries if code not in question.countries]
        if len(others) == len(reading.countries) == 1 and not (reading.continents or reading.unwanted):
            return replace(reading, countries=(question.countries[0], *others))
    left_out = {*reading.unwanted.countries, *reading.unwanted.continents}
    kept = {*own.countries, *own.continents}
    covered = {code for code in kept if code in left_out or lies_within(code, left_out)}
    if places.countries or places.continents or not kept or covered:
        return reading
    no = question.unwanted
    return replace(
        reading,
        countries=(*question.countries, *reading.countries),
        continents=(*question.continents, *reading.continents),
        unwanted=replace(
            reading.unwanted,
            countries=(*no.countries, *reading.unwanted.countries),
            continents=(*no.continents, *reading.unwanted.continents),
        ),
    )


def with_conditions(changed: Reading, question: Reading, reading: Reading) -> Reading:
    """The question with the conditions of a follow-up, and of each kind that this does not name those of the last one."""
    of_places = _places_of(question, reading)
    dated = reading.years or reading.times
    of_themes, of_years = (reading if reading.themes else question), (reading if dated else question)
    of_kinds = reading if reading.kinds else question
    alike = changed.comparison
    if reading.years and alike and alike.relation == 0 and not alike.says_with_what:
        changed = replace(changed, comparison=None)  # "which others are of the same year?", "and 1985?"
    # "And those under 80,000?" is said of people, whatever the last question was about.
    of_people = {Cue.POPULATION} if reading.inhabitants else set()
    return replace(
        changed,
        cues=changed.cues | of_people,
        countries=of_places.countries,
        continents=of_places.continents,
        themes=of_themes.themes,
        kinds=of_kinds.kinds,
        people=reading.people or question.people,
        active=reading.active or question.active,
        inhabitants=reading.inhabitants or question.inhabitants,
        years=of_years.years,
        times=of_years.times,
        unwanted=Filter(
            years=of_years.unwanted.years,
            countries=of_places.unwanted.countries,
            continents=of_places.unwanted.continents,
            themes=of_themes.unwanted.themes,
            kinds=of_kinds.unwanted.kinds,
            people=(reading if reading.people else question).unwanted.people,
            states=reading.unwanted.states or question.unwanted.states,
        ),
    )


def without(conditions: Filter, others: Filter) -> Filter:
    """Conditions without those that others hold too."""
    return replace(
        conditions,
        years=tuple(span for span in conditions.years if span not in others.years),
        countries=tuple(code for code in conditions.countries if code not in others.countries),
        continents=tuple(code for code in conditions.continents if code not in others.continents),
        themes=tuple(id for id in conditions.themes if id not in others.themes),
        kinds=tuple(kind for kind in conditions.kinds if kind not in others.kinds),
        people=tuple(one for one in conditions.people if one not in others.people),
        active=conditions.active and not others.active,
        states=tuple(state for state in conditions.states if state not in others.states),
        inhabitants=conditions.inhabitants if conditions.inhabitants != others.inhabitants else None,
    )


def split_claims(question: Reading) -> tuple[Reading, Filter]:
    """A claim as the question of which rows it is made, and the conditions that are claimed of them."""
    of_what = question.restriction
    bounded = replace(
        question,
        years=of_what.years,
        countries=of_what.countries,
        continents=of_what.continents,
        themes=of_what.themes,
        unwanted=Filter(),
    )
    return bounded, without(
        question.conditions, replace(of_what, active=question.active, inhabitants=question.inhabitants)
    )
