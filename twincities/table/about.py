"""Whose table it is, and how it wants to be spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import validator

from twincities.table.cells import one_of
from twincities.table.row import TableRow


class AboutKey(StrEnum):
    """What a table may say of itself."""

    NAME = "name"
    """The town or association whose table it is."""
    GREETING = "greeting"
    """What is said to whoever greets, in whole sentences."""
    CONTACT = "contact"
    """Who to write to where the table does not say something."""
    PAGE = "page"
    """The address of its own web page."""
    HUB = "hub"
    """The id of the city that "we" and "our partners" mean."""


class AboutText(TableRow):
    """One thing that a table says of itself: its key, and the text."""

    translatable: ClassVar[tuple[str, ...]] = ("value",)
    also_called: ClassVar[Mapping[str, str]] = {"key": "id"}

    value: str

    @validator("id")
    def _is_key(cls, value: Any) -> str:
        return one_of(AboutKey, value).value


def texts_of(rows: Iterable[AboutText]) -> dict[AboutKey, str]:
    """The texts by their keys."""
    return {AboutKey(row.id): row.value for row in rows}
