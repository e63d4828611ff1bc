"""Traces reach a collector over OTLP, with the parts of a turn below it and without a word of a user; nothing is loaded without them."""

from __future__ import annotations

import asyncio
import gzip
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

from tests.channels.program import Program, running_program
from tests.channels.raw import exchange
from tests.channels.telegram.bot_api import running_api
from tests.channels.telegram.running import Server as TelegramServer
from tests.launch.several_servers import Server
from tests.launch.watching import MOST_SECONDS
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.training import trained_model
from twincities.observing import traces
from twincities.observing.turns import Turn, going_on
from twincities.state import SettingError

SECRET = "aubergine"
NAME = "visitor-of-the-test"


@dataclass
class Span:
    """What a span says."""

    service: str
    name: str
    trace: bytes
    id: bytes
    above: bytes
    attributes: dict[str, Any]
    is_error: bool


@dataclass
class Collector:
    """Takes in what an OpenTelemetry collector takes in, at the address that such a one has."""

    url: str = ""
    received: list[bytes] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.received.append(gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body)
        return web.Response(content_type="application/x-protobuf")

    def spans(self) -> list[Span]:
        return [
            Span(
                service=next(
                    each.value.string_value for each in part.resource.attributes if each.key == "service.name"
                ),
                name=span.name,
                trace=span.trace_id,
                id=span.span_id,
                above=span.parent_span_id,
                attributes={
                    each.key: each.value.string_value or each.value.int_value for each in span.attributes
                },
                is_error=span.status.code == 2,
            )
            for body in self.received
            for part in ExportTraceServiceRequest.FromString(body).resource_spans
            for scope in part.scope_spans
            for span in scope.spans
        ]

    async def until(self, found: Callable[[list[Span]], bool]) -> list[Span]:
        """Wait until the spans are as they are to be."""
        until = time.monotonic() + MOST_SECONDS
        while not found(spans := self.spans()):
            assert time.monotonic() < until, spans
            await asyncio.sleep(0.05)
        return spans


@pytest_asyncio.fixture
async def collector() -> AsyncIterator[Collector]:
    collector = Collector()
    app = web.Application(client_max_size=2**24)
    app.router.add_post("/v1/traces", collector.take)
    async with TestServer(app) as server:
        collector.url = f"http://{LOOPBACK}:{server.port}"
        yield collector


@pytest_asyncio.fixture
async def traced(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Collector]:
    """A collector that this process sends its spans to when tracing ends."""
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url)
    traces.begin_tracing({"OTEL_EXPORTER_OTLP_ENDPOINT": collector.url}, "tests")
    yield collector
    await traces.end_tracing()


async def test_a_turn_and_its_parts_are_one_trace_through_both_processes(
    collector: Collector, tmp_path: Path
) -> None:
    await asyncio.to_thread(trained_model)
    environment = {
        "OTEL_EXPORTER_OTLP_ENDPOINT": collector.url,
        "OTEL_BSP_SCHEDULE_DELAY": "50",
        "OTEL_RESOURCE_ATTRIBUTES": "deployment.environment.name=tests",
    }
    server = Server(tmp_path / "server", environment, "--actions-port", str(free_port()))
    server.start()
    try:
        await server.until_ready()
        message = {"sender": NAME, "message": f"Since when is Kyoto a sister city, {SECRET}?"}
        async with (
            aiohttp.ClientSession() as client,
            client.post(f"http://{LOOPBACK}:{server.port}/webhooks/rest/webhook", json=message) as answer,
        ):
            assert answer.status == 200 and await answer.json()
        spans = await collector.until(
            lambda spans: {"turn", "action server"} <= {each.name for each in spans}
        )
    finally:
        server.process.terminate()
        assert await asyncio.to_thread(server.process.wait, MOST_SECONDS) == 0
    (turn,) = (each for each in spans if each.name == "turn")
    of_turn = [each for each in spans if each.trace == turn.trace]
    assert {each.name for each in of_turn} >= {
        "turn", "lock in the server", "lock across servers", "database read", "database write", "understanding",
        "actions", "action server",
    }  # fmt: skip
    assert {each.attributes[traces.TURN] for each in of_turn} == {turn.attributes[traces.TURN]}
    assert turn.attributes["twincities.channel"] == "rest"
    assert turn.attributes["twincities.outcome"] == "answered"
    assert str(turn.attributes["twincities.intent"]).startswith("ask_")
    action = next(each for each in of_turn if each.name == "action server")
    assert (action.service, turn.service) == ("twincities-actions", "twincities")
    assert action.above in {each.id for each in of_turn if each.name == "actions"}
    assert not turn.above and not any(each.is_error for each in of_turn)
    sent = b"".join(collector.received)
    assert b"deployment.environment.name" in sent
    assert SECRET.encode() not in sent and NAME.encode() not in sent


