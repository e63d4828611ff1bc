"""Who looks after the partnerships of a table."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.table.models import Partnership
from twincities.table.table import PartnershipTable


def person_of(row: Partnership) -> str:
    """Who is to be asked about a partnership, without the addresses that follow behind a comma: "Ms Gold, gold@lyon.example"; empty where nobody is named."""
    return (row.contact or "").partition(",")[0].strip()


def looked_after_by(names: Sequence[Sequence[str]], table: PartnershipTable) -> list[Partnership]:
    """The partnerships whose contact is called by all words of one of the names."""
    return [
        row
        for row in table.partnerships
        if any(words and all(table.says(person_of(row), word) for word in words) for words in names)
    ]
