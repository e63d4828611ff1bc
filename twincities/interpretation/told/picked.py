"""What picks from what was told: "which of them belong to Lyon?", "only those of Lyon", "without Lyon's, who is left?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.conditions import with_conditions
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import merged
from twincities.interpretation.entities.entities_again import narrowed_down
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter, PartnershipTable

_OF_DATES = ("ask_since", "ask_age", "ask_anniversary")
_SEVERAL = 2
_LISTED = (Trait.OF_THE_TABLE, Trait.PARTNERS, Trait.DATE_SAID)


def those_of_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which of them belong to Lyon?" picks from what was told; "when did Lyon start with them?" asks of that one when."""
    rows = table.held_partnerships(context.options or context.partnerships)
    of_city = [row.id for row in rows if len(reading.cities) == 1 and reading.cities[0] in row.cities]
    asks = reading.pointer is Pointer.THOSE and reading.form is not Form.CONFIRM and not reading.comparison
    if not asks or reading.rank or not of_city or len(of_city) == len(rows):
        return reading
    picked = replace(reading, cities=(), partnerships=tuple(of_city), pointer=None)
    if reading.intent in _OF_DATES and not reading.cues & {Cue.WHICH, Cue.ELLIPTIC, Cue.VERBLESS}:
        return picked
    return picked.asking("ask_partnerships", Form.COUNT if reading.form is Form.COUNT else Form.LIST)


