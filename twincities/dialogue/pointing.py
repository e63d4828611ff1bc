"""What points back at what was told: "the second one", "the other three", "these two", "the one left over"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import Filter, Partnership, PartnershipTable
from twincities.table.whereabouts import lies_in

T = TypeVar("T")
_OVERSEEN = 30  # rows of a table of which somebody can ask for "the others"


def pointed_rows(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """The partnerships that a question points back at by their number or as the rest; empty where it does not."""
    compares = reading.form is Form.COMPARE and not reading.names_rows
    # "Are the others all in Asia?" claims a place of them.
    of_rest = reading.pointer is Pointer.REST and not reading.names_rows
    if reading.names_something and not (compares or of_rest):
        return _those_there(reading, context, table)
    if compares and reading.pointed and reading.places:
        # "Of the two Italian ones, which is older?" is of no others that were told last.
        return _those_there(reading, context, table)
    if reading.pointer in (Pointer.REST, Pointer.OTHER):
        return () if _seeks_others(reading) else _rest(reading, context, table)
    # After an answer about one pair "the two" are its cities, unless they are compared.
    ends = reading.pointed == 2 and len(context.partnerships) == 1 and reading.form is not Form.COMPARE
    if reading.pointed and reading.pointer in (Pointer.THOSE, Pointer.THEY, None) and not ends:
        latest, nth = _latest(reading.pointed, context, table), reading.nth
        if nth is not None and reading.places_picked == 1 and reading.form is not Form.COMPARE:
            # "The first of the two" is but one of them.
            return latest[nth - 1 :][:1] if nth > 0 else latest[nth:][:1]
        return latest
    if (reading.comparison is None and reading.rank is None) or reading.names_rows:
        return ()
    return _compared_before(reading, context, table) or _compared_singly(reading, context, table)


def _seeks_others(reading: Reading) -> bool:
    """Whether others are sought in the whole table by what they are to be, and none is pointed at: "were there any others after 2010?"."""
    return bool(reading.conditions) and reading.has(Cue.THERE_IS) and not reading.pointed


def untold(
    things: Sequence[T], ids: Callable[[T], Iterable[str]], question: Reading, context: Context
) -> list[T]:
    """What "another Polish place?", "others apart from those two?" ask for: without what was just told, or else without as many as were told before that; `ids` are those of the partnerships of a thing."""
    # "Another one about wine, from before 1990?" behind the one about wine is another than that one.
    of_last = bool(context.partnerships) and _go_on(question, context.last_question)
    for least in (question.pointed or 1, 1):
        for told in (context.partnerships,) if of_last else (context.partnerships, context.mentioned):
            left = [one for one in things if not {*told}.issuperset(ids(one))]
            # Besides "those two" there is something; of all that were told before they are but a part.
            if len(things) - len(left) >= least and (left or not question.pointed):
                return left
    return list(things)


def _go_on(question: Reading, last: Reading | None) -> bool:
    """Whether a question has a condition of the last one, and others."""
    if last is None or question.conditions == last.conditions:
        return False
    asked, before = question.conditions, last.conditions
    places = {*asked.countries, *asked.continents} & {*before.countries, *before.continents}
    return bool(places or {*asked.themes} & {*before.themes})


def chosen_option(reading: Reading, context: Context, table: PartnershipTable) -> Partnership | None:
    """The partnership that "the second one", "number 2" or "the other one" picks from what was told."""
    of_events = has_trait(context.last_intent, Trait.EVENT_SAID) or context.event is not None
    options = table.held_partnerships(context.options or (() if of_events else context.mentioned))
    if not options or reading.names_something or reading.quantifier is Quantifier.ALL:
        return None
    if reading.nth is not None:
        page = table.held_partnerships(context.options[context.page]) if context.options else options
        index = reading.nth - 1 if reading.nth > 0 else reading.nth
        return page[index] if -1 <= index < len(page) else None
    if (
        reading.pointer is Pointer.OTHER
        and context.options
        and len(options) > 1
        and not _seeks_others(reading)
    ):
        rest = [row for row in options if row.id not in context.partnerships]
        return rest[0] if len(rest) < len(options) and rest else None
    return None


def other_city(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The city that "the other one" means: the only other bearer of its name ("the Canadian Hamilton. And the other?"), else the partner of the city talked about."""
    rows = table.held_partnerships(context.partnerships)
    if reading.pointer is not Pointer.OTHER or len(rows) != 1 or not context.cities:
        return None
    last = context.cities[-1]
    bearers = [city.id for city in table.namesakes_of(last) if city.id not in rows[0].cities]
    if len(bearers) == 1:
        return bearers[0]
    return rows[0].other(last) if last in rows[0].cities else None


