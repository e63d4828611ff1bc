"""What "where?" asks for by itself: where a partner lies, or who is the partner after all, and of no event."""

from __future__ import annotations

from dataclasses import replace

from twincities.dialogue.aspects import Trait, has_trait
from twincities.dialogue.context import Context
from twincities.reading import Cue, Form, Pointer, Reading
from twincities.reading.predicates import Relation
from twincities.table import PartnershipTable


def place_asked(reading: Reading, context: Context, table: PartnershipTable) -> Reading:
    """ "Where?" after "who is Lyon's partner?" asks for its country, after a claim that is not so for the partner."""
    last = context.last_question
    picks = reading.conditions or reading.rank or reading.comparison or reading.nth or reading.event_bounds
    bare = not (reading.names_something or picks or reading.unread) and reading.pointer in (None, Pointer.IT)
    asks = reading.intent in ("ask_event_place", "ask_country") and reading.form is not Form.CONFIRM
    if last is None or not (asks and bare) or reading.has(Cue.EVENT) or reading.event_kinds or context.events:
        return reading
    if claimed := _claimed_of(last, table):
        return replace(reading, cities=(claimed,), pointer=None, entities=None).asking(
            "ask_partner", Form.TELL
        )
    told = has_trait(last.intent, Trait.PARTNERS) and reading.intent == "ask_event_place"
    return replace(reading.asking("ask_country", Form.TELL), entities=None) if told else reading


def _claimed_of(question: Reading, table: PartnershipTable) -> str | None:
    """The city of which a partner was claimed that it does not have; None where nothing of the kind was claimed."""
    claims = question.asserted.predicates if question.asserted and question.form is Form.CONFIRM else ()
    if len(claims) != 1 or claims[0].relation is not Relation.TWINNED or not claims[0].holds:
        return None
    one, other = claims[0].subject, claims[0].object
    held = table.has_city(one) and table.has_city(other)
    return one if held and table.between(one, other) is None else None