async def test_what_fails_is_marked_without_its_message(traced: Collector) -> None:
    with going_on(Turn("1f2e")), pytest.raises(LookupError), traces.traced("actions"):
        raise LookupError(SECRET)
    await traces.end_tracing()
    (span,) = traced.spans()
    assert span.is_error
    assert span.attributes == {traces.TURN: "1f2e", "error.type": "LookupError"}
    assert SECRET.encode() not in b"".join(traced.received)


async def test_calls_to_telegram_belong_to_the_update_that_they_answer(
    traced: Collector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STATE_FOLDER", str(tmp_path))
    async with running_api() as api:
        server = TelegramServer(api)
        await server.start()
        try:
            api.write(7, SECRET)
            await api.until(lambda: api.texts(7))
            await api.until_acknowledged()
        finally:
            await server.stop()
    await traces.end_tracing()
    spans = traced.spans()
    (update,) = (each for each in spans if each.name == "telegram update")
    (turn,) = (each for each in spans if each.name == "turn")
    (sent,) = (each for each in spans if each.name == "telegram sendMessage")
    assert update.trace == turn.trace == sent.trace
    assert "telegram getUpdates" not in {each.name for each in spans}
    assert SECRET.encode() not in b"".join(traced.received)


@pytest.fixture
def without_collector(tmp_path: Path) -> Iterator[Program]:
    nowhere = f"http://{LOOPBACK}:{free_port()}"
    with running_program(tmp_path / "log", OTEL_EXPORTER_OTLP_ENDPOINT=nowhere) as program:
        yield program


async def test_a_collector_that_is_away_holds_nobody_up(without_collector: Program) -> None:
    body = b'{"sender": "me", "message": "hello"}'
    got = await exchange(
        without_collector.port,
        b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
        b"Connection: close\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body),
    )
    assert got.statuses == [200]
    without_collector.process.send_signal(signal.SIGTERM)
    assert await without_collector.ended() == 0


def test_nothing_is_loaded_where_no_traces_are_asked_for() -> None:
    program = """
import sys, twincities
import twincities.channels.web.channel, twincities.channels.telegram.channel
from twincities import engine
from twincities.observing.traces import begin_tracing, traced
engine.apply()
begin_tracing({"OTEL_SERVICE_NAME": "x"}, "y")
with traced("turn"):
    print([name for name in sys.modules if name.startswith("opentelemetry")])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr


ENDPOINT = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector.example:4318"}


@pytest.mark.parametrize(
    ("environment", "are"),
    [
        ({}, False),
        ({"OTEL_SERVICE_NAME": "x"}, False),
        (ENDPOINT, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://collector.example:4318/v1/traces"}, True),
        ({**ENDPOINT, "OTEL_SDK_DISABLED": "true"}, False),
        ({**ENDPOINT, "OTEL_TRACES_EXPORTER": "none"}, False),
        ({**ENDPOINT, "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf"}, True),
    ],
)
def test_traces_are_asked_for_by_the_settings_of_opentelemetry(
    environment: dict[str, str], are: bool
) -> None:
    assert traces.are_asked_for(environment) is are


@pytest.mark.parametrize(
    ("name", "value"), [("OTEL_EXPORTER_OTLP_PROTOCOL", "grpc"), ("OTEL_TRACES_EXPORTER", "zipkin")]
)
def test_what_is_not_to_be_had_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=name):
        traces.are_asked_for({**ENDPOINT, name: value})


def test_packages_that_are_not_installed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(traces, "find_spec", lambda _name: None)
    with pytest.raises(SettingError, match="not installed"):
        traces.are_asked_for(ENDPOINT)
