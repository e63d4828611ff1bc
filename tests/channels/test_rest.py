"""The REST channel in a real web server, with a stand-in for the assistant."""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from rasa.core.channels import console
from rasa.core.channels.channel import UserMessage
from rasa.core.lock_store import LockError
from sanic import Sanic

from tests.channels.test_incoming import SmallDomain
from twincities.channels import turns
from twincities.channels.incoming import EMPTY, NO_ANSWER, TOO_LONG, wording
from twincities.channels.rest import MOST_BYTES, RestChannel
from twincities.channels.shell import ShellChannel
from twincities.launch.ports import LOOPBACK, free_port

Assistant = Callable[[UserMessage], Awaitable[None]]
BUTTONS = [
    {"title": "Since when?", "payload": '/ask_when{"city":"Lyon"}'},
    {"title": "Hello", "payload": "/greet"},
]


async def echo(message: UserMessage) -> None:
    await message.output_channel.send_text_message(message.sender_id, f"You said: {message.text}")


async def offer_buttons(message: UserMessage) -> None:
    await message.output_channel.send_text_with_buttons(
        message.sender_id, f"You said: {message.text}", BUTTONS
    )


async def say_nothing(message: UserMessage) -> None:
    pass


async def fail(message: UserMessage) -> None:
    raise ZeroDivisionError


async def fail_to_lock(message: UserMessage) -> None:
    raise LockError("locked")


async def hang(message: UserMessage) -> None:
    await asyncio.sleep(60)


def repr_start(value: object) -> str:
    """A short name for a test with a long value."""
    return repr(value)[:40]


class Server:
    """A web server with one channel; the assistant behind it can be exchanged."""

    def __init__(self, channel: RestChannel) -> None:
        self.assistant: Assistant = echo
        self.agent = SimpleNamespace(domain=SmallDomain(), is_ready=lambda: True)
        self.app = Sanic(f"test_{uuid.uuid4().hex}", configure_logging=False)
        self.app.ctx.agent = self.agent
        self.app.blueprint(channel.blueprint(self._handle), url_prefix="/webhooks/rest")
        self.url = f"http://{LOOPBACK}:{(port := free_port())}/webhooks/rest"
        self._port = port

    async def __aenter__(self) -> Server:
        self._server = await self.app.create_server(LOOPBACK, self._port, return_asyncio_server=True)
        await self._server.startup()
        await self._server.before_start()
        await self._server.start_serving()
        self._client = aiohttp.ClientSession()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.close()
        await self._server.close()

    async def post(self, body: bytes, query: str = "", **options: Any) -> tuple[int, str]:
        async with self._client.post(f"{self.url}/webhook{query}", data=body, **options) as response:
            return response.status, await response.text()

    async def say(self, message: object, sender: object = "me") -> list[dict[str, Any]]:
        status, text = await self.post(json.dumps({"sender": sender, "message": message}).encode())
        assert status == 200
        messages = json.loads(text)
        assert messages
        return messages

    async def health(self) -> int:
        async with self._client.get(f"{self.url}/") as response:
            return response.status

    async def _handle(self, message: UserMessage) -> None:
        await self.assistant(message)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[Server]:
    async with Server(RestChannel()) as server:
        yield server


@pytest_asyncio.fixture
async def shell() -> AsyncIterator[Server]:
    async with Server(ShellChannel()) as server:
        yield server


async def test_a_question_is_answered(server: Server) -> None:
    assert await server.say("when?") == [{"recipient_id": "me", "text": "You said: when?"}]


async def test_buttons_are_passed_on(server: Server) -> None:
    server.assistant = offer_buttons
    (message,) = await server.say("when?")
    assert message["buttons"] == BUTTONS


@pytest.mark.parametrize(
    ("message", "response"),
    [("", EMPTY), (7, EMPTY), ("\x00", EMPTY), ("x" * 5_000, TOO_LONG)],
    ids=repr_start,
)
async def test_a_useless_message_is_answered_without_asking_the_assistant(
    server: Server, message: object, response: str
) -> None:
    server.assistant = fail
    assert await server.say(message) == [{"recipient_id": "me", "text": wording(response, None)}]


async def test_a_command_is_taken_as_text(server: Server) -> None:
    (message,) = await server.say('/ask_when{"city":[[1]]}')
    assert message["text"] == 'You said: ask_when{"city":[[1]]}'


