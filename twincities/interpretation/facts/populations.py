"""Questions on how many people live in cities, where the table says so."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.dialogue.subject import city_of_several
from twincities.reading import Counted, Cue, Dimension, Entities, Form, Measure, Pointer, Quantifier, Reading
from twincities.reading.model.selection import Size
from twincities.table import PartnershipTable
from twincities.table.filters import Inhabitants
from twincities.table.populations import partner_ends, tells_populations

_ASPECT = "ask_city_trivia"
_SURE = 0.9  # confidence
_PAIR = 2
_OF_TIES = frozenset({Cue.PARTNERSHIP, Cue.TWINNED, Cue.OF_PARTNER})


def population_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Partners of more than 100,000 inhabitants" asks for a list, "how many people live in Lyon?" and "and the smallest?" for a fact of cities, whatever they were read as."""
    last = context.last_question
    if other := _of_the_other(reading, context, table):
        return other
    goes_on = last is not None and last.size is not None and not reading.names_something
    if last and goes_on and reading.has(Cue.DIFFERENCE):
        return last  # "a difference of how many?"
    if last and goes_on and (again := _other_end(reading, last) or _place_in_order(reading, last)):
        return again
    reading = _more_than(_number_of_it(_asked_again(reading, context), context), context)
    if not reading.has(Cue.POPULATION) or reading.events or not tells_populations(table):
        return _not_told(replace(reading, inhabitants=None))
    if _is_of_those_who_come(reading, context):
        return reading.asking("ask_not_recorded")
    reading = _held_against(_held_against_us(reading, context, table), table)
    if claimed := _claimed_of_partners(reading, table):
        return claimed
    unread_bounds = bool(reading.unread) and reading.has(Cue.PARTNERSHIP) and reading.size is None
    of_several = _share_claimed(reading, context, table)
    if (reading.inhabitants or unread_bounds) and (of_several or not _is_claimed(reading)):
        counts = reading.form is Form.COUNT and reading.counted is not None
        listed = replace(reading, rank=None, comparison=None, number=None, asserted=None)
        if of_several:
            return replace(listed, pointer=Pointer.THOSE, pointed=None).asking("ask_partnerships")
        return listed.asking("ask_partnerships", Form.COUNT if counts else Form.LIST)
    of_it = reading.is_bare and reading.size is None and len(context.cities) == 1
    of_it = of_it and (reading.has(Cue.BRIEF) or reading.pointer is Pointer.IT)
    if of_it and (goes_on or len(context.partnerships) == 1) and reading.pointer in (None, Pointer.IT):
        reading = replace(reading, cities=context.cities, pointer=None)  # "how many?" about the largest
    bare = reading.has(Cue.VERBLESS) and reading.pointer is None
    bare = bare and not reading.cues & {Cue.PARTNERSHIP, Cue.WHOLE_TABLE}
    if last and goes_on and bare and reading.size:
        return replace(last, size=reading.size)  # "and the smallest?"
    if reading.size and reading.size.superlative:
        # "The smallest one" is not the youngest one, "the second largest" not the second of those told.
        reading = replace(reading, rank=None, nth=None)
        own = reading.counted is Counted.CITIES and not reading.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP}
        if own and reading.pointer is Pointer.IT and reading.has(Cue.WHICH):
            reading = replace(reading, pointer=None)  # "which town has the most people in it?"
    reading = _among_those_told(reading, context, table)
    one = reading.size is not None and reading.size.superlative and reading.form is Form.COUNT
    return reading.asking(_ASPECT, Form.TELL if one or reading.form is Form.LIST else reading.form)


def _not_told(reading: Reading) -> Reading:
    """ "And the number of inhabitants of Lyon, do you have it?" claims no partnership, where the table tells no populations either."""
    of_ties = reading.cues & _OF_TIES or len(reading.cities) != 1 or not reading.has(Cue.POPULATION)
    return reading if of_ties or reading.intent != "confirm_partnership" else reading.asking(_ASPECT)


def _is_of_those_who_come(reading: Reading, context: Context) -> bool:
    """Whether "how many people?" is said of an event, whose visitors no table counts."""
    last = context.last_question
    of_events = bool(context.event) or (last is not None and has_trait(last.intent, Trait.EVENT_SAID))
    return of_events and reading.is_bare and reading.size is None and not reading.has(Cue.VERBLESS)


