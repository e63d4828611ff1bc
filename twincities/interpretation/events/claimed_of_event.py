"""What is claimed of an event without saying so again: "and that one is in Tokyo, yes?", "and so is Kyoto Week, I suppose?"."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait, is_of_events
from twincities.dialogue.context import Context
from twincities.dialogue.events import OF_PARTNERSHIPS
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.table import PartnershipTable

_CLAIMING = frozenset({"affirm", "ask_event_place", "confirm_partnership", "deny", "name_subject", "nlu_fallback"})  # fmt: skip
_BARE = frozenset({"ask_event_content", "ask_event_details", "ask_event_recurrence", "name_subject"})
_LITTLE = frozenset({Cue.EVENT, Cue.CONJOINED, Cue.VERBLESS, Cue.BRIEF, Cue.AGE})
_OF_OTHERS = OF_PARTNERSHIPS | {Cue.EVENT, Cue.THERE_IS, Cue.OTHERS, Cue.ANYWHERE, Cue.THOSE_OF, Cue.CONTACT}


def place_claimed_of_it(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And that one is in Tokyo, yes?", „das ist in Chengdu, gell“ right behind one event claim where it is held, also in a city that the table lacks."""
    one = context.event or (context.events[0] if len(context.events) == 1 else None)
    named = (*reading.cities, *reading.unknown_places)
    others = replace(reading, cities=(), unknown=()).names_something or reading.conditions or reading.years
    own = others or reading.quantifier or reading.rank or reading.unread or reading.cues & _OF_OTHERS
    if one is None or own or len(named) != 1 or not is_of_events(context.last_intent):
        return reading
    there = reading.has(Cue.HELD_THERE) or (reading.pointer is Pointer.IT and not reading.has(Cue.PAIRED))
    verbless = reading.has(Cue.VERBLESS) or reading.form is not Form.CONFIRM
    claims = there and (reading.pointer is Pointer.IT or (reading.pointer is None and not verbless))
    claims = claims and reading.form in (Form.CONFIRM, Form.TELL) and reading.intent in _CLAIMING
    if not claims or (reading.form is Form.TELL and not reading.has(Cue.VERBLESS)):
        return reading
    return replace(reading, events=(one,), pointer=None, asserted=None).asking(
        "ask_event_place", Form.CONFIRM
    )


def claimed_too(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "And so is Kyoto Week, I suppose?" behind a claim of one event claims the same of the other."""
    last = context.last_question
    behind_claim = (
        last is not None and has_trait(last.intent, Trait.OF_AN_EVENT) and last.form is Form.CONFIRM
    )
    alone = len(reading.events) == 1 and not replace(reading, events=()).names_something
    alone = alone and reading.intent in _BARE and reading.cues <= _LITTLE and not reading.unread
    claims = reading.form is Form.CONFIRM and reading.pointer is None and not reading.event_bounds
    if last is None or not (behind_claim and alone and claims) or reading.asserted:
        return reading
    return replace(last, events=reading.events, asserted=None, pointer=None, follows=reading.follows)
