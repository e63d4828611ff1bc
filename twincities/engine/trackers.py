"""Trackers, of which each action that is run gets a copy, without going through the conversation again and again."""

from __future__ import annotations

import copy

from rasa.shared.core.events import ActionReverted, ActiveLoop, Event, UserUtteranceReverted
from rasa.shared.core.trackers import DialogueStateTracker

from twincities.conversations.window import FRESH_STARTS
from twincities.engine.constants import copy_of_slot

TAKING_BACK = (ActionReverted, ActiveLoop, UserUtteranceReverted)
"""What takes something back, or has a part in that."""

_applied_as_rasa_does = DialogueStateTracker.applied_events


def applied_events(tracker: DialogueStateTracker) -> list[Event]:
    """The events that count, as Rasa finds them: those since the last fresh start, where none takes anything back."""
    kinds = {type(event) for event in tracker.events}
    if any(issubclass(kind, TAKING_BACK) for kind in kinds):
        return _applied_as_rasa_does(tracker)
    fresh_starts = {kind for kind in kinds if issubclass(kind, FRESH_STARTS)}
    applied: list[Event] = []
    for event in tracker.events:
        if type(event) in fresh_starts:
            applied = []
        else:
            applied.append(event)
    return applied


def copy_of_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """A tracker in the same state, with the same events; a change of one does not show in the other."""
    copied = copy.copy(tracker)
    copied.events = copy.copy(tracker.events)
    copied.slots = {name: copy_of_slot(slot) for name, slot in tracker.slots.items()}
    copied.active_loop = copy.copy(tracker.active_loop)
    # A copy belongs to no model: only the events of the tracker itself are marked with its id.
    copied.model_id = copied.assistant_id = None
    return copied
