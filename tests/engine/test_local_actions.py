"""Actions that run in the server against those that an action server runs: events, replies and failures are the same."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.actions.action import RemoteAction
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel
from rasa.core.nlg import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig

from tests.engine import trial_actions
from tests.engine.serving import action_server
from twincities.engine import action_calls
from twincities.engine.local_actions import LocalActions

DOMAIN = Domain.from_yaml("""
intents: [ask]
slots:
  city: {type: text, mappings: [{type: custom}]}
  cities: {type: list, mappings: [{type: custom}]}
responses:
  utter_city: [{text: "{city} is a city."}]
actions: [action_tell]
""")
EVENTS = [
    SessionStarted(),
    SlotSet("city", "Lyon"),
    SlotSet("cities", ["Lyon"]),
    UserUttered("Kyoto?", {"name": "ask", "confidence": 0.9}, [{"entity": "city", "value": "kyoto"}]),
]
WELL = ["action_tell", "action_tell_later", "action_nothing", "action_return_no_events"]
BADLY = [
    "action_fail",
    "action_refuse",
    "action_return_a_number",
    "action_return_an_unheard_of_event",
    "action_return_what_is_no_json",
    "action_that_nobody_has_written",
]


@pytest.fixture(scope="module")
def here() -> LocalActions:
    return LocalActions(trial_actions.__name__)


@pytest.fixture(scope="module")
def there() -> Iterator[EndpointConfig]:
    with action_server("rasa_sdk", "--actions", trial_actions.__name__) as url:
        yield EndpointConfig(url)


def status(error: BaseException) -> int | None:
    """That of the action server's answer, where one made Rasa give up."""
    return getattr(error.__cause__, "status", None)


async def run(name: str, endpoint: EndpointConfig) -> list[dict[str, Any]]:
    """What comes of an action, without the times."""
    tracker = DialogueStateTracker.from_events("me", EVENTS, DOMAIN.slots, domain=DOMAIN)
    generator = TemplatedNaturalLanguageGenerator(DOMAIN.responses)
    try:
        events = await RemoteAction(name, endpoint).run(CollectingOutputChannel(), generator, tracker, DOMAIN)
    finally:
        await action_calls.close_connections()
    return [{**event.as_dict(), "timestamp": None} for event in events]


@pytest.mark.parametrize("name", WELL)
async def test_what_comes_of_an_action_is_the_same(
    name: str, here: LocalActions, there: EndpointConfig
) -> None:
    came = await run(name, here)
    assert came == await run(name, there)
    assert bool(came) is (name != "action_nothing")


@pytest.mark.parametrize("name", BADLY)
async def test_failures_are_the_same(name: str, here: LocalActions, there: EndpointConfig) -> None:
    with pytest.raises(Exception) as expected:  # noqa: PT011 - whatever Rasa raises
        await run(name, there)
    with pytest.raises(type(expected.value)) as failure:
        await run(name, here)
    assert type(failure.value) is type(expected.value)
    assert str(failure.value) == str(expected.value)
    assert status(failure.value) == status(expected.value)


async def test_others_are_answered_while_an_action_takes_long(here: LocalActions) -> None:
    waiting = asyncio.create_task(run("action_wait", here))
    await asyncio.sleep(0.1)
    assert len(await run("action_tell", here)) > 0
    trial_actions.RELEASE.set()
    assert [event["text"] for event in await waiting] == ["released"]


@pytest.mark.parametrize("url", ["", " ", "http://localhost:5055/webhook"])
def test_the_environment_says_where_actions_run(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACTION_ENDPOINT_URL", url)
    endpoint = Agent().action_endpoint
    assert isinstance(endpoint, LocalActions) is not bool(url.strip())
    assert endpoint.url == (url.strip() or None)
    # To an action server the domain is not sent: it would be most of every call.
    call = RemoteAction("action_tell", endpoint)._action_call_format(DialogueStateTracker("me", []), DOMAIN)
    assert ("domain" in call) is isinstance(endpoint, LocalActions)


def test_unset_is_as_empty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ACTION_ENDPOINT_URL", raising=False)
    assert isinstance(Agent().action_endpoint, LocalActions)
    assert Agent().action_endpoint is Agent().action_endpoint


def test_actions_that_cannot_be_loaded_end_the_program(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(SystemExit):
        LocalActions("no_such_package")
    assert "no_such_package" in caplog.text


def test_an_endpoint_of_the_configuration_stays() -> None:
    endpoint = EndpointConfig("http://localhost:5055/webhook")
    assert Agent(action_endpoint=endpoint).action_endpoint is endpoint
