"""Who looks after the partnerships of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable

from twincities.table.models import Partnership

_BEHIND_NAME = re.compile(r"[,;:(<，、；：（]|\s[-–—]\s|\s(?=\S+@)")


def person_of(row: Partnership) -> str:
    """Who is to be asked about a partnership, without the addresses behind: "Ms Gold, gold@lyon.example", "Ms Gold (gold@lyon.example)", 金小姐，gold@lyon.example; empty where nobody is named."""
    return _BEHIND_NAME.split(row.contact or "", maxsplit=1)[0].strip()


def people_of(rows: Iterable[Partnership]) -> tuple[str, ...]:
    """Who is to be asked about partnerships, each of them once, in the order of the rows."""
    return tuple(person for person in dict.fromkeys(map(person_of, rows)) if person)
