"""The figures of a server that Prometheus may fetch (docs/servers.md says what each means)."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator

from prometheus_client import Counter, Gauge, Histogram

from twincities.observing.traces import traced

_SECONDS_OF_PARTS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
_SECONDS_OF_TURNS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)

TURNS = Counter("twincities_turns", "Turns, by how they ended.", ["channel", "intent", "outcome"])
SECONDS_OF_TURN = Histogram(
    "twincities_turn_seconds",
    "From taking a message in to its whole answer.",
    ["channel"],
    buckets=_SECONDS_OF_TURNS,
)
SECONDS_OF_PART = Histogram(
    "twincities_part_seconds", "Time of a part of turns.", ["part"], buckets=_SECONDS_OF_PARTS
)
REFUSED = Counter("twincities_turns_refused", "Turns that were not taken in.", ["reason"])
LIMITED = Counter("twincities_messages_limited", "Messages over a limit of messages a minute.", ["limit"])
TURNS_TAKEN_IN = Gauge("twincities_turns_taken_in", "Turns that are taken in and not over.")
TURNS_WAITING = Gauge("twincities_turns_waiting", "Those of them that have not begun.")
DATABASE_UP = Gauge(
    "twincities_database_up", "1 while conversations are stored, 0 while they are kept in memory."
)
EVENTS_WAITING = Gauge(
    "twincities_events_waiting", "Events of conversations that wait in memory to be stored."
)
TELEGRAM_UP = Gauge(
    "twincities_telegram_up",
    "1 for what this server does of fetching updates and waiting for another to end.",
    ["role"],
)
TABLE_CHANGED = Gauge(
    "twincities_table_changed_timestamp_seconds", "When the files of the table in use changed."
)
TABLE_STALE = Gauge("twincities_table_stale", "1 while the files have faults and an earlier table is in use.")


@contextlib.contextmanager
def timed(part: str) -> Iterator[None]:
    """Measure how long a part of a turn takes, whether or not it succeeds, and have a span for it."""
    began = time.perf_counter()
    try:
        with traced(part):
            yield
    finally:
        SECONDS_OF_PART.labels(part).observe(time.perf_counter() - began)
