"""A message on its way to Telegram; free of Rasa and of Telegram's library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from twincities.channels.details import Link
from twincities.channels.telegram.splitting import units

WITHOUT_TEXT = "…"  # Telegram takes no buttons without a text above them


@dataclass(frozen=True)
class Button:
    """A button; `data` is a payload of the assistant, or an address to open."""

    title: str
    data: str
    is_link: bool = False
    page: int | None = None
    """At which row the page of the list begins that the button shows, where it is one that does; `data` is the list then."""


@dataclass(frozen=True)
class Outgoing:
    """One message, within Telegram's limits; with an image, the text is its caption."""

    text: str
    image: str | None = None
    """Address of the image."""
    buttons: tuple[Button, ...] = ()
    picture: Mapping[str, Any] | None = None
    """The order of a picture of the assistant's own, in the place of an image: whichever server sends it draws it."""
    links: tuple[Link, ...] = ()
    """Titles in the text, and what opens when they are pressed."""

    @property
    def is_paged(self) -> bool:
        """Whether it shows a page of a list, and its buttons others."""
        return any(button.page is not None for button in self.buttons)

    def placed_links(self) -> Iterator[tuple[int, int, str]]:
        """Where titles stand in the text, first and length in UTF-16 code units, and their addresses."""
        for title, address in self.links:
            if (at := self.text.find(title)) >= 0 and is_address(address):
                yield units(self.text[:at]), units(title), address

    def as_link(self) -> Outgoing:
        """The same without the image itself, should Telegram be unable to fetch it."""
        return replace(self, text=f"{self.text}\n{self.image}".strip(), image=None)


def is_address(value: Any) -> bool:
    """Whether it is an address of the web."""
    try:
        return isinstance(value, str) and urlsplit(value).scheme in {"http", "https"}
    except ValueError:
        return False
