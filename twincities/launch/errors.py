"""What can go wrong at the start, told in words."""

from __future__ import annotations


class LaunchError(Exception):
    """The assistant cannot be trained, started or kept running; the text is meant for whoever started it."""


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """Ctrl-C, or a signal that asks the launcher to end."""
