"""What a message names, as one part of the pipeline hands it to the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

CITY = "city"
POSSIBLE_CITY = "possible_city"
UNKNOWN_CITY = "unknown_city"
UNKNOWN_NAME = "unknown_name"
NAMESAKE = "namesake"
EVENT = "event"
UNKNOWN_EVENT = "unknown_event"
COUNTRY = "country"
CONTINENT = "continent"
THEME = "theme"
YEAR = "year"
TIME = "time"
"""A time in a sentence that may be that of anything in it: "I am in Kyoto this year", "is it warm in May"."""
CONDITIONS = frozenset({COUNTRY, CONTINENT, THEME, YEAR})
"""The kinds that can bound a list of partnerships."""
EVERYDAY = "everyday"
"""The role of a theme in everyday words, which counts in questions on what texts of the table say."""
_EXTRACTOR = "Spotter"


@dataclass(frozen=True)
class Mention:
    """Something a message names, and where: `start` and `end` are offsets in the message.

    `value` is an id of the table (city, possible_city, event, theme), a code (country, continent), a span
    of dates or a date of every year (year, time), or the name itself where the table has none. `alternatives` are ids of cities that may be
    meant instead, or the span that a date is, where it is claimed of one thing. `role` "excluded" marks "not Detroit". Only `masked` mentions hide from the classifier.
    """

    kind: str
    value: str
    start: int
    end: int
    role: str | None = None
    alternatives: tuple[str, ...] = ()
    masked: bool = True

    def shifted(self, by: int) -> Mention:
        """The same mention `by` characters further on."""
        return replace(self, start=self.start + by, end=self.end + by)


def as_entity(mention: Mention, text: str) -> dict[str, Any]:
    """A mention in the form in which Rasa passes entities on; `written` is what the user wrote."""
    entity: dict[str, Any] = {
        "entity": mention.kind,
        "value": mention.value,
        "start": mention.start,
        "end": mention.end,
        "written": text[mention.start : mention.end],
        "extractor": _EXTRACTOR,
    }
    if mention.role:
        entity["role"] = mention.role
    if not mention.masked:
        entity["masked"] = False
    if mention.alternatives:
        entity["alternatives"] = list(mention.alternatives)
    return entity


def as_mention(entity: dict[str, Any]) -> Mention:
    """The mention that an entity stands for."""
    return Mention(
        entity["entity"],
        str(entity["value"]),
        entity["start"],
        entity["end"],
        role=entity.get("role"),
        masked=entity.get("masked", True),
    )
