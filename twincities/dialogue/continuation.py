"""What a question asks that takes up what was said before: "its oldest partner", "and the second?", "only those of Lyon"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.event_questions import event_asked
from twincities.dialogue.follow_ups import merged, with_conditions
from twincities.dialogue.pointing import pointed_rows
from twincities.reading import Counted, Cue, Dimension, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable
from twincities.table.whereabouts import lies_in


def continued(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with what it takes up from the conversation, by names and conditions of its own."""
    for rule in (
        _ours, event_asked, _same_of, _apart, _pointed_at, _restricted, _designated, _other_countries, _of_city_talked_about,
        _within_last, _further_place, _other_end, _events_of_it, _corrected, _counted_again, _listed, _not_so, _just_so, _about_the_pair, _of_that_year,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Our oldest partner", "when did we twin with Lyon?" are about the town of whoever asks, where it is known."""
    if not reading.has(Cue.OURS) or reading.partnerships or reading.events:
        return reading
    if reading.intent == "define_sister_city":
        reading = reading.asking("ask_partner")  # "what is our sister city?" asks which it is
    if reading.intent == "ask_country" and reading.designated and reading.has(Cue.VERBLESS):
        reading = reading.asking("ask_partner")  # "our African one?" names a partner
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
    if not reading.has(Cue.ONLY) or last is None:
        return reading
    asks = reading.form in (Form.CONFIRM, Form.COUNT) or (
        has_trait(reading.intent, Trait.ABOUT_ONE) and not has_trait(reading.intent, Trait.PARTNERS)
    )
    held = all(table.partnerships_of(city) for city in reading.cities)
    if asks or reading.doubts or reading.unknown or not held or not (reading.cities or reading.conditions):
        return reading
    only = replace(reading, pointer=None)
    if has_trait(last.intent, Trait.OF_THE_TABLE):
        return merged(last, only).asking("list_partnerships", Form.LIST)
    listed = context.told > 1 and not reading.cities
    told = replace(only, partnerships=context.options).asking("list_partnerships", Form.LIST)
    return told if listed else reading


def _events_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Events?", "how many events do they have?" after an answer about one pair are about its events."""
    bare = not (reading.names_something or reading.conditions or reading.rank or reading.comparison)
    if len(context.partnerships) != 1 or not bare or reading.quantifier:
        return reading
    points = reading.pointer in (Pointer.IT, Pointer.THEY)
    if points and reading.counted is Counted.EVENTS and has_trait(reading.intent, Trait.OF_THE_TABLE):
        (row,) = table.held_partnerships(context.partnerships) or (None,)
        return replace(reading, cities=row.cities, pointer=None) if row else reading
    brief = reading.has(Cue.VERBLESS) and reading.has(Cue.BRIEF) and reading.pointer is None
    return reading.asking("ask_events", Form.TELL) if reading.intent == "list_events" and brief else reading


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
    if reading.rank and reading.rank.by is not Measure.AGE:
        # "which has the fewest?" after "which city has the most partners?"
        again = groups is not None and reading.has(Cue.ELLIPTIC) and reading.group_by is None
        return replace(groups, rank=reading.rank) if again and groups else reading
    if groups and groups.rank and not reading.has(Cue.AGE) and _may_name(reading, groups, context):
        # "which city comes second?" after "which has the most partners?"
        return replace(groups, rank=groups.rank._replace(place=place, wanted=1))
    if last is None or last.rank is None or reading.rank:
        return reading
    if context.told and last.rank.place == 1:
        return reading  # one of those that share the first place
    return replace(
        last if reading.intent in ("name_subject", last.intent) else reading,
        rank=last.rank._replace(place=place, wanted=1),
        nth=None,
    )


_NAMES_OF_GROUPS = {Dimension.CITY: Counted.CITIES, Dimension.COUNTRY: Counted.COUNTRIES}


def _may_name(reading: Reading, groups: Reading, context: Context) -> bool:
    """Whether a place can be one among cities, countries or years that were ranked, and is none in a list told since."""
    asked = _NAMES_OF_GROUPS.get(groups.group_by) if groups.group_by else None
    bare = context.last_question == groups and not reading.conditions
    of_kind = asked is not None and reading.counted is asked
    return bare or of_kind or (reading.rank is not None and reading.rank.place > 1)


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
    counts = reading.form is Form.COUNT and reading.counted in (None, Counted.PARTNERSHIPS)
    if many and counts and (reading.has(Cue.OF_PARTNER) or len(context.cities) == 1):
        return replace(reading, cities=(city,), pointer=None)  # "how many partners does it have?"
    bounds = bool(reading.conditions or reading.rank or (reading.comparison and reading.comparison.cities))
    claims_rank = reading.form is Form.CONFIRM and reading.rank is not None
    if many and bounds and not claims_rank and not reading.has(Cue.EVENT):
        return replace(reading, cities=(city,), pointer=None)
    return reading


def _within_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones are not in Europe?", "any in Brazil?" after the partners of a city were told are about those."""
    last = context.last_question
    if last is None or reading.names_rows or reading.comparison or not (reading.conditions or reading.rank):
        return reading
    further = reading.pointer is Pointer.OTHER
    bare = reading.has(Cue.ELLIPTIC) or reading.quantifier is Quantifier.ANY or further
    bare = bare and not reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT}
    cities = last.cities or (context.cities if last.group_by else ())
    many = len(cities) == 1 and table.has_city(cities[0]) and len(table.partnerships_of(cities[0])) > 1
    if not (bare and many and (reading.pointer is None or further)):
        return reading
    if reading.rank:
        # A place among several that were told is one among those; else among all partners.
        lists = has_trait(last.intent, Trait.OF_THE_TABLE) or has_trait(last.intent, Trait.PARTNERS)
        of_age = lists and reading.rank.by is Measure.AGE and context.told < 2
        return replace(reading, cities=cities) if of_age else reading
    of_table = has_trait(reading.intent, Trait.OF_THE_TABLE)
    return with_conditions(replace(reading, cities=cities), last, reading) if of_table else reading


