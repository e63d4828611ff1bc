"""The buttons and links of a message, as Telegram's library has them."""

from __future__ import annotations

from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from twincities.channels.telegram.outgoing import Button, Outgoing


def keyboard_of(message: Outgoing) -> InlineKeyboardMarkup | None:
    """The buttons below each other, those that show pages of a list beside each other; None where there are none."""
    rows: list[list[InlineKeyboardButton]] = []
    for of_list, buttons in groupby(message.buttons, lambda button: button.page is not None):
        made = [*map(_button, buttons)]
        rows += [made] if of_list else [[each] for each in made]
    return InlineKeyboardMarkup(rows) if rows else None


def entities_of(message: Outgoing) -> list[MessageEntity]:
    """The titles in the text behind which addresses stand."""
    return [
        MessageEntity(MessageEntity.TEXT_LINK, first, length, url)
        for first, length, url in message.placed_links()
    ]


def _button(button: Button) -> InlineKeyboardButton:
    if button.is_link:
        return InlineKeyboardButton(button.title, url=button.data)
    return InlineKeyboardButton(button.title, callback_data=button.data)
