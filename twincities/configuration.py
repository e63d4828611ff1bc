"""Settings from the environment."""

from __future__ import annotations

import os

DEFAULT_TABLE = "data/partnerships"
TABLE_STREAM = "TABLE_STREAM"
"""The variable by which the launcher tells a program the file descriptor from which it takes over the table that was read."""

SOUND = "sound"
"""What the launcher is told of a table without faults."""


def table_path() -> str:
    """The folder of the partnership table: `PARTNERSHIP_TABLE`, or the shipped one."""
    return os.environ.get("PARTNERSHIP_TABLE") or DEFAULT_TABLE


def action_endpoint_url() -> str | None:
    """Where calls of actions are posted: `ACTION_ENDPOINT_URL`; None where the server runs the actions itself."""
    return os.environ.get("ACTION_ENDPOINT_URL", "").strip() or None
