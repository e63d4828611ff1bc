"""The one of the events told that is a city's: "who is the Detroit one for?", «la de Kioto, ¿cuándo es?»."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, OF_PARTNERSHIPS, held_events
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import Event, PartnershipTable
from twincities.table.world_regions import lies_in_any

_WHEN = frozenset({"ask_since", "ask_anniversary", "ask_age", "ask_city_trivia", "compare_age"})


def one_of_city(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Who is the Detroit one for?", "the one in Kyoto, when is it?" right behind events ask it of that one, and nothing of the city."""
    if len(reading.cities) != 1 or not (context.events and is_of_events(context.last_intent)):
        return _one_held_there(reading, context, table)
    bare = not (reading.places or reading.event_kinds or reading.years or reading.rank or reading.comparison)
    own = reading.cues & OF_PARTNERSHIPS or reading.has(Cue.CONTACT) or reading.form is Form.CONFIRM
    fact = _fact(reading)
    if own or not bare or reading.pointer in (Pointer.OTHER, Pointer.REST) or fact is None:
        return reading
    events = _of_city(reading.cities[0], reading.has(Cue.HELD_THERE), context, table)
    if not 0 < len(events) <= MOST_MEANT:
        return reading
    of_these = replace(reading, events=events, cities=(), pointer=None, unread=(), entities=None)
    return replace(of_these, counted=None, comparison=None, number=None).asking(fact, Form.TELL)


def _one_held_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "The one that is held in England, when is it?" behind events of one partnership, or behind that, asks it of the one there."""
    asks = reading.cues >= {Cue.ELLIPTIC, Cue.HELD_THERE, Cue.DAY} and reading.form is not Form.CONFIRM
    bare = not (reading.names_rows or reading.event_kinds or reading.years or reading.rank)
    if not (asks and bare and reading.places) or len(context.partnerships) != 1:
        return reading
    shared = table.events_of(context.partnerships[0])
    # Of which region of a country a city lies in, a table may not tell.
    ways = (reading.places, [code.partition("-")[0] for code in reading.places])
    held = (
        [one for one in shared if one.held_in and lies_in_any(table.city(one.held_in), some)] for some in ways
    )
    there = next(filter(None, held), [])
    if len(there) != 1:
        return reading
    of_it = replace(reading, events=(there[0].id,), countries=(), continents=(), pointer=None, unread=())
    return replace(of_it, entities=None, counted=None).asking("ask_event_recurrence", Form.TELL)


def _fact(reading: Reading) -> str | None:
    """What is asked of the one event, if anything that events have."""
    if reading.has(Cue.FOR_WHOM):
        return "ask_event_content"  # nothing but events is for somebody
    if not reading.has(Cue.THOSE_OF) or reading.intent == "ask_event_place":
        when = reading.intent == "ask_event_recurrence" and reading.has(Cue.HELD_THERE)
        when = when and not reading.only_names  # "in Lyon itself?"
        # 「今治でやるほうは毎年ですか？」; 「成都のほうで開かれるのは？」 asks which is held there
        return reading.intent if when and not reading.has(Cue.EVENT) else None
    if has_trait(reading.intent, Trait.OF_AN_EVENT):
        return reading.intent
    if reading.has(Cue.DOINGS_ASKED):
        return "ask_event_content"
    when = reading.has(Cue.DAY) or "ask_event_recurrence" in reading.runners_up
    if reading.intent in _WHEN and when:
        return "ask_event_recurrence"
    likely = reading.runners_up[:1]
    return likely[0] if likely and has_trait(likely[0], Trait.OF_AN_EVENT) else None


def _of_city(city: str, held_there: bool, context: Context, table: PartnershipTable) -> tuple[str, ...]:
    """The events told last that show the culture of a city or are held by it, else in it, else those of its partnerships; behind one event rather another like it."""
    told = held_events(context.events, table)

    def of_it(event: Event) -> bool:
        return city in (event.culture_of, event.held_by)

    def is_in_it(event: Event) -> bool:
        return event.held_in == city

    def is_of_pair(event: Event) -> bool:
        return len(told) > 1 and city in table.partnership(event.partnership).cities

    # "The one of Kyoto" is Kyoto's, wherever it is held.
    ways = (is_in_it, of_it, is_of_pair) if held_there else (of_it, is_in_it, is_of_pair)
    if len(told) == 1:
        alike = [event for event in table.events if event.kind == told[0].kind and event not in told]
        others = tuple(event.id for event in alike if of_it(event))
        if others and not of_it(told[0]):
            return others  # "and is the one of Kyoto yearly?" behind the one of Chengdu, in Kyoto
    found = (tuple(event.id for event in told if is_so(event)) for is_so in ways)
    return next((ids for ids in found if ids), ())
