"""Events of the time at which whoever asks will be there: "we're in Lyon in July, is there a feast that month?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import selected_events
from twincities.interpretation.events.time_of_year import times_named
from twincities.reading import Counted, Cue, Form, Reading
from twincities.table import PartnershipTable
from twincities.table.text.folding import fold

_OF_EVENTS = frozenset({"ask_events", "list_events"})
_LIKELY = _OF_EVENTS | {"ask_event_content", "ask_event_place"}
_OF_BEGINNINGS = frozenset({Cue.BEGINNING, Cue.BEGUN, Cue.BEGUN_THEN, Cue.DATE, Cue.AGE, Cue.OPENING})
_LOOKING = frozenset({Cue.THERE_IS, Cue.SOMETHING, Cue.SOMETHING_FOR})
_UNSURE = 0.6  # confidence below which something that is looked for behind events is one of them


def held_then(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "We'll be there in July. Is there a feast of your partners that month?", "my sister comes in May, is there something for her?" ask for events of that time, and date no partnership."""
    times = times_named(reading)
    bounded = reading.event_bounds is not None and reading.event_bounds.tells_time
    if not (times.months or times.seasons) or bounded or reading.events or reading.rank or reading.comparison:
        return reading
    asks, last = _asks_for_events(reading), context.last_question
    if reading.cues & _OF_BEGINNINGS or not (asks or _looks_behind_events(reading, context)):
        return reading
    place = reading.cities or (last.cities if last and not asks else ())
    asked = replace(
        reading, event_bounds=times, cities=place, pointer=None, entities=None, asserted=None, unread=()
    )
    asked = asked.asking("list_events", Form.COUNT if reading.form is Form.COUNT else Form.LIST)
    called = _kinds_called(asked, table)
    asked = replace(asked, themes=(), event_kinds=called) if called else asked
    if asked.themes and not selected_events(asked, context, table):
        return replace(asked, themes=())  # a festival may well be no festival to the table
    return asked


def _kinds_called(reading: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The kinds of events that are called as the themes are which a question names: a festival is both."""
    names = {
        fold(name)
        for theme in reading.themes
        for name in (table.theme(theme).name, *table.theme(theme).words)
    }
    return tuple(kind for kind in table.event_kinds if fold(kind) in names)


def _asks_for_events(reading: Reading) -> bool:
    """Whether events are looked for, called so or by a word for a theme: "is there a feast that month?"."""
    called = reading.has(Cue.EVENT) or bool(reading.occasions) or reading.counted is Counted.EVENTS
    likely = reading.intent in _OF_EVENTS or not _OF_EVENTS.isdisjoint(reading.runners_up)
    by_theme = bool(reading.themes) and reading.intent in _LIKELY and reading.has(Cue.THERE_IS)
    looks = reading.intent in _OF_EVENTS or bool(reading.cues & _LOOKING)
    return likely and ((called and looks) or by_theme)


def _looks_behind_events(reading: Reading, context: Context) -> bool:
    """Whether right behind events something is looked for at another time, and nothing surely asked."""
    bare = not (replace(reading, times=(), seasons=()).names_rows or reading.themes or reading.conditions)
    unsure = reading.confidence < _UNSURE or reading.intent in _OF_EVENTS
    return is_of_events(context.last_intent) and bare and unsure and bool(reading.cues & _LOOKING)
