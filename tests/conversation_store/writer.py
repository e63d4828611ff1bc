"""A server's worth of turns: `python -m tests.conversation_store.writer URL TURNS SENDER … NAME`."""

from __future__ import annotations

import asyncio
import sys

from sqlalchemy.engine import make_url

from tests.conversation_store.talks import DOMAIN, hold, turn
from twincities.conversations.database import Database
from twincities.conversations.store import ConversationStore


async def write(url: str, turns: int, senders: list[str], name: str) -> None:
    store = ConversationStore(DOMAIN, turns=3, database=Database(make_url(url)))
    for number in range(turns):
        for sender in senders:
            await hold(store, sender, turn(f"{name} {number}"))
    while store._memories.events_waiting():  # SQLite may have been locked for longer than a turn waits
        await asyncio.sleep(0.1)
    store.close()


if __name__ == "__main__":
    asyncio.run(write(sys.argv[1], int(sys.argv[2]), sys.argv[3:-1], sys.argv[-1]))
