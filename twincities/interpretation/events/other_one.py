"""Events that are asked for elsewhere than was told: "and is there a festival in the other one?", "anything in Kyoto itself?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import OF_PARTNERSHIPS, held_events
from twincities.reading import Counted, Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_NAMED_ALONE = frozenset({"confirm_partnership", "name_subject"})
_RATHER_EVENTS = frozenset({"ask_events", "list_events", "ask_event_place"})


def anything_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Is there anything in Kyoto itself?" asks for what is held there, and claims no partner; "back to Kyoto, any event there?" for the events of that city."""
    alone = reading.intent in _NAMED_ALONE and reading.counted is Counted.EVENTS and not reading.unread
    alone = alone and replace(reading, cities=()).is_bare and len(reading.cities) == 1
    if alone and reading.has(Cue.VERBLESS) and reading.pointer is Pointer.IT:
        return replace(reading, pointer=None, quantifier=None, asserted=None).asking("ask_events", Form.TELL)
    if _events_held_there(reading):
        return replace(reading, unread=()).asking("list_events", Form.LIST)
    likely = reading.runners_up if context.event or context.events else reading.runners_up[:1]
    of_events = not _RATHER_EVENTS.isdisjoint(likely)
    there = reading.cues >= {Cue.THERE_IS, Cue.HELD_THERE} and len(reading.cities) == 1
    bare = replace(reading, cities=()).is_bare and not (reading.counted or reading.unread or reading.pointer)
    if not (of_events and there and bare) or reading.cues & OF_PARTNERSHIPS:
        return reading
    form = Form.CONFIRM if reading.form is Form.CONFIRM else Form.LIST
    return replace(reading, asserted=None).asking("list_events", form)


def _events_held_there(reading: Reading) -> bool:
    """Whether the events are asked for that are held in one city, though all that is exchanged came to mind: 「京都で開かれる交流の催しは何がありますか」."""
    asks = reading.intent == "ask_exchanges" and reading.form in (Form.TELL, Form.LIST)
    asks = asks and not _RATHER_EVENTS.isdisjoint(reading.runners_up[:1])
    there = reading.cues >= {Cue.EVENT, Cue.HELD_THERE} and reading.counted is Counted.EVENTS
    return asks and there and len(reading.cities) == 1 and replace(reading, cities=()).is_bare


def shown_there(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What can I see at the one in Kyoto?" behind events asks what those of them, or of their kind, show that are held there, and for no sights of the city."""
    behind_events = is_of_events(context.last_intent)
    held_there = reading.has(Cue.HELD_THERE) and reading.runners_up[:1] == ("ask_event_content",)
    asks = reading.intent == "ask_event_content" or (reading.intent == "ask_city_trivia" and held_there)
    bare = replace(reading, cities=()).is_bare and not (reading.counted or reading.unread)
    one_city = len(reading.cities) == 1 and reading.pointer in (None, Pointer.IT)
    own = reading.form is not Form.TELL or not (bare and one_city) or reading.cues & OF_PARTNERSHIPS
    if not (behind_events and asks) or own:
        return reading
    told = held_events(context.events, table)
    if not reading.has(Cue.HELD_THERE) and any(event.culture_of == reading.cities[0] for event in told):
        return reading  # "and the one of Kyoto?" is Kyoto's, wherever it is held
    kinds = {event.kind for event in told}
    alike = [event for event in table.events if event.kind in kinds and event.held_in == reading.cities[0]]
    there = tuple(event.id for event in alike if event in told) or tuple(event.id for event in alike)
    shown = replace(reading, events=there, cities=(), pointer=None)
    return shown.asking("ask_event_content", Form.TELL) if there else reading
