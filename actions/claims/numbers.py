"""Claims of how many partnerships, events or countries there are, of one thing or of one against another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from actions.sentences.events import numbered_events
from actions.sentences.findings import Finding
from actions.sentences.paging import claims_of_all
from actions.sentences.replies import Replies
from actions.sentences.rows import conditions_behind, event_in_sentence, names_in_words, pair_of, title_of
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.events import selected_events
from twincities.dialogue.groups import area_of, is_region_meant
from twincities.dialogue.narrowing import bounds
from twincities.reading import Counted, Cue, Dimension, Pointer, Reading
from twincities.reading.model.predicates import Predicate, Relation
from twincities.table import Claim, DateSpan, Filter, Partnership, PartnershipTable, parse_period
from twincities.table.claims import that_held
from twincities.table.world_regions import lies_in_any, lies_in_place

_SIGNS = {Relation.MORE: 1, Relation.FEWER: -1, Relation.AS_MANY: 0}


def findings_on_number(
    predicate: Predicate, question: Reading, context: Context, table: PartnershipTable, replies: Replies
) -> list[Finding]:
    """Whether there are as many partnerships, events or countries within the conditions of a question as is claimed; of cities that are no pair each by itself."""
    if question.pointed == len(table.partnerships) != len(context.partnerships):
        question = replace(question, pointer=None)  # "three of the five": of all there are
    cities = question.cities
    described = question.conditions or question.event_kinds or question.event_bounds
    about_one = has_trait(question.intent, Trait.ABOUT_ONE) or predicate.object == Counted.EVENTS
    if not cities and (question.pointer or (about_one and not described)):
        cities = context.cities
    row = table.between(*cities)
    if row or len(cities) < 2:
        return [_number_of(predicate, question, context, cities, row, table, replies)]
    return [_number_of(predicate, question, context, (city,), None, table, replies) for city in cities]


def _number_of(
    predicate: Predicate,
    question: Reading,
    context: Context,
    cities: Sequence[str],
    row: Partnership | None,
    table: PartnershipTable,
    replies: Replies,
) -> Finding:
    of_events = predicate.object == Counted.EVENTS
    bounded = replace(question, themes=()) if of_events else question
    if predicate.object == Counted.CITIES and len(question.countries) > 1:
        bounded = replace(
            bounded, countries=question.countries[1:]
        )  # where the cities themselves lie is no condition
    within = Filter() if row else bounds(bounded, cities, table)
    rows = [row] if row else _rows_within(cities, within, table)
    if not question.cities and question.pointer in (Pointer.THEY, Pointer.THOSE):
        rows = [one for one in rows if one.id in context.partnerships] if context.partnerships else rows
    of = pair_of(row, table, replies) if row else table.label(cities[0]) if cities else ""
    values = {
        "of": of and replies.words.behind(replies.phrase("phrase_of_city", city=of)),
        "filter": conditions_behind(within, table, replies),
    }
    if of_events:
        counted, said, claims = _events_among(rows, cities, question, context, table, replies, values)
    else:
        what = Counted(predicate.object)
        if what is Counted.CITIES:
            counted = _cities_having(rows, question, table)
        else:
            counted = _names_of(what, rows, cities, within, table, replies)
        said = replies.phrase(
            "phrase_found_countries"
            if what in (Counted.COUNTRIES, Counted.REGIONS)
            else "phrase_found_number",
            number=replies.words.counted(what.dimension, len(counted)),
            names=_in_brackets(counted, replies),
            **values,
        )
        claims = claims_of_all(rows)
    assert predicate.number
    least, most = predicate.number
    holds = least <= len(counted) and (most is None or len(counted) <= most)
    return Finding(holds == predicate.holds, said, tuple(rows), tuple(claims))


def _events_among(
    rows: Sequence[Partnership],
    cities: Sequence[str],
    question: Reading,
    context: Context,
    table: PartnershipTable,
    replies: Replies,
    values: Mapping[str, str],
) -> tuple[list[str], str, list[Claim]]:
    """The names of the events that are as a question describes them, a sentence about them, and what it rests on.

    Where there are none, the sentence tells which others there are.
    """
    if cities or not question.has(Cue.HELD_THERE):
        # Of whichever partners "do both Spanish towns have an event?", "a French week in Hangzhou?" ask was told by the rows.
        question = replace(question, countries=(), continents=())
    events = [event for row in rows for event in table.events_of(row.id)]
    looked_at = {event.id for event in events}
    fitting = [
        event
        for event in selected_events(replace(question, cities=()), context, table)
        if event.id in looked_at and (not question.has(Cue.HELD_THERE) or event.held_in in cities)
    ]
    names, others = (
        [event_in_sentence(event, table, replies) for event in some] for some in (fitting, events)
    )
    said = replies.phrase(
        "phrase_found_number",
        number=numbered_events(question, len(names), table, replies),
        names=_in_brackets(names, replies),
        **values,
    )
    if not fitting and others:
        said_of_others = replies.phrase("phrase_found_other_events", names=names_in_words(others, replies))
        said = replies.words.joined((said, said_of_others))
    return names, said, list(map(that_held, fitting or events))


def finding_on_numbers(
    predicate: Predicate, question: Reading, table: PartnershipTable, replies: Replies
) -> Finding:
    """Whether one city, place, theme or year has more partnerships than another, fewer or as many."""
    sides = (predicate.subject, predicate.object)
    rest = _without(question, sides)
    common = rest.cities
    within = bounds(rest, common, table)
    (one, name), (other, other_name) = (_side(side, question, table, replies) for side in sides)
    rows = [_rows_within((*common, *side.cities), _joined(within, side), table) for side in (one, other)]
    numbers = [len(one) for one in rows]
    sign = (numbers[0] > numbers[1]) - (numbers[0] < numbers[1])
    said = replies.phrase(
        "phrase_found_numbers",
        of=replies.words.behind(replies.phrase("phrase_of_city", city=table.label(common[0])))
        if common
        else "",
        filter=conditions_behind(within, table, replies),
        one=replies.words.capitalised(name),
        count=numbers[0],
        other=other_name,
        other_count=numbers[1],
        difference=abs(numbers[0] - numbers[1]),
    )
    both = tuple(dict.fromkeys((*rows[0], *rows[1])))
    return Finding(
        (sign == _SIGNS[predicate.relation]) == predicate.holds, said, both, tuple(claims_of_all(both))
    )


def _rows_within(cities: Sequence[str], within: Filter, table: PartnershipTable) -> list[Partnership]:
    """The partnerships of all of these cities within conditions, which are about the partner of a single one."""
    rows = table.find(replace(within, cities=tuple(cities)) if len(cities) == 1 else within)
    return [row for row in rows if set(cities) <= set(row.cities)]


def _joined(within: Filter, side: Filter) -> Filter:
    """Conditions together with those of one side; of two places each is where one end lies."""
    both_ends = bool(within.countries or within.continents) and bool(side.countries or side.continents)
    return Filter(
        (*within.years, *side.years),
        (*within.countries, *side.countries),
        (*within.continents, *side.continents),
        (*within.themes, *side.themes),
        without=within.without,
        both_ends=both_ends,
    )


def _cities_having(rows: Sequence[Partnership], question: Reading, table: PartnershipTable) -> list[str]:
    """The cities that have the partners in question: those in the place named first of two, else those outside of it."""
    places = question.places
    ends = [table.city(id) for id in dict.fromkeys(id for row in rows for id in row.cities)]
    if len(places) > 1:
        return [table.label(city.id) for city in ends if lies_in_place(city, places[0])]
    return [table.label(city.id) for city in ends if not lies_in_any(city, places)]


def _names_of(
    counted: Counted,
    rows: Sequence[Partnership],
    cities: Sequence[str],
    within: Filter,
    table: PartnershipTable,
    replies: Replies,
) -> list[str]:
    """The names of the countries, regions or partnerships that are counted; of those of one city the partners."""
    if counted is Counted.COUNTRIES:
        codes = (table.city(id).country for row in rows for id in row.cities if id not in cities)
        return [replies.words.country(code) for code in dict.fromkeys(codes)]
    if counted is Counted.REGIONS:
        ends = [table.city(id) for row in rows for id in row.cities if id not in cities]
        parts = dict.fromkeys(area_of(Dimension.REGION, city, table) for city in ends)
        return [
            replies.words.country(code) for code in parts if code and is_region_meant(code, within, table)
        ]
    if len(cities) == 1:
        return [table.label(row.other(cities[0])) for row in rows]
    return [title_of(row, table, replies) for row in rows]


def _in_brackets(names: Sequence[str], replies: Replies) -> str:
    return replies.words.behind(replies.words.in_brackets(names_in_words(names, replies)))


def _side(side: str, question: Reading, table: PartnershipTable, replies: Replies) -> tuple[Filter, str]:
    """What bounds the partnerships that one side of a comparison stands for, and what it is called."""
    if table.has_city(side):
        return Filter(cities=(side,)), table.label(side)
    if side in question.countries:
        return Filter(countries=(side,)), replies.words.place(side)
    if side in question.continents:
        return Filter(continents=(side,)), replies.words.continent(side)
    if side in question.themes:
        return Filter(themes=(side,)), table.said(table.theme(side).name)
    when = parse_period(side)
    single = when.single_date if isinstance(when, DateSpan) else when
    return Filter(years=(when,)), replies.words.date(single) or replies.words.span(when)


def _without(question: Reading, sides: Sequence[str]) -> Reading:
    """The question without the names that are held against each other."""
    return replace(
        question,
        cities=tuple(id for id in question.cities if id not in sides),
        countries=tuple(code for code in question.countries if code not in sides),
        continents=tuple(code for code in question.continents if code not in sides),
        themes=tuple(id for id in question.themes if id not in sides),
        years=tuple(span for span in question.years if span.isoformat() not in sides),
    )
