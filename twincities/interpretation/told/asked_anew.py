"""The last question put anew: "and the second?", "which one is not?", "how many?", "only those of Lyon"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.counted_again import counted_again, events_counted, others_counted
from twincities.dialogue.entities import is_counted, ranked_entities, selected
from twincities.dialogue.follow_ups import merged
from twincities.dialogue.ranking import by_place
from twincities.dialogue.subject import cities_in_all
from twincities.interpretation.entities.entities_anew import having_none, having_others, having_so_many
from twincities.interpretation.order.place_in_list import place_in_list
from twincities.interpretation.told.picked import (
    left_without,
    one_of_city_told,
    one_with_city,
    others_than,
    restricted,
    those_of_city,
    those_of_theme,
)
from twincities.interpretation.told.which_is import bounds_anything, countries_named, just_so, not_so
from twincities.reading import Cue, Dimension, Form, Measure, Pointer, Quantifier, Rank, Reading
from twincities.table import Filter, PartnershipTable

_PLACED = ("ask_country", "ask_event_place", "ask_partner", "nlu_fallback")
"""What "where is the second?" may be read as."""

_YEARS = (Dimension.YEAR, Dimension.DECADE)
_OF_AGE = frozenset({Cue.AGE, Cue.BEGUN, Cue.JUST_SO})
_NOUNS = frozenset({Cue.PARTNERSHIP, Cue.EVENT, Cue.TWINNED, Cue.OF_PARTNER})


def asked_anew(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The last question where this one asks it of something else, turned round or for its number."""
    if reading.has(Cue.WHOLE_TABLE):
        return reading
    for rule in (
        having_so_many, having_none, having_others, _named_singly, _reason, restricted, _same_of, those_of_city, one_of_city_told, one_with_city, others_than, left_without, those_of_theme, place_in_list, _further_place, _other_end, _corrected, counted_again, others_counted, events_counted, _bounded_anew, _regrouped, _listed, countries_named, not_so, just_so,
    ):  # fmt: skip
        reading = rule(reading, context, table)
    return reading


