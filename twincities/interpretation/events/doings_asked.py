"""What one does, sees or learns there, and with whom it is done: asked of the event that was told, or of what two cities do."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, held_events
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_HARDLY = frozenset({"nlu_fallback", "ask_events", "ask_exchanges", "ask_overview", "ask_partner", "ask_partnerships"})  # fmt: skip
_OF_US = "ask_capabilities"
_TALK = (_OF_US, "ask_event_content")
"""The likeliest intents of what was taken for talk with the assistant, though its words may be said of an event."""


def doings_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What would I learn there?" behind an event asks what it shows, behind a partnership what the two do; where nothing was told, what the assistant does, if it was taken for that."""
    talk = reading.runners_up[:2] == _TALK and reading.intent == "ask_event_content"
    if not reading.has(Cue.DOINGS_ASKED) or not (talk or reading.intent == "nlu_fallback"):
        return reading
    if reading.names_something or reading.events:
        return reading
    told = (context.event,) if context.event else context.events
    if told and len(told) <= MOST_MEANT and is_of_events(context.last_intent):
        asked = replace(reading, events=tuple(told), pointer=None, entities=None, unread=())
        return asked.asking("ask_event_content", Form.TELL)
    if context.partnerships or context.cities:
        return replace(reading, pointer=None, entities=None).asking("ask_exchanges", Form.TELL)
    return reading.asking(_OF_US, Form.TELL) if talk else reading


def done_with(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With whom do we celebrate that?", «¿con quién la hacen?» right behind one event ask for those whose event it is."""
    pointed = reading.pointer in (None, Pointer.IT, Pointer.THEY)
    asks = reading.has(Cue.WITH_WHOM) and pointed and reading.form is not Form.CONFIRM
    own = not reading.is_bare or reading.cues & {Cue.OTHERS, Cue.TWINNED, Cue.PARTNERSHIP, Cue.CONTACT}
    of_event = is_of_events(context.last_intent) or has_trait(context.last_intent, Trait.OF_AN_EVENT)
    rows = tuple(dict.fromkeys(one.partnership for one in held_events(context.events, table)))
    if not asks or own or not of_event or len(rows) != 1 or reading.intent not in _HARDLY:
        return reading
    asked = replace(reading, partnerships=rows, pointer=None, entities=None, counted=None, unread=())
    return replace(asked, cues=reading.cues - {Cue.EVENT, Cue.WHICH_EVENT}).asking("ask_partner", Form.TELL)
