"""Messages are understood one at a time, and the event loop has its turn between two of them.

Understanding is computing, which nothing interrupts. As it is, all messages that have come meanwhile are understood in
one pass of the loop: new requests are not even read until then, and those that are to be refused wait with the others.
"""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from rasa.core.processor import MessageProcessor

from twincities.observing.metrics import timed

_parse_as_rasa_does = MessageProcessor.parse_message
_locks: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


async def parse_message(processor: MessageProcessor, *arguments: Any, **options: Any) -> dict[str, Any]:
    """What Rasa understands of a message, in the order in which they came."""
    async with _locks.setdefault(asyncio.get_running_loop(), asyncio.Lock()):
        try:
            with timed("understanding"):
                understood: dict[str, Any] = await _parse_as_rasa_does(processor, *arguments, **options)
        finally:
            await asyncio.sleep(0)
    return understood
