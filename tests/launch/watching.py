"""Waiting for processes, with an end to patience."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

MOST_SECONDS = 60


def is_running(process: int) -> bool:
    stat = Path(f"/proc/{process}/stat")
    if stat.parent.parent.exists():  # a process that has ended stays until its parent has taken note
        try:
            return stat.read_text().rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def children(process: int) -> list[int]:
    """The processes that one has started and that are running."""
    found = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [child for child in map(int, found) if is_running(child)]


def wait_until(true: Callable[[], object]) -> None:
    deadline = time.monotonic() + MOST_SECONDS
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)
