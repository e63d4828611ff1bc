"""What "when?" asks behind events: when those are held that were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, held_events
from twincities.interpretation.events.time_of_year import times_named
from twincities.reading import Cue, Form, Pointer, Quantifier, Reading
from twincities.table import PartnershipTable
from twincities.table.alike import fits
from twincities.table.world_regions import lies_in_any

_WHEN = frozenset({"ask_since", "ask_anniversary", "ask_event_recurrence"})
_LISTED = frozenset({"list_events", "ask_events"})
_BEGUN = frozenset({Cue.BEGINNING, Cue.TWINNED, Cue.PARTNERSHIP})
_ONLY_WHEN = frozenset({Cue.AGE, Cue.DATE, Cue.DAY, Cue.CONJOINED, Cue.BRIEF, Cue.VERBLESS, Cue.ABOUT_ALL})


def thing_dated(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "When is the wine thing?", «¿cuándo es lo del vino?» ask when the one event is held that is so described, among those told or else of all."""
    thing = bool(reading.cues & {Cue.SOMETHING, Cue.EVENT}) and bool(reading.described)
    asks = reading.form is Form.TELL and reading.has(Cue.DAY) and thing
    own = reading.names_rows or reading.places or reading.years or reading.rank or reading.comparison
    if not asks or own or reading.cues & (_BEGUN | {Cue.BEGUN, Cue.END, Cue.OPENING}):
        return reading
    language = table.about.language_of_words
    found = [event for event in table.events if fits(event, reading.described, language)]
    found = [event for event in found if event.id in context.events] or found
    if len(found) != 1:
        return reading
    dated = replace(reading, events=(found[0].id,), themes=(), unread=(), pointer=None, event_bounds=None)
    return dated.asking("ask_event_recurrence", Form.TELL)


def when_held(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "When?", "and when is that?", "when is it always?" behind events ask when these are held, whatever was read."""
    last = context.last_question
    # "And when is it, always in December?" behind whose event it is.
    behind = last is not None and last.intent == "ask_partner" and reading.intent == "ask_event_recurrence"
    whose = last.events if last is not None and behind else ()
    told = _of_places(whose or context.events, reading, table)
    names = reading.names_something and not (reading.only_placed and reading.has(Cue.ELLIPTIC))
    names = names or bool(reading.years or reading.rank or reading.comparison)
    tells_events = is_of_events(context.last_intent) or bool(whose)
    # "What time of year?"
    when = reading.intent in _WHEN or (bool(reading.finer) and "ask_event_recurrence" in reading.runners_up)
    # いつやるの
    bare = reading.cues <= _ONLY_WHEN and reading.has(Cue.DAY) and not reading.unread
    when = when or (bare and reading.runners_up[:1] == ("ask_event_recurrence",))
    if not when or names or not (tells_events and 0 < len(told) <= MOST_MEANT):
        return reading
    brief = reading.finer or (reading.has(Cue.BRIEF) and reading.has(Cue.DAY))
    # "Und wann is der?" is likely asked of the one event that was told.
    likely = reading.runners_up[:1] == ("ask_event_recurrence",) or reading.intent == "ask_event_recurrence"
    of_one = len(told) == 1 and likely and reading.cues <= _ONLY_WHEN and reading.form is Form.TELL
    of_one = of_one and reading.quantifier in (None, Quantifier.ALL)
    of_one = of_one and reading.pointer in (None, Pointer.IT)
    of_one = of_one and (bool(whose) or not reading.event_bounds)
    # 「冬にも何かある？12月とか」 looks for those held then, and asks of none when it is.
    looks_for = bool(reading.event_bounds) and reading.has(Cue.THERE_IS) and reading.pointer is None
    if not (brief or of_one) or reading.cues & _BEGUN:
        return reading
    if looks_for:
        return reading.asking("list_events")
    asked = replace(reading.asking("ask_event_recurrence", Form.TELL), events=told, pointer=None)
    return replace(asked, quantifier=None, countries=(), continents=())


def held_so_often(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Every year?" behind a list of one event asks whether that is held so often, and for no others that are."""
    last, times = context.last_question, times_named(reading)
    listed = last is not None and last.intent in _LISTED and len(context.events) == 1
    # Of one of which it is not known, it is said whether any others are.
    listed = listed and all(event.recurrence for event in held_events(context.events, table))
    brief = reading.is_incomplete and reading.has(Cue.BRIEF) and reading.form is not Form.COUNT
    own = reading.names_something or reading.conditions or times.months or times.abroad
    # Not "which one is yearly, then?"
    other = not reading.cues <= _ONLY_WHEN - {Cue.ABOUT_ALL} or reading.pointer not in (None, Pointer.IT)
    if not (listed and brief and times.interval) or own or other:
        return reading
    asked = replace(reading, events=tuple(context.events), pointer=None, quantifier=None)
    return asked.asking("ask_event_recurrence", Form.CONFIRM)


def _of_places(told: Sequence[str], reading: Reading, table: PartnershipTable) -> tuple[str, ...]:
    """The events told that are those of a partnership with a place which the question names, if it names any: "the one with Togo, which month is it?"."""
    if not reading.places:
        return tuple(told)
    rows = {event.id: table.held_partnerships((event.partnership,)) for event in held_events(told, table)}
    cities = {id: [table.city(city) for row in rows[id] for city in row.cities] for id in rows}
    return tuple(id for id in cities if any(lies_in_any(city, reading.places) for city in cities[id]))
