"""Which partnerships and cities a question is about: named in it, described, ranked, or carried over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from twincities.dialogue.context import Context
from twincities.dialogue.premises import (
    NoneFits,
    NotHeld,
    NotPartners,
    Premise,
    SubjectMissingError,
    SubjectUnknownError,
    SubjectUnsureError,
    WithoutPartner,
)
from twincities.dialogue.ranking import compared, ranked, reference_rows
from twincities.nlu import mentions
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import City, DateSpan, Filter, Partnership, PartnershipTable
from twincities.table.countries import continent_of
from twincities.table.whereabouts import lies_in

SIDE_BY_SIDE = frozenset({"compare_age", "ask_country", "ask_known_for", "ask_city_trivia"})
"""Intents in which several cities stand beside each other and are not taken for partners."""
_OF_A_PAIR = frozenset({"confirm_partnership", "ask_common", "name_subject"})
_THEME_IS_CONTENT = frozenset({
    "ask_events", "ask_event_details", "ask_event_content", "ask_event_place", "ask_event_recurrence",
    "ask_exchanges", "ask_known_for", "ask_common", "ask_overview", "list_events",
})  # fmt: skip
"""Intents in which a theme is rather what is asked about than what tells the partnerships apart."""
_OF_DATES = frozenset({"ask_since", "ask_age"})
OF_THE_TABLE = frozenset({
    "list_partnerships", "count_partnerships", "list_events", "ask_oldest", "ask_newest",
})  # fmt: skip
"""Intents that are about the whole table where nothing else is said."""


@dataclass(frozen=True)
class Subject:
    """The partnerships and cities that a question is about.

    `premises` are what the question takes for granted and is not so. `conditions` bounded the rows;
    `claims` are conditions that the question supposes of them, and did not bound them. `carried_over`: the conversation, not
    the question, names the subject.
    """

    partnerships: tuple[Partnership, ...] = ()
    cities: tuple[str, ...] = ()
    premises: tuple[Premise, ...] = ()
    conditions: Filter = field(default_factory=Filter)
    claims: Filter = field(default_factory=Filter)
    carried_over: bool = False

    @property
    def is_refuted(self) -> bool:
        """Whether what the question takes for granted leaves nothing to answer."""
        return any(isinstance(premise, NotPartners | NoneFits) for premise in self.premises)

    @property
    def unknown(self) -> tuple[NotHeld, ...]:
        """Names beside the subject that the table has no row for."""
        return tuple(premise for premise in self.premises if isinstance(premise, NotHeld))


def find_subject(reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    """The subject of a question.

    Raises:
        SubjectUnsureError: a name is written so that it may be another city.
        SubjectUnknownError: all that the question names is unknown to the table.
        SubjectMissingError: neither question nor conversation names anything.
    """
    reading = settle_doubts(reading, table)
    # "Detroit Week" is no event of the table, but it says which city is meant.
    namesakes = [id for event in reading.unknown_events for id in event.alternatives]
    cities = list(dict.fromkeys((*reading.cities, *namesakes)))
    named = [*table.held_partnerships(reading.partnerships)]
    for event in reading.events:
        # "Chongqing Week" names a partnership, unless cities beside it do.
        if not cities and not named:
            named += table.held_partnerships([table.event(event).partnership])
    if cities:
        subject = _of_cities(reading, context, table, cities, named)
    elif named:
        subject = Subject(tuple(named), ends_of(named))
    elif reading.unknown_places and not _is_listed_for_unread(reading):
        raise SubjectUnknownError(reading.unknown_places)
    else:
        subject = _described(reading, context, table)
    if subject.is_refuted:
        return subject
    return _narrowed(subject, reading, context, table)


def _is_listed_for_unread(reading: Reading) -> bool:
    """Whether an unknown word stands in a question about the whole table, where it may be no name at all."""
    return reading.intent in OF_THE_TABLE and all(
        one.kind == mentions.UNKNOWN_NAME for one in reading.unknown_places
    )


def settle_doubts(reading: Reading, table: PartnershipTable) -> Reading:
    """The question with names that may be several cities taken for the only one that fits.

    Raises:
        SubjectUnsureError: none or several do.
    """
    if not reading.doubts:
        return reading
    cities = list(reading.cities)
    for doubt in reading.doubts:
        partners = [
            id for id in doubt.alternatives if any(table.between(id, city) for city in reading.cities)
        ]
        in_place = [
            id
            for id in doubt.alternatives
            if any(lies_in(table.city(id), code) for code in reading.conditions.countries)
        ]
        fitting = partners or in_place or list(doubt.alternatives)
        both = len(doubt.alternatives) == 2 and table.between(*doubt.alternatives) is not None
        if both and (reading.number == 2 or reading.has(Cue.SEVERALLY) or len(reading.doubts) == 2):
            cities += doubt.alternatives  # "the two Valencias", "Toledo and Toledo"
        elif len(fitting) == 1 and (reading.cities or len(doubt.alternatives) > 1):
            cities += fitting
        else:
            raise SubjectUnsureError(doubt)
    return replace(reading, cities=tuple(dict.fromkeys(cities)), doubts=())


# --- named ------------------------------------------------------------------------------------------------


def _of_cities(
    reading: Reading, context: Context, table: PartnershipTable, cities: list[str], named: list[Partnership]
) -> Subject:
    if len(cities) == 1 and reading.pointer in (Pointer.IT, Pointer.THEY) and _asks_about_pair(reading):
        # "is it twinned with Detroit?": the city talked about is the other end.
        carried = [id for id in context.cities if id != cities[0]][-1:]
        elsewhere = cities[0] not in ends_of(table.held_partnerships(context.partnerships))
        if carried and (elsewhere or table.between(carried[0], cities[0])):
            cities = [*carried, *cities]
    pairs = [row for one, other in combinations(cities, 2) if (row := table.between(one, other))]
    paired = {city for row in pairs for city in row.cities}
    alone = [city for city in cities if city not in paired]
    premises: list[Premise] = [NotHeld(one) for one in reading.unknown_places]
    premises += [WithoutPartner(city) for city in cities if not table.partnerships_of(city)]
    if len(cities) == 2 and not pairs and _taken_for_partners(reading, cities, table):
        premises.append(NotPartners(*cities))
    rows = [*named, *pairs, *(row for city in alone for row in table.partnerships_of(city))]
    return Subject(tuple(dict.fromkeys(rows)), tuple(cities), tuple(premises))


def _taken_for_partners(reading: Reading, cities: Sequence[str], table: PartnershipTable) -> bool:
    """Whether a question that names two cities supposes that they are each other's partners."""
    if reading.intent in SIDE_BY_SIDE or reading.has(Cue.ALTERNATIVE) or reading.comparison:
        return False
    if reading.intent in _OF_A_PAIR or reading.has(Cue.PAIRED):
        return True
    abroad = table.city(cities[0]).country != table.city(cities[1]).country
    return abroad and not reading.has(Cue.SEVERALLY)


