"""How fast visitors send, counted together by all servers on one PostgreSQL database, by its clock; free of Rasa."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import logging
import time
from concurrent.futures import ThreadPoolExecutor

import sqlalchemy as sa
from sqlalchemy.engine import URL

from twincities.conversations.connections import Connections, DatabaseUnavailableError, UnstorableError
from twincities.conversations.settings import database_url
from twincities.state import signing_key

logger = logging.getLogger(__name__)

SECONDS_OF_PERIOD = 60.0
MOST_SECONDS = 1.0  # for an answer of PostgreSQL
SECONDS_BETWEEN_TRIES = 2.0
_SECONDS_BETWEEN_CLEANINGS = 60.0

_tables = sa.MetaData()
_rates = sa.Table(
    "message_rates",
    _tables,
    # Not who it is, which may be a network address.
    sa.Column("key_hash", sa.String(64), primary_key=True),
    sa.Column("rested_at", sa.Float(53), nullable=False),  # seconds since 1970
    prefixes=["UNLOGGED"],  # nobody misses it after a crash, and so it costs no writing ahead
)
_NOW = "extract(epoch FROM clock_timestamp())"
_COUNT = sa.text(
    "INSERT INTO message_rates AS held (key_hash, rested_at)"
    f" VALUES (:key, {_NOW} + :seconds) ON CONFLICT (key_hash) DO UPDATE"
    f" SET rested_at = greatest(held.rested_at, {_NOW}) + :seconds"
    f" WHERE greatest(held.rested_at, {_NOW}) + :seconds <= {_NOW} + :period RETURNING 1"
)
_WAIT = sa.text(f"SELECT rested_at + :seconds - :period - {_NOW} FROM message_rates WHERE key_hash = :key")
# Skipped is what another server counts or cleans away just now.
_CLEAN = sa.text(
    "DELETE FROM message_rates WHERE key_hash IN"
    f" (SELECT key_hash FROM message_rates WHERE rested_at < {_NOW} FOR UPDATE SKIP LOCKED)"
)


class SharedRates:
    """What servers count together; to be used in one event loop."""

    def __init__(self, url: URL, key: bytes) -> None:
        """`url` is that of a PostgreSQL database, `key` that of the installation, the same for all servers."""
        self._connections = Connections(url, _tables)
        self._key = key
        self._threads = ThreadPoolExecutor(1, "rates")  # answers come in the order of the questions
        self._next_try = 0.0  # in seconds of the monotonic clock
        self._clean_at = 0.0
        self._is_told = False

    async def seconds_to_wait(self, name: str, seconds_of_message: float) -> float:
        """0 for a message that is taken in, which counts; else how long to wait before the next attempt.

        `seconds_of_message` is the time in which one message may be sent in the long run.

        Raises:
            DatabaseUnavailableError: when PostgreSQL cannot be used, or could not a moment ago.
        """
        if time.monotonic() < self._next_try:
            raise DatabaseUnavailableError("it failed a moment ago")
        key = hmac.new(self._key, name.encode(errors="surrogatepass"), hashlib.sha256).hexdigest()
        counting = asyncio.get_running_loop().run_in_executor(
            self._threads, self._count, key, seconds_of_message
        )
        try:
            wait = await asyncio.wait_for(counting, MOST_SECONDS)
        except TimeoutError:
            error: Exception = DatabaseUnavailableError("it does not answer")
        except (DatabaseUnavailableError, UnstorableError) as unavailable:
            error = unavailable
        else:
            self._is_told = False
            return wait
        self._next_try = time.monotonic() + SECONDS_BETWEEN_TRIES
        if not self._is_told:
            self._is_told = True
            logger.warning("Servers do not count messages together until PostgreSQL can be used: %s", error)
        raise DatabaseUnavailableError(str(error))

    def close(self) -> None:
        """Let go of the database."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._connections.close()

    def _count(self, key: str, seconds: float) -> float:
        values = {"key": key, "seconds": seconds, "period": SECONDS_OF_PERIOD}
        with self._connections.writing() as connection:
            if time.monotonic() >= self._clean_at:
                self._clean_at = time.monotonic() + _SECONDS_BETWEEN_CLEANINGS
                connection.execute(_CLEAN)
            if connection.execute(_COUNT, values).first():
                return 0.0
            # The row may have been cleaned away since: then the next attempt succeeds.
            return max(0.0, float(connection.execute(_WAIT, values).scalar() or 0.0)) or seconds


def shared_rates() -> SharedRates | None:
    """Those of the servers on the database of the settings; None for a file of SQLite, which is one server's.

    Raises:
        SettingError: when a setting names no database or no key that can be used.
    """
    url = database_url()
    return SharedRates(url, signing_key()) if url.get_backend_name() == "postgresql" else None
