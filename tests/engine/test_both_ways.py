"""Whole dialogues with the actions in the server, and with those of an action server: replies and events are the same."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from typing import Any

import numpy as np
import pytest
import pytest_asyncio
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig

from tests.conversations.player import Dialogue, load_dialogues
from tests.engine.serving import action_server
from twincities.channels.incoming import UnusableMessageError, accept
from twincities.engine import action_calls
from twincities.engine.local_actions import LocalActions, action_endpoint
from twincities.launch.training import trained_model

_OTHER_EACH_TIME = ("timestamp", "message_id", "model_id")
DIALOGUES = load_dialogues()[::12]


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with action_server("actions") as url:
        yield url


@pytest.fixture(scope="module")
def agent() -> Agent:
    """The assistant, with a model that it reads once."""
    return Agent.load(trained_model())


@pytest_asyncio.fixture(autouse=True)
async def _connections() -> AsyncIterator[None]:
    yield
    await action_calls.close_connections()


async def hold(dialogue: Dialogue, agent: Agent, endpoint: EndpointConfig) -> tuple[list[Any], list[Any]]:
    """All that is said and recorded when actions run at the endpoint."""
    assert agent.processor is not None and agent.domain is not None
    agent.processor.action_endpoint = endpoint
    sender = f"{dialogue.title} ({endpoint.url})"
    np.random.seed(1)  # which of several wordings Rasa takes
    said: list[Any] = []
    for turn in dialogue.turns:
        output = CollectingOutputChannel()
        try:
            text = accept(turn.user, agent.domain)
        except UnusableMessageError:
            continue
        await agent.handle_message(UserMessage(text, output, sender))
        said.append([{**each, "recipient_id": None} for each in output.messages])
    tracker = await agent.tracker_store.retrieve_full_tracker(sender)
    return said, [without_times(event.as_dict()) for event in tracker.events]


def without_times(value: Any) -> Any:
    """A copy without what is another at each run."""
    if isinstance(value, dict):
        return {key: without_times(each) for key, each in value.items() if key not in _OTHER_EACH_TIME}
    return [without_times(each) for each in value] if isinstance(value, list) else value


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=str)
async def test_dialogues_are_the_same(dialogue: Dialogue, agent: Agent, address: str) -> None:
    here, there = action_endpoint(None), EndpointConfig(address, enable_selective_domain=True)
    assert isinstance(here, LocalActions)
    said, events = await hold(dialogue, agent, here)
    assert (said, events) == await hold(dialogue, agent, there)
    assert sum(map(len, said)) >= len(dialogue.turns) > 0


async def test_actions_leave_alone_what_they_are_given(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the network it would be a copy; in the server it is what Rasa itself works with."""
    run = LocalActions.request
    calls = 0

    async def watched(endpoint: LocalActions, *arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        before = json.dumps(options["json"])
        result = await run(endpoint, *arguments, **options)
        assert json.dumps(options["json"]) == before
        return result

    monkeypatch.setattr(LocalActions, "request", watched)
    for dialogue in DIALOGUES[::3]:
        await hold(dialogue, agent, action_endpoint(None))
    assert calls > len(DIALOGUES) // 3
