"""Ending on Ctrl-C and on signals, at moments of the launcher's own choosing."""

from __future__ import annotations

import signal
import time
from types import FrameType

from twincities.launch.errors import Stopped

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STEP_SECONDS = 0.1

_asked = False


def _remember(_number: int, _frame: FrameType | None) -> None:
    global _asked  # noqa: PLW0603 - signals belong to the whole process
    _asked = True


def listen_for_signals() -> None:
    """From now on Ctrl-C, SIGTERM and SIGHUP end the launcher in an orderly way."""
    for number in _SIGNALS:
        signal.signal(number, _remember)


def pause() -> None:
    """Wait a moment.

    Raises:
        Stopped: when a signal has asked the launcher to end.
    """
    if _asked:
        raise Stopped
    time.sleep(_STEP_SECONDS)
    if _asked:
        raise Stopped
