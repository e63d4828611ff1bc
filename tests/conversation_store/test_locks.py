"""One turn of a conversation at a time: in one server, and in several that share a real PostgreSQL."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import psycopg2
import pytest
import pytest_asyncio
from rasa.core.lock_store import LockError, LockStore
from rasa.core.utils import AvailableEndpoints
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import PostgreSQL, new_database
from twincities.conversations import advisory_locks
from twincities.conversations.locks import ConversationLocks
from twincities.launch.project import ROOT

MakeLocks = Callable[[], ConversationLocks]


@pytest_asyncio.fixture
async def open_locks(url: str) -> AsyncIterator[MakeLocks]:
    """Makes locks over a database: each as in a server of its own."""
    opened: list[ConversationLocks] = []

    def open_one() -> ConversationLocks:
        opened.append(ConversationLocks(database=make_url(url)))
        return opened[-1]

    yield open_one
    for locks in opened:
        locks.close()


@pytest_asyncio.fixture
async def servers(postgresql: PostgreSQL) -> AsyncIterator[tuple[ConversationLocks, ConversationLocks]]:
    """The locks of two servers that share a database."""
    url = make_url(new_database(postgresql))
    one, other = ConversationLocks(database=url), ConversationLocks(database=url)
    yield one, other
    one.close()
    other.close()


class Turns:
    """Turns that are under way at once, and the order in which they were let in."""

    def __init__(self) -> None:
        self.order: list[int] = []
        self.most_at_once = 0
        self._now = 0

    async def take(
        self, locks: ConversationLocks, sender: str, number: int = 0, seconds: float = 0.0
    ) -> None:
        async with locks.lock(sender):
            self.order.append(number)
            self._now += 1
            self.most_at_once = max(self.most_at_once, self._now)
            await asyncio.sleep(seconds)
            self._now -= 1


def test_rasa_takes_it_from_its_endpoints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", "")
    endpoints = AvailableEndpoints.read_endpoints(str(ROOT / "endpoints.yml"))
    assert isinstance(LockStore.create(endpoints.lock_store), ConversationLocks)


async def test_turns_of_a_conversation_follow_each_other_in_their_order(open_locks: MakeLocks) -> None:
    locks, turns = open_locks(), Turns()
    await asyncio.gather(*(turns.take(locks, "me", number) for number in range(20)))
    assert turns.order == list(range(20))
    assert turns.most_at_once == 1


async def test_conversations_do_not_wait_for_each_other(open_locks: MakeLocks) -> None:
    locks = open_locks()
    async with AsyncExitStack() as stack:
        for number in range(50):
            await asyncio.wait_for(stack.enter_async_context(locks.lock(f"visitor {number}")), 30)


async def test_a_turn_that_fails_lets_the_next_one_in(open_locks: MakeLocks) -> None:
    locks, turns = open_locks(), Turns()
    with pytest.raises(ValueError, match="broken"):
        async with locks.lock("me"):
            raise ValueError("broken")
    await asyncio.wait_for(turns.take(locks, "me"), 30)


async def test_a_turn_that_is_given_up_leaves_its_place(open_locks: MakeLocks) -> None:
    locks, turns = open_locks(), Turns()
    async with locks.lock("me"):
        waiting = asyncio.create_task(turns.take(locks, "me"))
        await asyncio.sleep(0.05)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    await asyncio.wait_for(turns.take(locks, "me"), 30)


async def test_a_turn_that_does_not_end_is_not_waited_for_without_end(open_locks: MakeLocks) -> None:
    locks = open_locks()
    async with locks.lock("me"):
        with pytest.raises(LockError):
            async with locks.lock("me", lock_lifetime=0.1):
                pytest.fail("two turns are in at once")


async def test_two_servers_let_one_turn_in(servers: tuple[ConversationLocks, ConversationLocks]) -> None:
    turns = Turns()
    await asyncio.gather(*(turns.take(locks, "me", seconds=0.01) for locks in servers for _ in range(10)))
    assert len(turns.order) == 20
    assert turns.most_at_once == 1


async def test_a_server_that_does_not_let_go_is_told(
    servers: tuple[ConversationLocks, ConversationLocks],
) -> None:
    one, other = servers
    async with one.lock("me"):
        with pytest.raises(LockError, match="another server"):
            async with other.lock("me", lock_lifetime=0.2):
                pytest.fail("two turns are in at once")
    await asyncio.wait_for(Turns().take(other, "me"), 30)


async def test_what_another_server_holds_and_nobody_waits_for_any_more_is_free(
    servers: tuple[ConversationLocks, ConversationLocks],
) -> None:
    one, other = servers
    async with one.lock("me"):
        waiting = asyncio.create_task(Turns().take(other, "me"))
        await asyncio.sleep(0.3)
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting
    await asyncio.wait_for(Turns().take(one, "me"), 30)


async def test_a_server_that_is_killed_holds_nobody_up(
    servers: tuple[ConversationLocks, ConversationLocks], postgresql: PostgreSQL
) -> None:
    one, other = servers
    async with one.lock("me"):
        waiting = asyncio.create_task(Turns().take(other, "me"))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        end_connections_that_hold_locks(postgresql)
        await asyncio.wait_for(waiting, 30)
    await asyncio.wait_for(Turns().take(one, "me"), 30)  # by a connection anew


async def test_without_postgresql_turns_go_on(
    servers: tuple[ConversationLocks, ConversationLocks],
    postgresql: PostgreSQL,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(advisory_locks, "SECONDS_BETWEEN_TRIES", 0.1)
    one, other = servers
    turns = Turns()
    await turns.take(one, "me")
    postgresql.stop()
    try:
        await asyncio.wait_for(turns.take(one, "me"), 30)
    finally:
        postgresql.start()
    await asyncio.sleep(0.2)
    async with one.lock("me"):
        with pytest.raises(LockError):
            async with other.lock("me", lock_lifetime=0.2):
                pytest.fail("two turns are in at once")


def end_connections_that_hold_locks(server: PostgreSQL) -> None:
    connection = psycopg2.connect(server.url)
    try:
        connection.autocommit = True
        connection.cursor().execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted"
        )
    finally:
        connection.close()
