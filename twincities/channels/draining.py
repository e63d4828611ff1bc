"""The end of a server in good order: turns that were taken in are finished, answered and stored, others refused."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
from functools import partial

from sanic import Sanic

from twincities.channels.admission import Admission
from twincities.channels.server_settings import seconds_not_ready
from twincities.conversations.store import innermost_store

logger = logging.getLogger(__name__)

MOST_SECONDS_TO_END = 15.0
"""From the signal to the end of the process, whatever hangs; `SECONDS_NOT_READY` come before that."""
_MOST_SECONDS_OF_TURNS = 10.5  # a little more than the longest turn
SECONDS_TO_TELL = 0.3  # who asks over a connection that is kept hears that it is closed
_SECONDS_OF_CLOSING = 2.0  # for connections in the middle of a request
_SECONDS_OF_STORING = 2.0  # for what could not be stored when it was said


def drain_at_the_end(app: Sanic, admission: Admission) -> None:
    """Have SIGTERM and SIGINT end the server when its turns are over; a second one ends it at once.

    From the signal on `app.ctx.is_leaving` is true. To be called before the server starts. Without effect where somebody
    else runs the event loop.

    Raises:
        SettingError: when `SECONDS_NOT_READY` is no number of seconds.
    """
    app.ctx.is_leaving = False
    seconds = seconds_not_ready(os.environ)

    @app.listener("after_server_start")
    async def listen(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        if app.is_running:
            for number in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(number, partial(_end, app, admission, seconds))

    @app.listener("before_server_stop")
    async def store(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
        store = innermost_store(getattr(app.ctx, "agent", None))
        if hasattr(store, "write_what_waits") and (lost := await store.write_what_waits(_SECONDS_OF_STORING)):
            logger.error("%d events of conversations could not be stored to the end; they are lost.", lost)


def _end(app: Sanic, admission: Admission, seconds_not_ready: int) -> None:
    if app.ctx.is_leaving:
        app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 0
        app.stop()
    else:
        app.ctx.is_leaving = app.ctx.closes_connections = True
        app.ctx.draining = asyncio.create_task(_drain(app, admission, seconds_not_ready))


async def _drain(app: Sanic, admission: Admission, seconds_not_ready: int) -> None:
    if seconds_not_ready:
        await asyncio.sleep(seconds_not_ready)
    admission.end()
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(admission.until_empty(), _MOST_SECONDS_OF_TURNS)
    await asyncio.sleep(SECONDS_TO_TELL)
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = _SECONDS_OF_CLOSING
    app.stop()
