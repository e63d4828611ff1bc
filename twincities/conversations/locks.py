"""One turn of a conversation at a time: in this server, and across all that share a PostgreSQL database.

Rasa's own lock stores let a second message wait for a second at least, as they look once a second whether the first is
over, and know nothing of other servers, or need Redis for that, where two turns may still get in together
(https://github.com/RasaHQ/rasa/issues/9213).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from weakref import WeakValueDictionary

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LOCK_LIFETIME, LockError, LockStore
from sqlalchemy.engine import URL

from twincities.conversations.advisory_locks import AdvisoryLocks, HeldElsewhereError
from twincities.conversations.connections import DatabaseUnavailableError
from twincities.conversations.settings import database_url
from twincities.observing.metrics import timed

logger = logging.getLogger(__name__)


class ConversationLocks(LockStore):
    """The locks of one server; Rasa loads it by its name in endpoints.yml."""

    def __init__(self, endpoint_config: Any = None, database: URL | None = None) -> None:
        """Of the servers that use that database (None: the one of the settings).

        Raises:
            DatabaseSettingError: when the settings name no database that can be used.
        """
        url = database or database_url()
        self._in_server: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        # A file of SQLite is one server's.
        self._across = AdvisoryLocks(url) if url.get_backend_name() == "postgresql" else None

    @asynccontextmanager
    async def lock(
        self,
        conversation_id: str,
        lock_lifetime: float = LOCK_LIFETIME,
        wait_time_in_seconds: float = 0,
    ) -> AsyncIterator[TicketLock]:
        """Let one turn of a conversation in, the others in the order in which they came.

        `lock_lifetime` is how many seconds a turn waits at most for the one before it; `wait_time_in_seconds`, Rasa's time
        between two looks, is not needed. While PostgreSQL cannot be reached, turns in other servers are not waited for.

        Raises:
            LockError: when the turn before does not end.
        """
        until = asyncio.get_running_loop().time() + lock_lifetime
        lock = self._in_server.setdefault(conversation_id, asyncio.Lock())
        try:
            with timed("lock in the server"):
                async with asyncio.timeout_at(until):
                    await lock.acquire()
        except TimeoutError:
            raise LockError(f"The turn before takes longer than {lock_lifetime:.0f} s.") from None
        try:
            with timed("lock across servers"):
                is_shared = await self._acquire_across(conversation_id, until)
            try:
                yield TicketLock(conversation_id)
            finally:
                if self._across and is_shared:
                    self._across.release(conversation_id)
        finally:
            lock.release()

    def close(self) -> None:
        """Let go of all locks."""
        if self._across:
            self._across.close()

    async def _acquire_across(self, conversation_id: str, until: float) -> bool:
        """Whether the lock is held against other servers as well."""
        if not self._across:
            return False
        try:
            left = until - asyncio.get_running_loop().time()
            await self._across.acquire(conversation_id, max(0.0, left))
        except HeldElsewhereError as error:
            raise LockError(f"A conversation cannot go on: {error}.") from error
        except DatabaseUnavailableError as error:
            logger.warning(
                "A turn does not wait for those of other servers: PostgreSQL cannot be used: %s", error
            )
            return False
        return True
