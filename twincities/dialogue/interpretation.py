"""What a question asks, once its form and selection are taken together with what was read of its aspect."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.entity_questions import asks_for_entities
from twincities.dialogue.follow_ups import merged
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Counted, Cue, Dimension, Form, Measure, Pointer, Reading
from twincities.table import DateSpan, Filter, PartnershipTable
from twincities.table.whereabouts import lies_in


def interpreted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question as it is to be answered."""
    for rule in (
        _ours, _same_of, _apart, _pointed_at, _restricted, _with_namesake, _designated, _other_countries, _existed, _times, _records_asked, _without_events, _of_city_talked_about, _further_place, _rank_claimed, _most_events, _proof_asked, _events_compared, _cities_compared, _compared_list, _events_of_it, _listed_by_theme, _grouped, _jubilee,
        _themes_asked, _entities_asked,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Our oldest partner", "when did we twin with Lyon?" are about the town of whoever asks, where it is known."""
    if not reading.has(Cue.OURS) or reading.partnerships or reading.events:
        return reading
    home = context.home
    if not reading.cities and not reading.doubts and not reading.unknown:
        talked_about = context.cities[0] if len(context.cities) == 1 else None
        ours = home or talked_about or table.hub()
        return replace(reading, cities=(ours,), pointer=None) if ours and table.has_city(ours) else reading
    if home is None or home in reading.cities:
        return reading
    pair = len(reading.cities) == 1 and table.between(home, reading.cities[0]) is not None
    return replace(reading, cities=(home, *reading.cities)) if pair else reading


def _same_of(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the oldest one?", "and those of 1985?" after "how old is Lyon's?" ask the same of them."""
    last = context.last_question
    picks = has_trait(reading.intent, Trait.OF_THE_TABLE) and bool(reading.rank or reading.conditions)
    if not picks or reading.names_rows or not reading.has(Cue.VERBLESS) or last is None:
        return reading
    if (
        reading.has(Cue.EVENT)
        or reading.has(Cue.PARTNERSHIP)
        or reading.quantifier
        or last.form is not Form.TELL
    ):
        return reading
    facts = has_trait(last.intent, Trait.ABOUT_ONE) and not has_trait(last.intent, Trait.PARTNERS)
    same = replace(reading, intent=last.intent, form=last.form, finer=last.finer, number=last.number)
    return same if facts else reading


def _apart(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "By how many years?" is about the two partnerships that were compared."""
    pair = len(context.partnerships) == 2
    asks = reading.has(Cue.DIFFERENCE) and pair and not reading.names_rows and not reading.selects
    return replace(reading.asking("compare_age"), partnerships=context.partnerships) if asks else reading


def _pointed_at(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one left over?" asks the last question of it, and for no more of a list."""
    points = reading.intent == "ask_more" and bool(pointed_rows(reading, context, table))
    return reading.asking("name_subject") if points else reading


def _restricted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Only those of Lyon": what was listed or counted is narrowed down, and nothing else is asked."""
    last = context.last_question
    if not reading.has(Cue.ONLY) or last is None or not has_trait(last.intent, Trait.OF_THE_TABLE):
        return reading
    asks = reading.form in (Form.CONFIRM, Form.COUNT) or (
        has_trait(reading.intent, Trait.ABOUT_ONE) and not has_trait(reading.intent, Trait.PARTNERS)
    )
    held = all(table.partnerships_of(city) for city in reading.cities)
    if asks or reading.doubts or reading.unknown or not held or not (reading.cities or reading.conditions):
        return reading
    return merged(last, replace(reading, pointer=None)).asking("list_partnerships", Form.LIST)


def _rank_claimed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Lyon and Turin must be the oldest pair": a place in an order that is claimed of a pair, whatever it was read as."""
    rank = reading.rank
    if rank is None or rank.by is not Measure.AGE or not has_trait(reading.intent, Trait.RANK_CLAIMED):
        return reading
    is_pair = len(reading.cities) == 2 and table.between(*reading.cities) is not None
    claims = is_pair or (reading.form is Form.CONFIRM and reading.names_rows and not reading.years)
    if not claims or reading.has(Cue.EXTREMES):
        return reading
    return reading.asking("ask_oldest" if rank.greatest else "ask_newest", Form.CONFIRM)


def _proof_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Has anybody checked that …?" doubts what the table holds."""
    asks = (
        reading.has(Cue.PROOF)
        and (
            has_trait(reading.intent, Trait.RANK_CLAIMED)
            or reading.intent in ("ask_not_recorded", "ask_overview")
        )
        and not reading.rank
    )
    return reading.asking("ask_reliability", Form.TELL) if asks else reading


def _most_events(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which pair has the most events?" asks for a pair, whatever it was read as; its events are another question."""
    rank = reading.rank
    asks = rank is not None and rank.by is Measure.EVENTS and reading.group_by is None
    return (
        reading.asking("ask_oldest", Form.TELL)
        if asks and has_trait(reading.intent, Trait.OF_THE_TABLE)
        else reading
    )


def _events_compared(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Does Lyon–Turin have more events than …?" compares, whatever it was read as."""
    by = reading.comparison.by if reading.comparison else Measure.AGE
    lists = by is not Measure.EVENTS and not reading.names_rows
    compares = by is not Measure.AGE and not lists
    return (
        reading.asking("compare_age")
        if compares and reading.comparison and reading.comparison.cities
        else reading
    )


def _compared_list(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which are older than Lyon's?" asks for a list, "is Turin's older than Lyon's?" does not."""
    comparison = reading.comparison
    if comparison is None or len(reading.cities) > 1 or reading.partnerships:
        return reading
    if not comparison.cities:
        # "which ones came after?": after the one talked about
        after = len(context.partnerships) == 1 and comparison.by is Measure.AGE and comparison.relation
        lists = after and reading.has(Cue.WHICH) and reading.has(Cue.SEVERAL) and not reading.names_something
        lists = lists and reading.pointer is None and not reading.has(Cue.ALTERNATIVE)
        return replace(reading.asking("list_partnerships", Form.LIST), rank=None) if lists else reading
    if reading.cities and not (reading.has(Cue.OF_PARTNER) and reading.has(Cue.WHICH)):
        return reading
    lists = reading.has(Cue.WHICH) or reading.form in (Form.LIST, Form.COUNT)
    if lists and has_trait(reading.intent, Trait.MAY_BE_LIST) and reading.form is not Form.CONFIRM:
        form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
        return reading.asking("count_partnerships" if form is Form.COUNT else "list_partnerships", form)
    return reading


def _cities_compared(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Whose is older, Lyon's or Turin's?" compares the two, and asks for no place in an order."""
    compares = (
        reading.rank is not None and reading.comparison is not None and reading.comparison.by is Measure.AGE
    )
    pair = len(reading.cities) == 2 and table.between(*reading.cities) is not None
    return (
        replace(reading.asking("compare_age"), rank=None)
        if compares and len(reading.cities) > 1 and not pair
        else reading
    )


def _events_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Events?" after an answer about one pair asks for its events."""
    of_it = len(context.partnerships) == 1 and reading.has(Cue.VERBLESS) and reading.has(Cue.BRIEF)
    bare = not reading.names_something and not reading.selects and reading.quantifier is None
    return (
        reading.asking("ask_events", Form.TELL)
        if reading.intent == "list_events" and of_it and bare
        else reading
    )


def _listed_by_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which partnerships deal with education?" asks for a list, and not for what they do."""
    lists = reading.has(Cue.WHICH) and reading.has(Cue.PARTNERSHIP) and reading.form in (Form.TELL, Form.LIST)
    asks = lists and reading.themes and has_trait(reading.intent, Trait.CONTENT) and not reading.rank
    listed = asks and not reading.has(Cue.EVENT) and not reading.has(Cue.THEMES) and not reading.partnerships
    return reading.asking("list_partnerships", Form.LIST) if listed else reading


def _grouped(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """Numbers by country, year … and what has the most of something are told by lists."""
    if reading.group_by is None or not (
        has_trait(reading.intent, Trait.GROUPED) or reading.has(Cue.GROUPING)
    ):
        return reading
    if reading.form is Form.GROUP:
        return reading.asking(
            "count_partnerships" if reading.intent == "count_partnerships" else "list_partnerships"
        )
    if reading.number_bounds:
        return reading.asking("count_partnerships")
    ranks = reading.rank is not None and reading.rank.by is not Measure.AGE
    return reading.asking("count_partnerships") if ranks and not reading.names_rows else reading


def _jubilee(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which turned 40 in 2025?" asks for anniversaries, "which are 43 years old?" for a year of beginning."""
    if reading.has(Cue.TURNS) and reading.number:
        return reading.asking("ask_anniversary", Form.TELL)
    if reading.age and reading.form is not Form.CONFIRM and not reading.years and not reading.names_rows:
        first, last = reading.age
        listed = reading.asking(
            "list_partnerships" if reading.form is not Form.COUNT else "count_partnerships"
        )
        return replace(listed, years=(DateSpan.of_years(first, last),))
    return reading


def _without_events(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which partnerships have no week?" is told with the events."""
    lacks = reading.has(Cue.LACKS_EVENTS) and has_trait(reading.intent, Trait.OF_THE_TABLE)
    return reading.asking("list_events") if lacks else reading


def _records_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Are they sister cities according to records?" asks for what records hold."""
    asks = reading.has(Cue.RECORDS) and has_trait(reading.intent, Trait.PARTNERS)
    return reading.asking("ask_records") if asks and table.recorded_partners else reading


def _times(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "In May" or "on the 6th of September" bounds or claims the dates of partnerships where these are asked about."""
    dated = has_trait(reading.intent, Trait.DATE_SAID) or reading.form is Form.CONFIRM
    return replace(reading, years=(*reading.years, *reading.times)) if reading.times and dated else reading


def _themes_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What are their themes?" is told with what two cities do together."""
    asked = reading.has(Cue.THEMES) and reading.group_by is None and reading.comparison is None
    return (
        reading.asking("ask_exchanges")
        if asked and has_trait(reading.intent, Trait.MAY_ASK_FOR_THEMES)
        else reading
    )


def _existed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which already existed in 1984?" asks for those that had begun by then."""
    spans = [span for span in reading.years if isinstance(span, DateSpan) and span.single_date]
    if not reading.has(Cue.EXISTED) or len(spans) != len(reading.years):
        return reading
    return replace(reading, years=tuple(DateSpan(None, span.last) for span in spans))


def _other_countries(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With other countries?" leaves out those asked about before."""
    last = context.last_question
    if reading.pointer is not Pointer.OTHER or reading.counted is not Counted.COUNTRIES or not last:
        return reading
    if not last.countries or reading.countries:
        return reading
    return replace(
        reading,
        unwanted=Filter(countries=last.countries),
        countries=last.countries,
        counted=None,
        pointer=None,
    )


def _designated(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Venezuelan one" beside other conditions is the city talked about, or its namesake, there."""
    if not reading.designated or reading.names_rows:
        return reading
    here = [table.city(id) for id in context.cities if table.has_city(id)]
    for code in reading.designated:
        known = [city for one in here for city in (one, *table.namesakes_of(one.id)) if lies_in(city, code)]
        if known and any(table.namesakes_of(city.id) for city in known):
            rest = tuple(one for one in reading.countries if one != code)
            return replace(reading, cities=(known[0].id,), countries=rest)
    return reading


def _further_place(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the second?" after "which is the oldest?" asks for the next place in the same order."""
    last = context.last_question
    place = reading.rank.place if reading.rank else reading.nth
    if place is None or place < 1 or reading.names_something:
        return reading
    groups = context.ranking
    if groups and groups.rank and not reading.has(Cue.AGE) and _may_name(reading, groups, context):
        # "which city comes second?" after "which has the most partners?"
        return replace(groups, rank=groups.rank._replace(place=place, wanted=1))
    if last is None or last.rank is None or reading.rank:
        return reading
    next_place = last.rank.place > 1 and place == last.rank.place + 1
    if context.told and not next_place:
        return reading
    return replace(
        last if reading.intent in ("name_subject", last.intent) else reading,
        rank=last.rank._replace(place=place, wanted=1),
        nth=None,
    )


_NAMES_OF_GROUPS = {Dimension.CITY: Counted.CITIES, Dimension.COUNTRY: Counted.COUNTRIES}


def _may_name(reading: Reading, groups: Reading, context: Context) -> bool:
    """Whether a place can be one among cities, countries or years that were ranked, and is none in a list told since."""
    asked = _NAMES_OF_GROUPS.get(groups.group_by) if groups.group_by else None
    brief = reading.has(Cue.BRIEF) and context.last_question == groups
    of_kind = asked is not None and reading.counted is asked
    return brief or of_kind or (reading.rank is not None and reading.rank.place > 1)


def _of_city_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Its oldest partner", "which of its partners are in Japan?" bound the partners of the city talked about."""
    if reading.names_rows or reading.pointer not in (Pointer.IT, Pointer.OURS):
        return reading
    asked = context.last_question.cities if context.last_question else ()
    talked_about = context.cities if len(context.cities) == 1 else asked
    if len(talked_about) != 1:
        return reading
    city = talked_about[0]
    many = table.has_city(city) and len(table.partnerships_of(city)) > 1
    if many and reading.counted is Counted.COUNTRIES and reading.form is Form.COUNT:
        return replace(reading, cities=(city,), pointer=None)  # "how many countries are that?"
    bounds = bool(reading.conditions or reading.rank or (reading.comparison and reading.comparison.cities))
    claims_rank = reading.form is Form.CONFIRM and reading.rank is not None
    if many and bounds and not claims_rank and not reading.has(Cue.EVENT):
        return replace(reading, cities=(city,), pointer=None)
    return reading


def _with_namesake(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the American one?" after an answer about one of two namesakes means the other."""
    places = reading.conditions.countries
    if reading.intent not in ("name_subject", "ask_overview") or reading.names_rows or len(places) != 1:
        return reading
    here = [table.city(id) for id in context.cities if table.has_city(id)]
    others = [
        other.id
        for city in here
        if not lies_in(city, places[0])
        for other in table.namesakes_of(city.id)
        if lies_in(other, places[0])
    ]
    return replace(reading, cities=(others[0],), countries=()) if len(others) == 1 else reading


def _entities_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which Chinese cities have no partner in Japan?" asks for cities, whatever it was read as."""
    if not asks_for_entities(reading, table):
        return replace(reading, entities=None) if reading.entities else reading
    return reading.asking("list_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)
