"""Whose table it is, and how it wants to be spoken of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, ClassVar

from pydantic import validator

from twincities.languages import spoken, spoken_as
from twincities.table.files.cells import one_of, quoted
from twincities.table.files.row import TableRow
from twincities.table.text.translations import BASE_LANGUAGE


class AboutKey(StrEnum):
    """What a table may say of itself."""

    NAME = "name"
    """The town or association whose table it is."""
    GREETING = "greeting"
    """What is said to whoever greets, in whole sentences."""
    PARTNERS = "partners"
    """What its partner cities are called, in the plural: "twin towns"."""
    LANGUAGE = "language"
    """The code of the language of these values, in which people are spoken to who have not told theirs."""
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

    @validator("value")
    def _is_spoken(cls, value: str, values: Mapping[str, Any]) -> str:
        if values.get("id") != AboutKey.LANGUAGE:
            return value
        if code := spoken_as(value):
            return code
        raise ValueError(f"{quoted(value)} is no language that is spoken; write one of {', '.join(spoken())}")


class About:
    """What a table says of itself, by key."""

    def __init__(self, rows: Iterable[AboutText] = ()) -> None:
        self.rows = tuple(rows)
        self._values = {AboutKey(row.id): row.value for row in self.rows}

    def get(self, key: AboutKey) -> str:
        """A value as it stands there; empty where there is none."""
        return self._values.get(key, "")

    @property
    def language(self) -> str | None:
        """The code of the language of its town; None where it tells none."""
        return self.get(AboutKey.LANGUAGE) or None

    @property
    def language_of_words(self) -> str:
        """The code of the language in which the table's own words are read: that of its town, or English."""
        return self.language or BASE_LANGUAGE

    def partners_in(self, language: str) -> str | None:
        """What partner cities are called in a language, in the plural; None where it has no word of its own there."""
        there = {
            one.language: one.texts[0]
            for row in self.rows
            if row.id == AboutKey.PARTNERS
            for one in row.translations
        }
        own = self.get(AboutKey.PARTNERS) if language == self.language_of_words else ""
        return there.get(language) or own or None