def _of_the_other(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "And how many live in the other one?" behind one of two partners asks it of the other; None for anything else."""
    last, told = context.last_question, table.held_partnerships(context.options)
    again = last is not None and last.has(Cue.POPULATION) and reading.has(Cue.VERBLESS)
    asks = reading.pointer is Pointer.OTHER and reading.is_bare and (reading.has(Cue.POPULATION) or again)
    whose = city_of_several(told)
    if not asks or whose is None or len(told) != _PAIR:
        return None
    others = [city for row in told if (city := row.other(whose)) not in context.talked_about(table)]
    if len(others) != 1:
        return None
    cues = reading.cues | {Cue.POPULATION}
    return replace(reading, cities=(others[0],), pointer=None, cues=cues).asking(_ASPECT, Form.TELL)


def _other_end(reading: Reading, last: Reading) -> Reading | None:
    """The question of "and the fewest?" after "which of these has the most inhabitants?": of the same cities, and of inhabitants again; None for any other."""
    rank, size = reading.rank, last.size
    one = reading.has(Cue.SINGLED_OUT)
    # « Celle qui en a le moins » points at what is counted, and at no city.
    points = reading.pointer is not None and not (one and reading.pointer is Pointer.IT)
    # 「最少的是？」 has all its words.
    brief = reading.is_incomplete or reading.has(Cue.BRIEF)
    alone = (brief or one) and not (reading.conditions or points or reading.group_by)
    said = reading.counted or reading.entities or reading.cues & {Cue.PARTNERSHIP, Cue.EVENT, Cue.OF_PARTNER}
    if rank is None or size is None or rank.by is not Measure.PARTNERSHIPS or said or not alone:
        return None
    if not size.superlative or last.form is Form.CONFIRM:
        return None
    return replace(last, size=size._replace(greatest=rank.greatest, place=rank.place, wanted=rank.wanted))


def _place_in_order(reading: Reading, last: Reading) -> Reading | None:
    """The question of "and the second?", "who comes next?" after "which of these has the most inhabitants?": that place of the same cities; None for any other."""
    size, is_next = last.size, reading.has(Cue.NEXT)
    place = size.place + size.wanted if size and is_next else reading.nth or 0
    who = reading.entities is None or reading.entities == Entities(Dimension.CITY)
    said = reading.counted or not who or reading.cues & {Cue.PARTNERSHIP, Cue.EVENT, Cue.AGE}
    alone = (reading.has(Cue.VERBLESS) or is_next) and reading.is_bare and reading.pointer is None
    told_several = size is not None and size.wanted > 1 and not is_next
    if size is None or not size.superlative or told_several or place < 1 or said or not alone:
        return None
    if reading.unread:
        return None
    return replace(last, size=size._replace(place=place, wanted=1))


def _number_of_it(reading: Reading, context: Context) -> Reading:
    """ "How many people is that?", "how many is it?" behind the largest city ask for its people, and for no number of partnerships."""
    last, size = context.last_question, context.last_question.size if context.last_question else None
    ranked = last is not None and size is not None and size.superlative and len(context.cities) == 1
    points = reading.pointer is Pointer.IT or (reading.pointer is None and reading.has(Cue.BRIEF))
    asks = reading.form is Form.COUNT and points and reading.is_bare and not reading.unread
    other = reading.counted or reading.entities or reading.cues & {Cue.PARTNERSHIP, Cue.EVENT, Cue.TWINNED}
    if not (ranked and asks) or other or reading.has(Cue.POPULATION):
        return reading
    cues = reading.cues | {Cue.POPULATION, Cue.BRIEF}
    return replace(reading, cities=context.cities, pointer=None, cues=cues)


def _among_those_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of its partners is the largest?" is asked of the partners of the city talked about, "which one has the fewest inhabitants?" of those that were listed."""
    size, last = reading.size, context.last_question
    if two := _of_two_told(reading, context, table):
        return two
    bounded = reading.names_something or reading.conditions or reading.rank or reading.has(Cue.WHOLE_TABLE)
    bounded = bounded or reading.active  # "of the active ones, which is the largest?"
    if size is None or not size.superlative or size.others or bounded or last is None:
        return reading
    of_partners = bool(reading.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP})
    talked_about = context.cities if len(context.cities) == 1 else last.cities
    if of_partners and reading.pointer is Pointer.IT and len(talked_about) == 1:
        return replace(reading, cities=talked_about, pointer=None)
    described = last.names_something or last.pointer is Pointer.THOSE
    described = described and len(context.options) < len(table.partnerships)
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) and reading.pointed is None
    # "How many people live in the largest?" names no noun that could be of the whole table.
    alone = reading.has(Cue.ELLIPTIC) or not (reading.counted or reading.entities)
    bare = points or (alone and reading.pointer is None and not of_partners)
    listed = bare and described and len(context.options) > 1 and last.entities is None
    return replace(reading, partnerships=context.options) if listed else reading


