"""Copies of trackers, of which each action that is run gets one, without replaying the conversation."""

from __future__ import annotations

import copy

from rasa.shared.core.trackers import DialogueStateTracker

from twincities.engine.constants import copy_of_slot


def copy_of_tracker(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """A tracker in the same state, with the same events; a change of one does not show in the other."""
    copied = copy.copy(tracker)
    copied.events = copy.copy(tracker.events)
    copied.slots = {name: copy_of_slot(slot) for name, slot in tracker.slots.items()}
    copied.active_loop = copy.copy(tracker.active_loop)
    # A copy belongs to no model: only the events of the tracker itself are marked with its id.
    copied.model_id = copied.assistant_id = None
    return copied
