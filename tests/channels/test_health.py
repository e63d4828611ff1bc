"""`GET /health` in a real web server: each part is there, or named as failing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from tests.channels.test_web import WebServer
from tests.conftest import write_table
from tests.engine import trial_actions
from twincities.channels import server_health
from twincities.channels.health import register_health_check
from twincities.channels.web.settings import WebSettings
from twincities.engine.local_actions import LocalActions
from twincities.launch.ports import LOOPBACK, free_port
from twincities.table import live

WELL = {"model": "ok", "actions": "ok", "table": "ok", "tracker store": "ok"}


class Store:
    """A tracker store within one of Rasa's wrappers, which hides its failures."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault = fault

    async def retrieve(self, _conversation: str) -> None:
        if self.fault:
            raise self.fault


class CheckingStore(Store):
    """A store that knows how to check itself."""

    async def check(self) -> str | None:
        return "the conversations in /var/lib/assistant.sqlite cannot be reached: the disk is full"


def wrapped(store: Store) -> SimpleNamespace:
    return SimpleNamespace(_tracker_store=SimpleNamespace(_tracker_store=store))


class Parts:
    """The parts of an assistant, with ways to take each away."""

    def __init__(self, server: WebServer, actions: web.AppRunner, table: Path) -> None:
        self.server = server
        self.actions = actions
        self.table = table

    async def report(self) -> tuple[int, dict[str, Any]]:
        async with self.server.client.get(f"{self.server.root}/health") as response:
            return response.status, json.loads(await response.text())

    async def faults(self) -> dict[str, str]:
        """What is said to be wrong, by part."""
        status, report = await self.report()
        faults = {part: fault for part, fault in report["parts"].items() if fault != "ok"}
        assert (status, report["status"]) == ((503, "failing") if faults else (200, "ok"))
        return faults


@pytest_asyncio.fixture
async def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Parts]:
    async def well(_request: web.Request) -> web.Response:
        return web.Response()

    application = web.Application()
    application.router.add_get("/health", well)
    actions = web.AppRunner(application)
    await actions.setup()
    await web.TCPSite(actions, LOOPBACK, port := free_port()).start()
    table = write_table(tmp_path / "table")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(table))
    monkeypatch.setattr(server_health, "SECONDS_BETWEEN_CHECKS", 0)
    async with WebServer(WebSettings()) as server:
        server.agent.tracker_store = wrapped(Store())
        server.agent.action_endpoint = EndpointConfig(f"http://{LOOPBACK}:{port}/webhook")
        yield Parts(server, actions, table)
    await actions.cleanup()


async def test_all_is_well(parts: Parts) -> None:
    assert await parts.report() == (200, {"status": "ok", "parts": WELL})


async def test_a_model_that_is_missing(parts: Parts) -> None:
    parts.server.agent.is_ready = lambda: False
    assert set(await parts.faults()) == {"model"}


async def test_an_action_server_that_has_ended(parts: Parts) -> None:
    await parts.actions.cleanup()
    assert set(await parts.faults()) == {"actions"}


async def test_actions_of_the_server_itself(parts: Parts) -> None:
    agent = parts.server.agent
    agent.action_endpoint = LocalActions(trial_actions.__name__)
    agent.domain = Domain.from_yaml("{actions: [action_tell, utter_hi], forms: {f: {required_slots: []}}}")
    assert await parts.faults() == {}
    agent.domain = Domain.from_yaml("actions: [action_tell, action_unwritten]")
    ((part, fault),) = (await parts.faults()).items()
    assert part == "actions" and "action_unwritten" in fault and "action_tell" not in fault


async def test_a_table_that_was_broken_while_it_was_in_use(parts: Parts) -> None:
    assert await parts.faults() == {}
    write_table(parts.table, cities="id,name\nlyon,Lyon\n")
    live.live_table(str(parts.table)).look()
    assert set(await parts.faults()) == {"table"}
    write_table(parts.table)
    live.live_table(str(parts.table)).look()
    assert await parts.faults() == {}


async def test_a_table_that_is_broken_from_the_beginning(parts: Parts) -> None:
    write_table(parts.table, cities="id,name\nlyon,Lyon\n")
    assert set(await parts.faults()) == {"table"}


async def test_a_tracker_store_that_fails_though_rasa_hides_it(parts: Parts) -> None:
    parts.server.agent.tracker_store = wrapped(Store(ConnectionError("no route to db.internal")))
    (sentence,) = (await parts.faults()).values()
    assert "db.internal" not in sentence
    parts.server.agent.tracker_store = wrapped(CheckingStore())
    (sentence,) = (await parts.faults()).values()
    assert "/var" not in sentence


async def test_a_part_that_does_not_answer(parts: Parts, monkeypatch: pytest.MonkeyPatch) -> None:
    async def hang() -> str | None:
        await asyncio.sleep(60)
        return None

    monkeypatch.setattr(server_health, "_MOST_SECONDS_OF_CHECK", 0.1)
    register_health_check(parts.server.app, "telegram", hang)
    assert set(await parts.faults()) == {"telegram"}


async def test_the_parts_are_not_asked_at_every_request(
    parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0

    async def count() -> str | None:
        nonlocal asked
        asked += 1
        return None

    register_health_check(parts.server.app, "counted", count)
    monkeypatch.setattr(server_health, "SECONDS_BETWEEN_CHECKS", 60)
    await asyncio.gather(*(parts.report() for _ in range(5)))
    assert asked == 1
