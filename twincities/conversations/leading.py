"""Which one of several servers does what only one may do at a time: whoever holds an advisory lock of PostgreSQL; free of Rasa.

It is held by a connection of its own, so that a server that is killed is followed by another within some seconds.
"""

from __future__ import annotations

import asyncio
import contextlib
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from twincities.conversations.advisory_locks import KEEP_ALIVE, key_of
from twincities.conversations.connections import DatabaseUnavailableError, in_one_line, make_engine

# PostgreSQL frees the lock of a machine that is gone after some 5 s: until then it has noticed itself (2 s of silence).
SECONDS_BETWEEN_LOOKS = 1.5

_TRY = sa.text("SELECT pg_try_advisory_lock(:key)")
_HELD = sa.text("SELECT 1")


class Leading:
    """One server's part in it; to be used in one event loop."""

    def __init__(self, url: URL, name: str) -> None:
        """`url` is that of a PostgreSQL database, `name` that of what only one may do."""
        self._engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
        self._key = key_of(name)
        self._thread = ThreadPoolExecutor(1, "leading")
        self._connection: Connection | None = None

    async def is_chosen(self) -> bool:
        """Whether this server may do it now; to be asked again and again until it may.

        Raises:
            DatabaseUnavailableError: when PostgreSQL cannot be used.
        """
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._try)

    async def until_lost(self) -> None:
        """Wait until this server may not do it any more."""
        with contextlib.suppress(DatabaseUnavailableError):
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
                await asyncio.get_running_loop().run_in_executor(self._thread, self._ask, _HELD)

    def close(self) -> None:
        """Let another one do it."""
        self._thread.submit(self._let_go)
        self._thread.shutdown()
        self._engine.dispose()

    def _try(self) -> bool:
        is_chosen = bool(self._ask(_TRY))
        if not is_chosen:
            self._let_go()  # it holds nothing, and may be needed by others
        return is_chosen

    def _ask(self, query: sa.sql.elements.TextClause) -> object:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
                self._connection.exec_driver_sql(KEEP_ALIVE)
            return self._connection.execute(query, {"key": self._key} if query is _TRY else {}).scalar()
        except (DBAPIError, PoolTimeoutError, OSError) as error:
            self._let_go()
            raise DatabaseUnavailableError(in_one_line(error)) from error

    def _let_go(self) -> None:
        if self._connection is not None:
            with contextlib.suppress(DBAPIError):
                self._connection.invalidate()
                self._connection.close()
            self._connection = None
