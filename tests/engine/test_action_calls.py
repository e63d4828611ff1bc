"""Calls of an action server, over real HTTP."""

from __future__ import annotations

from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from twincities.engine import action_calls
from twincities.launch.ports import LOOPBACK, free_port

DOMAIN = Domain.empty()


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Any]:
    """Answers as it is told, and notes from which ports it is called."""
    told = SimpleNamespace(answer={"events": [], "responses": [{"text": "Hello"}]}, callers=[])

    async def answer(request: web.Request) -> web.Response:
        assert request.transport is not None
        told.callers.append(request.transport.get_extra_info("peername")[1])
        return web.json_response(told.answer)

    app = web.Application()
    app.router.add_post("/webhook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    told.url = f"http://{LOOPBACK}:{(port := free_port())}/webhook"
    await web.TCPSite(runner, LOOPBACK, port).start()
    yield told
    await action_calls.close_connections()
    await runner.cleanup()


async def call(url: str) -> list[Any]:
    action = RemoteAction("action_greet", EndpointConfig(url))
    generator = TemplatedNaturalLanguageGenerator({})
    tracker = DialogueStateTracker("me", [])
    return list(await action.run(CollectingOutputChannel(), generator, tracker, DOMAIN))


async def test_calls_share_a_connection(server: Any) -> None:
    for _ in range(3):
        (event,) = await call(server.url)
        assert isinstance(event, BotUttered) and event.text == "Hello"
    assert len(server.callers) == 3
    assert len(set(server.callers)) == 1


async def test_a_sound_answer_needs_no_check_by_rasa(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(action_calls, "_validate_as_rasa_does", None)
    server.answer = {"events": [{"event": "slot", "name": "city", "value": ["kyoto"]}], "responses": []}
    assert await call(server.url) == [SlotSet("city", ["kyoto"])]


@pytest.mark.parametrize(
    "answer",
    [
        {"events": 7},
        {"events": [{"event": 7}]},
        {"events": [{"event": "unheard-of"}]},
        {"events": [{"event": "slot", "name": "city"}]},
        {"events": [{"event": "slot", "name": 7, "value": 7}]},
        {"responses": "Hello"},
    ],
)
async def test_an_answer_of_another_form_is_refused_as_before(server: Any, answer: object) -> None:
    server.answer = answer
    with pytest.raises(ValidationError, match="Failed to validate Action server response"):
        await call(server.url)