@pytest.mark.parametrize("assistant", [say_nothing, fail, fail_to_lock, hang])
@pytest.mark.parametrize("query", ["", "?stream=true"])
async def test_a_turn_never_ends_in_silence(
    server: Server, assistant: Assistant, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.2)
    server.assistant = assistant
    status, text = await asyncio.wait_for(server.post(b'{"sender":"me","message":"when?"}', query), 5)
    messages = json.loads(text) if not query else [json.loads(line) for line in text.splitlines()]
    assert (status, messages) == (200, [{"recipient_id": "me", "text": wording(NO_ANSWER, None)}])
    server.assistant = echo
    assert await server.say("again")


@pytest.mark.parametrize("assistant", [fail_to_lock, hang])
async def test_a_known_failure_leaves_no_traceback(
    server: Server, assistant: Assistant, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.2)
    server.assistant = assistant
    with caplog.at_level(logging.ERROR):
        await server.say("when?")
    assert [record.exc_info for record in caplog.records] == [None]


async def test_a_turn_given_up_goes_on_to_its_end(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    ended = asyncio.Event()

    async def be_slow(message: UserMessage) -> None:
        await asyncio.sleep(0.3)
        await echo(message)
        ended.set()

    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.1)
    server.assistant = be_slow
    assert [message["text"] for message in await server.say("when?")] == [wording(NO_ANSWER, None)]
    await asyncio.wait_for(ended.wait(), 5)


async def test_what_was_said_before_a_failure_is_kept(server: Server) -> None:
    async def speak_and_fail(message: UserMessage) -> None:
        await echo(message)
        raise ZeroDivisionError

    server.assistant = speak_and_fail
    texts = [message["text"] for message in await server.say("when?")]
    assert texts == ["You said: when?", wording(NO_ANSWER, None)]


async def test_a_sender_that_is_not_named_gets_a_conversation_of_its_own(server: Server) -> None:
    senders = {(await server.say("hi", sender))[0]["recipient_id"] for sender in (None, None, "", "")}
    assert len(senders) == 4
    assert "default" not in senders


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 10_000,
        b"[]",
        b'"hi"',
        b"null",
        b'{"sender":7,"message":"hi"}',
        b'{"sender":["a"],"message":"hi"}',
        b'{"sender":"a\\u0000","message":"hi"}',
        b'{"sender":"' + b"a" * 201 + b'","message":"hi"}',
    ],
    ids=repr_start,
)
async def test_a_malformed_request_is_refused(server: Server, body: bytes) -> None:
    status, text = await server.post(body)
    assert status == 400
    assert set(json.loads(text)) == {"error"}


@pytest.mark.parametrize("chunked", [False, True])
async def test_a_body_over_16_kilobytes_is_refused(server: Server, chunked: bool) -> None:
    body = b'{"sender":"me","message":"%b"}'
    fitting = body % (b" " * (MOST_BYTES - 2_000))
    assert (await server.post(fitting))[0] == 200
    status, text = await server.post(body % (b" " * MOST_BYTES), chunked=chunked or None)
    assert status == 413
    assert set(json.loads(text)) == {"error"}


async def test_health_tells_whether_a_model_is_loaded(server: Server) -> None:
    assert await server.health() == 200
    server.agent.is_ready = lambda: False
    assert await server.health() == 503


async def test_the_shell_lists_buttons_and_takes_their_numbers(shell: Server) -> None:
    shell.assistant = offer_buttons
    (message,) = await shell.say("when?")
    assert message["text"].splitlines() == ["You said: when?", "  1  Since when?", "  2  Hello"]
    assert "buttons" not in message
    (message,) = await shell.say("1")
    assert message["text"].startswith('You said: /ask_when{"city":"Lyon"}\n')
    shell.assistant = echo
    assert (await shell.say("3"))[0]["text"] == "You said: 3"
    assert (await shell.say("2"))[0]["text"] == "You said: 2"


async def test_the_shell_ends_with_its_input(monkeypatch: pytest.MonkeyPatch) -> None:
    async def end_of_input(_previous: object) -> str:
        raise EOFError

    monkeypatch.setattr(console, "_get_user_input", end_of_input)
    assert await console.record_messages(sender_id="me") == 0
