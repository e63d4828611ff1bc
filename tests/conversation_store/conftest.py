"""Databases for the tests: SQLite in a file, and a real PostgreSQL."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import new_database
from tests.conversation_store.talks import DOMAIN
from twincities.conversations import access
from twincities.conversations.database import Database
from twincities.conversations.store import ConversationStore

MakeStore = Callable[..., ConversationStore]


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
