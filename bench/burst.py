"""What a flood of questions does to the assistant: `python -m bench.burst --help`.

Everybody sends at a set rate whether or not answers come, over connections that are kept, or a new one for each
question. Who is refused does not ask again. Loopback only, and bounded in time.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import uvloop

from bench.running import APOLOGIES, Assistant, Running, Visitor, running
from twincities.launch.ports import LOOPBACK
from twincities.launch.training import trained_model

_QUESTION = "who is twinned with Kyoto?"
_SECONDS_BETWEEN_SENDS = 0.005
_SECONDS_TO_WAIT = 15.0
_MOST_RATE, _MOST_SECONDS = 5_000, 60
_TURNS_COMPARED = 30


@dataclass
class Outcome:
    """What became of the questions; times in seconds from when each was to be sent."""

    times: dict[str, list[float]] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)

    def note(self, what: str, seconds: float) -> None:
        """One more of a kind, after so many seconds."""
        self.counts[what] += 1
        self.times.setdefault(what, []).append(seconds)

    def report(self) -> str:
        """A line for each kind: how many, and after which time."""
        lines = []
        for what, count in sorted(self.counts.items()):
            if not count:
                continue
            line = f"{what:32} {count:6}"
            if times := sorted(self.times.get(what, [])):
                median, most = statistics.median(times), times[-1]
                late = times[int(0.99 * (len(times) - 1))]
                line += (
                    f"   after {median * 1000:6.0f} ms (median), {late * 1000:6.0f} (99 %), "
                    f"{most * 1000:6.0f} (longest)"
                )
            lines.append(line)
        return "\n".join(lines)


class _Connection(asyncio.Protocol):
    """Sends one question at a time, and reads as much of the answer as its length says."""

    def __init__(self, flood: _Flood) -> None:
        self._flood = flood
        self._received = bytearray()
        self._due: float | None = None
        self.transport: Any = None

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def ask(self, number: int, due: float) -> None:
        body = json.dumps({"sender": f"flood-{number}", "message": _QUESTION}).encode()
        self._due = due
        self.transport.write(
            b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
        )

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, found, body = self._received.partition(b"\r\n\r\n")
        if not found or self._due is None:
            return
        headers = head.lower()
        length = int(headers.partition(b"content-length: ")[2].split(b"\r\n")[0])
        if len(body) < length:
            return
        status = int(head[9:12])
        what = "answered" if status == 200 else f"refused with {status}"
        if status == 200 and any(apology in body for apology in _APOLOGIES):
            what = "apologised"
        self._flood.outcome.note(what, time.perf_counter() - self._due)
        self._due = None
        self._received.clear()
        self._flood.give_back(self, is_open=b"connection: close" not in headers)

    def connection_lost(self, _error: Exception | None) -> None:
        if self._due is not None:
            self._flood.outcome.note("connection lost", time.perf_counter() - self._due)
            self._due = None
            self._flood.give_back(self, is_open=False)


_APOLOGIES = [json.dumps(text)[1:-1].encode() for text in APOLOGIES]


class _Flood:
    """All questions of one trial."""

    def __init__(self, port: int, most_connections: int, *, is_kept: bool) -> None:
        self.outcome = Outcome()
        self._port = port
        self._most = most_connections
        self._is_kept = is_kept
        self._idle: deque[_Connection] = deque()
        self._open = 0
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self, rate: int, seconds: float) -> None:
        begun = time.perf_counter()
        number = 0
        while (now := time.perf_counter()) < begun + seconds:
            while number < (now - begun) * rate:
                self._send(number, begun + number / rate)
                number += 1
            await asyncio.sleep(_SECONDS_BETWEEN_SENDS)

    async def settle(self) -> None:
        deadline = time.perf_counter() + _SECONDS_TO_WAIT
        while self._open > len(self._idle) and time.perf_counter() < deadline:
            await asyncio.sleep(0.05)
        self.outcome.counts["never answered"] += self._open - len(self._idle)
        for each in self._idle:
            each.transport.close()

    def give_back(self, connection: _Connection, *, is_open: bool) -> None:
        if is_open and self._is_kept:
            self._idle.append(connection)
        else:
            self._open -= 1
            connection.transport.close()

    def _send(self, number: int, due: float) -> None:
        while self._idle:
            connection = self._idle.popleft()
            if not connection.transport.is_closing():
                connection.ask(number, due)
                return
            self._open -= 1
        if self._open >= self._most:
            self.outcome.counts["not sent: no connection is free"] += 1
            return
        self._open += 1
        task = asyncio.create_task(self._connect(number, due))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _connect(self, number: int, due: float) -> None:
        loop = asyncio.get_running_loop()
        try:
            _, connection = await loop.create_connection(lambda: _Connection(self), LOOPBACK, self._port)
        except OSError:
            self.outcome.note("not connected", time.perf_counter() - due)
            self._open -= 1
        else:
            connection.ask(number, due)


def _turn_milliseconds(port: int) -> float:
    """The median of some turns, one after the other."""
    visitor = Visitor(port)
    return statistics.median(visitor.ask(_QUESTION) for _ in range(_TURNS_COMPARED))


async def _flood(port: int, options: argparse.Namespace) -> tuple[Outcome, list[float]]:
    """What became of the questions, and how long a turn takes one second after the last of them, and ten seconds."""
    flood = _Flood(port, options.connections, is_kept=not options.new_connections)
    await flood.run(options.rate, options.seconds)
    after = []
    for pause in (1, 9):
        await asyncio.sleep(pause)
        after.append(await asyncio.to_thread(_turn_milliseconds, port))
    await flood.settle()
    return flood.outcome, after


def _report(outcome: Outcome, before: float, after: Sequence[float]) -> None:
    print(outcome.report())
    soon, later = after
    print(
        f"a turn by itself: {before:.1f} ms before, {soon:.1f} one second after, {later:.1f} ten seconds later"
    )


def _measure(assistant: Running, options: argparse.Namespace) -> None:
    _turn_milliseconds(assistant.port)
    before = _turn_milliseconds(assistant.port)
    outcome, after = uvloop.run(_flood(assistant.port, options))
    _report(outcome, before, after)


def main(arguments: Sequence[str]) -> None:
    """Start an assistant, flood it, and print what became of the questions."""
    parser = argparse.ArgumentParser(prog="python -m bench.burst", description=__doc__)
    parser.add_argument("--rate", type=int, default=2_000, help="questions a second (2000)")
    parser.add_argument("--seconds", type=int, default=20, help="for how long (20)")
    parser.add_argument("--connections", type=int, default=900, help="the most at a time (900)")
    parser.add_argument("--new-connections", action="store_true", help="one for each question")
    options = parser.parse_args(arguments)
    if not (0 < options.rate <= _MOST_RATE and 0 < options.seconds <= _MOST_SECONDS):
        parser.error(f"at most {_MOST_RATE} a second, for {_MOST_SECONDS} s")
    with running(Assistant("ours", trained_model())) as assistant:
        _measure(assistant, options)


if __name__ == "__main__":
    main(sys.argv[1:])
