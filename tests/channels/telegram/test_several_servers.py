"""Several servers on one real PostgreSQL: an update is handled once, one fetches and the others wait, nothing is left."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import TOKEN, BotApi
from tests.channels.telegram.running import Server, echo, respond
from tests.conversation_store.postgresql import PostgreSQL, new_database
from twincities import forgetting
from twincities.channels.telegram import delivery, erasing
from twincities.channels.telegram.outgoing import Outgoing
from twincities.channels.telegram.settings import WEBHOOK_PATH
from twincities.channels.telegram.status import WAITING
from twincities.channels.telegram.store import Destination, Store
from twincities.channels.telegram.tables import place_of
from twincities.state import state_folder

ANN, BOB = 101, 102


@pytest.fixture(autouse=True)
def url(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch) -> str:
    url = new_database(postgresql)
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)
    monkeypatch.setenv("SIGNING_KEY", "a key of at least thirty-two bytes")
    return url


@asynccontextmanager
async def two_servers(api: BotApi, *, webhook: bool = False) -> AsyncIterator[tuple[Server, Server]]:
    """The first one has got to Telegram before the second one starts."""
    async with AsyncExitStack() as ending:
        servers = []
        for _ in range(2):
            servers.append(Server(api, webhook=webhook))
            await servers[-1].start()
            ending.push_async_callback(_stop, servers[-1])
            await until_settled(servers[-1])
        yield servers[0], servers[1]


async def _stop(server: Server) -> None:
    if not server.app.ctx.telegram.done():
        await server.stop()


async def until_settled(server: Server, problem: str | None = None) -> None:
    for _ in range(200):
        if await server.problem() in {problem, WAITING}:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(await server.problem())


async def post(server: Server, api: BotApi, number: int) -> int:
    """Have Telegram deliver an update to one of the servers."""
    headers = {
        "X-Telegram-Bot-Api-Secret-Token": api.webhook["secret_token"],
        "Content-Type": "application/json",
    }
    async with (
        aiohttp.ClientSession() as client,
        client.post(
            server.url + WEBHOOK_PATH, data=json.dumps(api.pending[number]), headers=headers
        ) as answer,
    ):
        return answer.status


async def test_one_fetches_and_the_other_waits_until_that_ends(api: BotApi) -> None:
    async with two_servers(api) as (one, other):
        assert await one.problem() is None
        _, health = await other.health()
        assert health["parts"]["telegram"] == WAITING
        api.write(ANN, "one")
        await api.until(lambda: api.texts(ANN))
        await api.until_acknowledged()
        await one.stop()
        api.write(ANN, "two")
        await api.until(lambda: len(api.texts(ANN)) == 2)
        await api.until_acknowledged()
        assert await other.problem() is None
    assert api.texts(ANN) == ["You said: one", "You said: two"]
    assert [[turn.text for turn in server.turns] for server in (one, other)] == [["one"], ["two"]]


async def test_what_was_answered_and_not_acknowledged_is_not_answered_by_the_next_one(api: BotApi) -> None:
    async with two_servers(api) as (one, other):
        api.write(ANN, "one")
        await api.until(lambda: api.texts(ANN))
        may_end = asyncio.Event()

        async def wait(message: UserMessage) -> None:
            await may_end.wait()
            await echo(message)

        one.assistant = wait
        api.write(BOB, "long")
        await api.until(lambda: len(one.turns) == 2)
        ending = asyncio.ensure_future(one.stop())
        await until_settled(other, None)
        await asyncio.sleep(1)
        may_end.set()
        await ending
        await api.until_acknowledged()
    assert (api.texts(ANN), api.texts(BOB)) == (["You said: one"], ["You said: long"])
    assert other.turns == []


async def test_an_update_that_comes_to_both_at_once_is_handled_once(api: BotApi) -> None:
    async with two_servers(api, webhook=True) as servers:
        api.people.update(range(200, 220))
        for server in servers:
            server.assistant = slowly
        for chat in range(200, 220):
            number = api.write(chat, "hello")
            assert await asyncio.gather(*(post(server, api, number) for server in servers)) == [200, 200]
        await api.until(lambda: all(api.texts(chat) for chat in range(200, 220)))
        await asyncio.sleep(0.5)
    assert all(api.texts(chat) == ["You said: hello"] for chat in range(200, 220))
    assert sum(len(server.turns) for server in servers) == 20


async def slowly(message: UserMessage) -> None:
    await asyncio.sleep(0.05)
    await echo(message)


async def test_what_a_server_has_left_is_sent_by_another(
    api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "SECONDS_BETWEEN_LOOKS", 0.2)
    async with two_servers(api):
        api.people.add(ANN)
        place = place_of(state_folder(), int(TOKEN.partition(":")[0]))
        left = Store(place)
        left.finish(1, Destination(ANN), ANN, [Outgoing("one"), Outgoing("two")])
        left.close()
        await api.until(lambda: len(api.texts(ANN)) == 2)
        await asyncio.sleep(0.5)
    assert api.texts(ANN) == ["one", "two"]


async def test_updates_wait_while_postgresql_is_away(api: BotApi, postgresql: PostgreSQL) -> None:
    async with two_servers(api) as servers:
        postgresql.stop()
        try:
            api.write(ANN, "meanwhile")
            await asyncio.sleep(4)
            for server in servers:
                status, health = await server.health()
                assert (status, health["parts"]["telegram"][:10]) == (503, "PostgreSQL")
        finally:
            postgresql.start()
        await api.until(lambda: api.texts(ANN))
        await api.until_acknowledged()
    assert api.texts(ANN) == ["You said: meanwhile"]


async def test_a_conversation_is_forgotten_for_all_servers(api: BotApi) -> None:
    async def offer(message: UserMessage) -> None:
        await respond(message, {"text": "Well?", "buttons": [{"title": "More", "payload": "/greet"}]})

    async with two_servers(api) as (one, _):
        one.assistant = offer
        api.write(ANN, "hello")
        await api.until(lambda: api.texts(ANN))
        await api.until_acknowledged()
        assert await asyncio.to_thread(forgetting.main, [erasing.conversation_name(ANN, ANN)]) == 0
        api.press(api.sent[0], "More")
        await api.until(lambda: api.press_answers)
        assert len(one.turns) == 1
