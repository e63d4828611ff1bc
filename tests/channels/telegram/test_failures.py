"""Whatever fails, on either side: nothing is lost, nothing comes twice, and the log says what to do."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Callable

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage
from sqlalchemy.exc import OperationalError

from tests.channels.telegram.bot_api import (
    BAD_GATEWAY,
    HANG_UP,
    HANG_UP_AFTER,
    ApiError,
    BotApi,
    Fault,
    Json,
    flood,
)
from tests.channels.telegram.running import Server, echo, respond, running
from twincities.channels import turns
from twincities.channels.incoming import NO_ANSWER, wording
from twincities.channels.telegram import calls, connection
from twincities.channels.telegram.channel import MOST_BYTES_OF_UPDATE, SECRET_HEADER
from twincities.channels.telegram.settings import WEBHOOK_PATH
from twincities.channels.telegram.store import Store

ANN, BOB = 101, 102
INTERNAL_ERROR = Fault(error=ApiError(500, "Internal Server Error"))
NO_JSON = Fault(html=200)
SLOW = Fault(seconds=0.3)


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Between attempts; where Telegram asks for a pause, it is kept."""
    monkeypatch.setattr(calls, "MOST_SECONDS_BETWEEN_ATTEMPTS", 0.3)


def first_calls(fault: Fault, count: int) -> Callable[[str, Json], Fault | None]:
    """The fault in the first calls of every method."""
    seen: Counter[str] = Counter()

    def next_fault(method: str, _parameters: Json) -> Fault | None:
        seen[method] += 1
        return fault if seen[method] <= count else None

    return next_fault


