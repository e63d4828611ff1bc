"""Questions about "that year": what else began then, and which year it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Comparison, Cue, Dimension, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import DateSpan, Filter, PartialDate, Partnership, PartnershipTable
from twincities.table.times.further_dates import any_within

_OF_SOME = frozenset({Cue.WHICH, Cue.ELLIPTIC, Cue.OTHERS, Cue.EVENT, Cue.WHOLE_TABLE, Cue.WITH_WHOM})
_THEY_TOLD = (None, Pointer.THEY, Pointer.THOSE)


def others_of_that_year(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which others began in the same year?", "is there another as old?" leave out the one talked about."""
    rows, same = table.held_partnerships(context.partnerships), reading.comparison
    claims = reading.form is Form.CONFIRM
    if found := _of_year_named(reading, rows) or _alike_among_all(reading, context, table):
        return found
    asks = reading.cues & ({Cue.OTHERS} if claims else {Cue.OTHERS, Cue.WHICH, Cue.ELLIPTIC})
    if same and same.relation == 0 and len(reading.cities) == len(same.cities) == 1 and asks:
        of_others = not claims or reading.pointer is Pointer.OTHER
        return _as_old_as_named(reading, same, table) if of_others else reading
    if others := _others_of_city(reading, rows):
        return others
    # "The other two are as old as each other, aren't they?"
    several = reading.has(Cue.SEVERALLY) or (reading.pointed or 0) > 1
    each_other = claims and reading.pointer is Pointer.REST and several
    named = reading.names_rows or (reading.names_something and claims) or each_other
    # Of the two newest, which began in one year
    begun = {row.since and row.since.year for row in rows}
    alike = len(rows) == 1 or (len(begun) == 1 and reading.has(Cue.OTHERS))
    if not alike or named or not asks or _asks_for_year(reading):
        return reading
    as_old = (
        same is not None
        and same[:2] == (Measure.AGE, 0)
        and not same.says_with_what
        and (reading.pointer in (None, Pointer.OTHER, Pointer.REST) or _is_of_others(reading))
    )
    since = rows[0].since
    if since is None or not (as_old or reading.pointer is Pointer.THAT_YEAR):
        return reading
    is_list = reading.intent == "ask_partnerships" and not claims
    listed = reading if is_list else reading.asking("ask_partnerships", Form.CONFIRM if claims else Form.LIST)
    listed = replace(listed, quantifier=Quantifier.ANY, asserted=None) if claims else listed
    unit = same.unit if as_old and same else _unit_then(reading)
    # "Did it take on another then?" is asked of the one of the two that has others.
    hubs = [id for id in rows[0].cities if len(table.partnerships_of(id)) > 1]
    of_hub = claims and reading.pointer is Pointer.IT and len(hubs) == 1
    if listed.entities and listed.entities.kind is Dimension.CITY and listed.form is not Form.COUNT:
        listed = replace(listed, entities=None)  # "who else began that year?" is said of partnerships
    if claims and reading.is_of_all:
        # "Are all the others of the same year?" claims it of all in the same place, and not that there are any.
        places = context.last_question.countries if context.last_question else ()
        listed = replace(listed, quantifier=Quantifier.ALL, restriction=Filter(countries=places))
    return replace(
        listed,
        cities=tuple(hubs) if of_hub else listed.cities,
        years=(_span(since, unit),),
        pointer=None,
        comparison=None,
        rank=None,
        excluded_cities=tuple(dict.fromkeys(city for row in rows for city in known_by(row, table))),
    )


