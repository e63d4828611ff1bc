"""How many messages a minute are taken in: by one server, and by several that share a real PostgreSQL."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator

import psycopg2
import pytest
import pytest_asyncio
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import PostgreSQL, new_database
from twincities.channels import shared_rates as module
from twincities.channels.rate_limit import RateLimit
from twincities.channels.shared_rates import SharedRates, shared_rates

KEY = b"a key of at least thirty-two bytes"


@pytest.fixture
def url(postgresql: PostgreSQL) -> str:
    return new_database(postgresql)


@pytest_asyncio.fixture
async def servers(url: str) -> AsyncIterator[tuple[SharedRates, SharedRates]]:
    """What two servers on one database count together."""
    one, other = SharedRates(make_url(url), KEY), SharedRates(make_url(url), KEY)
    yield one, other
    one.close()
    other.close()


async def test_a_limit_lets_so_many_in_at_once_and_then_one_after_the_other() -> None:
    now = 1_000.0
    limit = RateLimit("visitor", 20, clock=lambda: now)
    assert [await limit.seconds_to_wait("a") for _ in range(20)] == [0] * 20
    assert await limit.seconds_to_wait("a") == pytest.approx(3)
    assert await limit.seconds_to_wait("b") == 0
    now += 3
    assert await limit.seconds_to_wait("a") == 0
    assert await limit.seconds_to_wait("a") == pytest.approx(3)
    now += 60
    assert [await limit.seconds_to_wait("a") for _ in range(20)] == [0] * 20


async def test_servers_count_together_and_each_key_apart(servers: tuple[SharedRates, SharedRates]) -> None:
    limits = [RateLimit("visitor", 20, each) for each in servers]
    waits = await asyncio.gather(*(limit.seconds_to_wait("a") for _ in range(20) for limit in limits))
    assert waits.count(0) == 20
    assert all(0 < wait <= 3 for wait in waits if wait)
    assert await limits[0].seconds_to_wait("b") == 0
    # Another limit of the same name as a key is another one.
    assert await RateLimit("address", 20, servers[0]).seconds_to_wait("a") == 0


async def test_nobody_is_named_in_the_database_and_what_is_over_is_cleaned_away(
    servers: tuple[SharedRates, SharedRates], url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SECONDS_BETWEEN_CLEANINGS", 0)
    for address in ("192.0.2.1", "192.0.2.2"):
        assert await servers[0].seconds_to_wait(address, 0.1) == 0
        time.sleep(0.2)
    connection = psycopg2.connect(url)
    try:
        cursor = connection.cursor()
        cursor.execute("SELECT key_hash FROM message_rates")
        (row,) = cursor.fetchall()
    finally:
        connection.close()
    assert len(row[0]) == 64 and "192.0.2" not in row[0]


async def test_without_postgresql_each_server_counts_for_itself(
    servers: tuple[SharedRates, SharedRates],
    postgresql: PostgreSQL,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(module, "SECONDS_BETWEEN_TRIES", 0.1)
    limits = [RateLimit("visitor", 2, each) for each in servers]
    postgresql.stop()
    try:
        for limit in limits:
            waits = [await limit.seconds_to_wait("c") for _ in range(3)]
            assert waits[:2] == [0, 0] and waits[2] > 0
            await asyncio.sleep(0.2)
            assert await limit.seconds_to_wait("d") == 0
    finally:
        postgresql.start()
    assert len([each for each in caplog.records if "count messages together" in each.message]) == 2
    await asyncio.sleep(0.2)
    waits = [await limits[number % 2].seconds_to_wait("e") for number in range(3)]
    assert waits[:2] == [0, 0] and waits[2] > 0


def test_a_file_of_sqlite_is_one_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONVERSATION_DATABASE_URL", raising=False)
    assert shared_rates() is None
