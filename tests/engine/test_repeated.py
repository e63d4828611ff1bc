"""A message that was answered is given that answer again, and none of another."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from twincities.engine import repeated
from twincities.engine.repeated import AnsweredBeforeError, handle_message_with_tracker

BUTTONS = [{"title": "Since when?", "payload": "/ask_since"}]
TALK: list[Event] = [
    UserUttered("hello", message_id="first"),
    BotUttered("Hi.", {"buttons": BUTTONS, "image": None}, {"language": "en"}),
    BotUttered("Ask me."),
    ActionExecuted("action_listen"),
    UserUttered("and now?", message_id="second"),
    BotUttered("Still here."),
]


@pytest.fixture
def taken_in(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that Rasa has taken in."""
    texts: list[str] = []

    async def handle(_processor: object, message: UserMessage, _tracker: object) -> None:
        texts.append(message.text or "")

    monkeypatch.setattr(repeated, "_handle_as_rasa_does", handle)
    return texts


async def say(text: str, message_id: str | None) -> list[dict[str, Any]] | None:
    """What was said to it before."""
    tracker = DialogueStateTracker.from_events("me", TALK, [])
    try:
        await handle_message_with_tracker(object(), UserMessage(text, message_id=message_id), tracker)
    except AnsweredBeforeError as before:
        return before.said
    return None


async def test_its_own_answer_is_given_again(taken_in: list[str]) -> None:
    said = await say("hello", "first")
    assert said == [{"text": "Hi.", "buttons": BUTTONS, "language": "en"}, {"text": "Ask me."}]
    assert await say("and now?", "second") == [{"text": "Still here."}]
    assert taken_in == []


@pytest.mark.parametrize(("text", "message_id"), [("hello", "third"), ("hello", None), ("and now?", "first")])
async def test_another_message_is_taken_in(taken_in: list[str], text: str, message_id: str | None) -> None:
    assert await say(text, message_id) is None
    assert taken_in == [text]
