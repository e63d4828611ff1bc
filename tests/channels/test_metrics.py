"""What operators see: `/live`, `/ready`, `/metrics` and logs as JSON; never what a user wrote."""

from __future__ import annotations

import contextvars
import json
import logging
import re
import signal
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from prometheus_client import REGISTRY
from prometheus_client.parser import text_string_to_metric_families
from rasa.core.channels.channel import UserMessage

from tests.channels.program import Program, running_program
from tests.channels.raw import exchange
from tests.channels.serving import fail
from tests.channels.test_web import Visitor, WebServer
from tests.conftest import ROOT
from twincities.channels import server_settings
from twincities.channels.health import register_health_check
from twincities.channels.web.settings import WebSettings
from twincities.observing.json_logs import JsonFormatter
from twincities.observing.turns import Turn, current_turn, going_on, take_up
from twincities.state import SettingError

SECRET = "the-aubergine-of-saint-denis"
TOKEN = "a token of some length"


@pytest_asyncio.fixture
async def server() -> AsyncIterator[WebServer]:
    async with WebServer(WebSettings(messages_of_visitor=3)) as server:
        yield server


async def page(server: WebServer, **headers: str) -> tuple[int, str]:
    async with server.client.get(f"{server.root}/metrics", headers=headers) as response:
        return response.status, await response.text()


async def figures(server: WebServer) -> dict[tuple[str, ...], float]:
    """The figures, by their name and the values of their labels."""
    _, text = await page(server)
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


async def test_turns_are_counted_by_how_they_end_and_nobody_is_quoted(server: WebServer) -> None:
    async def understand(message: UserMessage) -> None:
        turn = current_turn()
        assert turn is not None
        turn.intent = "ask_since"
        await message.output_channel.send_text_message(message.sender_id, "In 1958.")

    before = await figures(server)
    visitor: Visitor = await server.visitor()
    server.assistant = understand
    await visitor.say(SECRET)
    server.assistant = fail
    await visitor.say(SECRET)
    await visitor.say(" ")
    assert (await server.refusal(json=visitor.body(text=SECRET)))[0] == 429
    now = await figures(server)

    def counted(*name: str) -> float:
        return now.get(name, 0) - before.get(name, 0)

    assert counted("twincities_turns_total", "web", "ask_since", "answered") == 1
    assert counted("twincities_turns_total", "web", "none", "apologised") == 1
    assert counted("twincities_turns_total", "web", "none", "unusable") == 1
    assert counted("twincities_turn_seconds_count", "web") == 3
    assert counted("twincities_messages_limited_total", "visitor") == 1
    assert now["twincities_turns_taken_in",] == 0
    text = (await page(server))[1]
    assert SECRET not in text and visitor.token.partition(".")[0] not in text


async def test_figures_are_for_this_machine_or_with_a_token(
    server: WebServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (await page(server))[0] == 200
    assert (await page(server, **{"X-Forwarded-For": "192.0.2.1"}))[0] == 404
    monkeypatch.setenv("METRICS_TOKEN", TOKEN)
    assert (await page(server))[0] == 404
    assert (await page(server, Authorization="Bearer another"))[0] == 404
    assert (await page(server, Authorization=f"Bearer {TOKEN}", **{"X-Forwarded-For": "x"}))[0] == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("METRICS_TOKEN", "short"),
        ("SECONDS_NOT_READY", "-1"),
        ("SECONDS_NOT_READY", "61"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    server_settings.check_settings({})
    with pytest.raises(SettingError, match=name):
        server_settings.check_settings({name: value})


async def test_a_database_that_fails_is_no_reason_to_send_nobody(server: WebServer) -> None:
    async def fails() -> str:
        return "it cannot be reached"

    async def well() -> None:
        return None

    for part in ("model", "actions", "table"):
        register_health_check(server.app, part, well)
    register_health_check(server.app, "tracker store", fails)
    assert await statuses(server) == {"/live": 200, "/ready": 200, "/health": 503}
    register_health_check(server.app, "model", fails)
    assert (await statuses(server))["/live"] == 200


async def statuses(server: WebServer) -> dict[str, int]:
    found = {}
    for path in ("/live", "/ready", "/health"):
        async with server.client.get(server.root + path) as response:
            found[path] = response.status
    return found


@pytest.fixture
def leaving(tmp_path: Path) -> Iterator[Program]:
    with running_program(tmp_path / "log", SECONDS_NOT_READY="2", LOG_FORMAT="json") as program:
        yield program


async def test_a_server_says_that_it_is_not_ready_before_it_refuses_turns(leaving: Program) -> None:
    async def ask(path: str, body: str = "") -> tuple[int, bytes]:
        method = "POST" if body else "GET"
        content = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n{body}"
        got = await exchange(leaving.port, f"{method} {path} HTTP/1.1\r\nHost: x\r\n{content}".encode())
        return got.statuses[0], got.content.rpartition(b"\r\n\r\n")[2]

    question = json.dumps({"sender": "me", "message": "hello"})
    assert b"ending" not in (await ask("/ready"))[1]
    leaving.process.send_signal(signal.SIGTERM)
    assert await ask("/ready") == (503, b'{"status":"ending"}')
    assert (await ask("/live"))[0] == 200
    assert (await ask("/webhooks/rest/webhook", question))[0] == 200
    assert await leaving.ended() == 0
    assert leaving.heard() == ["hello"]


def test_a_line_of_the_log_is_json_with_the_turn() -> None:
    record = logging.LogRecord("a.logger", logging.ERROR, "file", 1, "It failed: %s\nwholly", ("x",), None)
    outside = json.loads(JsonFormatter().format(record))
    assert outside == {**outside, "level": "error", "logger": "a.logger", "message": "It failed: x\nwholly"}
    assert "turn" not in outside and outside["time"].endswith("+00:00")
    with going_on(Turn("1f2e")):
        line = JsonFormatter().format(record)
    assert json.loads(line)["turn"] == "1f2e" and "\n" not in line


@pytest.mark.parametrize(
    ("given", "taken"), [("1f2e", "1f2e"), ("x\ny", None), ("a" * 33, None), (None, None)]
)
def test_the_turn_of_another_program_is_taken_up(given: str | None, taken: str | None) -> None:
    def found() -> str | None:
        take_up(given)
        turn = current_turn()
        return turn.id if turn else None

    assert contextvars.Context().run(found) == taken


def test_the_dashboard_shows_figures_that_there_are() -> None:
    dashboard = json.loads((ROOT / "contrib" / "grafana-dashboard.json").read_text())
    shown = {
        name.removesuffix("_bucket")
        for panel in dashboard["panels"]
        for target in panel["targets"]
        for name in re.findall(r"twincities_\w+", target["expr"])
    }
    there = {family.name for family in REGISTRY.collect()}
    assert shown - there - {f"{name}_total" for name in there} == set()
    assert {name for name in there if name.startswith("twincities_")} - shown - {
        name.removesuffix("_total") for name in shown
    } == set()
