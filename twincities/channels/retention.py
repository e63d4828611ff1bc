"""Erases what has rested for longer than it is to be kept, in a server, by itself; free of Rasa.

Little by little, with pauses between, so that no turn waits for it. Several servers on one database may do it at once.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator

from sanic import Sanic
from sqlalchemy.exc import SQLAlchemyError

from twincities.channels.telegram import erasing as telegram
from twincities.conversations import erasing
from twincities.conversations.connections import Connections, DatabaseUnavailableError, UnstorableError
from twincities.conversations.settings import KEEP, SECONDS_OF_DAY, database_url, seconds_kept
from twincities.state import state_folder

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_ROUNDS = 4 * 3_600
SECONDS_AFTER_FAILURE = 600
# The longest that a turn may have to wait for the emptying of a journal.
_MOST_SECONDS_TO_WAIT = 0.05
# Fewer take longer in all, more hold up who writes at that moment (docs/performance.md has figures).
_CONVERSATIONS_AT_ONCE = 20
# How long to pause, in relation to what was just done.
_REST = 9


def keep_no_longer(app: Sanic) -> None:
    """Have a server erase what is too old, at its start and every four hours; to be called before it starts.

    Does nothing where that was asked for already.
    """
    if hasattr(app.ctx, "retention"):
        return
    app.ctx.retention = _Retention()
    app.register_listener(lambda *_: app.ctx.retention.start(), "after_server_start")
    app.register_listener(lambda *_: app.ctx.retention.stop(), "before_server_stop")


def erase_old(is_over: threading.Event) -> int:
    """Erase all that is too old, until it `is_over`; gives the number of conversations that were erased.

    Raises:
        SettingError, DatabaseUnavailableError, UnstorableError, SQLAlchemyError, OSError: when that fails on its way.
    """
    telegram.erase_old(state_folder(), _MOST_SECONDS_TO_WAIT)
    kept, erased = seconds_kept(), 0
    connections = Connections(database_url())
    try:
        erasing.drop_old_notes(connections)
        if kept is None:
            return 0
        began = time.monotonic()
        for number in _erased(connections, time.time() - kept):
            erased += number
            if is_over.wait(_REST * (time.monotonic() - began)):
                break
            began = time.monotonic()
        if erased:
            connections.empty_journal(_MOST_SECONDS_TO_WAIT)
    finally:
        connections.close()
    return erased


def _erased(connections: Connections, since: float) -> Iterator[int]:
    """Erase a little with each step: how many conversations it were."""
    for part in erasing.resting(connections, since):
        yield 0
        for first in range(0, len(part), _CONVERSATIONS_AT_ONCE):
            yield erasing.erase_resting(connections, part[first : first + _CONVERSATIONS_AT_ONCE], since)


class _Retention:
    """A thread of its own: all that it does waits for the disk."""

    def __init__(self) -> None:
        self._is_over = threading.Event()

    def start(self) -> None:
        threading.Thread(target=self._go_on, name="retention", daemon=True).start()

    def stop(self) -> None:
        self._is_over.set()

    def _go_on(self) -> None:
        seconds = 0
        while not self._is_over.wait(seconds):
            seconds = SECONDS_BETWEEN_ROUNDS
            try:
                if erased := erase_old(self._is_over):
                    days = (seconds_kept() or 0) // SECONDS_OF_DAY
                    logger.info("%d conversations are erased that rested for over %d days.", erased, days)
            except (DatabaseUnavailableError, UnstorableError, SQLAlchemyError, OSError, ValueError) as error:
                logger.error("What is older than %s says is not erased yet: %s", KEEP, error)
                seconds = SECONDS_AFTER_FAILURE
