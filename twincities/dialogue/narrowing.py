"""The rows of a subject within conditions, comparisons and places in an order."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.premises import BegunOtherwise, NoneFits, NotPartners, PlacedOtherwise, Premise
from twincities.dialogue.ranking import alike, compared, ranked, reference_rows
from twincities.dialogue.subject import Subject, ends_of
from twincities.reading import Comparison, Cue, Form, Measure, Pointer, Reading
from twincities.table import DateSpan, Filter, Partnership, PartnershipTable
from twincities.table.home import own_town
from twincities.table.whereabouts import lies_in
from twincities.table.world_regions import lies_in_any


def narrowed(subject: Subject, reading: Reading, context: Context, table: PartnershipTable) -> Subject:
    """The subject within the conditions, and the place in an order, that the question names."""
    comparison = reading.comparison
    if comparison and (missing := _missing_reference(comparison, table)):
        return replace(
            subject,
            partnerships=(),
            premises=(*subject.premises, missing),
            conditions=comparison.described,
            carried_over=False,
        )
    conditions = bounds(reading, subject.cities, table)
    if (
        (subject.cities or subject.carried_over)
        and has_trait(reading.intent, Trait.CONTENT)
        and not reading.only_names
    ):
        without = conditions.without and replace(conditions.without, themes=())
        conditions = replace(conditions, themes=(), without=without or None)
    rows = list(subject.partnerships)
    is_one = len(rows) == 1 and bool(subject.cities)
    claims = Filter()
    if conditions.years and _dates_are_claimed(reading, subject):
        claims, conditions = Filter(years=conditions.years), replace(conditions, years=())
    if conditions and is_one and _claimed(reading, subject):
        claims, conditions = replace(conditions, years=conditions.years or claims.years), Filter()
    if is_one:
        otherwise = (
            _begun_otherwise(rows[0], claims, reading),
            _placed_otherwise(rows[0], claims, reading, table),
        )
        subject = replace(subject, premises=(*subject.premises, *(one for one in otherwise if one)))
    left_out = {*reading.excluded_cities} - {*subject.cities}  # not "Istanbul, not Constantinople"
    if conditions:
        fitting = {row.id for row in table.find(_of_city(conditions, subject, table))}
        # "Which others are of that year?" leaves out the one told, be it the only one.
        of_rows = (
            reading.intent == "ask_partnerships" and len(subject.cities) < 2 and not subject.carried_over
        )
        rows = _without(left_out, rows) if of_rows else rows
        rows = [row for row in rows if row.id in fitting and _meets_together(row, conditions, reading, table)]
        if not rows and subject.partnerships:
            city = subject.cities[0] if len(subject.cities) == 1 else None
            among = 1 < len(subject.partnerships) < len(table.partnerships)
            # Of some of a city's partners that are pointed at, none says nothing of its others.
            some = city and reading.pointer is Pointer.THOSE
            some = some and len(subject.partnerships) < len(table.partnerships_of(city or ""))
            none = NoneFits(conditions, None if some else city, among and (some or city is None))
            return replace(
                subject, partnerships=(), premises=(*subject.premises, none),
                conditions=conditions, carried_over=False,
            )  # fmt: skip
    rows = _without(left_out, rows) if len(rows) > 1 else rows
    if reading.unread and len(rows) > 1:
        rows = _mentioning(rows, reading, table)
    # What is held against each other, or claimed of what is named, is not narrowed down by it.
    among_themselves = (
        reading.intent == "compare_age"
        and comparison is not None
        and bool(reading.conditions or not comparison.says_with_what)
    )
    of_many = not subject.cities or has_trait(reading.intent, Trait.OF_THE_TABLE)
    if comparison and of_many and not among_themselves:
        rows = _compared(rows, comparison, reading, context, table)
    rows, conditions = _without_ranks(rows, conditions, reading, table)
    if reading.rank and not (reading.form is Form.CONFIRM and is_one):
        rows = ranked(rows, reading.rank, table)
    cities = subject.cities
    if not cities:
        cities = cities_described(reading, rows, table)
    elif not subject.carried_over and reading.rank and len(rows) == 1:
        cities = rows[0].cities
    return replace(subject, partnerships=tuple(rows), cities=cities, conditions=conditions, claims=claims)


def _without(cities: Set[str], rows: Sequence[Partnership]) -> list[Partnership]:
    """The rows in which none of these cities has a part."""
    return [row for row in rows if not {*row.cities} & cities]


def _without_ranks(
    rows: Sequence[Partnership], conditions: Filter, reading: Reading, table: PartnershipTable
) -> tuple[list[Partnership], Filter]:
    """The rows without those at the places left out, and the conditions with these: "all but the oldest"."""
    left = [row.id for rank in reading.ranks_left_out for row in ranked(rows, rank, table)]
    if not left or len(rows) < 2:
        return list(rows), conditions
    without = replace(conditions.without or Filter(), partnerships=tuple(dict.fromkeys(left)))
    return [row for row in rows if row.id not in left], replace(conditions, without=without)


def _missing_reference(comparison: Comparison, table: PartnershipTable) -> Premise | None:
    """What is not so of that which rows are held against: two cities are no partners, none is as described."""
    if comparison.paired and not table.between(*comparison.cities):
        return NotPartners(*comparison.cities)
    none = comparison.described and not table.find(comparison.described)
    return NoneFits(comparison.described, None) if none else None


def _mentioning(rows: Sequence[Partnership], reading: Reading, table: PartnershipTable) -> list[Partnership]:
    """The rows whose texts hold the words that were not understood, where any do: "which exchange doctors?"."""
    found = [table.mentioning([word]) for word in reading.unread]
    held = [{row.id for row in one} for one in found if one]
    met = set.intersection(*held) if held else set()
    return [row for row in rows if row.id in met] or list(rows)


def _meets_together(row: Partnership, conditions: Filter, reading: Reading, table: PartnershipTable) -> bool:
    """Whether a row meets all themes at once, where they are to hold together: "wine and pandas"."""
    if reading.has(Cue.CONJOINED) and len(conditions.themes) > 1:
        return all(row in table.find(Filter(themes=(theme,))) for theme in conditions.themes)
    return True


def _dates_are_claimed(reading: Reading, subject: Subject) -> bool:
    """Whether a date is no condition: "did the oldest begin in 1980?", "how old was the newest in 2000?"."""
    if reading.intent == "ask_age" and reading.form is not Form.CONFIRM:
        moments = all(isinstance(span, DateSpan) and span.single_year for span in reading.years)
        of_all = reading.is_of_all
        return moments and bool(reading.rank or subject.cities or subject.carried_over or of_all)
    if reading.intent == "ask_age":
        return True
    described = not subject.cities and bool(reading.countries or reading.continents or reading.themes)
    picked = reading.rank or reading.nth or (described and reading.quantifier is None)
    return has_trait(reading.intent, Trait.OF_DATES) and reading.form is Form.CONFIRM and bool(picked)


def _begun_otherwise(row: Partnership, claims: Filter, reading: Reading) -> Premise | None:
    """What is not so of "why did Lyon and Turin twin in 1992?", which asks for no date."""
    aside = reading.has(Cue.BEGUN_THEN) and has_trait(reading.intent, Trait.CONTENT)
    denied = [span for span in claims.years if row.since and span.covers(row.since) is False]
    return BegunOtherwise(row.id, denied[0]) if aside and denied else None


def _placed_otherwise(
    row: Partnership, claims: Filter, reading: Reading, table: PartnershipTable
) -> Premise | None:
    """What is not so of "what do we do with Lyon in Belgium?", which does not ask where it lies."""
    places = (*claims.countries, *claims.continents)
    aside = has_trait(reading.intent, Trait.CONTENT) or has_trait(reading.intent, Trait.OF_DATES)
    named = tuple(city for city in reading.cities if city != table.hub)
    if not places or not aside or reading.form is Form.CONFIRM or not named:
        return None
    lies_there = any(lies_in_any(table.city(city), places) for city in row.cities)
    return None if lies_there else PlacedOtherwise(named)


def _claimed(reading: Reading, subject: Subject) -> bool:
    """Whether conditions beside the only row that is meant are supposed of it, and do not describe it."""
    dated = has_trait(reading.intent, Trait.OF_DATES) and bool(reading.years)
    return subject.carried_over or len(subject.cities) > 1 or dated


def bounds(reading: Reading, cities: Sequence[str], table: PartnershipTable) -> Filter:
    """The conditions of a question that tell which partnerships it is about."""
    wanted = reading.conditions
    # The country that all partnerships share, or that of the city named, says nothing beside another one.
    own = {table.city(cities[0]).country} if len(cities) == 1 else set()
    own = set() if _of_its_partners(wanted, reading) else own
    home = table.home_country() or ""
    if town := table.derived(own_town):
        # ... but a town's list tells by it which of the partners are at home.
        own, home = own if reading.has(Cue.PLACED) or (*cities,) != town else set(), ""
    if len(wanted.countries) + len(wanted.continents) > 1 and not wanted.both_ends:
        own |= {home}
    if wanted.without and home in wanted.without.countries and (wanted.countries or wanted.continents):
        # "Asian cities outside China": of the other ends, one of each is there.
        abroad = tuple(code for code in wanted.without.countries if code != home)
        wanted = replace(wanted, without=replace(wanted.without, countries=abroad) or None)
    kept = tuple(code for code in wanted.countries if code not in own)
    return replace(wanted, countries=kept, both_ends=wanted.both_ends and kept == wanted.countries)


def _of_city(conditions: Filter, subject: Subject, table: PartnershipTable) -> Filter:
    """Conditions on the partner, where the subject is one city."""
    return replace(conditions, cities=subject.cities) if len(subject.cities) == 1 else conditions


def _compared(
    rows: Sequence[Partnership],
    comparison: Comparison,
    reading: Reading,
    context: Context,
    table: PartnershipTable,
) -> list[Partnership]:
    # "Which two began in the same year?" holds none against the one told last.
    told = () if reading.has(Cue.WHICH_NUMBER) else context.partnerships
    of_city = rows if reading.cities else ()
    reference = reference_rows(comparison, table, of_city) or table.held_partnerships(told)
    with_each_other = len(reference) > 1 or reading.has(Cue.EACH_OTHER)
    if not reference or (with_each_other and not comparison.says_with_what):
        # "Which began in the same year?" holds each against all others.
        each_other = comparison.relation == 0 and comparison.by is Measure.AGE
        return alike(rows, comparison.unit) if each_other else list(rows)
    rows = compared(rows, comparison, reference, table)
    return _compared(rows, comparison.besides, reading, context, table) if comparison.besides else rows


def cities_described(
    reading: Reading, rows: Sequence[Partnership], table: PartnershipTable
) -> tuple[str, ...]:
    """The cities of the partnerships that a country or theme in the question describes, or all of them."""
    about = {city.id for theme in reading.themes for city in table.cities_about(theme)}
    described = reading.countries or about
    fitting = tuple(
        id
        for id in (ends_of(rows) if described else ())
        if id in about or any(lies_in(table.city(id), code) for code in reading.countries)
    )
    return fitting or (
        ends_of(rows) if len(rows) <= 1 or not has_trait(reading.intent, Trait.OF_THE_TABLE) else ()
    )


def _of_its_partners(wanted: Filter, reading: Reading) -> bool:
    """Whether the only place named is that of partners, though it is the city's own country as well: "has Lyon a French partner?"."""
    # "A partnership with Lyon in France" is one with Lyon.
    asks = reading.form is Form.CONFIRM and reading.has(Cue.PARTNERSHIP) and not reading.has(Cue.WITH_CITY)
    return asks and len(wanted.countries) == 1 and not (wanted.continents or wanted.without)