def every_tenth(faults: list[Fault]) -> Callable[[str, Json], Fault | None]:
    count = 0

    def next_fault(_method: str, _parameters: Json) -> Fault | None:
        nonlocal count
        count += 1
        return faults[count // 10 % len(faults)] if count % 10 == 0 else None

    return next_fault


async def offer(message: UserMessage) -> None:
    await respond(
        message, {"text": f"You said: {message.text}", "buttons": [{"title": "Hello", "payload": "/greet"}]}
    )


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
@pytest.mark.parametrize(
    "fault",
    [BAD_GATEWAY, INTERNAL_ERROR, HANG_UP, NO_JSON, SLOW, flood(1)],
    ids=lambda fault: str(fault)[:40],
)
async def test_a_conversation_survives_each_failure(api: BotApi, fault: Fault, webhook: bool) -> None:
    api.fault = first_calls(fault, 2)
    async with running(api, webhook=webhook) as server:
        server.assistant = offer
        api.write(ANN, "one")
        await api.until(lambda: api.sent)
        api.press(api.sent[0], "Hello")
        api.write(ANN, "two")
        await api.until(lambda: len(api.sent) == 3 and not api.sent[0].buttons and api.press_answers)
        await api.until_acknowledged()
        await api.until(lambda: api.commands)
    assert [turn.text for turn in server.turns] == ["one", "/greet", "two"]
    assert api.texts(ANN) == ["You said: one", "You said: /greet", "You said: two"]


async def test_an_answer_without_receipt_is_sent_again_rather_than_lost(api: BotApi, server: Server) -> None:
    api.fault = lambda method, _: HANG_UP_AFTER if (method, len(api.sent)) == ("sendMessage", 0) else None
    api.write(ANN, "one")
    api.write(ANN, "two")
    await api.until(lambda: "You said: two" in api.texts(ANN))
    assert api.texts(ANN) == ["You said: one", "You said: one", "You said: two"]


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_many_chats_are_answered_in_order_while_one_call_in_ten_fails(
    api: BotApi, webhook: bool
) -> None:
    chats, messages = range(1, 51), [f"{number}" for number in range(6)]
    api.fault = every_tenth([BAD_GATEWAY, HANG_UP, flood(1), INTERNAL_ERROR, SLOW])
    async with running(api, webhook=webhook):
        for message in messages:
            for chat in chats:
                api.write(chat, message)
        await api.until(lambda: len(api.sent) >= len(chats) * len(messages), 90)
        await api.until_acknowledged()
    for chat in chats:
        assert api.texts(chat) == [f"You said: {message}" for message in messages]
    assert api.failed["sendMessage"] > 15


async def test_a_flood_limit_in_one_chat_holds_up_no_other(api: BotApi, server: Server) -> None:
    of_ann = first_calls(flood(2), 1)
    api.fault = lambda method, parameters: (
        of_ann(method, parameters) if (method, parameters.get("chat_id")) == ("sendMessage", ANN) else None
    )
    for text in ("one", "two", "three"):
        api.write(ANN, text)
        api.write(BOB, text)
    await api.until(lambda: len(api.texts(BOB)) == 3)
    assert api.texts(ANN) == []
    await api.until(lambda: len(api.texts(ANN)) == 3)
    assert api.texts(ANN) == ["You said: one", "You said: two", "You said: three"]
    held_up = next(sent for sent in api.sent if sent.chat == ANN)
    assert held_up.at - api.sent[0].at > 1.5
    assert api.calls["sendMessage"] == 7


async def test_a_slow_turn_holds_up_no_other_chat_and_is_not_acknowledged_before_its_end(
    api: BotApi, server: Server
) -> None:
    ended = asyncio.Event()

    async def wait_for_ann(message: UserMessage) -> None:
        if message.text == "slow":
            await ended.wait()
        await echo(message)

    server.assistant = wait_for_ann
    slow = api.write(ANN, "slow")
    api.write(ANN, "after")
    for number in range(5):
        api.write(BOB, f"{number}")
        await api.until(lambda: len(api.texts(BOB)) == number + 1)  # noqa: B023
    assert slow in api.pending
    assert api.texts(ANN) == []
    ended.set()
    await api.until_acknowledged()
    assert [turn.text for turn in server.turns if str(ANN) in turn.sender_id] == ["slow", "after"]
    await api.until(lambda: api.texts(ANN) == ["You said: slow", "You said: after"])


async def test_a_turn_never_ends_in_silence(
    api: BotApi, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.2)

    async def hang(_message: UserMessage) -> None:
        await asyncio.sleep(60)

    async def say_nothing(_message: UserMessage) -> None:
        pass

    for number, assistant in enumerate((hang, say_nothing)):
        server.assistant = assistant
        api.write(ANN, "when?")
        await api.until(lambda: len(api.texts(ANN)) == number + 1)  # noqa: B023
    assert set(api.texts(ANN)) == {wording(NO_ANSWER, None)}
    await api.until_acknowledged()


# --- restarts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_a_turn_cut_short_by_a_crash_is_taken_again(api: BotApi, webhook: bool) -> None:
    async def hang(_message: UserMessage) -> None:
        await asyncio.sleep(60)

    first = Server(api, webhook=webhook)
    first.assistant = hang
    await first.start()
    api.write(ANN, "when?")
    await api.until(lambda: first.turns)
    await first.crash()
    assert (len(api.pending), api.sent) == (1, [])
    second = Server(api, webhook=webhook, port=first.port)
    await second.start()
    await api.until_acknowledged()
    await api.until(lambda: api.sent)
    await second.stop()
    assert api.texts(ANN) == ["You said: when?"]


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_what_was_answered_before_a_crash_is_sent_without_a_second_turn(
    api: BotApi, webhook: bool
) -> None:
    api.fault = lambda method, _: BAD_GATEWAY if method == "sendMessage" else None
    first = Server(api, webhook=webhook)
    await first.start()
    update = api.write(ANN, "when?")
    content = dict(api.pending[update])
    await api.until(lambda: first.turns and api.calls["sendMessage"])
    await first.crash()
    assert api.sent == []
    api.pending[update] = content  # the acknowledgement may be lost as well
    api.fault = lambda _method, _parameters: None
    second = Server(api, webhook=webhook, port=first.port)
    await second.start()
    api.write(ANN, "and now?")
    await api.until(lambda: len(api.sent) == 2)
    await api.until_acknowledged()
    await second.stop()
    assert api.texts(ANN) == ["You said: when?", "You said: and now?"]
    assert [turn.text for turn in second.turns] == ["and now?"]


async def test_buttons_outlive_a_restart(api: BotApi) -> None:
    async with running(api) as server:
        server.assistant = offer
        api.write(ANN, "when?")
        await api.until(lambda: api.sent)
        await api.until_acknowledged()
    async with running(api) as server:
        api.press(api.sent[0], "Hello")
        await api.until(lambda: server.turns)
        assert server.turns[0].text == "/greet"


async def test_an_orderly_end_lets_turns_and_answers_through(api: BotApi) -> None:
    async def be_slow(message: UserMessage) -> None:
        await asyncio.sleep(0.5)
        await echo(message)

    async with running(api) as server:
        server.assistant = be_slow
        api.write(ANN, "when?")
        await api.until(lambda: server.turns)
    assert api.texts(ANN) == ["You said: when?"]


async def test_a_failing_store_acknowledges_nothing(
    api: BotApi, server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "SECONDS_AFTER_FAILED_STORE", 0.1)
    finish, failures = Store.finish, iter([True, True])

    def fail_twice(self: Store, *arguments: object, **options: object) -> None:
        if next(failures, False):
            raise OperationalError("INSERT", {}, Exception("disk full"))
        finish(self, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Store, "finish", fail_twice)
    api.write(ANN, "when?")
    await api.until(lambda: api.texts(ANN))
    await api.until_acknowledged()
    assert api.texts(ANN) == ["You said: when?"]
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 2 and all("disk full" in error for error in errors)


# --- the connection -------------------------------------------------------------------------------------


def problems(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged of the connection."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.startswith("twincities")
    ]


async def test_it_starts_while_telegram_is_down_and_recovers(caplog: pytest.LogCaptureFixture) -> None:
    api = BotApi()
    server = Server(api)
    await server.start()
    await api.until(lambda: problems(caplog))
    status, answer = await server.health()
    assert status == 503 and "cannot be reached" in answer["parts"]["telegram"]
    await asyncio.sleep(1)
    await api.start()
    api.write(ANN, "when?")
    await api.until(lambda: api.texts(ANN), 30)
    await api.until_acknowledged()
    assert await server.problem() is None
    assert len(problems(caplog)) == 2  # once that it is down, once that it is up
    # The same once more while it runs.
    await api.stop()
    await api.until(lambda: len(problems(caplog)) == 3)
    api.write(ANN, "again?")
    await api.start()
    await api.until(lambda: len(api.texts(ANN)) == 2, 30)
    await server.stop()
    await api.stop()


async def test_a_refused_token_is_told_once_and_tried_again(
    api: BotApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(calls, "SECONDS_AFTER_REFUSED_TOKEN", 0.1)
    api.token_is_valid = False
    async with running(api) as server:
        await api.until(lambda: api.calls["getMe"] == 3)
        assert "@BotFather" in str(await server.problem())
        assert [text for text in problems(caplog) if "refuses the token" in text] == problems(caplog)
        assert len(problems(caplog)) == 1
        api.token_is_valid = True
        api.write(ANN, "when?")
        await api.until(lambda: api.texts(ANN))
        assert await server.problem() is None


async def test_a_second_program_with_the_same_token_is_told(
    api: BotApi, polling: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(calls, "SECONDS_AFTER_CONFLICT", 0.2)
    async with aiohttp.ClientSession() as client:
        address = f"{api.url}/bot4242:test-TOKEN_0123456789abcdefghijkl/getUpdates"
        async with client.post(address, data={"timeout": "0"}):
            pass
    await api.until(lambda: problems(caplog))
    assert "Another program" in problems(caplog)[0]
    api.write(ANN, "when?")
    await api.until(lambda: api.texts(ANN))
    await api.until(lambda: len(problems(caplog)) == 2)


async def test_a_webhook_left_behind_is_removed_for_polling(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calls, "SECONDS_AFTER_CONFLICT", 0.1)
    monkeypatch.setattr(connection, "SECONDS_OF_LONG_POLL", 0.2)
    api.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "a"}
    async with running(api) as server:
        await api.until(lambda: api.calls["getUpdates"])
        assert api.webhook == {}
        api.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "a"}
        await api.until(lambda: not api.webhook)
        api.write(ANN, "when?")
        await api.until(lambda: api.texts(ANN))
        assert await server.problem() is None


async def test_a_connection_that_fails_in_an_unforeseen_way_is_made_anew(
    api: BotApi, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connection, "SECONDS_AFTER_FAILED_CONNECTION", 0.1)
    fetch = connection.Connection._fetch
    failures = iter([True])

    async def fail_once(self: connection.Connection, *arguments: object) -> object:
        if next(failures, False):
            raise ZeroDivisionError
        return await fetch(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(connection.Connection, "_fetch", fail_once)
    async with running(api):
        api.write(ANN, "when?")
        await api.until(lambda: api.texts(ANN))
    assert [record.getMessage() for record in caplog.records if record.exc_info] == [
        "The connection to Telegram failed; it is made anew."
    ]
    caplog.clear()  # the traceback is meant here


# --- the webhook ----------------------------------------------------------------------------------------


async def test_only_telegram_may_post(api: BotApi) -> None:
    async with running(api, webhook=True) as server:
        await api.until(lambda: api.webhook)
        address, secret = f"{server.url}{WEBHOOK_PATH}", api.webhook["secret_token"]
        body = b'{"update_id": 1, "message": {}}'
        for headers in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: secret[:-1]}, {SECRET_HEADER: "é" * 64}):
            assert await post(address, body, headers) == 401
        for malformed in (b"", b"{", b"[]", b"[" * 10_000, b'{"update_id": "1"}', b"\xff"):
            assert await post(address, malformed, {SECRET_HEADER: secret}) == 400
        assert await post(address, b"x" * (MOST_BYTES_OF_UPDATE + 1), {SECRET_HEADER: secret}) == 413
        assert await post(address, body, {SECRET_HEADER: secret}) == 200
    assert api.sent == []


