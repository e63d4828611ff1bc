"""Copies of trackers, and the events of theirs that count, against what Rasa makes of the conversation."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import (
    ActionExecuted,
    ActionReverted,
    ActiveLoop,
    BotUttered,
    ConversationPaused,
    Event,
    LoopInterrupted,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.slots import AnySlot, TextSlot
from rasa.shared.core.trackers import DialogueStateTracker

from twincities.engine import trackers
from twincities.engine.trackers import applied_events, copy_of_tracker

BEGUN: list[Event] = [
    ActionExecuted("action_session_start"),
    SessionStarted(),
    ActionExecuted("action_listen"),
]
SAID: list[Event] = [*BEGUN, UserUttered("hello", {"name": "greet", "confidence": 1.0}), SlotSet("a", "x")]
CONVERSATIONS: dict[str, list[Event]] = {
    "nothing": [],
    "begun": BEGUN,
    "said": SAID,
    "answered": [*SAID, ActionExecuted("action_greet"), BotUttered("hi"), ActionExecuted("action_listen")],
    "taken back": [*SAID, UserUtteranceReverted()],
    "in a form": [*SAID, ActionExecuted("form"), ActiveLoop("form"), LoopInterrupted(True)],
    "paused": [*SAID, ConversationPaused()],
}


def tracker_of(events: list[Event]) -> DialogueStateTracker:
    slots = [TextSlot("a", [{}]), AnySlot("b", [{}], [1])]
    tracker = DialogueStateTracker.from_events("someone", events, slots, max_event_history=50)
    tracker.model_id = "model"
    return tracker


def state_of(tracker: DialogueStateTracker) -> dict[str, object]:
    return {**vars(tracker), "slots": {name: vars(slot) for name, slot in tracker.slots.items()}}


@pytest.mark.parametrize(
    "events",
    [
        *CONVERSATIONS.values(),
        [*SAID, *SAID],
        [*SAID, Restarted(), *SAID],
        [*SAID, ActionExecuted("action_greet"), ActionReverted()],
    ],
    ids=[*CONVERSATIONS, "begun again", "restarted", "action taken back"],
)
def test_events_that_count_are_those_that_count_for_rasa(events: list[Event]) -> None:
    tracker = tracker_of(events)
    assert applied_events(tracker) == trackers._applied_as_rasa_does(tracker)


@pytest.mark.parametrize("events", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_a_copy_is_in_the_state_of_a_replay(events: list[Event]) -> None:
    tracker = tracker_of(events)
    assert state_of(copy_of_tracker(tracker)) == state_of(tracker.travel_back_in_time(float("inf")))


@pytest.mark.parametrize("events", CONVERSATIONS.values(), ids=CONVERSATIONS)
def test_what_happens_to_a_copy_does_not_happen_to_the_tracker(events: list[Event]) -> None:
    tracker = tracker_of(events)
    copied = copy_of_tracker(tracker)
    for event in [SlotSet("a", "y"), LoopInterrupted(False), ActionExecuted("b"), ConversationPaused()]:
        copied.update(event)
    assert state_of(tracker) == state_of(tracker_of(events))
