"""A lock store that locks nothing: what the locks of conversations cost is measured against it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from rasa.core.lock import TicketLock
from rasa.core.lock_store import LockStore


class Unlocked(LockStore):
    """Lets every turn in at once."""

    def __init__(self, endpoint_config: Any = None) -> None:
        """Rasa gives what endpoints.yml says of it."""

    @asynccontextmanager
    async def lock(self, conversation_id: str, *_: Any, **__: Any) -> AsyncIterator[TicketLock]:
        """Go on without a lock."""
        yield TicketLock(conversation_id)
