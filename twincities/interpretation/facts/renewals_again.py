"""Further questions on renewals: "and when?", "which one twice?", "and the others?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.interpretation.facts.standing import NOT_OF_STATE
from twincities.reading import Cue, Dimension, Form, Measure, Quantifier, Reading
from twincities.table import PartnershipTable

_WHEN = frozenset({Cue.AGE, Cue.DATE, Cue.DAY, Cue.BRIEF, Cue.CONJOINED, Cue.OWN_UNSAID, Cue.VERBLESS})
_OF_TIMES = ("ask_since", "ask_newest", "ask_oldest", "ask_anniversary", "ask_event_recurrence")
_TWO = 2


def renewal_asked_again(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "When was the last time?" after which partnerships were renewed asks when they were."""
    last = context.last_question
    if reading.has(Cue.PROOF):
        return reading  # "does everybody agree on that year?"
    if _asks_which_of_two(reading, context):
        return replace(reading, partnerships=context.partnerships)
    if last and last.has(Cue.NEVER_RENEWED) and reading.has(Cue.RENEWED) and _picks_others(reading):
        # "And which one was renewed twice?" is none of those that never were.
        others = replace(reading, pointer=None, cues=reading.cues | {Cue.WHOLE_TABLE})
        return others.asking("ask_partnerships", Form.LIST)
    if last and last.has(Cue.RENEWED) and _asks_which_never(reading):
        cities = () if len(context.partnerships) == 1 else last.cities
        of_all = replace(last, cities=cities, number=None, number_bounds=None, rank=None, pointer=None)
        cues = (last.cues - {Cue.TIMES}) | {Cue.NEVER_RENEWED, Cue.WHOLE_TABLE}
        return replace(of_all, partnerships=(), cues=cues).asking("ask_partnerships", Form.LIST)
    if last and last.has(Cue.RENEWED) and _says_how_often(reading):
        again = replace(last, number=reading.number, number_bounds=reading.number_bounds, rank=None)
        often = {Cue.TIMES} if reading.number_bounds or last.has(Cue.NEVER_RENEWED) else set()
        if last.has(Cue.NEVER_RENEWED):  # "and the one that was twice?" is none of those that never were
            again = replace(again, pointer=None, years=(), partnerships=())
            often |= {Cue.WHOLE_TABLE}
        # "Which one twice?", "any more than once?"
        return replace(again, cues=(last.cues - {Cue.NEVER_RENEWED}) | often)
    of_it = reading.intent in _OF_TIMES or _asks_only_when(reading)
    # "And Lyon, has that one been?"
    of_it = of_it or (reading.form is Form.CONFIRM and reading.has(Cue.CONJOINED) and not reading.unread)
    if last and last.has(Cue.RENEWED) and of_it and _goes_on(reading):
        return replace(reading, cues=reading.cues | {Cue.RENEWED})
    # "In which years?", «¿en qué años?» as one for an age
    of_years = reading.entities is not None and reading.entities.kind is Dimension.YEAR
    dated = reading.intent in _OF_TIMES and reading.has(Cue.DATE)
    of_years = of_years or reading.cues >= {Cue.DATE, Cue.BRIEF}  # 「何年ですか」
    dated = dated or (of_years and reading.intent in (*_OF_TIMES, "ask_age"))
    asks = last is not None and last.has(Cue.RENEWED) and dated
    if (
        not asks
        or reading.names_something
        or reading.conditions
        or reading.cues & (NOT_OF_STATE - {Cue.DATE})
    ):
        return reading
    again = replace(reading, partnerships=context.partnerships, rank=None, pointer=None, nth=None)
    again = replace(again, entities=None, cues=reading.cues | {Cue.RENEWED})
    return again.asking("ask_overview", Form.TELL)


def _asks_which_of_two(reading: Reading, context: Context) -> bool:
    """Whether it asks which of the two that were told was renewed later, or earlier: "which was renewed later?"."""
    by = reading.comparison
    asks = reading.has(Cue.RENEWED) and reading.form is not Form.CONFIRM and reading.pointer is None
    bare = replace(reading, comparison=None, rank=None).is_bare and not reading.unread
    held = by is not None and by.by is Measure.AGE and by.relation != 0 and not by.says_with_what
    return asks and bare and held and context.told == len(context.partnerships) == _TWO


def _picks_others(reading: Reading) -> bool:
    """Whether it asks which ones were renewed after all, once those were told that never were."""
    asks = reading.has(Cue.ELLIPTIC) and reading.form is not Form.CONFIRM and reading.is_bare
    return asks and not reading.has(Cue.NEVER_RENEWED)


def _asks_which_never(reading: Reading) -> bool:
    """Whether it asks which ones were not, of what the question before it said: "and which never?"."""
    # 从来没有过的呢 is no "oldest".
    times = set() if reading.quantifier is Quantifier.NONE else {Cue.TIMES}  # 一度もない
    bare = replace(reading, rank=None).is_bare and not reading.cues & (NOT_OF_STATE - {Cue.BEGINNING} | times)
    return bare and reading.has(Cue.NOT_SO) and not reading.unread


def _says_how_often(reading: Reading) -> bool:
    """Whether it only asks which ones, of what the question before it said, so many times: "which one twice?"."""
    bare = replace(reading, rank=None).is_bare and not reading.cues & (NOT_OF_STATE | {Cue.AGE})
    bare = bare and not reading.unread
    often = bool(reading.number or reading.number_bounds)
    return (
        bare and reading.has(Cue.TIMES) and often and (reading.is_incomplete or reading.has(Cue.SINGLED_OUT))
    )


def _goes_on(reading: Reading) -> bool:
    """Whether it leaves out what happened, which the question before it said: "when did Lyon renew it, and when Turin?"."""
    leaves_out = not reading.cues & (NOT_OF_STATE - {Cue.DATE}) and reading.finer is None
    return (
        leaves_out
        and bool(reading.cities)
        and (
            reading.follows or bool(reading.cues & {Cue.VERBLESS, Cue.CONJOINED}) or _asks_only_when(reading)
        )
    )


def _asks_only_when(reading: Reading) -> bool:
    """Whether it asks when of what is named, and not of what: "when was Lyon's?"."""
    bare = reading.cues <= _WHEN and reading.has(Cue.DATE) and not reading.conditions
    return bare and bool(reading.cities) and not reading.unread and reading.form is Form.TELL
