"""The order of what comes from a chat: that of arrival, however long it takes until each is ready for its turn."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from weakref import WeakValueDictionary

TurnComes = Callable[[], Awaitable[None]]
"""Waits until all that came before from the chat is over."""


class Order:
    """Places in the queue of each chat; to be used in one event loop."""

    def __init__(self) -> None:
        self._last: WeakValueDictionary[int, asyncio.Future[None]] = WeakValueDictionary()

    @contextmanager
    def place(self, chat: int) -> Iterator[TurnComes]:
        """Take the last place in the queue of a chat, and leave it at the end, whether or not one's turn has come."""
        before, over = self._last.get(chat), asyncio.get_running_loop().create_future()
        self._last[chat] = over

        async def turn_comes() -> None:
            if before is not None:
                await asyncio.wait([before])

        try:
            yield turn_comes
        finally:
            if before is None or before.done():
                over.set_result(None)
            else:  # those behind still wait for those before
                before.add_done_callback(lambda _: over.set_result(None))
