"""Locks that servers share through PostgreSQL: its advisory locks, asked for by many turns in one query, never polled.

All locks of a server are held by one connection, as PostgreSQL lets a session hold any number of them: so they cost one
short query for all turns that begin or end meanwhile. Only a turn that finds its lock with another server waits for it on a
connection of its own. Locks end with their connection: a server that is killed holds nobody up.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import time
from concurrent.futures import Future, ThreadPoolExecutor

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from twincities.conversations.connections import DatabaseUnavailableError, in_one_line, make_engine

SECONDS_BETWEEN_TRIES = 2.0
MOST_SECONDS = 3.0  # for an answer of PostgreSQL
MOST_WAITING = 4  # for locks of other servers, at once; each has a connection meanwhile

_EXCHANGE = sa.text(
    "SELECT pg_advisory_unlock(key) FROM unnest(CAST(:given_back AS bigint[])) AS key;"
    " SELECT key FROM unnest(CAST(:wanted AS bigint[])) AS key WHERE pg_try_advisory_lock(key)"
)
_WAIT = sa.text("SELECT pg_advisory_lock(:key)")
# A server whose machine is gone lets go after about 5 s; PostgreSQL by itself would find out after two hours.
KEEP_ALIVE = "SET tcp_keepalives_idle = 2; SET tcp_keepalives_interval = 1; SET tcp_keepalives_count = 3"
_LOCK_NOT_AVAILABLE = "55P03"  # of PostgreSQL's error codes


class HeldElsewhereError(RuntimeError):
    """Another server has held the lock for longer than it was waited for."""


class AdvisoryLocks:
    """The locks of one server; to be used in one event loop."""

    def __init__(self, url: URL) -> None:
        """`url` is that of a PostgreSQL database; it is first reached for when a lock is wanted."""
        self._engine = make_engine(url).execution_options(isolation_level="AUTOCOMMIT")
        self._thread = ThreadPoolExecutor(1, "locks")
        self._waiters = ThreadPoolExecutor(MOST_WAITING, "waiting for locks")
        self._connection: Connection | None = None
        self._wanted: list[tuple[int, asyncio.Future[bool]]] = []
        self._given_back: list[int] = []
        self._on_its_own: dict[str, Connection] = {}  # of locks that were waited for
        self._exchanging: asyncio.Task[None] | None = None
        self._next_try = 0.0  # in seconds of the monotonic clock

    async def acquire(self, name: str, most_seconds: float) -> None:
        """Hold the lock of that name; another server that holds it is waited for so long.

        Within a server nobody is waited for: a name is acquired once at a time.

        Raises:
            DatabaseUnavailableError: when PostgreSQL cannot be used, or could not a moment ago.
            HeldElsewhereError: when another server does not let go.
        """
        if time.monotonic() < self._next_try:
            raise DatabaseUnavailableError("it failed a moment ago")
        answer = asyncio.get_running_loop().create_future()
        self._wanted.append((key_of(name), answer))
        self._exchange_soon()
        try:
            is_held = await asyncio.wait_for(answer, MOST_SECONDS)
        except TimeoutError:
            self._next_try = time.monotonic() + SECONDS_BETWEEN_TRIES
            raise DatabaseUnavailableError("it does not answer") from None
        if not is_held:
            self._on_its_own[name] = await self._waited_for(name, most_seconds)

    def release(self, name: str) -> None:
        """Let go of a lock that was acquired; at once, PostgreSQL hears of it a moment later."""
        if connection := self._on_its_own.pop(name, None):
            self._waiters.submit(_end, connection)
        else:
            self._given_back.append(key_of(name))
            self._exchange_soon()

    def close(self) -> None:
        """Let go of all locks."""
        self._thread.shutdown()
        self._waiters.shutdown(cancel_futures=True)
        self._engine.dispose()

    def _exchange_soon(self) -> None:
        if self._exchanging is None or self._exchanging.done():
            self._exchanging = asyncio.create_task(self._exchange())

    async def _exchange(self) -> None:
        """Ask for what is wanted and give back what is over, as long as there is any."""
        while self._wanted or self._given_back:
            wanted, self._wanted = self._wanted, []
            given_back, self._given_back = self._given_back, []
            keys = [key for key, _ in wanted]
            exchange = asyncio.get_running_loop().run_in_executor(self._thread, self._ask, keys, given_back)
            try:
                held = await exchange
            except DatabaseUnavailableError as error:
                self._next_try = time.monotonic() + SECONDS_BETWEEN_TRIES
                for _, answer in wanted:
                    if not answer.done():
                        answer.set_exception(error)
                continue
            for key, answer in wanted:
                if not answer.done():
                    answer.set_result(key in held)
                elif key in held:  # nobody waits for it any more
                    self._given_back.append(key)

    def _ask(self, wanted: list[int], given_back: list[int]) -> set[int]:
        """Which of the wanted keys this server holds now."""
        try:
            try:
                return self._asked(wanted, given_back)
            except OperationalError:
                # PostgreSQL may have been started anew; what the lost connection held is free.
                return self._asked(wanted, [])
        except (DBAPIError, PoolTimeoutError, OSError) as error:
            raise DatabaseUnavailableError(in_one_line(error)) from error

    def _asked(self, wanted: list[int], given_back: list[int]) -> set[int]:
        try:
            if self._connection is None:
                self._connection = self._engine.connect()
                self._connection.exec_driver_sql(KEEP_ALIVE)
            return set(
                self._connection.execute(_EXCHANGE, {"given_back": given_back, "wanted": wanted}).scalars()
            )
        except DBAPIError:
            if self._connection is not None:
                self._connection.invalidate()
                self._connection = None
            raise

    async def _waited_for(self, name: str, most_seconds: float) -> Connection:
        waiting = self._waiters.submit(self._wait, name, time.monotonic() + most_seconds)
        try:
            return await asyncio.wrap_future(waiting)
        except asyncio.CancelledError:
            if not waiting.cancel():
                waiting.add_done_callback(_end_of)
            raise

    def _wait(self, name: str, until: float) -> Connection:
        """A connection that holds the lock."""
        milliseconds = max(1, round(1000 * (until - time.monotonic())))
        try:
            connection = self._engine.connect()
            try:
                connection.exec_driver_sql(
                    f"{KEEP_ALIVE}; SET statement_timeout = 0; SET lock_timeout = {milliseconds}"
                )
                connection.execute(_WAIT, {"key": key_of(name)})
            except BaseException:
                _end(connection)
                raise
        except DBAPIError as error:
            if getattr(error.orig, "pgcode", None) == _LOCK_NOT_AVAILABLE:
                raise HeldElsewhereError("another server does not let go of it") from error
            raise DatabaseUnavailableError(in_one_line(error)) from error
        except (PoolTimeoutError, OSError) as error:
            raise DatabaseUnavailableError(in_one_line(error)) from error
        return connection


def _end_of(waited: Future[Connection]) -> None:
    if not waited.cancelled() and waited.exception() is None:
        _end(waited.result())


def _end(connection: Connection) -> None:
    """End a connection, and the lock that it holds: it has settings that others are not to have."""
    with contextlib.suppress(DBAPIError):
        connection.invalidate()
        connection.close()


def key_of(name: str) -> int:
    """What PostgreSQL knows a lock by; two names of one key would wait for each other now and then."""
    digest = hashlib.blake2b(name.encode(errors="surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
