"""What one does, sees or learns there, and with whom it is done: asked of the event that was told, or of what two cities do."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import MOST_MEANT, held_events
from twincities.reading import Counted, Cue, Dimension, Form, Pointer, Reading
from twincities.table import PartnershipTable

_HARDLY = frozenset({"nlu_fallback", "ask_events", "ask_exchanges", "ask_event_details", "ask_not_recorded", "ask_oldest", "ask_overview", "ask_partner", "ask_partnerships", "define_sister_city"})  # fmt: skip
_OF_OTHER_PAIRS = frozenset({Cue.AGE, Cue.CONTACT, Cue.DATE, Cue.HELD_THERE, Cue.OTHERS})
"""What asks for something of partnerships, and not which one an event belongs to."""
_OF_US = "ask_capabilities"
_HARDLY_READ = frozenset({"nlu_fallback", "out_of_scope"})
_UNSURE = 0.5  # confidence
_TALK = (_OF_US, "ask_event_content")
"""The likeliest intents of what was taken for talk with the assistant, though its words may be said of an event."""


def doings_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "What would I learn there?" behind an event asks what it shows, behind a partnership what the two do; where nothing was told, what the assistant does, if it was taken for that."""
    talk = reading.runners_up[:2] == _TALK and reading.intent == "ask_event_content"
    hardly = reading.intent in _HARDLY_READ and reading.confidence < _UNSURE
    if not reading.has(Cue.DOINGS_ASKED) or not (talk or hardly or _goes_on(reading)):
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


def _goes_on(reading: Reading) -> bool:
    """Whether a question behind one of an event, in the same breath, hardly says what of: 「…喺邊度搞㗎？有啲咩睇」."""
    return reading.follows and reading.has(Cue.BRIEF) and "ask_event_content" in reading.runners_up


def done_with(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "With whom do we celebrate that?", "which pair is that?" right behind one event, „das Barbarafest, mit welcher von den beiden?“ ask for those whose event it is."""
    named = len(reading.events) == 1
    bare = replace(reading, events=(), rank=reading.rank if reading.has(Cue.AGE) else None).is_bare
    told = reading.events if named else context.events if is_of_events(context.last_intent) else ()
    rows = tuple(dict.fromkeys(one.partnership for one in held_events(told, table)))
    asks = _asks_with_whom(reading, named) or _asks_for_pair(reading, named)
    likely = reading.intent in _HARDLY or (named and has_trait(reading.intent, Trait.OF_AN_EVENT))
    if not (asks and likely and bare) or len(rows) != 1 or reading.form is Form.CONFIRM:
        return reading
    asked = replace(reading, partnerships=rows, events=tuple(told), pointer=None, pointed=None, rank=None)
    asked = replace(asked, entities=None, counted=None, unread=())
    return replace(asked, cues=reading.cues - {Cue.EVENT, Cue.WHICH_EVENT}).asking("ask_partner", Form.TELL)


def _asks_with_whom(reading: Reading, named: bool) -> bool:
    others = {Cue.OTHERS, Cue.CONTACT, Cue.DOINGS_ASKED} | (
        set() if named else {Cue.TWINNED, Cue.PARTNERSHIP}
    )
    pointed = named or reading.pointer in (None, Pointer.IT, Pointer.THEY)
    return reading.has(Cue.WITH_WHOM) and pointed and not reading.cues & others


def _asks_for_pair(reading: Reading, named: bool) -> bool:
    """Whether it is asked which partnership that is, or to which one something belongs."""
    things = reading.entities
    of_pairs = reading.counted is Counted.PARTNERSHIPS or (
        things is not None and things.kind is Dimension.PARTNERSHIP and not things.having
    )
    points = reading.pointer is Pointer.IT or (named and reading.pointer is None)
    own = reading.cues & _OF_OTHER_PAIRS or reading.quantifier or reading.comparison or reading.nth
    return reading.has(Cue.WHICH) and of_pairs and points and not own
