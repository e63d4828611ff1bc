"""Conditions and places that bound the partners of the city talked about: "its oldest partner", "any in Brazil?"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.subject import has_several_partners
from twincities.interpretation.partners.stays_with_city import city_of_partners
from twincities.reading import Counted, Cue, Form, Measure, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable
from twincities.table.times.further_dates import any_within
from twincities.table.world_regions import lies_in_any


def of_city_talked_about(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Its oldest partner", "which of its partners are in Japan?" bound the partners of the city talked about."""
    # "I write about Lyon. How many partners does the city have?"
    of_that = reading.pointer is None and reading.has(Cue.THAT_CITY) and len(context.cities) == 1
    if reading.names_rows or not (of_that or reading.pointer in (Pointer.IT, Pointer.OURS)):
        return reading
    if reading.has(Cue.OTHERS) and reading.entities and reading.entities.having:
        return replace(reading, pointer=None)  # "other cities with two Chinese partners like that"
    compared = reading.comparison
    # "How many years older is it than Lyon's?"
    of_it = reading.form is Form.CONFIRM or reading.has(Cue.DIFFERENCE)
    by_age = compared is not None and compared.by is Measure.AGE and of_it
    only_dated = bool(reading.years) and not replace(reading.conditions, years=())
    dated = only_dated and has_trait(reading.intent, Trait.OF_DATES) and not reading.quantifier
    of_one = len(context.partnerships) == 1 and not reading.cues & {Cue.OF_PARTNER, Cue.PARTNERSHIP}
    if of_one and (by_age or (dated and reading.form is Form.CONFIRM)):
        # "Is that older than Turin's?", "that one is from the nineties?" are asked of the one told, and not of any partner.
        return reading
    of_order = context.ranking is not None and context.ranking == context.last_question
    if of_order and reading.nth is not None and reading.form is Form.COUNT:
        return reading  # "And the second one, how many does it have?" after which city has the most
    asked = context.last_question.cities if context.last_question else ()
    talked_about = context.cities if len(context.cities) == 1 else asked
    if reading.has(Cue.OTHERS) and len(talked_about) > 1:
        # "Which other partners does it have?" after one pair is asked of the end that has others.
        talked_about = tuple(id for id in talked_about if has_several_partners((id,), table))[:1]
    if end := _end_with_partners_there(reading, context, table):
        listed = replace(reading, cities=(end,), pointer=None, asserted=None)
        if reading.form is not Form.CONFIRM:
            return replace(listed, entities=None).asking("ask_partnerships", Form.LIST)
        return replace(listed, quantifier=reading.quantifier or Quantifier.ANY).asking("ask_partnerships")
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


def partner_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is its Chinese partner?" behind one city asks for the partner of that, and for no list of those in China; so does "is its partner in China or in Chile?"."""
    either = reading.has(Cue.ALTERNATIVE) and reading.form is Form.CONFIRM
    pointers = (Pointer.IT, Pointer.THEY, None) if either else (Pointer.IT, Pointer.THEY)
    points = reading.pointer in pointers and reading.has(Cue.OF_PARTNER)
    of_partner = has_trait(reading.intent, Trait.PARTNERS) or (either and reading.intent == "ask_country")
    asks = points and of_partner and (either or reading.form in (Form.TELL, Form.LIST))
    own = reading.names_rows or bool(reading.rank or reading.comparison)
    own = own or (reading.quantifier is not None and not either)
    told = [id for id in context.cities if table.has_city(id)]
    several = reading.has(Cue.OTHERS) or (reading.has(Cue.SEVERAL) and not either)
    if not (asks and reading.only_placed) or own or several:
        return reading
    if len(told) != 1 or lies_in_any(table.city(told[0]), reading.places):
        return reading
    asked = replace(reading, cities=tuple(told), pointer=None, entities=None, designated=())
    asked = replace(asked, countries=(), continents=(), asserted=None) if either else asked
    return asked.asking("ask_partner", Form.TELL)