def one_of_city_told(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The Shenyang one, on which day?", 沈阳那个呢 after Chicago's partners is that of the two, and not each of Shenyang's."""
    last = context.last_question
    asked = last.cities if last and has_trait(last.intent, Trait.PARTNERS) else ()
    told = context.options or context.partnerships
    if len(asked) != 1 or len(reading.cities) != 1 or len(told) < _SEVERAL:
        return reading
    row = table.between(asked[0], reading.cities[0])
    dated = reading.intent in _OF_DATES or (
        reading.pointer is Pointer.IT and bool(reading.finer or reading.has(Cue.DATE))
    )
    placed = reading.rank or reading.comparison or reading.nth
    bounded = reading.conditions or placed or reading.form is Form.CONFIRM
    if row is None or row.id not in told or not dated or bounded or reading.has(Cue.OF_PARTNER):
        return reading
    of_two = replace(reading, cities=(reading.cities[0], asked[0]), pointer=None)
    return of_two if reading.intent in _OF_DATES else of_two.asking("ask_since", Form.TELL)


def one_with_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which one is with Lyon?", "and with Lyon?" after the Spanish ones were listed pick from those; and so does "and Turin?" next."""
    last = context.last_question
    bounded = reading.conditions or reading.selects_by_order or reading.form is Form.CONFIRM
    bounded = bounded or reading.has(Cue.EVENT)  # "back to Lyon: any event there?"
    alike = reading.is_incomplete and reading.has(Cue.WITH_CITY) and not bounded
    if last and last.has(Cue.RENEWED) and last.form is Form.CONFIRM:
        return reading  # "and with Lyon?" is claimed to have been renewed then, and not to have begun
    if alike and last and last.conditions and len(last.cities) == len(reading.cities) == 1:
        # "Which of the Italian ones is with Lyon?", "and which with Turin?"
        return with_conditions(replace(reading, form=last.form, intent=last.intent), last, reading)
    if bounded or len(reading.cities) != 1 or last is None or (last.names_rows and not last.partnerships):
        return reading
    again = bool(last.partnerships) and reading.intent == "name_subject"
    if (
        not (again or reading.has(Cue.WITH_CITY))
        or not reading.is_incomplete
        or not last.conditions
        or last.group_by
    ):
        return reading
    listed = table.find(last.conditions) if has_trait(last.intent, Trait.OF_THE_TABLE) else ()
    picked = tuple(row.id for row in listed if reading.cities[0] in row.cities)
    asked = replace(reading, cities=(), partnerships=picked).asking("ask_partnerships", Form.LIST)
    return with_conditions(asked, last, reading) if picked else reading


def others_than(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Which others are there apart from Lyon's?", "without Lyon's, who is left?" after those of 1985 ask for the rest."""
    last = context.last_question
    without = (
        reading.has(Cue.LEFT) and not reading.excluded_cities and has_trait(reading.intent, Trait.PARTNERS)
    )
    if without and last is not None and has_trait(last.intent, Trait.OF_THE_TABLE):
        reading = replace(reading, cities=(), excluded_cities=reading.cities)
    bounded = bool(reading.names_rows or reading.conditions or reading.rank or reading.comparison)
    bounded = bounded or reading.quantifier is Quantifier.ALL
    brief = reading.cues & {Cue.OTHERS, Cue.ELLIPTIC, Cue.VERBLESS, Cue.LEFT, Cue.SINGLED_OUT}
    asks = brief and reading.form is not Form.CONFIRM
    of_rows = has_trait(reading.intent, Trait.PARTNERS) or reading.intent == "name_subject"
    if not (reading.excluded_cities and asks and of_rows) or bounded or last is None or last.rank:
        return reading
    if (
        not has_trait(last.intent, Trait.OF_THE_TABLE)
        or not (last.conditions or last.cities)
        or context.told < 2
    ):
        return reading
    form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
    left = replace(merged(last, replace(reading, pointer=None)), excluded_cities=reading.excluded_cities)
    return replace(left, entities=None, group_by=None).asking("ask_partnerships", form)


def left_without(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Cross out the European ones. What is left?" asks for the rest of what was listed last, whatever it was read as."""
    last, no = context.last_question, reading.unwanted
    leaves_out = bool(no) and replace(reading.conditions, without=None) == Filter()
    listed = last is not None and any(has_trait(last.intent, one) for one in _LISTED) and not last.rank
    asks = reading.has(Cue.LEFT) and reading.form is not Form.CONFIRM and not reading.names_rows
    if last is None or not (leaves_out and listed and asks) or reading.has(Cue.EVENT):
        return reading
    if {*no.themes, *no.countries, *no.continents} & {*last.themes, *last.countries, *last.continents}:
        return reading  # nothing of what was told would be left
    rest = merged(last, replace(reading, pointer=None, unread=(), rank=None))
    form = Form.COUNT if reading.form is Form.COUNT else Form.LIST
    return replace(rest, entities=None, group_by=None).asking("ask_partnerships", form)


def those_of_theme(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The ones with sport as a theme" picks from what was told, and asks for no themes."""
    picks = reading.pointer is Pointer.THOSE and reading.has(Cue.VERBLESS) and context.told > 1
    if not (picks and reading.themes and reading.has(Cue.THEMES)) or reading.names_rows:
        return reading
    return replace(reading, cues=reading.cues - {Cue.THEMES}).asking("ask_partnerships", Form.LIST)


def restricted(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Only those of Lyon": what was listed or counted is narrowed down, and nothing else is asked."""
    last = context.last_question
    if not reading.has(Cue.ONLY) or last is None:
        return reading
    asks = reading.form in (Form.CONFIRM, Form.COUNT) or (
        has_trait(reading.intent, Trait.ABOUT_ONE)
        and not has_trait(reading.intent, Trait.PARTNERS)
        and not reading.is_fragment
    )
    held = all(table.partnerships_of(city) for city in reading.cities)
    if asks or reading.doubts or reading.unknown or not held or not (reading.cities or reading.conditions):
        return reading
    if len(context.events) > 1:
        return replace(reading, pointer=Pointer.THOSE).asking("list_events", Form.LIST)
    only = replace(reading, pointer=None)
    if of_things := narrowed_down(reading, last):
        return of_things
    if has_trait(last.intent, Trait.OF_THE_TABLE):
        # "Only the Asian ones" and then "only the European ones" of a city's partners are both of these.
        return replace(merged(last, only), partnerships=last.partnerships).asking(
            "ask_partnerships", Form.LIST
        )
    listed = context.told > 1 and not reading.cities
    told = replace(only, partnerships=context.options).asking("ask_partnerships", Form.LIST)
    if listed or reading.names_rows or not (reading.countries or reading.continents or reading.years):
        return told if listed else reading
    return only.asking("ask_partnerships", Form.LIST)