def _of_two_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading | None:
    """ "Which is bigger?" after two partnerships is asked of the two partners, after one of its two cities; None where it is not asked of these."""
    size, told = reading.size, table.held_partnerships(context.partnerships)
    comparative = size is not None and not (size.superlative or size.others)
    points = reading.pointer in (None, Pointer.THOSE, Pointer.THEY)
    bare = not (reading.names_something or reading.conditions) and points and reading.form is not Form.CONFIRM
    if not (comparative and bare and reading.has(Cue.ELLIPTIC)) or len(told) not in (1, 2):
        return None
    if len(told) == 1:
        if reading.pointer and len(context.mentioned) > 1:
            return None  # "which of the two?" may be of two that were told one after the other
        return replace(reading, cities=told[0].cities, pointer=None)
    return replace(reading, partnerships=context.partnerships, pointer=None)


def _share_claimed(reading: Reading, context: Context, table: PartnershipTable) -> bool:
    """Whether a number of inhabitants is claimed of all, any or none of those that were told, of each of which it is known."""
    points = reading.pointer in (Pointer.THOSE, Pointer.THEY) and reading.quantifier is not None
    if reading.form is not Form.CONFIRM or not points or reading.names_something:
        return False
    rows = table.held_partnerships(context.options)
    if reading.pointed not in (None, len(rows)):
        return False
    whose = city_of_several(rows)
    # Of cities without a number, nothing is borne out and nothing denied.
    return whose is not None and all(table.city(row.other(whose)).population is not None for row in rows)


def _claimed_of_partners(reading: Reading, table: PartnershipTable) -> Reading | None:
    """The claim that all partners, or none, have so many inhabitants, "do all partners have more than 10,000 inhabitants?", where those whose number is known tell whether it is so; None for anything else."""
    claims = reading.form is Form.CONFIRM and (reading.is_of_all or reading.quantifier is Quantifier.NONE)
    bounds, told = reading.inhabitants, reading.pointer in (Pointer.THOSE, Pointer.THEY)
    if not claims or bounds is None or told or reading.unwanted or not reading.has(Cue.PARTNERSHIP):
        return None
    # Which partners they are is no part of what is claimed: "do all German ones have …?"
    of_what = replace(reading.conditions, inhabitants=None, without=None)
    rows = table.find(of_what)
    whose = reading.cities or tuple(filter(None, (city_of_several(rows) or table.hub,)))
    ends = [city.population for row in rows for city in partner_ends(row, whose, table)]
    holds = [bounds.holds(number) for number in ends if number is not None]
    as_claimed = not any(holds) if reading.quantifier is Quantifier.NONE else all(holds)
    # Of cities without a number, nothing is borne out; one with another number is enough to deny it.
    if len(whose) != 1 or not holds or (as_claimed and len(holds) < len(ends)):
        return None
    claim = replace(reading, restriction=replace(of_what, cities=()), asserted=None, comparison=None)
    return replace(claim, rank=None, number=None).asking("ask_partnerships")


def _asked_again(reading: Reading, context: Context) -> Reading:
    """ "And how many are there in Turin?" after how many people live in Lyon asks for people too."""
    last = context.last_question
    of_people = last is not None and last.has(Cue.POPULATION) and reading.form is Form.COUNT
    other = reading.cues & (_OF_TIES | {Cue.EVENT}) or reading.unread
    # "And the mayor of Turin, how much is he paid?"
    of_somebody = reading.intent == "ask_not_recorded" and reading.confidence >= _SURE
    if not of_people or other or of_somebody or reading.counted or reading.active or not reading.cities:
        return reading
    return replace(reading, cues=reading.cues | {Cue.POPULATION})


def _more_than(reading: Reading, context: Context) -> Reading:
    """ "Is that more than Turin?" after how many people live in Lyon holds these numbers against each other."""
    last, by = context.last_question, reading.comparison
    of_people = last is not None and last.has(Cue.POPULATION) and len(context.cities) == 1
    if by is None or not of_people or by.by is not Measure.PARTNERSHIPS or not by.cities or not by.relation:
        return reading
    if reading.names_something or reading.cues & {Cue.PARTNERSHIP, Cue.OF_PARTNER, Cue.TWINNED}:
        return reading
    size = Size(by.relation > 0, False, others=by.cities)
    held = replace(reading, size=size, comparison=None, cities=context.cities, pointer=None)
    return replace(held, cues=held.cues | {Cue.POPULATION})