def its_partner(reading: Reading, context: Context, table: PartnershipTable) -> str | None:
    """The other city, of which "and its partner?", "and its Chinese partner?" ask the same."""
    asks = reading.has(Cue.OF_PARTNER) and reading.pointer is Pointer.IT
    bounded = replace(reading, countries=()).names_something
    if not asks or bounded or len(context.cities) != 1 or len(context.partnerships) != 1:
        return None
    (row,) = table.held_partnerships(context.partnerships) or (None,)
    if row is None or context.cities[0] not in row.cities:
        return None
    partner = row.other(context.cities[0])
    return partner if all(lies_in(table.city(partner), code) for code in reading.countries) else None


def _compared_before(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """ "Which one is older?" after "which two of these began in the same year?" is about those that were compared."""
    last, comparison = context.last_question, reading.comparison
    if last is None or last.comparison is None or comparison is None or reading.pointer is not None:
        return ()
    if comparison.says_with_what:
        return ()  # "which are younger than Lyon's?" says what is held against what
    anew = last.comparison.relation == 0 != comparison.relation and comparison.by is last.comparison.by
    compared = context.mentioned[-last.pointed :] if last.pointed else context.mentioned
    among = anew and set(context.partnerships) < set(compared)
    return tuple(table.held_partnerships(compared)) if among else ()


def _compared_singly(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """ "Which is older?", "are they the same age?" after answers about one and another are about those two."""
    last, comparison = context.last_question, reading.comparison
    singly = len(context.partnerships) == 1 and len(context.mentioned) > 1
    of_each = last is not None and has_trait(last.intent, Trait.ABOUT_ONE) and last.comparison is None
    if not singly or not of_each or reading.conditions:
        return ()
    same_age = comparison is not None and comparison.relation == 0 and reading.pointer is Pointer.THEY
    orders = reading.form is Form.COMPARE and (comparison is None or comparison.relation != 0)
    which_is = orders and reading.has(Cue.ELLIPTIC) and reading.pointer is None
    return _latest(2, context, table) if same_age or which_is else ()


def _those_there(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """Those of the partnerships told lately that lie in a place, where so many are pointed at: "back to those three Japanese ones"."""
    pointers = (Pointer.THOSE, Pointer.THEY) if reading.form is Form.COMPARE else (Pointer.THOSE,)
    if reading.pointer not in pointers or not reading.pointed or reading.names_rows:
        return ()
    there = table.find(reading.conditions)
    told = tuple(row for row in table.held_partnerships(context.mentioned) if row in there)
    return told if len(told) == reading.pointed else ()


def _latest(number: int, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """As many of the partnerships told last."""
    singly = context.mentioned[-number:] if len(context.partnerships) == 1 else ()
    asked = context.last_question.cities if context.last_question else ()
    of_city = table.partnerships_of(asked[0]) if len(asked) == 1 else ()
    # "These three" are the one told before and the two told behind it.
    in_turn = context.mentioned[-number:] if 0 < len(context.partnerships) < number else ()
    told = map(table.held_partnerships, (context.partnerships, context.options, singly))
    for rows in (*told, of_city, table.held_partnerships(in_turn)):
        if len(rows) == number:
            return tuple(rows)
    return ()


def _rest(reading: Reading, context: Context, table: PartnershipTable) -> tuple[Partnership, ...]:
    """What is left of the last list, or of a table that can be overseen, without what was told."""
    number = reading.pointed or (1 if reading.pointer is Pointer.OTHER else None)
    whole = table.find(Filter())
    last = context.last_question
    left_over = last is not None and last.has(Cue.LEFT) and last.form is Form.COUNT
    if left_over and number is None and reading.pointer is Pointer.REST:
        return tuple(table.held_partnerships(context.partnerships))  # it was asked how many are left
    asked = last.cities if last else ()
    picked_from = last.among if last and not reading.conditions else ()
    # "And the other one?" after "which was first, Lyon's or Turin's?"
    # "And the others?" after the European ones of a city, too.
    named = [row for city in asked for row in table.partnerships_of(city)]
    overseen = whole if len(whole) <= _OVERSEEN else ()
    # "And the other two?" after "which is the oldest American one?"
    ranked = table.find(last.conditions) if last and last.rank and last.conditions and not named else ()
    for base in (*map(table.held_partnerships, (context.options, picked_from)), named, ranked, overseen):
        for told in ({*context.mentioned, *context.partnerships}, {*context.partnerships}):
            left = [row for row in base if row.id not in told]
            if left and len(left) < len(base) and (number is None or len(left) == number):
                return tuple(left)
    # "Which are the two others?" of three that were told together: which one is known is not told, so all are.
    together = number is not None and number > 1 and len(context.options) == number + 1
    return tuple(table.held_partnerships(context.options)) if together else ()
