"""The REST channel in a real web server, with a stand-in for the assistant."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from rasa.core.channels import console
from rasa.core.channels.channel import UserMessage

from tests.channels.serving import (
    BUTTONS,
    Assistant,
    Server,
    echo,
    fail,
    fail_to_lock,
    hang,
    offer_buttons,
    repr_start,
    say_nothing,
)
from twincities.channels import turns
from twincities.channels.incoming import EMPTY, NO_ANSWER, TOO_LONG, wording
from twincities.channels.rest import MOST_BYTES, RestChannel
from twincities.channels.shell import ShellChannel
from twincities.conversations.notices import NOT_REMEMBERED, notify


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


async def test_what_a_turn_has_to_tell_besides_comes_last(server: Server) -> None:
    async def be_in_trouble(message: UserMessage) -> None:
        assert notify(NOT_REMEMBERED) and notify(NOT_REMEMBERED)
        await echo(message)

    server.assistant = be_in_trouble
    texts = [message["text"] for message in await server.say("when?")]
    assert texts == ["You said: when?", wording(NOT_REMEMBERED, None)]
    server.assistant = echo
    assert len(await server.say("when?")) == 1
    assert not notify(NOT_REMEMBERED)  # outside of any turn


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
    assert [message["text"] for message in await server.say("again", "another")] == ["You said: again"]


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
        b'{"sender":7.5,"message":"hi"}',
        b'{"sender":true,"message":"hi"}',
        b'{"sender":%b,"message":"hi"}' % (b"7" * 201),
        b'{"sender":%b,"message":"hi"}' % (b"7" * 5_000),
        b'{"sender":{},"message":"hi"}',
        b'{"sender":"web-1234","message":"hi"}',
        b'{"sender":"telegram:1:2","message":"hi"}',
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


@pytest.mark.parametrize(
    ("sender", "name"), [(63, "63"), (0, "0"), (-4, "-4"), ("63", "63"), ("my web-1", "my web-1")]
)
async def test_a_number_names_a_sender_as_well(server: Server, sender: object, name: str) -> None:
    assert await server.say("when?", sender) == [{"recipient_id": name, "text": "You said: when?"}]


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": "text/plain", "Origin": "https://www.example.org"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "text/plain; application/json"},
        {"Content-Type": ""},
    ],
    ids=repr_start,
)
async def test_what_a_page_of_another_origin_may_send_is_refused(
    server: Server, headers: dict[str, str]
) -> None:
    server.assistant = fail
    status, text = await server.post(b'{"sender":"me","message":"hi"}', headers=headers)
    assert (status, json.loads(text)) == (415, {"error": "the content type is not application/json"})


async def test_the_content_type_may_have_parameters(server: Server) -> None:
    headers = {"Content-Type": "Application/JSON; charset=utf-8"}
    assert (await server.post(b'{"sender":"me","message":"hi"}', headers=headers))[0] == 200


@pytest.mark.parametrize(
    ("host", "setting", "status"),
    [
        ("127.0.0.1", None, 200),
        ("0.0.0.0", None, 404),
        ("0.0.0.0", "yes", 404),
        ("0.0.0.0", "open", 200),
        ("192.0.2.1", "", 404),
        ("::1", None, 200),
        ("::", None, 404),
    ],
)
async def test_who_is_not_on_this_machine_reaches_the_channel_only_when_it_was_opened(
    server: Server, monkeypatch: pytest.MonkeyPatch, host: str, setting: str | None, status: int
) -> None:
    monkeypatch.delenv("REST_CHANNEL", raising=False)
    if setting is not None:
        monkeypatch.setenv("REST_CHANNEL", setting)
    server.app.state.host = host
    assert (await server.post(b'{"sender":"me","message":"hi"}'))[0] == status
    assert await server.health() == status


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