def _other_end(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the newest?" after "which of its partners is the oldest?" asks for the other end of the same order."""
    last = context.last_question
    ranked = last is not None and last.rank is not None and reading.rank is not None
    if not ranked or reading.names_something or not reading.has(Cue.VERBLESS) or reading.quantifier:
        return reading
    assert last is not None
    return replace(last, intent=reading.intent, rank=reading.rank)


def _corrected(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "No, I wanted the year" asks for the year, and refuses nothing."""
    of_aspect = reading.cues & {Cue.DATE, Cue.EVENT, Cue.THEMES, Cue.RECORDS, Cue.PARTNERSHIP}
    if reading.intent != "deny" or reading.names_something or not of_aspect:
        return reading
    likeliest = next((one for one in reading.runners_up if has_trait(one, Trait.ABOUT_ONE)), None)
    return reading.asking(likeliest, Form.TELL) if likeliest else reading


def _counted_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "How many?" after "which year has the most?" or "which cities are there?" asks for the number of those."""
    last = context.last_question
    bare = (reading.form is Form.COUNT and reading.has(Cue.BRIEF)) or reading.pointer is Pointer.IT
    bare = bare and not (reading.names_something or reading.conditions or reading.rank or reading.unread)
    if last is None or not bare or reading.form is not Form.COUNT or reading.counted is not None:
        return reading
    if last.rank and last.group_by:
        return last
    of_others = last.entities is not None and last.entities.kind is not Dimension.PARTNERSHIP
    return last.asking("count_partnerships", Form.COUNT) if of_others else reading


def _listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones?" after a number or a yes asks for what was found."""
    last = context.last_question
    if last is None or not (last.form in (Form.COUNT, Form.CONFIRM) or last.group_by):
        return reading
    bare = reading.form is Form.LIST and reading.has(Cue.BRIEF) and not _bounds_anything(reading)
    found = 0 < len(context.partnerships) < len(table.partnerships) and bare and reading.quantifier is None
    return replace(reading, partnerships=context.partnerships) if found else reading


def _not_so(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is not?" asks for what does not meet the conditions of the last question."""
    last = context.last_question
    asks = reading.has(Cue.NOT_SO) and reading.has(Cue.ELLIPTIC) and not _bounds_anything(reading)
    if not asks or last is None or not last.conditions or last.unwanted:
        return reading
    return replace(last, unwanted=last.conditions, pointer=None).asking("list_partnerships", Form.LIST)


def _just_so(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is?" after "is it the oldest?" asks for what is."""
    last = context.last_question
    asks = reading.has(Cue.JUST_SO) and reading.has(Cue.BRIEF) and not _bounds_anything(reading)
    if not asks or last is None or last.form is not Form.CONFIRM or not last.rank:
        return reading
    return replace(last, form=Form.TELL, cities=(), partnerships=(), pointer=None)


def _bounds_anything(reading: Reading) -> bool:
    return bool(reading.names_something or reading.selects or reading.unread)


def _about_the_pair(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it about?" asks for the themes of a partnership where no event was spoken of."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not reading.names_something
    last = context.last_question
    of_pair = len(context.partnerships) == 1 and last is not None and not last.events
    of_pair = (
        of_pair
        and last is not None
        and (has_trait(last.intent, Trait.OF_DATES) or has_trait(last.intent, Trait.PARTNERS))
    )
    asks = points and of_pair and not reading.has(Cue.EVENT) and not reading.event_kinds
    content = reading.intent in ("ask_event_content", "ask_event_details")
    return reading.asking("ask_exchanges") if asks and content else reading


def _of_that_year(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which others began in the same year?", "which other pair is as old?" leave out the one talked about."""
    rows, same = table.held_partnerships(context.partnerships), reading.comparison
    if len(rows) != 1 or reading.names_something or not reading.cues & {Cue.WHICH, Cue.ELLIPTIC}:
        return reading
    as_old = same is not None and same[:2] == (Measure.AGE, 0) and not same.cities and reading.pointer is None
    if reading.form is Form.CONFIRM or not (as_old or reading.pointer is Pointer.THAT_YEAR):
        return reading
    is_list = has_trait(reading.intent, Trait.PARTNERS)
    listed = reading if is_list else reading.asking("list_partnerships", Form.LIST)
    others = rows[0].cities
    return replace(listed, pointer=Pointer.THAT_YEAR, comparison=None, rank=None, excluded_cities=others)
