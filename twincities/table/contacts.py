"""Who looks after the partnerships of a table."""

from __future__ import annotations

import re

from twincities.table.models import Partnership

_BEHIND_NAME = re.compile(r"[,;:(<]|\s[-–—]\s")


def person_of(row: Partnership) -> str:
    """Who is to be asked about a partnership, without the addresses behind: "Ms Gold, gold@lyon.example", "Ms Gold (gold@lyon.example)"; empty where nobody is named."""
    return _BEHIND_NAME.split(row.contact or "", maxsplit=1)[0].strip()
