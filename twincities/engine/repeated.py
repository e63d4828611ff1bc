"""A message that has been answered, by whichever server, is given that answer again: the conversation holds it.

A visitor whose connection broke sends a message again under the same id, and maybe to another server, or to one that has been
started anew meanwhile. Looked at are the turns that the tracker holds, which is the last one at least.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from twincities.observing.turns import current_turn

_handle_as_rasa_does = MessageProcessor._handle_message_with_tracker


class AnsweredBeforeError(Exception):
    """The message has been answered already; nothing of it is to be done again."""

    def __init__(self, said: list[dict[str, Any]]) -> None:
        """`said` is the answer, as an output channel takes it."""
        super().__init__("the message has been answered already")
        self.said = said


async def handle_message_with_tracker(
    processor: MessageProcessor, message: UserMessage, tracker: DialogueStateTracker
) -> None:
    """Take a message into the conversation, as Rasa does.

    Raises:
        AnsweredBeforeError: where that was done before.
    """
    said = _answer_to(message, tracker.events)
    if said is not None:
        raise AnsweredBeforeError(said)
    await _handle_as_rasa_does(processor, message, tracker)
    if (turn := current_turn()) and tracker.latest_message:
        turn.intent = tracker.latest_message.intent.get("name") or turn.intent


def _answer_to(message: UserMessage, events: Iterable[Event]) -> list[dict[str, Any]] | None:
    """What was said to a message; None where it has not come yet."""
    said: list[dict[str, Any]] | None = None
    for event in events:
        if isinstance(event, UserUttered):
            if said is not None:
                break
            if event.message_id == message.message_id and event.text == message.text:
                said = []
        elif isinstance(event, BotUttered) and said is not None:
            shown = {key: value for key, value in event.data.items() if value is not None}
            said.append({**event.metadata, **shown, "text": event.text})
    return said