def _end_with_partners_there(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The end of the one pair told of which "are there Japanese towns, too?", "which Japanese town is it twinned with?" ask, neither end being Japanese: the only one that has further partners."""
    rows = table.held_partnerships(context.partnerships)
    of_cities = reading.counted in (Counted.CITIES, Counted.PARTNERSHIPS) and reading.pointer is Pointer.IT
    of_partners = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "ask_country"
    if not (of_cities and of_partners and reading.only_placed) or len(rows) != 1:
        return None
    ends = [id for id in rows[0].cities if has_several_partners((id,), table)]
    lies_there = any(lies_in_any(table.city(id), reading.places) for id in rows[0].cities)
    tied = reading.cues >= {Cue.TWINNED, Cue.PAIRED} and reading.form in (Form.TELL, Form.LIST)
    asks = (tied or reading.form is Form.CONFIRM) and reading.rank is None
    return ends[0] if asks and len(ends) == 1 and not lies_there else None


def _of_those_counted(reading: Reading, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The city of which "which ones are not in Japan?" asks behind "how many of those are in Japan?": the one whose partners were counted."""
    last = context.last_question
    counted = last is not None and last.pointer in (Pointer.THOSE, Pointer.THEY)
    hub = city_of_partners(context, table) if counted and reading.unwanted.countries else None
    return (hub,) if hub else ()


def _renewed_then(reading: Reading, cities: Sequence[str], table: PartnershipTable) -> bool:
    """Whether any partnership of some cities has a further date that surely lies in the years of a question."""
    rows = (row for city in cities for row in table.partnerships_of(city))
    return any(any_within(row.further_dates, reading.years) for row in rows)


def within_last(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones are not in Europe?", "any in Brazil?", "is there one from the nineties?" after the partners of a city were told are about those."""
    judged = context.last_question
    # "Are all American ones about wine?" listed nothing that "is there one about sport?" could be one of.
    of_all = judged is not None and judged.form is Form.CONFIRM and judged.is_of_all
    if _claims_one(reading) and not of_all:
        claimed = replace(reading, quantifier=Quantifier.ANY)
        within = within_last(claimed, context, table)
        return reading if within is claimed else within
    last = context.last_question
    held_against = reading.comparison and (reading.comparison.says_with_what or not reading.years)
    if last is None or reading.names_rows or held_against or not (reading.conditions or reading.rank):
        return reading
    if (reading.rank and reading.pointed) or (reading.people and reading.has(Cue.WHICH)):
        # "And of the three, which began first?" is of those that were told, "which towns does Ms Gold look after?" of all.
        return reading
    if reading.pointer is Pointer.OTHER and reading.has(Cue.WHOLE_TABLE):
        return reading  # "is there another Peruvian one in the table?"
    # 亚洲除了它还有没有别的
    any_left = reading.pointer is Pointer.REST and reading.quantifier is Quantifier.ANY
    further = reading.pointer is Pointer.OTHER or any_left
    # "How many without the Japanese cities?" counts what was listed.
    leaves_out = reading.counted is Counted.CITIES and replace(reading.conditions, without=None) == Filter()
    counts = reading.form is Form.COUNT and (reading.counted is None or leaves_out)
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
    # "And the other Korean partners?" after the newest Korean one
    alike = (
        further and bool(last.rank) and reading.conditions == last.conditions and reading.has(Cue.VERBLESS)
    )
    of_others = reading.cues & ({Cue.EVENT} if alike else {Cue.PARTNERSHIP, Cue.EVENT})
    # "Which were twinned in the eighties?" says only when they began.
    of_ties = reading.has(Cue.TWINNED) and not (alike or reading.years or reading.rank)
    bare = bare and not (of_others or of_ties)
    cities = last.cities or (context.cities if last.group_by else _of_those_counted(reading, context, table))
    compared = city_of_partners(context, table) if counts and last.partnerships and not cities else None
    if compared and not lies_in_any(table.city(compared), reading.places):
        cities = (compared,)  # "how many are British?" behind two of Lyon's that were compared
    if reading.has(Cue.RENEWED) and reading.years and not _renewed_then(reading, cities, table):
        return reading  # "which ones were renewed in 2024?" is of all where none of the city's was
    # "How many are American?" after the newest of 2015
    goes_on = bool(last.group_by or (last.rank and last.conditions))
    goes_on = goes_on or replace(reading.conditions, without=None) == Filter()
    # "Are there any that began after 1990?" after those with France
    narrows = reading.quantifier is Quantifier.ANY and bool(last.conditions) and reading.pointer is None
    narrows = narrows and has_trait(last.intent, Trait.PARTNERS) and has_trait(reading.intent, Trait.PARTNERS)
    # "Which ones began after 2000?" after the second oldest German one, where there are such
    within = with_conditions(reading, last, reading)
    of_ranked = lists and reading.has(Cue.ELLIPTIC) and reading.conditions == Filter(years=reading.years)
    of_ranked = of_ranked and bool(last.rank and last.places) and bool(table.find(within.conditions))
    if ((counts and goes_on) or narrows or of_ranked) and bare and not cities:
        # "How many in the 80s?" after the German ones by decade; "how many if Brazil does not count?"
        return within
    if not (bare and has_several_partners(cities, table) and (reading.pointer is None or further)):
        return reading
    if reading.rank:
        # A place among several that were told is one among those; else among all partners.
        listed = has_trait(last.intent, Trait.OF_THE_TABLE) or has_trait(last.intent, Trait.PARTNERS)
        of_age = listed and reading.rank.by is Measure.AGE and (context.told < 2 or again)
        return replace(reading, cities=cities) if of_age else reading
    of_table = has_trait(reading.intent, Trait.OF_THE_TABLE)
    of_city = replace(reading, cities=cities)
    of_city = replace(of_city, counted=None, entities=None) if leaves_out else of_city
    # "Which are in Africa?" behind the city's of 2012 is of all of the city's; "since 2010?" behind its African ones of those.
    anew = bool(reading.places) and not last.places and reading.form is not Form.COUNT
    # "Did any other begin that year?" behind the Argentine one is of all: what only told which one that was bounds no others.
    told = {*context.partnerships}
    fits = table.find(replace(last.conditions, cities=cities)) if reading.excluded_cities else []
    anew = anew or (bool(fits) and {row.id for row in fits} <= told)
    of_city = of_city if anew else with_conditions(of_city, last, reading)
    narrowed = of_city if of_table else reading
    # "Which were twinned after 2015?" may be of all, and is where the city has none.
    unsure = reading.has(Cue.TWINNED) and not table.find(replace(narrowed.conditions, cities=cities))
    return reading if unsure else narrowed


def within_those_ranked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which ones began after 1989?" after "which of them is the oldest?" is about those among which it was looked for, if it fits any."""
    last, options = context.last_question, context.options
    ranked = last is not None and last.rank is not None and not (last.names_something or last.conditions)
    picked = ranked and {*context.partnerships} < {*options} and len(options) < len(table.partnerships)
    asks = reading.has(Cue.ELLIPTIC) and reading.intent == "ask_partnerships" and bool(reading.conditions)
    asks = asks and reading.form in (Form.LIST, Form.COUNT) and reading.pointer is None
    own = reading.names_rows or reading.selects_by_order or reading.quantifier or reading.counted
    others = reading.cues & {Cue.PARTNERSHIP, Cue.TWINNED, Cue.EVENT, Cue.OTHERS, Cue.WHOLE_TABLE}
    if not (picked and asks) or own or others or (last is not None and last.has(Cue.WHOLE_TABLE)):
        return reading
    fits = any(row.id in options for row in table.find(reading.conditions))
    return replace(reading, pointer=Pointer.THOSE) if fits else reading


def _claims_one(reading: Reading) -> bool:
    """Whether it is claimed that there is one, and no more is said of it than its conditions: "is there one from the nineties?", 「有1990年到2010年之间的吗？」."""
    own = reading.quantifier or reading.counted or reading.entities or reading.asserted or reading.number
    claims = reading.form is Form.CONFIRM and reading.has(Cue.THERE_IS) and bool(reading.conditions)
    return claims and not own and not reading.has(Cue.WHOLE_TABLE)