def alike_in_age(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are all the others of the same year?", "are they all of the same year?" behind a list hold these against each other, and not against the one told last."""
    same = reading.comparison
    as_old = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    then = reading.pointer is Pointer.THAT_YEAR or as_old
    claims = reading.form is Form.CONFIRM and reading.is_of_all
    own = reading.names_something or reading.conditions or reading.rank or reading.has(Cue.EVENT)
    if not (claims and then) or own or not 1 < len(context.options) < len(table.partnerships):
        return reading
    of_rest = reading.has(Cue.OTHERS) or reading.pointer in (Pointer.REST, Pointer.OTHER)
    if of_rest and not {*context.partnerships} < {*context.options}:
        return reading
    alike = replace(
        reading,
        comparison=Comparison(Measure.AGE, 0, unit=same.unit if same else "year"),
        pointer=Pointer.REST if of_rest else Pointer.THEY,
    )
    return replace(alike, cues=alike.cues | {Cue.SEVERALLY}, asserted=None).asking("compare_age")


def those_told_alike(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "On the same day?", 「同じ日だった？」 behind several holds these against each other, and behind one that one against what was told of either city before."""
    same = reading.comparison
    as_old = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    claims = reading.form is Form.CONFIRM or (reading.form is Form.TELL and reading.has(Cue.VERBLESS))
    own = reading.names_something or reading.conditions or reading.rank or reading.cues & _OF_SOME
    of_some = reading.has(Cue.THERE_IS) or (reading.quantifier is not None and not reading.is_of_all)
    if not (as_old and claims) or own or of_some or context.event or reading.pointer not in _THEY_TOLD:
        return reading
    told = table.held_partnerships(context.partnerships)
    if len(told) == 1 and reading.pointer is None:
        before = [row for row in table.held_partnerships(context.mentioned) if row != told[0]]
        before = [row for row in dict.fromkeys(before) if {*row.cities} & {*told[0].cities}]
        told = [*told, *before] if len(before) == 1 else told
    if not 1 < len(told) < len(table.partnerships):
        return reading
    alike = replace(reading, partnerships=tuple(row.id for row in told), pointer=None, asserted=None)
    alike = replace(alike, cues=alike.cues | {Cue.SEVERALLY}, entities=None, unread=())
    return alike.asking("compare_age", Form.CONFIRM)


def _of_year_named(reading: Reading, told: Sequence[Partnership]) -> Reading | None:
    """ "Which two share the year 1985?" asks for those of the year that it names, whatever was told before; None for anything else."""
    same = reading.comparison
    as_old = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    match reading.years:
        case (DateSpan(first, last),) if first and last and first.year == last.year:
            named = reading.pointer is Pointer.THAT_YEAR or (as_old and same and same.unit == "year")
        case _:
            named = False
    asks = reading.cues & {Cue.WHICH, Cue.ELLIPTIC} and reading.form is not Form.CONFIRM
    # "Which others are of that year, 1988?" leaves out the one told of that year.
    others = reading.has(Cue.OTHERS) and any(
        row.since and _span(row.since, "year") in reading.years for row in told
    )
    if not (named and asks) or reading.names_rows or others:
        return None
    form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
    return replace(reading, comparison=None, pointer=None).asking("ask_partnerships", form)


def _alike_among_all(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "Which two began in the same year?", "are there two …?", "which partnerships …?" where none is of the year of the one told hold all against each other; None for anything else."""
    same, any_there = reading.comparison, reading.form is Form.CONFIRM
    as_old = same is not None and same[:2] == (Measure.AGE, 0) and not same.says_with_what
    own = reading.names_something or reading.conditions or reading.has(Cue.OTHERS) or reading.pointed
    of_told = reading.pointer not in (None, Pointer.OURS, Pointer.THAT_YEAR)  # 其中哪两组
    asks = (as_old or reading.pointer is Pointer.THAT_YEAR) and not of_told
    if not asks or own or reading.has(Cue.EVENT) or _asks_for_year(reading):
        return None
    unit = same.unit if as_old and same else _unit_then(reading)
    dates = [row.since for row in table.held_partnerships(context.partnerships) if row.since]
    of_its_own = len(dates) == 1 and len(table.find(Filter(years=(_span(dates[0], unit),)))) == 1
    of_several = reading.cues >= {Cue.PARTNERSHIP, Cue.SEVERAL} and of_its_own and not any_there
    # "Are there any of the same year?" behind none of a year, "are there partners …?" where none is of that of the one told
    any_there = any_there and (reading.quantifier is Quantifier.ANY or reading.has(Cue.THERE_IS))
    of_none = reading.has(Cue.PARTNERSHIP) and of_its_own
    of_none = any_there and (of_none or years_talked_about(context, table) is None)
    if not (reading.has(Cue.WHICH_NUMBER) or of_several or of_none):
        return None
    each_other = replace(reading, comparison=Comparison(Measure.AGE, 0, unit=unit), pointer=None, number=None)
    each_other = replace(each_other, cues=reading.cues | {Cue.WHICH_NUMBER}, asserted=None, entities=None)
    if any_there:
        return replace(each_other, quantifier=Quantifier.ANY).asking("ask_partnerships")
    return each_other.asking("ask_partnerships", Form.LIST)


def _is_of_others(reading: Reading) -> bool:
    """Whether it points at what was told and asks for others beside it: "did another join it on the same day?"."""
    return reading.pointer is Pointer.IT and reading.has(Cue.OTHERS)


def _others_of_city(reading: Reading, rows: Sequence[Partnership]) -> Reading | None:
    """ "Which others did Lyon take on that year?", "another on that same day?" behind one of Lyon's leave out that one; None where it asks for something else."""
    same = reading.comparison
    as_old = same is not None and same[:2] == (Measure.AGE, 0)
    if same and as_old and same.unit == "year" and reading.has(Cue.WITH_WHOM) and not reading.names_rows:
        reading = replace(reading, cities=same.cities)  # 同一年西安还跟哪些城市结好
    elif same and same.says_with_what:
        as_old = False
    then = reading.pointer is Pointer.THAT_YEAR or (
        as_old and (not reading.asserted or reading.has(Cue.OTHERS))
    )
    asks = then and bool(reading.cues & {Cue.OTHERS, Cue.WITH_WHOM}) and not _asks_for_year(reading)
    if not asks or len(rows) != 1 or len(reading.cities) != 1 or not {*reading.cities} <= {*rows[0].cities}:
        return None
    other = reading.rank or reading.years or (same and not as_old)
    if rows[0].since is None or other:
        return None
    claims = reading.form is Form.CONFIRM
    others = replace(
        reading,
        years=(_span(rows[0].since, (as_old and same and same.unit) or _unit_then(reading)),),
        comparison=None,
        excluded_cities=tuple(city for city in rows[0].cities if city not in reading.cities),
        quantifier=Quantifier.ANY if claims else None,
        pointer=None,
        asserted=None,
        entities=None,
    )
    return others.asking("ask_partnerships", Form.CONFIRM if claims else Form.LIST)


def _as_old_as_named(reading: Reading, same: Comparison, table: PartnershipTable) -> Reading:
    """ "Who else joined Lyon in the same year as Turin?" asks for Lyon's other partners of that year."""
    row = table.between(reading.cities[0], same.cities[0])
    if row is None or row.since is None or same.by is not Measure.AGE:
        return reading
    others = replace(
        reading, years=(_span(row.since, same.unit),), comparison=None, excluded_cities=same.cities
    )
    return replace(others, entities=None).asking("ask_partnerships", Form.LIST)


def _unit_then(reading: Reading) -> str:
    """Whether "then" is the day or the year of what was told: "did it twin with anyone else that day?"."""
    return "day" if reading.finer == "day" else "year"


def _span(since: PartialDate, unit: str) -> DateSpan:
    """The day, month or year of a date, as far as it is known."""
    date = since.within(unit)
    return DateSpan(date, date)


def known_by(row: Partnership, table: PartnershipTable) -> tuple[str, ...]:
    """The cities by which a partnership is left out, and no other one: those that have no further partner."""
    single = tuple(city for city in row.cities if len(table.partnerships_of(city)) == 1)
    return single or (min(row.cities, key=lambda city: len(table.partnerships_of(city))),)


def in_that_year(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And in October of that year?" is about the year that was asked about, or in which what was told began."""
    if (
        reading.pointer is not Pointer.THAT_YEAR
        or reading.years
        or of_both(reading)
        or _asks_for_year(reading)
    ):
        return reading
    begun = {row.since for row in table.held_partnerships(context.partnerships)}
    since = begun.pop() if len(begun) == 1 else None
    if since and reading.finer == "day" and not reading.times:  # "what else began that day?"
        asked = reading if reading.names_rows else reading.asking("ask_partnerships")
        return replace(asked, years=(_span(since, "day"),), pointer=None, finer=None)
    years = years_talked_about(context, table)
    of_several = reading.has(Cue.SEVERAL) and not reading.times  # "in those years"
    if years is None or (years[0] != years[1] and not of_several):
        return reading
    days = [PartialDate(years[0], one.month, one.day) for one in reading.times]
    spans = tuple(DateSpan(day, day) for day in days) or (DateSpan.of_years(*years),)
    of_rows = (
        reading.names_rows or reading.form is Form.CONFIRM or not has_trait(reading.intent, Trait.OF_DATES)
    )
    asked = reading if of_rows else reading.asking("ask_partnerships", Form.LIST)  # "what began that year?"
    return replace(asked, years=spans, times=(), pointer=None)


def years_talked_about(context: Context, table: PartnershipTable) -> tuple[int, int] | None:
    """The first and the last of the years that were asked for last, or the one in which all partnerships talked about began."""
    last = context.last_question
    match last.years if last else ():
        case (DateSpan(first, last_date),) if first and last_date:
            return first.year, last_date.year
    begun = {row.since.year for row in table.held_partnerships(context.partnerships) if row.since}
    return (year := begun.pop(), year) if len(begun) == 1 else None


def of_both(reading: Reading) -> bool:
    """Whether two that were told are held against each other: "are both from the same year?"."""
    of_rest = reading.pointer in (Pointer.REST, Pointer.OTHER)
    several = reading.intent == "compare_age" and reading.has(Cue.SEVERALLY)
    return several and not (reading.names_something or of_rest)


def _asks_for_year(reading: Reading) -> bool:
    """Whether it is the year itself that is asked for: "which year was that?"."""
    asked = reading.entities if reading.form is not Form.CONFIRM else None
    return reading.intent == "ask_since" and asked is not None and asked.kind is Dimension.YEAR


_OF_TIES = frozenset(
    {Cue.PARTNERSHIP, Cue.TWINNED, Cue.BEGINNING, Cue.EVENT, Cue.SEVERAL, Cue.ABOUT_ALL, Cue.OTHERS}
)
_MAY_BE_OF_PAIR = ("ask_since", "ask_partnerships", "ask_overview", "ask_not_recorded", "name_subject")


def those_begun_then(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one that began in 1985?", 「じゃあ1985年に始まったのは？」 behind a pair ask for those of 1985, and claim nothing of it."""
    described = reading.has(Cue.SINGLED_OUT) or (reading.has(Cue.VERBLESS) and not reading.has(Cue.BRIEF))
    asks = reading.intent == "ask_since" and reading.form is Form.TELL and bool(reading.years) and described
    own = reading.names_something or replace(reading.conditions, years=()) or reading.pointer or reading.nth
    if not asks or own or reading.rank or reading.comparison or reading.asserted or reading.unread:
        return reading
    asked = context.last_question.cities if context.last_question else ()
    of_city = len(asked) == 1 and len(table.partnerships_of(asked[0])) > 1
    return replace(reading, cities=asked if of_city else ()).asking("ask_partnerships", Form.LIST)


def told_of_year(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What happened in 2008 then?" of a pair with a further date of that year asks for that, and not whether it began then."""
    told = table.held_partnerships(context.partnerships)
    asks = reading.form is Form.TELL and bool(reading.years) and reading.intent in _MAY_BE_OF_PAIR
    own = reading.names_something or reading.rank or reading.comparison or reading.cues & _OF_TIES
    if not asks or own or len(told) != 1 or not any_within(told[0].further_dates, reading.years):
        return reading
    of_it = replace(reading, partnerships=context.partnerships, pointer=None, entities=None)
    return replace(of_it, cues=reading.cues | {Cue.RENEWED}).asking("ask_overview")
