"""Shows another page of a list in the message that holds it."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace
from functools import partial

from telegram import LinkPreviewOptions
from telegram.error import TelegramError

from twincities.channels.telegram.calls import TelegramBot, insist, is_lasting
from twincities.channels.telegram.markup import entities_of, keyboard_of
from twincities.channels.telegram.pages import Listed
from twincities.channels.telegram.store import with_page
from twincities.channels.telegram.updates import Press

SECONDS_TO_SHOW = 20.0
"""How long an edit is tried; later the person has gone on."""
_SHOWN_ALREADY = "message is not modified"

logger = logging.getLogger(__name__)


async def show_page(bot: TelegramBot, chat: int, press: Press, listed: Listed) -> bool:
    """Edit the message below which a button was pressed; whether it shows what it is to show, or may yet.

    The buttons of all pages have one key: pressed twice, or after a restart, they do the same again.
    """
    try:
        page = await asyncio.to_thread(listed.page, press.page or 0)
    except Exception:
        logger.exception("A page of a list cannot be shown.")
        return False
    if page is None:
        return False
    buttons = (replace(button, data=with_page(press.key, button)) for button in page.buttons)
    page = replace(page, buttons=tuple(buttons))
    edit = partial(
        bot.edit_message_text,
        page.text,
        chat,
        press.message,
        entities=entities_of(page) or None,
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        reply_markup=keyboard_of(page),
    )
    try:
        async with asyncio.timeout(SECONDS_TO_SHOW):
            await insist(edit, give_up=is_lasting)
    except TimeoutError:
        return False
    except TelegramError as error:
        return _SHOWN_ALREADY in error.message.lower()
    return True