def _held_against_us(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones are larger than us?", "… than mine?" hold cities against the town of whoever asks, where it is known."""
    size, hub = reading.size, context.town(table)
    town = (
        context.home or hub if reading.has(Cue.MINE) else hub
    )  # a guest's "mine" is not the town of the list
    if size is None or size.superlative or not reading.cues & {Cue.THAN_US, Cue.MINE}:
        return reading
    if town is None or not table.has_city(town):
        return reading
    reading = replace(reading, cues=reading.cues - {Cue.MINE} | {Cue.THAN_US})
    if size.others:  # "is mine larger than Lyon?"
        return reading if reading.cities or reading.pointer else replace(reading, cities=(town,))
    pointer = None if reading.pointer is Pointer.OURS else reading.pointer
    own = {town, hub} if reading.has(Cue.OF_PARTNER) else {town}  # "partners of Lyon smaller than mine"
    cities = tuple(city for city in reading.cities if city not in own)
    return replace(reading, size=size._replace(others=(town,)), cities=cities, pointer=pointer)


def _held_against(reading: Reading, table: PartnershipTable) -> Reading:
    """ "Partners larger than Lyon", "how many have fewer inhabitants than Lyon?" bound the partners by that of a city."""
    size = reading.size
    several = reading.has(Cue.PARTNERSHIP) and reading.has(Cue.SEVERAL)
    asks_which = bool(reading.cues & {Cue.WHICH, Cue.ELLIPTIC})
    which = asks_which and (
        reading.has(Cue.SEVERAL) or (reading.has(Cue.WHICH) and reading.counted is not None)
    )
    which = which or (reading.has(Cue.PARTNERSHIP) and reading.form is Form.LIST)
    some = reading.quantifier is Quantifier.ANY and not reading.counted
    singled_out = _singles_out(reading)
    several = several or which or some or singled_out or _wants_larger(reading)
    if size is None or size.superlative or len(size.others) != 1 or reading.names_rows or not several:
        return reading
    if not table.has_city(size.others[0]) or (population := table.city(size.others[0]).population) is None:
        return reading
    least, most = (population, None) if size.greatest else (None, population)
    of_cities = reading.counted is Counted.CITIES or reading.entities == Entities(Dimension.CITY)
    if of_cities and size.others[0] == table.hub:
        # Of the towns of a list, its own is none that is wanted beside it.
        reading = replace(reading, counted=Counted.PARTNERSHIPS, entities=None)
    if singled_out:
        reading = replace(reading, pointer=None)
    return replace(reading, size=None, inhabitants=Inhabitants(least, most, strictly=True))


def _wants_larger(reading: Reading) -> bool:
    """Whether those are wanted that a city is held against, with no noun for them: 「リヨンより大きい町は？」, "list all with more inhabitants than Lyon"."""
    noun = reading.counted in (Counted.CITIES, Counted.PARTNERSHIPS)
    wanted = noun or bool(reading.cues & {Cue.ABOUT_ALL, Cue.WHICH, Cue.THERE_IS})
    asks = noun if reading.form is Form.COUNT else reading.form in (Form.LIST, Form.TELL)
    asks = asks and not reading.cues & {Cue.ALTERNATIVE, Cue.DIFFERENCE}
    return wanted and asks and reading.pointer in (None, Pointer.OURS)


def _singles_out(reading: Reading) -> bool:
    """Whether those are wanted for which nothing stands but "the ones", « celles »: "and the ones smaller than Lyon?"."""
    ones = reading.has(Cue.SINGLED_OUT) or (reading.has(Cue.VERBLESS) and reading.pointer is Pointer.THOSE)
    asks = reading.form in (Form.TELL, Form.LIST, Form.COMPARE) and reading.pointer in (None, Pointer.THOSE)
    return ones and asks and not reading.cues & {Cue.ALTERNATIVE, Cue.DIFFERENCE, Cue.ELLIPTIC}


def _is_claimed(reading: Reading) -> bool:
    """Whether it is claimed of what is named: "has Lyon more than 100,000 inhabitants?"."""
    points = reading.pointer in (Pointer.IT, Pointer.THEY) and reading.quantifier is not Quantifier.ANY
    return reading.form is Form.CONFIRM and bool(points or len(reading.cities) == 1)