def _bounded_anew(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And which before 1980?" after "which ones with Japan began after 2005?" changes the years and keeps what else bounds them, as "and how many before 1980?" does after any list."""
    last = context.last_question
    counts = reading.form is Form.COUNT and reading.has(Cue.CONJOINED) and not reading.cues & _NOUNS
    alone = reading.has(Cue.CONJOINED) or not reading.cues & _OF_AGE  # "in 2012 too? which?"
    goes_on = counts or (reading.form is Form.LIST and reading.has(Cue.ELLIPTIC) and alone)
    only_years = reading.conditions == Filter(years=reading.years)
    own = reading.names_rows or reading.rank or reading.comparison or reading.pointer or reading.counted
    listed = last is not None and last.intent == "ask_partnerships"
    listed = listed and bool(last and (last.years or (counts and last.form is Form.LIST)))
    if last is None or not (goes_on and listed and reading.years and only_years) or own or reading.quantifier:
        return reading
    return merged(last, reading).asking("ask_partnerships", reading.form)


def _named_singly(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And who are they?" after several were counted asks for those, though nothing in it says what of."""
    points = (
        reading.pointer is Pointer.THOSE
        and reading.has(Cue.BRIEF)
        and not bounds_anything(replace(reading, pointer=None))
    )
    if reading.intent != "out_of_scope" or not points or context.last_question is None:
        return reading
    return replace(reading.asking("ask_partnerships", Form.LIST), entities=None)


def _reason(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Why?", "what is the reason?" after what became of a partnership ask for that again, which is told with its reason."""
    last = context.last_question
    bare = reading.has(Cue.WHY) and not reading.names_rows and reading.pointer is None
    asks = bare and last is not None and last.has(Cue.END)
    # "And what ground is given for the one in Spain?"; behind "was any other suspended?" it is asked of that other.
    return (
        with_conditions(replace(last, cues=(last.cues - {Cue.OTHERS}) | {Cue.WHY}), last, reading)
        if asks and last
        else reading
    )


def _same_of(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the oldest one?", "and those of 1985?" after "how old is Lyon's?" ask the same of them."""
    last = context.last_question
    picks = has_trait(reading.intent, Trait.OF_THE_TABLE) and bool(reading.rank or reading.conditions)
    if not picks or reading.names_rows or not reading.has(Cue.VERBLESS) or last is None:
        return reading
    among = reading.pointer is Pointer.THOSE and len(context.partnerships) > 1  # 「その中でヨーロッパは？」
    if (
        reading.has(Cue.EVENT)
        or reading.has(Cue.PARTNERSHIP)
        or reading.quantifier
        or (among and not reading.rank)
        or last.form is not Form.TELL
    ):
        return reading
    facts = has_trait(last.intent, Trait.ABOUT_ONE) and not has_trait(last.intent, Trait.PARTNERS)
    carried = not (last.rank or last.names_something or last.conditions or last.pointed)
    several = carried and facts and 1 < len(context.partnerships) < len(table.partnerships)
    if several and reading.rank and not (reading.conditions or reading.pointed):
        # "And the oldest?" after "when did they begin?", which was about several, is one of these.
        return replace(reading, partnerships=context.partnerships)
    same = replace(reading, intent=last.intent, form=last.form, finer=last.finer, number=last.number)
    return same if facts else reading


def _further_place(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the second?" after "which is the oldest?" asks for that place in the same order, "and the next three?" for those behind what was told."""
    last = context.last_question
    place, wanted = reading.rank.place if reading.rank else reading.nth, reading.places_picked
    goes_on = last is not None and _goes_on(reading, context)
    if last and last.rank and goes_on:
        place = last.rank.place + _places_told(last, last.rank, context, table)
        wanted = reading.number or reading.pointed or 1
        reading = reading if reading.intent == "ask_more" else replace(reading, rank=None, entities=None)
    if place is None or place < 1 or reading.names_something:
        return reading
    unsaid = place > 1 and not reading.has(Cue.AGE)
    if reading.rank and last and last.rank and unsaid and reading.pointer is Pointer.THOSE:
        # "And the runner-up among them?"
        return replace(reading, rank=last.rank._replace(place=place, wanted=wanted))
    if reading.rank and last and last.rank and last.conditions and unsaid and _is_elliptic(reading):
        # "Which came second?" after "was that the first in Spain?"
        asked = _asked_for(last)
        return replace(asked, pointer=None, rank=last.rank._replace(place=place, wanted=wanted))
    if reading.rank and reading.rank.by is not Measure.AGE:
        return reading
    groups = context.ranking
    counted = last is not None and last.form is Form.GROUP and last.group_by is not None
    if last is not None and counted and reading.entities and reading.entities.kind is last.group_by:
        # "Which country comes second?" after their numbers by country.
        in_order = replace(last, rank=Rank(Measure.PARTNERSHIPS, True, place), entities=reading.entities)
        return in_order.asking("ask_partnerships", Form.LIST)
    of_years = groups is not None and groups.group_by in _YEARS
    by_number = of_years or not reading.has(Cue.AGE)  # "the year in second place" is none of age
    if groups and groups.rank and by_number and _may_name(reading, groups, context):
        # "which city comes second?" after "which has the most partners?"
        return replace(groups, rank=groups.rank._replace(place=place, wanted=wanted))
    if last is None or last.rank is None or reading.rank:
        return reading
    is_told = last.rank.place == 1 and place <= max(context.told, last.rank.wanted)
    if context.told and is_told and not goes_on:
        return reading  # one of those that were told
    # "Where is the second?", 二番目はどこ ask which one it is, and for no country.
    which = reading.intent in _PLACED and reading.nth is not None and reading.pointer is None
    which = which and (reading.entities is None or reading.entities.kind is Dimension.CITY)
    takes_up = goes_on or which or reading.intent in ("name_subject", last.intent)
    return replace(
        _within_told(_asked_for(last), context, table) if takes_up else reading,
        rank=last.rank._replace(place=place, wanted=wanted),
        nth=None,
        pointed=None,
    )


def _is_elliptic(reading: Reading) -> bool:
    """Whether it names neither what it asks for nor anything that bounds it: "which came second?"."""
    own = reading.conditions or reading.pointer or reading.counted or reading.cues & _NOUNS
    return reading.has(Cue.ELLIPTIC) and not own


def _goes_on(reading: Reading, context: Context) -> bool:
    """Whether it is asked what comes behind that which was told of an order: "the next?", "who came next?"; of a list that has more pages these are meant."""
    all_told = context.told in (0, 1, len(context.options))
    compared, behind = reading.comparison and reading.comparison.cities, reading.rank and reading.rank.behind
    named = reading.names_rows or reading.conditions or compared or behind
    next_one = reading.has(Cue.NEXT) and not named and reading.pointer is not Pointer.THOSE
    return (reading.intent == "ask_more" and all_told) or next_one


def _places_told(last: Reading, rank: Rank, context: Context, table: PartnershipTable) -> int:
    """How many places of an order the last answer told: of the two oldest one, where they began on the same day."""
    if rank.wanted == 1:
        return 1
    if last.entities:
        things = selected(last, table.find(Filter()), table)
        return len(ranked_entities(things, rank, is_counted(last), table))
    told = table.held_partnerships(context.options or context.partnerships)
    return len([*by_place(told, rank, table)])


def _within_told(order: Reading, context: Context, table: PartnershipTable) -> Reading:
    """The question for a place in an order with the city whose partners it was one among, though it did not name it."""
    rows = table.held_partnerships(context.options)
    named = order.names_something or order.conditions or order.has(Cue.WHOLE_TABLE)
    if named or len(rows) < 2 or not {*context.partnerships} < {*context.options}:
        return order
    return replace(order, cities=cities_in_all(rows))


def _asked_for(claim: Reading) -> Reading:
    """The question for what has a place in an order that was claimed of something: "is Lyon Spain's oldest partner?"; any other as it is."""
    if claim.form is not Form.CONFIRM:
        return claim
    of = next((one.subject for one in claim.asserted.predicates if one.subject), "") if claim.asserted else ""
    cities = (of,) if of else ()
    return replace(claim, form=Form.TELL, cities=cities, asserted=None, restriction=Filter())


def _may_name(reading: Reading, groups: Reading, context: Context) -> bool:
    """Whether a place can be one among cities, countries or years that were ranked, and is none in a list told since."""
    bare = context.last_question == groups and not reading.conditions
    of_kind = reading.counted is not None and reading.counted.dimension is groups.group_by
    of_year = groups.group_by in _YEARS and reading.has(Cue.DATE)
    of_kind = of_kind or (of_year and reading.has(Cue.VERBLESS))
    return bare or of_kind or (reading.rank is not None and reading.rank.place > 1)


def _other_end(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And the newest?" after "which of its partners is the oldest?" asks for the other end of the same order; 逆に最も古い提携は names anew what the last question only took up."""
    last = context.last_question
    if last is None or last.rank is None or reading.rank is None:
        return reading
    of_others = reading.group_by not in (None, last.group_by)  # "the busiest decade" behind a year
    # "The newest of the five", "and the newest that is still active?", but not "the three newest".
    of_others = of_others or reading.pointed not in (None, reading.rank.wanted) or reading.active
    anew = reading.has(Cue.PARTNERSHIP) and not (reading.has(Cue.CONJOINED) or last.has(Cue.PARTNERSHIP))
    # "With whom the latest?" is no sentence that says of what.
    bare = reading.has(Cue.VERBLESS) or reading.cues >= {Cue.BRIEF, Cue.WITH_WHOM}
    own = reading.conditions or reading.pointer or reading.comparison or reading.cues & _NOUNS
    bare = bare or (reading.cues >= {Cue.CONJOINED, Cue.WHICH} and not own)  # "and who is the oldest?"
    if of_others or anew or reading.names_something or not bare or reading.quantifier:
        return reading
    place = "ask_oldest" if reading.rank.greatest else "ask_newest"
    intent = place if reading.intent == "name_subject" else reading.intent
    return replace(_asked_for(last), intent=intent, rank=reading.rank, pointer=reading.pointer)


def _corrected(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "No, I wanted the year" asks for the year, and refuses nothing; "sorry, I meant Lyon" asks again, of Lyon."""
    named = reading.cues & {Cue.MEANT, Cue.CONTACT} == {Cue.MEANT} and (reading.cities or reading.conditions)
    if named and (not has_trait(reading.intent, Trait.TABLE) or reading.runners_up[:1] == ("name_subject",)):
        return replace(reading.asking("name_subject", Form.TELL), pointer=None, asserted=None)
    last, against = context.last_question, reading.intent == "doubt" and len(reading.cities) == 1
    if against and last and last.comparison and last.comparison.cities:
        # "No, it is Lyon's that I want it compared with."
        return replace(last, comparison=last.comparison._replace(cities=reading.cities))
    of_aspect = reading.cues & {Cue.DATE, Cue.EVENT, Cue.THEMES, Cue.RECORDS, Cue.PARTNERSHIP}
    if reading.intent != "deny" or reading.names_something or not of_aspect:
        return reading
    likeliest = next((one for one in reading.runners_up if has_trait(one, Trait.ABOUT_ONE)), None)
    return reading.asking(likeliest, Form.TELL) if likeliest else reading


def _regrouped(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "By year?" after a list or a number asks for the same in groups."""
    last = context.last_question
    asks = reading.form is Form.GROUP and reading.group_by and reading.has(Cue.VERBLESS)
    own = not reading.is_bare or reading.has(Cue.PARTNERSHIP) or reading.has(Cue.EVENT)
    if last is None or not asks or own or not has_trait(last.intent, Trait.PARTNERS):
        return reading
    grouped = replace(last, group_by=reading.group_by, rank=None, entities=None, quantifier=None)
    return grouped.asking("ask_partnerships", Form.GROUP)


def _listed(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones?" after a number or a yes, and "which ones are they?", ask for what was found."""
    last = context.last_question
    # "Which are they, one by one?" is not of all, and "tell me all" behind a number is of what was counted.
    counted = last is not None and last.form is Form.COUNT and not reading.has(Cue.PARTNERSHIP)
    several = reading.quantifier not in (None, Quantifier.EACH, *([Quantifier.ALL] if counted else []))
    if last is None or not reading.is_bare or several or reading.unread or reading.has(Cue.NOT_SO):
        return reading
    if last.active and reading.cues & {Cue.DORMANT, Cue.SUSPENDED, Cue.ENDED}:
        return reading  # "which ones are dormant?" of those that are active is of none of them
    if _asks_who_they_are(reading, context, table):
        return replace(reading, partnerships=context.partnerships).asking("ask_partnerships", Form.LIST)
    if reading.form is not Form.LIST:
        return reading
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY)
    points = points and (reading.has(Cue.ELLIPTIC) or (reading.has(Cue.BRIEF) and last.rank is not None))
    found = last.form in (Form.COUNT, Form.CONFIRM) or last.group_by
    alone = reading.has(Cue.BRIEF) or reading.cues >= {Cue.ELLIPTIC, Cue.JUST_SO}
    brief = bool(found or (reading.follows and reading.has(Cue.ELLIPTIC))) and alone
    if brief and not context.partnerships and last.form is Form.COUNT and last.conditions:
        return last.asking("ask_partnerships", Form.LIST)  # there is none
    told = 0 < len(context.partnerships) < len(table.partnerships)
    which = reading.has(Cue.ELLIPTIC) and reading.pointer in (None, Pointer.THEY, Pointer.THOSE)
    again = which and alone and last.form is Form.LIST and last.intent == "ask_partnerships"
    if again and last.entities and last.conditions:
        return last.asking("ask_partnerships", Form.LIST)  # "tell me which" after "and with Spanish ones?"
    points = points or (brief and reading.pointer in (None, Pointer.IT))
    if brief and reading.intent == "list_events" and not reading.has(Cue.EVENT):
        reading = reading.asking(last.intent, Form.LIST)  # «¿cuáles son en concreto?» says of no events
    return replace(reading, partnerships=context.partnerships) if told and points else reading


def _asks_who_they_are(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether it asks who several are that were told, 都是谁, "who are they?", whatever form that was read in."""
    several = 1 < len(context.partnerships) < len(table.partnerships)
    who = reading.has(Cue.WHICH) and reading.has(Cue.BRIEF) and has_trait(reading.intent, Trait.PARTNERS)
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) and reading.pointed is None
    return several and who and points and reading.form is Form.TELL and not reading.has(Cue.OF_PARTNER)
