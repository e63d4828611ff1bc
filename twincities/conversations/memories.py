"""What a server has in memory of conversations: the end of each, and what the database still lacks of it."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field

from twincities.conversations.tables import StoredEvent
from twincities.conversations.window import Window

MOST_CONVERSATIONS = 1_000


@dataclass(frozen=True)
class Known:
    """What is known of a conversation.

    `stored` is the number of its last event in the database, None where it is not known; `at` is when it was read, in
    seconds since 1970, and long ago where it was not.
    """

    window: Window = field(default_factory=Window)
    stored: int | None = None
    at: float = 0.0


@dataclass
class Memory:
    """One conversation: what is known of it, and which events of it wait to be written."""

    known: Known = field(default_factory=Known)
    waiting: tuple[StoredEvent, ...] = ()
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def forget(self) -> None:
        """Know no more than what waits, so that the next turn reads the conversation."""
        self.known = Known()


class Memories:
    """The conversations that were used last, and all of which something waits."""

    def __init__(self) -> None:
        self._memories: OrderedDict[str, Memory] = OrderedDict()

    def of(self, sender: str) -> Memory:
        """What is known of a conversation; makes room for it among the others."""
        memory = self._memories.setdefault(sender, Memory())
        self._memories.move_to_end(sender)
        while len(self._memories) > MOST_CONVERSATIONS:
            oldest = next(iter(self._memories.values()))
            if oldest.waiting or oldest.lock.locked():
                break
            self._memories.popitem(last=False)
        return memory

    def waiting(self) -> dict[str, Memory]:
        """The conversations of which something waits, by their names."""
        return {sender: memory for sender, memory in self._memories.items() if memory.waiting}

    def events_waiting(self) -> int:
        """How many events wait to be written."""
        return sum(len(memory.waiting) for memory in self._memories.values())
