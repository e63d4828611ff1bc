"""Settings from the environment."""

from __future__ import annotations

import os

DEFAULT_TABLE = "data/partnerships"


def table_path() -> str:
    """The folder of the partnership table: `PARTNERSHIP_TABLE`, or the shipped one."""
    return os.environ.get("PARTNERSHIP_TABLE") or DEFAULT_TABLE
