"""Databases for the tests: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import psycopg2
import pytest
import pytest_asyncio
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import PostgreSQL, running_postgresql
from tests.conversation_store.talks import DOMAIN
from twincities.conversations import access
from twincities.conversations.database import Database
from twincities.conversations.store import ConversationStore

MakeStore = Callable[..., ConversationStore]


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One server for all tests; each takes a database of its own in it."""
    with tempfile.TemporaryDirectory() as folder, running_postgresql(Path(folder)) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'conversations.db'}"
    return new_database(request.getfixturevalue("postgresql"))


@pytest_asyncio.fixture
async def open_store(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[MakeStore]:
    """Makes stores over a database: each as in a server of its own."""
    monkeypatch.setattr(access, "SECONDS_BETWEEN_TRIES", 0.1)
    stores = []

    def open_one(url: str, turns: int = 3) -> ConversationStore:
        stores.append(ConversationStore(DOMAIN, turns=turns, database=Database(make_url(url))))
        return stores[-1]

    yield open_one
    for store in stores:
        store.close()


def new_database(server: PostgreSQL) -> str:
    """The URL of an empty database of the server."""
    name = f"test_{uuid.uuid4().hex}"
    connection = psycopg2.connect(server.url)
    try:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
    finally:
        connection.close()
    return server.url.rpartition("/")[0] + f"/{name}"
