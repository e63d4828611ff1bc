"""Actions that do well, and in every way that an action can do badly."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection

MOST_SECONDS = 10
RELEASE = threading.Event()
"""What an action waits for without leaving its thread to others."""


def _action(function: Callable[..., Any]) -> type[Action]:
    """An action of the function's name."""

    class Trial(Action):
        def name(self) -> str:
            return function.__name__

        def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Any:
            return function(dispatcher, tracker, domain)

    return Trial


@_action
def action_tell(dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Any:
    """Says what it was given, in responses and in words, and changes slots."""
    given = {"sender": tracker.sender_id, "slots": tracker.slots, "latest_message": tracker.latest_message}
    given["events"] = [event["event"] for event in tracker.events]
    dispatcher.utter_message(
        response="utter_city", city="Kyoto", buttons=[{"title": "Yes", "payload": "/yes"}]
    )
    dispatcher.utter_message(text=repr(given), json_message={"domain": sorted(domain)}, attachment="a")
    return [SlotSet("cities", ("kyoto", "xi'an")), SlotSet("city", None), FollowupAction("action_nothing")]


@_action
async def action_tell_later(dispatcher: CollectingDispatcher, *_: Any) -> Any:
    await asyncio.sleep(0)
    dispatcher.utter_message(text="later")
    return []


@_action
def action_nothing(*_: Any) -> Any:
    return None


@_action
def action_fail(*_: Any) -> Any:
    raise ZeroDivisionError("by zero")


@_action
def action_refuse(*_: Any) -> Any:
    raise ActionExecutionRejection("action_refuse", "not now")


@_action
def action_return_a_number(*_: Any) -> Any:
    return 7


@_action
def action_return_no_events(*_: Any) -> Any:
    return [7, {"name": "city"}, SlotSet("city", "Kyoto")]


@_action
def action_return_an_unheard_of_event(*_: Any) -> Any:
    return [{"event": "unheard of"}]


@_action
def action_return_what_is_no_json(*_: Any) -> Any:
    return [SlotSet("city", date(1980, 1, 1))]


@_action
def action_wait(dispatcher: CollectingDispatcher, *_: Any) -> Any:
    dispatcher.utter_message(text="released" if RELEASE.wait(MOST_SECONDS) else "not released")
    return []
