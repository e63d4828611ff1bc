"""What the assistant says, in the shape of Telegram's messages."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from rasa.core.channels.channel import OutputChannel

from twincities.channels.details import TELL_REST, Details, Link, without_addresses
from twincities.channels.pictures import Shown, pictures
from twincities.channels.telegram.outgoing import WITHOUT_TEXT, Button, Outgoing, is_address
from twincities.channels.telegram.pages import Listed
from twincities.channels.telegram.splitting import MOST_UNITS_OF_CAPTION, split, units
from twincities.pictures.of_table import PICTURE


class TelegramOutput(OutputChannel):
    """Collects what a turn says. It is sent when the turn has ended: sending may take long, and Rasa would keep the
    conversation locked meanwhile and forget the turn if it failed.
    """

    def __init__(self) -> None:
        self.messages: list[Outgoing] = []

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa knows the channel."""
        return "telegram"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Take in one response of the assistant with all its parts."""
        picture = await asyncio.to_thread(pictures().shown, message) if message.get("custom") else None
        if self.messages and self.messages[-1].is_paged and Details.of(message).tells_rest:
            # The list before shows them.
            buttons = [each for each in message.get("buttons") or () if each.get("payload") != TELL_REST]
            message = {**message, "buttons": buttons}
        self.messages += as_outgoing(message, picture)

    async def send_text_message(self, recipient_id: str, text: str, **_: Any) -> None:
        """Take in a text."""
        self.messages += as_outgoing({"text": text})


def as_outgoing(message: Mapping[str, Any], picture: Shown | None = None) -> list[Outgoing]:
    """The messages for a response of the assistant: text, picture or image, buttons, attachment, and cards.

    The caption of a picture says in words what it shows: Telegram has no other place for that.
    """
    buttons = [*_buttons(message.get("buttons")), *_buttons(message.get("quick_replies"))]
    attachment, image = message.get("attachment"), message.get("image")
    if isinstance(attachment, Mapping):  # as for messengers: {"type": "image", "payload": {"src": address}}
        source = (attachment.get("payload") or {}).get("src")
        image, attachment = (source, None) if attachment.get("type") == "image" else (image, source)
    details = Details.of(message)
    text = without_addresses(str(message.get("text") or ""), details.links)
    links = (*details.links, *details.note_links)
    if picture:
        messages = _with_picture(text, picture.alt, message["custom"][PICTURE], buttons)
        return [replace(each, links=_within(each.text, links)) for each in messages]
    messages = [
        replace(each, links=_within(each.text, links))
        for each in _messages([text, attachment], image, buttons)
    ]
    if len(messages) == 1 and (listed := Listed.of(message, text)):
        paged = (*listed.buttons(0, len(details.table["rows"]) if details.table else 0), *messages[0].buttons)
        messages = [replace(messages[0], buttons=paged)]
    for card in _cards(message):
        messages += _messages(
            [
                card.get("title"),
                _first(card, "subtitle", "text", "description"),
                _first(card, "url", "link"),
            ],
            _first(card, "image", "image_url"),
            _buttons(card.get("buttons")),
        )
    return messages


def _with_picture(text: str, alt: str, order: Mapping[str, Any], buttons: Iterable[Button]) -> list[Outgoing]:
    caption = f"{text}\n{alt}".strip()
    if units(caption) <= MOST_UNITS_OF_CAPTION:
        return [Outgoing(caption, buttons=tuple(buttons), picture=order)]
    pieces = [Outgoing(piece) for piece in split(caption)]
    return [*pieces, Outgoing("", buttons=tuple(buttons), picture=order)]


def _within(text: str, links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in dict.fromkeys(links) if link[0] in text)


def _messages(texts: Iterable[Any], image: Any, buttons: Iterable[Button]) -> list[Outgoing]:
    text = "\n".join(str(each) for each in texts if each).strip()
    if image and not is_address(image):
        text, image = f"{text}\n{image}".strip(), None
    if image and units(text) <= MOST_UNITS_OF_CAPTION:
        return [Outgoing(text, str(image), tuple(buttons))]
    messages = [Outgoing(piece) for piece in split(text)]
    if image:
        messages.append(Outgoing("", str(image)))
    if buttons := tuple(buttons):
        last = messages.pop() if messages else Outgoing(WITHOUT_TEXT)
        messages.append(replace(last, buttons=buttons))
    return messages


def _buttons(buttons: Any) -> list[Button]:
    found = []
    for button in buttons or ():
        title = str(button.get("title") or "").strip()
        if title and is_address(button.get("url")):
            found.append(Button(title, button["url"], is_link=True))
        elif title:
            # What has no payload says its title, as in Rasa's own channels.
            found.append(Button(title, str(button.get("payload") or title)))
    return found


def _cards(message: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    custom = message.get("custom")
    cards = list(message.get("elements") or ())
    if isinstance(custom, Mapping) and PICTURE not in custom:
        cards += _first(custom, "cards", "elements") or [custom]
    elif isinstance(custom, list):
        cards += custom
    return [card for card in cards if isinstance(card, Mapping)]


def _first(card: Mapping[str, Any], *names: str) -> Any:
    return next((card[name] for name in names if card.get(name)), None)