async def test_nobody_may_post_where_updates_are_fetched(api: BotApi, polling: Server) -> None:
    assert await post(f"{polling.url}{WEBHOOK_PATH}", b'{"update_id": 1}', {}) == 404


async def post(address: str, body: bytes, headers: dict[str, str]) -> int:
    async with aiohttp.ClientSession() as client, client.post(address, data=body, headers=headers) as answer:
        return answer.status


async def test_an_update_posted_again_is_taken_once(api: BotApi) -> None:
    ended = asyncio.Event()

    async def wait(message: UserMessage) -> None:
        await ended.wait()
        await echo(message)

    async with running(api, webhook=True) as server:
        server.assistant = wait
        await api.until(lambda: api.webhook)
        update = api.write(ANN, "when?")
        content = dict(api.pending[update])
        await api.until(lambda: server.turns)
        again = asyncio.ensure_future(api.post_once(content))
        await asyncio.sleep(0.2)
        assert not again.done() and update in api.pending
        ended.set()
        assert await again == 200
        assert await api.post_once(content) == 200
        await api.until_acknowledged()
    assert api.texts(ANN) == ["You said: when?"]
    assert len(server.turns) == 1


async def test_a_webhook_that_telegram_cannot_reach_is_told(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "SECONDS_BETWEEN_WEBHOOK_CHECKS", 0.1)
    async with running(api, webhook=True) as server:
        await api.until(lambda: api.webhook)
        api.pending[1], api.last_error = {"update_id": 1, "message": {}}, "Connection refused"
        await api.until(lambda: api.calls["getWebhookInfo"] > 1)
        assert "Connection refused" in str(await server.problem())
        api.pending.clear()
        seen = api.calls["getWebhookInfo"]
        await api.until(lambda: api.calls["getWebhookInfo"] > seen + 1)
        assert await server.problem() is None
        api.webhook = {"url": "http://127.0.0.1:9/", "secret_token": "a"}
        await api.until(lambda: api.webhook["url"].startswith(server.url))


async def test_both_modes_share_what_was_stored(api: BotApi) -> None:
    async with running(api, webhook=True) as server:
        server.assistant = offer
        await api.until(lambda: api.webhook)
        api.write(ANN, "when?")
        await api.until(lambda: api.sent)
        await api.until_acknowledged()
    async with running(api) as server:
        await api.until(lambda: not api.webhook)
        api.press(api.sent[0], "Hello")
        await api.until(lambda: server.turns)
