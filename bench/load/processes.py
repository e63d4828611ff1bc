"""Processor time and memory of running programs, each with all that it has started."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import urlsplit

import psutil

_SECONDS_BETWEEN_LOOKS = 1.0


class Look(NamedTuple):
    """What a program had used and held `at` so many seconds after the first look."""

    at: float
    processor_seconds: float
    megabytes: float


@dataclass
class Usage:
    """The looks at each program, by its name."""

    looks: dict[str, list[Look]] = field(default_factory=dict)

    def processors(self, name: str) -> float:
        """How many processors a program kept busy on average."""
        looks = self.looks[name]
        passed = looks[-1].at - looks[0].at
        return (looks[-1].processor_seconds - looks[0].processor_seconds) / passed if passed else 0.0

    def processor_seconds(self, name: str) -> float:
        """What a program used between the first look and the last."""
        return self.looks[name][-1].processor_seconds - self.looks[name][0].processor_seconds

    def most_megabytes(self, name: str) -> float:
        """The most that a program held at any look."""
        return max(look.megabytes for look in self.looks[name])


@contextlib.asynccontextmanager
async def watched(programs: Mapping[str, Sequence[int]]) -> AsyncIterator[Usage]:
    """Look at programs once a second: process ids by name. Those that are gone count no further."""
    usage, began = Usage(), time.perf_counter()

    def look() -> None:
        for name, ids in programs.items():
            processor_seconds, megabytes = map(sum, zip(*map(_used, ids), strict=True))
            usage.looks.setdefault(name, []).append(
                Look(time.perf_counter() - began, processor_seconds, megabytes)
            )

    async def go_on() -> None:
        while True:
            await asyncio.sleep(_SECONDS_BETWEEN_LOOKS)
            look()

    look()
    looking = asyncio.create_task(go_on())
    try:
        yield usage
    finally:
        looking.cancel()
        look()


def listening_at(address: str) -> dict[str, list[int]]:
    """The programs of this machine that listen at an address such as "http://127.0.0.1:5005", for `watched`.

    Empty where the address is that of another machine, or the system tells nobody.
    """
    parts = urlsplit(address)
    if parts.hostname not in {"127.0.0.1", "localhost", "::1"}:
        return {}
    port = parts.port or (443 if parts.scheme == "https" else 80)
    with contextlib.suppress(psutil.AccessDenied):
        found = {
            each.pid
            for each in psutil.net_connections("tcp")
            if each.status == psutil.CONN_LISTEN and each.laddr.port == port and each.pid
        }
        # Of workers that share a port the one that has started them is looked at, with all of them.
        roots = sorted(each for each in found if psutil.Process(each).ppid() not in found)
        return {f"process {each}": [each] for each in roots}
    return {}


def _used(process_id: int) -> tuple[float, float]:
    """Processor seconds and megabytes of a process, and of all that it has started."""
    seconds = size = 0.0
    with contextlib.suppress(psutil.NoSuchProcess):
        root = psutil.Process(process_id)
        for process in (root, *root.children(recursive=True)):
            with contextlib.suppress(psutil.NoSuchProcess):
                # With that of its own children which have ended.
                seconds += sum(process.cpu_times()[:4])
                size += _bytes(process)
    return seconds, size / 2**20


def _bytes(process: psutil.Process) -> float:
    """The memory that a process holds; what it shares with others counts by its part in it, where the system tells."""
    try:
        held = process.memory_full_info()
        return float(getattr(held, "pss", held.uss))
    except psutil.AccessDenied:
        return float(process.memory_info().rss)
