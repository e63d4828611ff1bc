"""Which events a question asks for: out of those told last, of the rows it names, or of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.reading import Cue, EventBounds, Form, Pointer, Reading
from twincities.table import City, DateSpan, Event, Filter, PartialDate, Partnership, PartnershipTable, Period
from twincities.table.alike import fits
from twincities.table.times.recurrence import interval_of, months_of, seasons_of, year_of
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import lies_within

MOST_MEANT = 5
"""Events that "it" may mean at once."""
OF_PARTNERSHIPS = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.BEGINNING})
"""What speaks of partnerships, and so of no event."""
_OF_PARTNERS = frozenset({Cue.PAIRED, Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER})
"""What makes a country in a question for events that of the partner with which they are shared."""


def selected_events(question: Reading, context: Context, table: PartnershipTable) -> list[Event]:
    """The events that fit the kinds, places, themes and years of a question, in the order of the table."""
    told = _told(question, context, table)
    fitting = _fitting(told, question, context, table)
    if fitting or (told and (question.pointer or not question.conditions)):
        return fitting
    # "And which in Spain?" after those in Italy asks for others than were told.
    return _fitting(_looked_at(question, context, table), question, context, table)


def _fitting(
    events: Sequence[Event], question: Reading, context: Context, table: PartnershipTable
) -> list[Event]:
    """Those of some events that fit a question."""
    tests = _tests(question, context, table)
    chosen = [event for event in events if all(test(event) for test in tests)]
    if said := saying(chosen, question.unread, table):
        chosen = said
    if question.themes:
        chosen = _about(chosen, question, table)
    held = [event for event in chosen if _is_held_where_asked(event, question, table)]
    if question.themes and (question.cities or not held):
        # "Events of Chinese culture in Lyon" are not held in China.
        shown = [
            event
            for event in chosen
            if event.culture_of and _lies(table.city(event.culture_of), question.conditions)
        ]
        return shown or held
    return held


def _tests(question: Reading, context: Context, table: PartnershipTable) -> list[Callable[[Event], bool]]:
    """What an event has to meet by the kinds and bounds of a question."""
    kinds, bounds = question.event_kinds, question.event_bounds or EventBounds()
    home = _home_cities(context, table) if bounds.abroad or bounds.celebrated_abroad else frozenset()
    tests: tuple[tuple[bool, Callable[[Event], bool]], ...] = (
        (bool(kinds), lambda event: event.kind in kinds),
        (bool(bounds.unwanted_kinds), lambda event: event.kind not in bounds.unwanted_kinds),
        (bounds.recurring is not None, lambda event: bool(event.recurrence) == bounds.recurring),
        (bounds.interval is not None, lambda event: interval_of(event.recurrence) == bounds.interval),
        (
            bounds.unwanted_interval is not None,
            lambda event: interval_of(event.recurrence) != bounds.unwanted_interval,
        ),
        (bounds.abroad, lambda event: bool(event.held_in) and event.held_in not in home),
        (bool(bounds.months or bounds.seasons), lambda event: _is_then(event, bounds)),
        (bounds.dated, lambda event: any(_was_in(event, span) for span in question.years)),
        (bool(bounds.celebrated), lambda event: _celebrates(event, bounds.celebrated, table)),
        (
            bounds.celebrated_abroad,
            lambda event: bool(event.culture_of) and event.culture_of not in home,
        ),
        (bounds.addressed, lambda event: bool(event.audience)),
        (bounds.placed is not None, lambda event: bool(event.held_in) == bounds.placed),
        (bool(bounds.described), lambda event: fits(event, bounds.described, table.about.language_of_words)),
        (bool(bounds.held_in), lambda event: _is_in(event, (bounds.held_in,))),
    )
    return [test for is_asked, test in tests if is_asked]


def undated_events(question: Reading, context: Context, table: PartnershipTable) -> list[Event]:
    """The events that fit but for the time that is asked for, of which the table tells nothing."""
    bounds = question.event_bounds or EventBounds()
    tells_time: Callable[[str | None], object]
    if bounds.dated:
        tells_time = year_of
    elif bounds.months or bounds.seasons:
        tells_time = seasons_of
    else:
        return []
    others = replace(
        question,
        event_bounds=bounds._replace(months=(), seasons=(), dated=False),
        years=() if bounds.dated else question.years,
    )
    return [event for event in selected_events(others, context, table) if not tells_time(event.recurrence)]


def _celebrates(event: Event, countries: Iterable[str], table: PartnershipTable) -> bool:
    """Whether the culture that an event shows is that of a city in one of these countries."""
    city = table.city(event.culture_of) if event.culture_of else None
    return city is not None and any(lies_in(city, code) for code in countries)


def of_partners_there(question: Reading, table: PartnershipTable) -> Reading:
    """The question as one for events with partners in the countries whose culture it asks for, where the table does not say whose culture events show: "which event shows French wine?"; or where the city in which they are to be held lies in none of them: "is there something German in Lyon?"."""
    bounds = question.event_bounds
    if question.has(Cue.HELD_THERE) and len(question.cities) == 1 and question.countries:
        (city,) = question.cities
        if not any(lies_in(table.city(city), code) for code in question.countries):
            bounds = (bounds or EventBounds())._replace(held_in=city)
            return replace(question, cities=(), event_bounds=bounds)
    if not bounds or not bounds.celebrated or any(event.culture_of for event in table.events):
        return question
    return replace(
        question,
        countries=bounds.celebrated,
        event_bounds=bounds._replace(celebrated=()),
        cues=question.cues | {Cue.OF_PARTNER},
    )


def _was_in(event: Event, span: Period) -> bool:
    """Whether an event is said to have been held in a span of years."""
    year = year_of(event.recurrence)
    return year is not None and isinstance(span, DateSpan) and span.covers(PartialDate(year)) is not False


def _is_then(event: Event, bounds: EventBounds) -> bool:
    """Whether an event is said to be in one of the months or seasons."""
    months, seasons = months_of(event.recurrence), seasons_of(event.recurrence)
    return not months.isdisjoint(bounds.months) or not seasons.isdisjoint(bounds.seasons)


def _home_cities(context: Context, table: PartnershipTable) -> frozenset[str]:
    """The cities that are not abroad: those of the country of the town that is "ours", or of the country that all partnerships share."""
    home = context.town(table)
    country = table.city(home).country if home and table.has_city(home) else table.home_country()
    return frozenset(city.id for city in table.cities if city.country == country)


def recurs_so(event: Event, bounds: EventBounds) -> bool | None:
    """Whether an event comes round as it is claimed to; None where the table does not say, or nothing of it is claimed."""
    claims_time = bool(bounds.months or bounds.seasons)
    if not event.recurrence or not bounds.tells_time:
        return None
    interval = interval_of(event.recurrence)
    if bounds.interval is not None and interval != bounds.interval:
        return False if interval is not None else None
    if bounds.unwanted_interval is not None and interval == bounds.unwanted_interval:
        return False
    if not claims_time or _is_then(event, bounds):
        return True
    named = seasons_of(event.recurrence)
    return False if named and (bounds.seasons or months_of(event.recurrence)) else None


def saying(events: Iterable[Event], words: Sequence[str], table: PartnershipTable) -> list[Event]:
    """The events in whose texts all of these words stand, where there are words: "which events are about silk?"."""
    return [
        event
        for event in events
        if words
        and all(
            any(
                table.says(text, word)
                for text in (event.name, event.shows, event.audience, event.recurrence)
                if text
            )
            for word in words
        )
    ]


def bounds_events(question: Reading) -> bool:
    """Whether a question tells which events are meant, by more than the cities that share them."""
    there = question.has(Cue.HELD_THERE) and len(question.cities) == 1
    return bool(question.event_bounds or question.themes or there)


def held_events(ids: Iterable[str], table: PartnershipTable) -> list[Event]:
    """The events of these ids that the table holds."""
    return [table.event(id) for id in ids if table.has_event(id)]


def points_at_events(question: Reading, context: Context) -> bool:
    """Whether what a question points back at are events: several were told last."""
    # Beside a city "they" are rather cities: "do both Lyon and Turin have a week named after them?"
    they = question.pointer is Pointer.THEY and not question.cities
    those = question.pointer is Pointer.THOSE and not (question.cities and question.form is Form.CONFIRM)
    ones = question.pointer is None and question.has(Cue.ELLIPTIC)
    return not question.only_names and (they or ones or those) and len(context.events) > 1


def _told(question: Reading, context: Context, table: PartnershipTable) -> list[Event]:
    """The events told last, of the cities that are named, where a question is about these."""
    if not points_at_events(question, context):
        return []
    told = held_events(context.events, table)
    return [event for event in told if not question.cities or _is_in(event, question.cities)]


def _looked_at(question: Reading, context: Context, table: PartnershipTable) -> Sequence[Event]:
    rows: Sequence[Partnership] = table.partnerships
    if question.partnerships and question.form is Form.COUNT:
        # "How many has the second of them?" counts those of one that was picked.
        rows = table.held_partnerships(question.partnerships)
    elif question.pointer is Pointer.THOSE and context.options:
        rows = table.held_partnerships(context.options)
    if question.people:
        theirs = {row.id for row in table.find(Filter(people=question.people))}
        rows = [row for row in rows if row.id in theirs]
    if question.years and not (question.event_bounds and question.event_bounds.dated):
        begun = {row.id for row in table.find(Filter(years=question.conditions.years))}
        rows = [row for row in rows if row.id in begun]
    events = [event for row in rows for event in table.events_of(row.id)]
    if not question.cities:
        return events
    pair = table.between(*question.cities)
    if pair:
        return [event for event in events if event.partnership == pair.id]
    if question.has(Cue.HELD_THERE):
        return [event for event in events if _is_in(event, question.cities)]
    of = {row.id for city in question.cities for row in table.partnerships_of(city)}
    return [event for event in events if event.partnership in of]


def _about(events: Sequence[Event], question: Reading, table: PartnershipTable) -> list[Event]:
    """The events about themes; where the table has none, those of the partnerships about them."""
    if all(set(question.themes) & set(row.themes) for row in table.partnerships):
        return list(events)  # what all are about tells none apart
    about = {event.id for theme in question.themes for event in table.events_about(theme)}
    if about:
        return [event for event in events if event.id in about]
    rows = {row.id for row in table.find(Filter(themes=question.themes))}
    return [event for event in events if event.partnership in rows]


def _is_in(event: Event, cities: Sequence[str]) -> bool:
    return any(city in (event.held_in, event.held_by) for city in cities)


def _is_held_where_asked(event: Event, question: Reading, table: PartnershipTable) -> bool:
    """Whether an event is held in a place that a question names, or shared with a partner there, and is said to be in none that it excludes."""
    wanted, no = question.conditions, question.unwanted
    places = [table.city(id) for id in (event.held_in, event.held_by) if id]
    excludes = bool(no.countries or no.continents)
    if excludes and (not event.held_in or any(_lies(city, no) for city in places)):
        return False
    of_partners = question.cues & _OF_PARTNERS and not question.has(Cue.HELD_THERE)
    if of_partners or (question.event_bounds and question.event_bounds.held_in):
        # "Events with Japanese partners" are held at either end.
        places = [table.city(id) for id in table.partnership(event.partnership).cities]
    return not (wanted.countries or wanted.continents) or any(_lies(city, wanted) for city in places)


def _lies(city: City, places: Filter) -> bool:
    return any(lies_in(city, code) for code in places.countries) or lies_within(
        city.country, places.continents
    )
