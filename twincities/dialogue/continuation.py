"""What a question is about that takes up what was said before: "its oldest partner", "any in Brazil?", our town."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue import held_against, standing
from twincities.dialogue.apart import apart
from twincities.dialogue.asked_anew import asked_anew
from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.cities_meant import cities_meant
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.each_other import of_each_other
from twincities.dialogue.event_audience import audience_asked, whose_age_asked
from twincities.dialogue.event_questions import (
    event_asked,
    event_talked_about,
    events_asked_again,
    events_of_it,
    without_event,
)
from twincities.dialogue.events_described import event_about, events_alike, events_of_told, kind_asked
from twincities.dialogue.identified import identified
from twincities.dialogue.jubilees import anniversary_asked_again
from twincities.dialogue.membership import member_claimed, paired_with_place, partner_claimed
from twincities.dialogue.named_alone import conditions_alone, left_out_before, name_alone, paired_with_city
from twincities.dialogue.numbers_compared import of_cities_told
from twincities.dialogue.ordering import both_extremes, in_another_order, place_in_order, placed_anew
from twincities.dialogue.people_asked import person_asked
from twincities.dialogue.place_told import in_place_told
from twincities.dialogue.places_asked import place_asked
from twincities.dialogue.pointing import pointed_rows
from twincities.dialogue.populations import population_asked
from twincities.dialogue.said_of_told import number_told, of_all_told, partners_of_told
from twincities.dialogue.second_step import (
    known_for_of_partner,
    of_partner,
    others_of_the_other,
    partners_of_hub,
)
from twincities.dialogue.strangers import of_stranger
from twincities.dialogue.subject import has_several_partners
from twincities.dialogue.that_year import in_that_year, others_of_that_year
from twincities.dialogue.when_begun import day_of_partnership
from twincities.dialogue.with_whom import on_the_other_side, partners_besides, with_whom
from twincities.dialogue.years_on import month_alone, short_year, years_on
from twincities.reading import Counted, Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable
from twincities.table.about import AboutKey
from twincities.table.whereabouts import lies_in

_UNSURE = 0.5  # confidence below which "and vice versa?" asks nothing of its own
_PARTNER = (Pointer.IT, Pointer.THEY, Pointer.THOSE)


def continued(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question with what it takes up from the conversation, by names and conditions of its own."""
    for rule in (
        cities_meant, place_in_order, audience_asked, of_stranger, identified, of_each_other,
        held_against.against_one_of_city, held_against.against_other_partner, held_against.claimed_first_of_two,
        held_against.against_those_told, held_against.more_of_last, held_against.held_against_another,
        held_against.held_against_named, held_against.both_of_city, person_asked, population_asked,
        standing.active_asked, standing.reason_asked, standing.earlier_tie_asked, standing.kind_claimed,
        standing.renewal_asked_again, standing.state_asked, with_whom, partners_besides, years_on, on_the_other_side,
        of_cities_told,
        anniversary_asked_again, short_year, month_alone, in_place_told,
        of_partner, known_for_of_partner, others_of_the_other, partners_of_hub, member_claimed, partner_claimed, in_another_order, both_extremes, placed_anew,
        others_of_that_year, in_that_year, conditions_alone, left_out_before, name_alone, paired_with_city, paired_with_place, events_asked_again, _ours, _here,
        of_all_told, number_told, partners_of_told, without_event, event_talked_about, whose_age_asked, day_of_partnership,
        place_asked, event_asked, event_about, events_alike, events_of_told, kind_asked, apart, _pointed_at, _designated,
        _other_countries, _others_of_kind, _those_placed, _of_city_talked_about, _within_last, asked_anew, events_of_it, _about_the_pair,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _ours(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Our oldest partner", "when did we twin with Lyon?" are about the town of whoever asks, where it is known."""
    with_it = reading.has(Cue.PAIRED) and reading.pointer in (Pointer.IT, Pointer.THEY)
    # "What do we do together?" is about the partner talked about.
    together = reading.has(Cue.PAIRED) and has_trait(reading.intent, Trait.CONTENT) and not reading.conditions
    # "Which events do we have with it?"
    given = reading.pointer in _PARTNER and has_trait(
        reading.intent, Trait.CONTENT
    )  # "what did we give them?"
    with_it = (
        with_it or (given and not reading.names_something) or (together and not reading.cities)
    ) and len(context.partnerships) == 1
    # "And the other one, what does it do with us?"
    other = reading.pointer is Pointer.OTHER and bool(pointed_rows(reading, context, table))
    if not reading.has(Cue.OURS) or reading.partnerships or reading.events or with_it or other:
        return reading
    if reading.intent == "define_sister_city":
        reading = reading.asking("ask_partner")  # "what is our sister city?" asks which it is
    if reading.intent == "ask_country" and (
        (reading.designated and reading.has(Cue.VERBLESS))
        or (reading.countries and reading.form is Form.CONFIRM)
    ):
        # "Our African one?" names a partner, and so does "do we have anything in China?".
        reading = reading.asking("ask_partner")
    if reading.intent == "ask_country" and not reading.cities and reading.has(Cue.TWINNED):
        reading = replace(reading, cues=reading.cues | {Cue.OF_PARTNER})  # "which country is our partner in?"
    home = context.town(table)
    if not reading.cities and not reading.doubts and not reading.unknown:
        # In a league of several towns "our members" are those of all of them.
        of_league = table.about.get(AboutKey.NAME) and home is None
        talked_about = None if of_league or len(context.cities) != 1 else context.cities[0]
        ours = home or talked_about
        return replace(reading, cities=(ours,), pointer=None) if ours and table.has_city(ours) else reading
    if home is None or home in reading.cities:
        return reading
    pair = len(reading.cities) == 1 and table.between(home, reading.cities[0]) is not None
    # "Are we twinned with Lyon?" is of the two, be they partners or not.
    supposed = len(reading.cities) == 1 and reading.cues >= {Cue.WITH_CITY, Cue.PAIRED}
    if not (pair or supposed):
        return reading
    asserted = reading.asserted if pair else None
    return replace(reading, cities=(home, *reading.cities), asserted=asserted)


def _here(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is held here?" asks for the events in the town of whoever asks, where it is known."""
    home = context.town(table)
    of_events = reading.has(Cue.EVENT) or has_trait(reading.intent, Trait.EVENT_SAID)
    if not reading.has(Cue.HERE) or home is None or not of_events or reading.names_rows:
        return reading
    return replace(reading, cities=(home,), cues=reading.cues | {Cue.HELD_THERE}, pointer=None)


def _pointed_at(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the one left over?" asks the last question of it, and for no more of a list."""
    of_counterpart = context.event is not None and has_trait(reading.intent, Trait.OF_AN_EVENT)
    of_counterpart = of_counterpart and reading.pointer is Pointer.IT and reading.has(Cue.OF_PARTNER)
    if of_counterpart and not reading.names_something:
        # "What does its counterpart show?"
        return replace(reading, pointer=Pointer.OTHER, cues=reading.cues - {Cue.OF_PARTNER})
    refuses = reading.intent == "deny" and reading.pointer is Pointer.REST  # "other than these?"
    points = (refuses or reading.intent == "ask_more") and bool(pointed_rows(reading, context, table))
    other_event = context.event is not None and reading.pointer is Pointer.OTHER and reading.has(Cue.VERBLESS)
    # "And the other way round?"
    unsure = reading.confidence < _UNSURE and "name_subject" in reading.runners_up
    points = points or (other_event and (unsure or not has_trait(reading.intent, Trait.ABOUT_ONE)))
    return reading.asking("name_subject") if points else reading


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
    if reading.pointer is Pointer.IT:
        # "Which others does that Chinese city have?"
        meant = [city.id for city in here if any(lies_in(city, code) for code in reading.designated)]
        if len(meant) == 1:
            return replace(reading, cities=(meant[0],), pointer=None, designated=())
    for code in reading.designated:
        known = [city for one in here for city in (one, *table.namesakes_of(one.id)) if lies_in(city, code)]
        if known and any(table.namesakes_of(city.id) for city in known):
            rest = tuple(one for one in reading.countries if one != code)
            return replace(reading, cities=(known[0].id,), countries=rest)
    return reading


def _those_placed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of those two is in Spain?", "which is in Europe?" pick from what was told, and do not ask where it lies."""
    points = reading.pointer is Pointer.THOSE and reading.is_incomplete and len(context.options) > 1
    points = points or (reading.has(Cue.ELLIPTIC) and reading.pointer is None and reading.entities is None)
    placed = reading.intent == "ask_country" and bool(reading.countries or reading.continents)
    # "And in which is it about wine or tea?"
    of_theme = has_trait(reading.intent, Trait.OF_AN_EVENT) and bool(reading.themes)
    of_event = bool(context.event or context.events) or reading.has(Cue.EVENT)
    placed = placed or (of_theme and not of_event)
    told = reading.form in (Form.TELL, Form.LIST)
    picks = points and placed and told and not reading.names_rows
    return reading.asking("ask_partnerships", Form.LIST) if picks else reading


def _others_of_kind(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Another Polish place?", "the cities in China?" ask for such places, and not where they lie."""
    points = reading.pointer in (None, Pointer.OTHER)
    brief = reading.has(Cue.VERBLESS) or (reading.pointer is Pointer.OTHER and reading.has(Cue.WHICH))
    asks = points and reading.entities is not None and brief
    placed = reading.intent == "ask_country" and bool(reading.countries or reading.continents)
    return (
        reading.asking("ask_partnerships", Form.LIST)
        if asks and placed and not reading.names_rows
        else reading
    )


def _of_city_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Its oldest partner", "which of its partners are in Japan?" bound the partners of the city talked about."""
    if reading.names_rows or reading.pointer not in (Pointer.IT, Pointer.OURS):
        return reading
    asked = context.last_question.cities if context.last_question else ()
    talked_about = context.cities if len(context.cities) == 1 else asked
    if reading.has(Cue.OTHERS) and len(talked_about) > 1:
        # "Which other partners does it have?" after one pair is asked of the end that has others.
        talked_about = tuple(id for id in talked_about if has_several_partners((id,), table))[:1]
    if not has_several_partners(talked_about, table):
        if len(talked_about) == 1 and reading.rank and not (reading.conditions or reading.has(Cue.EVENT)):
            return replace(reading, cities=tuple(talked_about), pointer=None)  # its only one is its newest
        of_it = reading.has(Cue.OF_PARTNER) and reading.form is Form.LIST and not reading.conditions
        asks = of_it and reading.intent == "ask_partnerships" and len(talked_about) == 1
        # "Who is its partner?" is no list of all, though it was read as one.
        return replace(reading, cities=talked_about, pointer=None).asking("ask_partner") if asks else reading
    counts = reading.form is Form.COUNT
    countries = counts and reading.counted is Counted.COUNTRIES  # "how many countries are that?"
    partners = counts and reading.counted in (None, Counted.PARTNERSHIPS)  # "how many partners does it have?"
    partners = partners and (reading.has(Cue.OF_PARTNER) or len(context.cities) == 1)
    bounds = bool(
        reading.conditions or reading.rank or (reading.comparison and reading.comparison.says_with_what)
    )
    claims_rank = reading.form is Form.CONFIRM and reading.rank is not None
    picks = bounds and not claims_rank and not reading.has(Cue.EVENT)
    # "Which partners does it have?", 它还有哪些友城
    lists = reading.form is Form.LIST and reading.has(Cue.OF_PARTNER)
    lists = lists and has_trait(reading.intent, Trait.PARTNERS) and not reading.has(Cue.EVENT)
    of_city = countries or partners or picks or lists
    last = context.last_question
    placed = last is not None and last.rank is not None and last.rank.by is Measure.PARTNERSHIPS
    in_all = reading.quantifier is Quantifier.ALL or reading.has(Cue.WHOLE_TABLE)
    bounds = bounds or placed or in_all or reading.has(Cue.OF_PARTNER)
    if partners and last and last.conditions and not bounds:
        reading = with_conditions(reading, last, reading)  # "how many is that?" after its Japanese ones
    return replace(reading, cities=tuple(talked_about), pointer=None) if of_city else reading


def _within_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones are not in Europe?", "any in Brazil?" after the partners of a city were told are about those."""
    last = context.last_question
    held_against = reading.comparison and (reading.comparison.says_with_what or not reading.years)
    if last is None or reading.names_rows or held_against or not (reading.conditions or reading.rank):
        return reading
    further = reading.pointer is Pointer.OTHER
    counts = reading.form is Form.COUNT and reading.counted is None
    again = reading.has(Cue.VERBLESS) and reading.has(Cue.SEVERAL)  # "back to the European ones: the newest?"
    lists = reading.intent == "ask_partnerships" and reading.form is Form.LIST and reading.quantifier is None
    lists = lists and reading.counted is None and reading.entities is None  # "list the European ones"
    bare = (
        reading.has(Cue.ELLIPTIC)
        or reading.quantifier is Quantifier.ANY
        or further
        or counts
        or again
        or lists
        or (bool(reading.designated) and reading.form is Form.CONFIRM)  # "and is there a German one?"
    )
    bare = bare and not reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT}
    cities = last.cities or (context.cities if last.group_by else ())
    # "How many are American?" after the newest of 2015
    goes_on = bool(last.group_by or (last.rank and last.conditions))
    goes_on = goes_on or replace(reading.conditions, without=None) == Filter()
    # "Are there any that began after 1990?" after those with France
    narrows = reading.quantifier is Quantifier.ANY and bool(last.conditions) and reading.pointer is None
    narrows = narrows and has_trait(last.intent, Trait.PARTNERS) and has_trait(reading.intent, Trait.PARTNERS)
    if ((counts and goes_on) or narrows) and bare and not cities:
        # "How many in the 80s?" after the German ones by decade; "how many if Brazil does not count?"
        return with_conditions(reading, last, reading)
    if not (bare and has_several_partners(cities, table) and (reading.pointer is None or further)):
        return reading
    if reading.rank:
        # A place among several that were told is one among those; else among all partners.
        listed = has_trait(last.intent, Trait.OF_THE_TABLE) or has_trait(last.intent, Trait.PARTNERS)
        of_age = listed and reading.rank.by is Measure.AGE and (context.told < 2 or again)
        return replace(reading, cities=cities) if of_age else reading
    of_table = has_trait(reading.intent, Trait.OF_THE_TABLE)
    return with_conditions(replace(reading, cities=cities), last, reading) if of_table else reading


def _about_the_pair(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What is it about?" asks for the themes of a partnership where no event was spoken of, "is it from 1985?" when it began."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and not reading.names_something
    last = context.last_question
    if len(context.partnerships) != 1 or last is None or last.events:
        return reading
    told_again = reading.intent == "ask_partnerships" and reading.form is Form.CONFIRM and points
    of_many = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.SEVERAL} or reading.quantifier
    by_order = reading.rank or reading.comparison or reading.nth
    if told_again and not (of_many or by_order or replace(reading.conditions, years=())):
        return replace(reading.asking("ask_since"), partnerships=context.partnerships, pointer=None)
    of_pair = has_trait(last.intent, Trait.OF_DATES) or has_trait(last.intent, Trait.PARTNERS)
    asks = points and of_pair and not reading.has(Cue.EVENT) and not reading.event_kinds
    content = reading.intent in ("ask_event_content", "ask_event_details")
    return reading.asking("ask_exchanges") if asks and content else reading
