"""Settings from the environment."""

from __future__ import annotations

import os

DEFAULT_TABLE = "data/partnerships"


def table_path() -> str:
    """The folder of the partnership table: `PARTNERSHIP_TABLE`, or the shipped one."""
    return os.environ.get("PARTNERSHIP_TABLE") or DEFAULT_TABLE


def action_endpoint_url() -> str | None:
    """Where calls of actions are posted: `ACTION_ENDPOINT_URL`; None where the server runs the actions itself."""
    return os.environ.get("ACTION_ENDPOINT_URL", "").strip() or None
