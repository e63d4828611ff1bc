"""The channel behind the Rasa shell: the same care as over REST, and suggestions one can pass over."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.core.channels.rest import RestInput
from sanic.request import Request

from twincities.channels.aligned import aligned, wrapped
from twincities.channels.details import Details
from twincities.channels.rest import Message, RestChannel
from twincities.channels.turns import Handler
from twincities.pictures.of_table import PICTURE


class NumberedSuggestions:
    """Suggestions as a numbered list, of which a number that is typed next chooses one."""

    def __init__(self) -> None:
        self._offered: list[str] = []  # of the last turn

    def chosen(self, message: object) -> object:
        """The payload of the suggestion with this number; any other message as it is."""
        number = message.strip().rstrip(".") if isinstance(message, str) else ""
        if number.isascii() and number.isdigit() and 1 <= int(number) <= len(self._offered):
            return self._offered[int(number) - 1]
        return message

    def in_words(self, messages: Sequence[Mapping[str, Any]]) -> list[Message]:
        """An answer with lines of text in place of its buttons; its suggestions are those that may be chosen next."""
        self._offered = []
        return [self._without_buttons(each) for each in messages]

    def _without_buttons(self, message: Mapping[str, Any]) -> Message:
        rest = {key: value for key, value in message.items() if key not in ("buttons", "custom")}
        lines = [_for_terminal(rest["text"], Details.of(message))] if "text" in rest else []
        if picture := (message.get("custom") or {}).get(PICTURE):
            lines.append(picture["alt"])
        for button in message.get("buttons", []):
            self._offered.append(button["payload"])
            lines.append(f"  {len(self._offered)}  {button['title']}")
        return {**rest, "text": "\n".join(lines)} if lines else rest


def _for_terminal(text: str, details: Details) -> str:
    """The text with its list in columns where these fit, and its lines as long as the terminal is wide."""
    width = shutil.get_terminal_size().columns
    table = aligned(details.table, width) if details.table and details.table_text in text else None
    parts = text.split(details.table_text, 1) if table else [text]
    return (table or "").join(wrapped(part, width) for part in parts)


class ShellChannel(RestChannel):
    """Rasa opens its shell for any channel of this name.

    Buttons come as a numbered list: as such, the shell would ask to choose one before anything else can be typed.
    """

    def __init__(self) -> None:
        self._suggestions = NumberedSuggestions()  # a shell has only one conversation

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa knows the shell."""
        return "cmdline"

    def url_prefix(self) -> str:
        """The shell posts its messages to the address of the REST channel."""
        return str(RestInput.name())

    async def turn(
        self, request: Request, on_new_message: Handler, sender: str, message: object, wish: str | None = None
    ) -> list[Message]:
        """As over REST, with numbers in place of buttons."""
        chosen = self._suggestions.chosen(message)
        return self._suggestions.in_words(await super().turn(request, on_new_message, sender, chosen, wish))
