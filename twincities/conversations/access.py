"""Use of the database by turns: in threads, bounded in time, and left alone for a moment when it has failed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from twincities.conversations.connections import DatabaseUnavailableError
from twincities.conversations.database import Database
from twincities.conversations.notices import CANNOT_LOOK_BACK, NOT_REMEMBERED, notify
from twincities.observing.metrics import DATABASE_UP, timed

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_TRIES = 2.0
_THREADS = 4
# Over what the database itself allows for waiting and connecting.
MOST_SECONDS = 5.0

T = TypeVar("T")


class Access:
    """The way to a database that may fail: then users are told, once each, and it is tried until it is well."""

    def __init__(self, database: Database, catch_up: Callable[[], Awaitable[int]]) -> None:
        """`catch_up` does what could not be done meanwhile, and gives the number of events that it has written.

        It raises DatabaseUnavailableError where it cannot.
        """
        self._database = database
        self._catch_up = catch_up
        self._threads = ThreadPoolExecutor(_THREADS, "conversations")
        self.is_down = False
        DATABASE_UP.set(1)
        self._next_try: dict[str, float] = {}  # by the kind of use, in seconds of the monotonic clock
        self._told: set[str] = set()
        self._recovery: asyncio.Task[None] | None = None

    async def run(self, kind: str, use: Callable[..., T], *arguments: Any, at_once: bool = False) -> T:
        """Use the database in another thread; not soon after a use of this kind failed, unless `at_once`.

        Raises:
            DatabaseUnavailableError: when it fails.
            UnstorableError: when it refuses what it was given.
        """
        if not at_once and time.monotonic() < self._next_try.get(kind, 0):
            raise DatabaseUnavailableError("it failed a moment ago")
        using = asyncio.get_running_loop().run_in_executor(self._threads, use, *arguments)
        try:
            with timed(f"database {kind}"):
                return await asyncio.wait_for(using, MOST_SECONDS)
        except TimeoutError:
            error = DatabaseUnavailableError("it does not answer")
        except DatabaseUnavailableError as unavailable:
            error = unavailable
        self._next_try[kind] = time.monotonic() + SECONDS_BETWEEN_TRIES
        self._go_down(error)
        raise error

    def tell(self, sender: str) -> None:
        """Have the user told that the conversation is not stored, unless that was said since it failed."""
        if sender not in self._told and notify(NOT_REMEMBERED):
            self._told.add(sender)

    def tell_what_is_lacking(self, sender: str) -> None:
        """Have the user told that the answer was found without what was said before."""
        if notify(CANNOT_LOOK_BACK):
            self._told.add(sender)  # which says enough

    def close(self) -> None:
        """Let go of the database; what has not been caught up with is lost."""
        if self._recovery is not None:
            self._recovery.cancel()
        self._threads.shutdown()
        self._database.close()

    def _go_down(self, error: DatabaseUnavailableError) -> None:
        if not self.is_down:
            self.is_down = True
            DATABASE_UP.set(0)
            logger.error(
                "Conversations are not stored, they go on in memory until the database can be used again: %s: %s",
                self._database.name,
                error,
            )
        if self._recovery is None or self._recovery.done():
            self._recovery = asyncio.create_task(self._recover())

    async def _recover(self) -> None:
        """Try again and again, until nothing waits any more."""
        while self.is_down:
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            try:
                await self.run("read", self._database.check, at_once=True)
                events = await self._catch_up()
            except DatabaseUnavailableError:
                continue
            self.is_down = False
            DATABASE_UP.set(1)
            self._next_try.clear()
            self._told.clear()
            logger.warning("Conversations are stored again, with %d events that were waiting.", events)
