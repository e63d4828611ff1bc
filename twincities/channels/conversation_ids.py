"""Which conversations belong to which channel, by how their ids begin."""

from __future__ import annotations

WEB = "web-"
TELEGRAM = "telegram:"


def belongs_elsewhere(sender: str) -> bool:
    """Whether a name that somebody has chosen is of the form that only another channel gives."""
    return sender.startswith((WEB, TELEGRAM))
