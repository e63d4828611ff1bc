"""Ending on Ctrl-C and on signals, at moments of the launcher's own choosing."""

from __future__ import annotations

import select
import signal
import time
from collections.abc import Sequence
from types import FrameType

from twincities.launch.errors import Stopped

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STEP_SECONDS = 0.1
# What comes within this time of the first signal is the same wish: `timeout` and make pass on to the launcher what
# the whole process group has got already.
_SAME_WISH_SECONDS = 1.0

_asked_at: float | None = None
_urgent = False


def _remember(_number: int, _frame: FrameType | None) -> None:
    global _asked_at, _urgent  # noqa: PLW0603 - signals belong to the whole process
    now = time.monotonic()
    if _asked_at is None:
        _asked_at = now
    elif now - _asked_at > _SAME_WISH_SECONDS:
        _urgent = True


def listen_for_signals() -> None:
    """From now on Ctrl-C, SIGTERM and SIGHUP end the launcher in an orderly way, and a second one at once."""
    for number in _SIGNALS:
        signal.signal(number, _remember)


def is_urgent() -> bool:
    """Whether a second signal has asked to end at once, without waiting for anything."""
    return _urgent


def pause(until_readable: Sequence[int] = ()) -> bool:
    """Wait a moment, at most until one of these file descriptors can be read; whether one can.

    Raises:
        Stopped: when a signal has asked the launcher to end.
    """
    if _asked_at is not None:
        raise Stopped
    readable, _, _ = select.select(until_readable, (), (), _STEP_SECONDS)
    if _asked_at is not None:
        raise Stopped
    return bool(readable)
