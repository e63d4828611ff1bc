"""What a question claims of all events, or of a share of them: "are all events held in Lyon?", "are most of them yearly?"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from twincities.dialogue.context import Context
from twincities.dialogue.events import selected_events
from twincities.reading import Cue, EventBounds, Reading
from twincities.table import Event, Filter, PartnershipTable


def hold_for_all(
    question: Reading, fitting: Iterable[Event], context: Context, table: PartnershipTable
) -> bool | None:
    """Whether all events of which a question speaks are as it claims; None where of the others the table does not say."""
    others = other_events(question, fitting, context, table)
    return False if any(_is_told(event, question) for event in others) else None if others else True


def other_events(
    question: Reading, fitting: Iterable[Event], context: Context, table: PartnershipTable
) -> list[Event]:
    """The events of which a question speaks that are not as it claims: at no such time or place, or of no such kind."""
    bare = replace(
        question, event_bounds=None, countries=(), continents=(), themes=(), years=(), unwanted=Filter()
    )
    if _claims_place(question):
        bare = replace(bare, cities=())
    if bare == question and question.has(Cue.SEVERAL):
        bare = replace(bare, event_kinds=())  # "are all of the events festivals?"
    fits = {event.id for event in fitting}
    return [event for event in selected_events(bare, context, table) if event.id not in fits]


def _claims_place(question: Reading) -> bool:
    """Whether a question claims of events that a city is where they are held: "are all events held in Lyon?", "… held here?"."""
    return len(question.cities) == 1 and question.has(Cue.HELD_THERE) and question.pointer is None


def _is_told(event: Event, question: Reading) -> bool:
    """Whether the table says of an event what a question claims, be it so or not: where, when and about what it is."""
    bounds, where = question.event_bounds or EventBounds(), question.conditions
    placed = bounds.abroad or bool(where.countries or where.continents) or _claims_place(question)
    return (
        (not placed or bool(event.held_in))
        and (not (bounds.tells_time or bounds.recurring) or bool(event.recurrence))
        and (not question.themes or bool(event.shows))
    )
