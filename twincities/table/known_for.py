"""Cities by what they are known for, in words that are no theme."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.table.models import City
from twincities.table.table import PartnershipTable


def known_by_words(words: Sequence[str], table: PartnershipTable) -> list[City]:
    """The cities that are known for something which holds all the words, in the singular or plural; none without words."""
    return [
        city
        for city in table.cities
        if words and any(all(table.says(known, word) for word in words) for known in city.known_for)
    ]
