"""What turns cost beside very many stored ones, and while half of those are erased for their age.

`python -m bench.growth URL [TURNS]` fills the empty database at the URL with recorded turns, ten a conversation, spread
over the last 180 days. It is meant to be thrown away afterwards.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from sqlalchemy.engine import make_url

from tests.conversation_store import recorded
from tests.conversation_store.talks import hold
from twincities.channels import retention
from twincities.conversations.connections import Connections
from twincities.conversations.database import Database
from twincities.conversations.events import as_stored
from twincities.conversations.rows import turns_as_rows
from twincities.conversations.settings import SECONDS_OF_DAY
from twincities.conversations.store import ConversationStore
from twincities.conversations.tables import conversations, turns
from twincities.launch.project import ROOT

TURNS_OF_CONVERSATION = 10
DAYS = 180
_AT_ONCE = 2_000
_TIMED = 300
_FIRST_ID = 1_000


def fill(connections: Connections, count: int) -> int:
    """Store so many turns; gives the number of their events."""
    templates = [turns_as_rows(1, as_stored(events)) for events in recorded.turns("questions")]
    (first,), *rest = [each for each in templates if len(each) == 1]
    began, events = time.time() - DAYS * SECONDS_OF_DAY, 0
    rows: list[dict[str, Any]] = []
    for number in range(count // TURNS_OF_CONVERSATION):
        start = began + number / (count // TURNS_OF_CONVERSATION) * DAYS * SECONDS_OF_DAY
        sequence = 0
        for place in range(TURNS_OF_CONVERSATION):
            row = first if place == 0 else rest[(number + place) % len(rest)][0]
            sequence += row["sequence"]  # that of a turn which is the first is the number of its events
            rows.append(
                {
                    **row,
                    "conversation_id": _FIRST_ID + number,
                    "sequence": sequence,
                    "timestamp": start + place * 30,
                }
            )
        events += sequence
        if len(rows) >= _AT_ONCE or number == count // TURNS_OF_CONVERSATION - 1:
            _store(connections, rows)
            rows = []
    if not connections.is_sqlite:
        with connections.writing() as connection:
            connection.exec_driver_sql(
                "SELECT setval('conversations_id_seq', (SELECT max(id) FROM conversations))"
            )
    return events


def _store(connections: Connections, rows: list[dict[str, Any]]) -> None:
    ends: dict[int, list[int]] = {}
    for row in rows:
        ends.setdefault(row["conversation_id"], []).append(row["sequence"])
    with connections.writing() as connection:
        connection.execute(
            conversations.insert(),
            [
                {
                    "id": id,
                    "sender_id": f"web-{id:032x}",
                    "cut": numbers[-2] - 1,
                    "last_sequence": numbers[-1],
                }
                for id, numbers in ends.items()
            ],
        )
        connection.execute(turns.insert(), rows)


async def time_turns(url: str, name: str, is_over: threading.Event | None = None) -> list[float]:
    """Milliseconds that reading and storing takes of turns of new conversations; till it `is_over`, or of some."""
    store = ConversationStore(Domain.load(ROOT / "domain.yml"), database=Database(make_url(url)))
    taken: list[float] = []
    try:
        for number, events in enumerate(_questions()):
            if is_over.is_set() if is_over else number >= _TIMED:
                return taken
            moment = time.time()
            for place, event in enumerate(events):
                event.timestamp = moment + place / 10_000
            began = time.perf_counter()
            await hold(store, f"{name} {number // TURNS_OF_CONVERSATION}", events)
            taken.append((time.perf_counter() - began) * 1000)
            await asyncio.sleep(0.02)
    finally:
        store.close()
    return taken


def _questions() -> Iterator[list[Event]]:
    while True:
        recorded_turns = recorded.turns("questions")
        yield recorded_turns[0]
        yield from recorded_turns[1:TURNS_OF_CONVERSATION]


async def read_others(url: str, count: int) -> list[float]:
    """Milliseconds that it takes to find a conversation which the server has nothing of in memory."""
    database, taken = Database(make_url(url)), []
    conversations_stored = count // TURNS_OF_CONVERSATION
    for number in range(_TIMED):
        sender = f"web-{_FIRST_ID + number * 7919 % conversations_stored:032x}"
        began = time.perf_counter()
        assert database.read(sender) is not None
        taken.append((time.perf_counter() - began) * 1000)
    database.close()
    return taken


def shares(milliseconds: list[float]) -> str:
    """Median, 95th percentile and longest."""
    return (
        f"{statistics.median(milliseconds):.1f} | {statistics.quantiles(milliseconds, n=20)[-1]:.1f}"
        f" | {max(milliseconds):.0f} ({len(milliseconds)})"
    )


async def measure(url: str, count: int) -> None:
    """Print what it finds, one line for each."""
    connections = Connections(make_url(url))
    print(
        "turns beside none | median, 95th, longest, ms:", shares(await time_turns(url, "before")), flush=True
    )
    began = time.monotonic()
    events = fill(connections, count)
    print(f"{count} turns of {events} events stored in {time.monotonic() - began:.0f} s", flush=True)
    print("turns beside these:", shares(await time_turns(url, "beside")), flush=True)
    print("finding the end of other conversations:", shares(await read_others(url, count)), flush=True)
    is_over = threading.Event()
    timing = asyncio.create_task(time_turns(url, "while erasing", is_over))
    began = time.monotonic()
    erased = await asyncio.to_thread(retention.erase_old, threading.Event())
    print(f"{erased} conversations erased in {time.monotonic() - began:.0f} s", flush=True)
    is_over.set()
    print("turns meanwhile:", shares(await timing), flush=True)
    connections.close()


if __name__ == "__main__":
    asyncio.run(measure(sys.argv[1], int((sys.argv[2:] or [500_000])[0])))
