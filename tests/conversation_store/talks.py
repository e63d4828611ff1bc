"""A small domain with a form, and conversations as Rasa would record them."""

from __future__ import annotations

import random
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    AllSlotsReset,
    BotUttered,
    ConversationPaused,
    ConversationResumed,
    Event,
    LoopInterrupted,
    ReminderScheduled,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

DOMAIN = Domain.from_yaml(
    """
version: "3.1"
intents: [ask, tell]
slots:
  city: {type: text, mappings: [{type: custom}]}
  cities: {type: list, influence_conversation: false, mappings: [{type: custom}]}
  mood: {type: text, initial_value: good, mappings: [{type: custom}]}
actions: [action_answer]
forms: {city_form: {required_slots: [city]}}
"""
)


def said(text: str, intent: str = "ask") -> UserUttered:
    parse_data = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    return UserUttered(text, parse_data["intent"], [], parse_data, input_channel="rest")


def listening() -> ActionExecuted:
    return ActionExecuted("action_listen", policy="RulePolicy", confidence=1.0)


def session_start() -> list[Event]:
    return [ActionExecuted("action_session_start"), SessionStarted(), listening()]


def turn(text: str, *between: Event) -> list[Event]:
    return [
        said(text),
        ActionExecuted("action_answer"),
        *between,
        BotUttered(f"You said {text}"),
        listening(),
    ]


def timed(events: list[Event], start: float | None = None) -> list[Event]:
    """The events with a time of their own each, which Rasa's own store needs."""
    moment = time.time() - len(events) if start is None else start
    for index, event in enumerate(events):
        event.timestamp = moment + index / 1000
    return events


def random_turn(chance: random.Random, number: int, in_form: bool) -> list[Event]:
    """Whatever may happen in one turn, also what seldom does."""
    soon = datetime.now(UTC) + timedelta(hours=2)
    begin = [] if in_form else [ActiveLoop("city_form")]
    kinds: list[list[Event]] = [
        turn(f"question {number}"),
        turn(f"question {number}", SlotSet("city", f"city {number}"), SlotSet("cities", [f"a{number}", "b"])),
        turn(f"question {number}", SlotSet("mood", chance.choice(["bad", "good", None]))),
        turn(f"question {number}", AllSlotsReset()),
        turn(f"remind {number}", ReminderScheduled("tell", soon, name=f"reminder {number % 3}")),
        [said(f"form {number}"), ActionExecuted("city_form"), *begin, SlotSet("city", "x"), listening()],
        [
            said(f"aside {number}"),
            ActionExecutionRejected("city_form"),
            ActionExecuted("action_answer"),
            LoopInterrupted(chance.random() < 0.5),
            listening(),
        ],
        [said(f"done {number}"), ActionExecuted("city_form"), ActiveLoop(None), listening()],
        [said(f"oh {number}"), ActionExecuted("action_answer"), ActionReverted(), listening()],
        [
            said(f"back {number}"),
            ActionExecuted("action_back"),
            UserUtteranceReverted(),
            UserUtteranceReverted(),
        ],
        [said(f"stop {number}"), ActionExecuted("action_answer"), ConversationPaused(), listening()],
        [said(f"go on {number}"), ActionExecuted("action_answer"), ConversationResumed(), listening()],
    ]
    if chance.random() < 0.04:
        return [said("/restart"), ActionExecuted("action_restart"), Restarted(), *session_start()]
    if chance.random() < 0.04:
        return [*session_start(), *turn(f"another day {number}")]
    return chance.choices(kinds, [8, 6, 3, 1, 2, 5, 2, 2, 1, 1, 1, 1])[0]


def state(tracker: DialogueStateTracker) -> dict[str, Any]:
    """All that a tracker says of itself besides its events."""
    current = tracker.current_state()
    bot = tracker.latest_bot_utterance
    loop = tracker.active_loop
    return {
        **current,
        "bot": bot.as_dict() if bot and bot.text else None,
        "loop": (loop.name, loop.is_interrupted, loop.rejected, (loop.trigger_message or {}).get("text"))
        if loop
        else None,
    }


def as_dicts(tracker: DialogueStateTracker | None) -> list[dict[str, Any]]:
    assert tracker is not None
    return [event.as_dict() for event in tracker.events]


async def hold(store: TrackerStore, sender: str, events: list[Event]) -> DialogueStateTracker:
    """One turn as Rasa's processor goes about it: fetch, add events, save."""
    tracker = await store.get_or_create_tracker(sender, append_action_listen=False)
    for event in events:
        tracker.update(event)
    await store.save(tracker)
    return tracker
