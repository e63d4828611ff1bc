"""That the end of a conversation stands for the whole of it."""

from __future__ import annotations

import random

import pytest
from rasa.shared.core.events import Event, SessionStarted, SlotSet, UserUtteranceReverted
from rasa.shared.core.trackers import DialogueStateTracker

from tests.conversation_store.talks import DOMAIN, random_turn, session_start, state, timed, turn
from twincities.conversations.window import TURNS_TAKEN_BACK, Window

TURNS = 3


def whole(events: list[Event]) -> DialogueStateTracker:
    """As Rasa's own store would give it: all of the latest session."""
    start = max(index for index, event in enumerate(events) if isinstance(event, SessionStarted))
    return DialogueStateTracker.from_events("me", events[start:], DOMAIN.slots)


def reminders(tracker: DialogueStateTracker) -> set[str]:
    return {event.name for event in tracker.applied_events() if event.type_name == "reminder"}


@pytest.mark.parametrize("seed", range(60))
def test_the_state_is_that_of_the_whole_conversation(seed: int) -> None:
    chance = random.Random(seed)
    events = timed(session_start())
    window = Window().with_events(events)
    for number in range(40):
        new = timed(random_turn(chance, number, whole(events).active_loop is not None), start=1e9 + number)
        events += new
        window = window.with_events(new)
        if any(isinstance(event, TURNS_TAKEN_BACK) for event in new):
            window = Window().with_events(events)  # as the store does: see Database.append
        window = window.cut_to(TURNS, DOMAIN.slots)
        tracker = window.tracker("me", DOMAIN.slots)
        assert state(tracker) == state(whole(events)), f"after turn {number}"
        assert state(tracker.copy()) == state(whole(events).copy())
        assert reminders(tracker) == reminders(whole(events))


def test_turns_can_be_taken_back_when_the_conversation_was_cut() -> None:
    events = timed([*session_start(), *(event for number in range(9) for event in turn(str(number)))])
    window = Window().with_events(events).cut_to(TURNS, DOMAIN.slots)
    back = timed([*turn("no"), UserUtteranceReverted(), UserUtteranceReverted()])
    tracker = window.with_events(back).tracker("me", DOMAIN.slots)
    assert tracker.latest_message.text == whole([*events, *back]).latest_message.text == "7"


def test_a_window_holds_the_last_turns_only() -> None:
    events = timed([*session_start(), *(event for number in range(500) for event in turn(str(number)))])
    window = Window().with_events(events).cut_to(TURNS, DOMAIN.slots)
    assert [event.text for event in window.recent if event.type_name == "user"] == ["497", "498", "499"]
    assert len(window.carried) <= 3


def test_a_session_ends_what_was_before() -> None:
    events = timed([*session_start(), *turn("old"), *session_start(), *turn("new")])
    window = Window().with_events(events).cut_to(TURNS, DOMAIN.slots)
    assert [event.text for event in window.recent if event.type_name == "user"] == ["new"]
    assert window.recent[0].type_name == "session_started"


def test_slots_that_a_newer_domain_lacks_are_left_out(caplog: pytest.LogCaptureFixture) -> None:
    window = Window((SlotSet("gone", "x"), SlotSet("city", "Lyon")), tuple(turn("hello")))
    assert window.tracker("me", DOMAIN.slots).get_slot("city") == "Lyon"
    assert not caplog.records