def _asks_about_pair(reading: Reading) -> bool:
    return reading.has(Cue.WITH_CITY) and reading.intent in {
        "confirm_partnership", "ask_partner", "compare_age", "ask_since", "ask_age",
    }  # fmt: skip


# --- described, picked or carried over -------------------------------------------------------------------------


def _described(reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    picked = chosen_option(reading, context, table)
    if picked:
        return Subject((picked,), picked.cities)
    listed = table.held_partnerships(context.options)
    carried = table.held_partnerships(context.partnerships)
    whole = tuple(table.find(Filter()))
    about_table = reading.intent in OF_THE_TABLE or reading.quantifier in (Quantifier.ALL, Quantifier.EACH)
    of_listed = about_table and (
        reading.pointer in (Pointer.IT, Pointer.THEY)
        or (reading.has(Cue.BRIEF) and context.told and reading.form is Form.COUNT)
    )
    of_listed = of_listed and reading.quantifier is not Quantifier.ALL and reading.form is not Form.LIST
    if len(listed) > 1 and (of_listed or reading.pointer is Pointer.THOSE):
        return Subject(tuple(listed))
    if (
        reading.has(Cue.ELLIPTIC)
        and reading.conditions
        and _is_of_list(replace(reading, years=(), countries=(), continents=(), themes=()), context)
        and set(listed) & set(table.find(_bounds(reading, (), table)))
    ):
        return Subject(tuple(listed))
    if reading.rank or (reading.comparison and reading.comparison.cities):
        return Subject(tuple(listed) if _is_of_list(reading, context) else whole)
    if reading.conditions:
        return _by_conditions(reading, context, table, carried, whole)
    if about_table and not (reading.intent not in OF_THE_TABLE and len(carried) > 1):
        return Subject(whole)
    if carried or context.cities:
        return Subject(tuple(carried), context.cities, carried_over=True)
    raise SubjectMissingError


def _is_of_list(reading: Reading, context: Context) -> bool:
    """Whether a place in an order is one in the list told last: a part of the table that was described."""
    last = context.last_question
    described = last is not None and last.rank is None and bool(last.names_something or last.years)
    return (
        described and context.told > 0 and reading.quantifier is not Quantifier.ALL and not reading.conditions
    )


def _by_conditions(
    reading: Reading,
    context: Context,
    table: PartnershipTable,
    carried: Sequence[Partnership],
    whole: Sequence[Partnership],
) -> Subject:
    """What the conditions of a question are about: what was talked about, where they fit it or are claimed of it."""
    if reading.intent in OF_THE_TABLE:
        return Subject(tuple(whole))
    bounds = _bounds(reading, (), table)
    if len(carried) == 1:
        fits = carried[0] in table.find(bounds)
        content = reading.intent in _THEME_IS_CONTENT and not reading.only_names
        only_years = not (bounds.countries or bounds.continents or bounds.themes)
        points = reading.pointer in (Pointer.IT, Pointer.THEY)
        claimed = reading.form is Form.CONFIRM and points and not (content and not fits)
        claimed = claimed or (only_years and reading.intent in _OF_DATES)
        if claimed:
            return Subject(tuple(carried), context.cities, carried_over=True)
        if fits and (content or table.home_country() in bounds.countries):
            return Subject(tuple(carried), _cities_described(reading, carried, table), carried_over=True)
    return Subject(tuple(whole))


def chosen_option(reading: Reading, context: Context, table: PartnershipTable) -> Partnership | None:
    """The partnership that "the second one", "number 2" or "the other one" picks from what was listed."""
    options = table.held_partnerships(context.options)
    if not options or reading.names_something:
        return None
    if reading.nth is not None:
        page = table.held_partnerships(context.options[context.page])
        index = reading.nth - 1 if reading.nth > 0 else reading.nth
        return page[index] if -1 <= index < len(page) else None
    if reading.pointer is Pointer.OTHER and len(options) > 1:
        rest = [row for row in options if row.id not in context.partnerships]
        return rest[0] if len(rest) < len(options) and rest else None
    return None


# --- narrowed by conditions, comparison and rank ------------------------------------------------------------------


def _narrowed(subject: Subject, reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    """The subject within the conditions, and the place in an order, that the question names."""
    conditions = _bounds(reading, subject.cities, table)
    if (
        (subject.cities or subject.carried_over)
        and reading.intent in _THEME_IS_CONTENT
        and not reading.only_names
    ):
        conditions = replace(conditions, themes=())
    year = _year_talked_about(reading, context, table)
    if year is not None and not conditions.years:
        conditions = replace(conditions, years=(DateSpan.of_years(year, year),))
        subject = replace(
            subject,
            partnerships=subject.partnerships
            if subject.cities and not subject.carried_over
            else tuple(table.find(Filter())),
            cities=() if subject.carried_over else subject.cities,
            carried_over=False,
        )
    rows = list(subject.partnerships)
    is_one = len(rows) == 1 and bool(subject.cities)
    claims = Filter()
    if conditions.years and _dates_are_claimed(reading, subject):
        claims, conditions = Filter(years=conditions.years), replace(conditions, years=())
    if conditions and is_one and _claimed(reading, subject):
        claims, conditions = replace(conditions, years=conditions.years or claims.years), Filter()
    if conditions:
        fitting = {row.id for row in table.find(_of_city(conditions, subject, table))}
        rows = [row for row in rows if row.id in fitting and _meets_together(row, conditions, reading, table)]
        if not rows and subject.partnerships:
            city = subject.cities[0] if len(subject.cities) == 1 else None
            return replace(
                subject, partnerships=(), premises=(*subject.premises, NoneFits(conditions, city)),
                conditions=conditions, carried_over=False,
            )  # fmt: skip
    if reading.excluded_cities and len(rows) > 1:
        rows = [row for row in rows if not {*row.cities} & {*reading.excluded_cities}]
    if reading.unread and len(rows) > 1:
        rows = _mentioning(rows, reading, table)
    if reading.comparison and not subject.cities:
        rows = _compared(rows, reading, context, table)
    if reading.rank and not (reading.form is Form.CONFIRM and is_one):
        rows = ranked(rows, reading.rank, table)
    cities = subject.cities
    if not cities:
        cities = _cities_described(reading, rows, table)
    elif not subject.carried_over and reading.rank and len(rows) == 1:
        cities = rows[0].cities
    return replace(subject, partnerships=tuple(rows), cities=cities, conditions=conditions, claims=claims)


def _mentioning(rows: Sequence[Partnership], reading: Reading, table: PartnershipTable) -> list[Partnership]:
    """The rows whose texts hold the words that were not understood, where any do: "which exchange doctors?"."""
    found = [table.mentioning([word]) for word in reading.unread]
    held = [{row.id for row in one} for one in found if one]
    met = set.intersection(*held) if held else set()
    return [row for row in rows if row.id in met] or list(rows)


def _meets_together(row: Partnership, conditions: Filter, reading: Reading, table: PartnershipTable) -> bool:
    """Whether a row meets conditions of one kind all at once, where they are to hold together.

    That is each of two places at another end ("between Germany and Poland"), or all themes ("wine and pandas").
    """
    places = [*conditions.countries, *conditions.continents]
    if reading.has(Cue.BETWEEN) and len(places) == 2:
        one, other = (table.city(id) for id in row.cities)
        first, second = ([_lies_in_place(city, place) for city in (one, other)] for place in places)
        return (first[0] and second[1]) or (first[1] and second[0])
    if reading.has(Cue.CONJOINED) and len(conditions.themes) > 1:
        return all(row in table.find(Filter(themes=(theme,))) for theme in conditions.themes)
    return True


def _lies_in_place(city: City, code: str) -> bool:
    return lies_in(city, code) or continent_of(city.country) == code


def _dates_are_claimed(reading: Reading, subject: Subject) -> bool:
    """Whether a date is no condition: "did the oldest begin in 1980?", "how old was the newest in 2000?"."""
    if reading.intent == "ask_age" and reading.form is not Form.CONFIRM:
        moments = all(isinstance(span, DateSpan) and span.single_year for span in reading.years)
        of_all = reading.quantifier in (Quantifier.ALL, Quantifier.EACH)
        return moments and bool(reading.rank or subject.cities or subject.carried_over or of_all)
    if reading.intent == "ask_age":
        return True
    return reading.intent in _OF_DATES and reading.form is Form.CONFIRM and reading.rank is not None


def _claimed(reading: Reading, subject: Subject) -> bool:
    """Whether conditions beside the only row that is meant are supposed of it, and do not describe it."""
    dated = reading.intent in _OF_DATES and bool(reading.years)
    return subject.carried_over or len(subject.cities) > 1 or dated


def _bounds(reading: Reading, cities: Sequence[str], table: PartnershipTable) -> Filter:
    """The conditions of a question that tell which partnerships it is about."""
    wanted = reading.conditions
    # The country that all partnerships share, or that of the city named, says nothing beside another one.
    own = {table.city(cities[0]).country} if len(cities) == 1 else set()
    if len(wanted.countries) > 1 and not reading.has(Cue.BETWEEN):
        own |= {table.home_country() or ""}
    return replace(wanted, countries=tuple(code for code in wanted.countries if code not in own))


def _of_city(conditions: Filter, subject: Subject, table: PartnershipTable) -> Filter:
    """Conditions on the partner, where the subject is one city."""
    return replace(conditions, cities=subject.cities) if len(subject.cities) == 1 else conditions


def _compared(
    rows: Sequence[Partnership], reading: Reading, context: Context, table: PartnershipTable
) -> list[Partnership]:
    assert reading.comparison
    reference = reference_rows(reading.comparison, table) or table.held_partnerships(context.partnerships)
    if not reference or (len(reference) > 1 and not reading.comparison.cities):
        return list(rows)
    return compared(rows, reading.comparison, reference, table)


def _year_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> int | None:
    """The year in which the partnership talked about began, where a question is about "that year"."""
    rows = table.held_partnerships(context.partnerships)
    if reading.pointer is not Pointer.THAT_YEAR or len(rows) != 1 or rows[0].since is None:
        return None
    return rows[0].since.year


# --- cities -------------------------------------------------------------------------------------------------------


def other_city(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The city that "the other one" means: the partner of the city talked about."""
    rows = table.held_partnerships(context.partnerships)
    if reading.pointer is not Pointer.OTHER or len(rows) != 1 or not context.cities:
        return None
    last = context.cities[-1]
    return rows[0].other(last) if last in rows[0].cities else None


def refuse_unknown(reading: Reading) -> None:
    """Stop before a list is made for a city that the table does not hold.

    Raises:
        SubjectUnsureError, SubjectUnknownError: the question names such a city and no other.
    """
    if reading.cities:
        return
    if reading.doubts:
        raise SubjectUnsureError(reading.doubts[0])
    unknown = [one for one in reading.unknown_places if one.kind != mentions.UNKNOWN_NAME]
    if unknown:
        raise SubjectUnknownError(unknown)


def _cities_described(
    reading: Reading, rows: Sequence[Partnership], table: PartnershipTable
) -> tuple[str, ...]:
    """The cities of the partnerships that a country or theme in the question describes, or all of them."""
    fitting = []
    for row in rows:
        for id in row.cities:
            in_country = any(lies_in(table.city(id), code) for code in reading.countries)
            about = any(table.city(id) in table.cities_about(theme) for theme in reading.themes)
            if (in_country or about) and id not in fitting:
                fitting.append(id)
    return tuple(fitting) or (ends_of(rows) if len(rows) <= 1 or reading.intent not in OF_THE_TABLE else ())


def ends_of(rows: Sequence[Partnership]) -> tuple[str, ...]:
    """The cities of partnerships, each once."""
    return tuple(dict.fromkeys(city for row in rows for city in row.cities))
