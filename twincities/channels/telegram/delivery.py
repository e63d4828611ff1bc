"""Sends what waits in the store, chat by chat: one that is held up holds up no other."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from twincities.channels.telegram.calls import TelegramBot, insist
from twincities.channels.telegram.output import Outgoing
from twincities.channels.telegram.store import Store, Waiting

logger = logging.getLogger(__name__)


class Delivery:
    """One task for each chat to which something has to be sent."""

    def __init__(self, bot: TelegramBot, store: Store) -> None:
        self._bot = bot
        self._store = store
        self._tasks: dict[int, asyncio.Task[None]] = {}

    def resume(self) -> None:
        """Send what was left when the process ended."""
        for chat in self._store.waiting_chats():
            self.send(chat)

    def send(self, chat: int) -> None:
        """Have everything sent that waits for a chat."""
        if chat not in self._tasks:
            self._tasks[chat] = asyncio.create_task(self._send_all(chat))

    async def stop(self, seconds: float) -> None:
        """Let what is being sent arrive, for at most so long; the rest stays in the store."""
        if tasks := list(self._tasks.values()):
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _send_all(self, chat: int) -> None:
        try:
            while waiting := self._store.first_waiting(chat):
                await self._send(waiting)
        except Exception:
            logger.exception("Sending to a chat failed; it goes on with the next answer there.")
        finally:
            del self._tasks[chat]

    async def _send(self, waiting: Waiting) -> None:
        chat = waiting.destination.chat
        try:
            await insist(lambda: self._call(waiting), on_failure=lambda error, _: _note(error, waiting))
        except Forbidden:  # blocked, or taken out of the group
            self._store.forget_chat(chat)
        except ChatMigrated as error:
            self._store.move_chat(chat, error.new_chat_id)
            self.send(error.new_chat_id)
        except BadRequest as error:
            if simpler := _simpler(waiting, error):
                await self._send(simpler)
            else:
                logger.error("Telegram refuses a message, which is given up: %s", error.message)
                self._store.remove(waiting.id)
        else:
            self._store.remove(waiting.id)

    async def _call(self, waiting: Waiting) -> None:
        destination, message = waiting.destination, waiting.message
        rows = [
            [
                InlineKeyboardButton(button.title, url=button.data)
                if button.is_link
                else InlineKeyboardButton(button.title, callback_data=button.data)
            ]
            for button in message.buttons
        ]
        reply_markup = InlineKeyboardMarkup(rows) if rows else None
        reply_parameters = None
        if destination.reply_to:
            reply_parameters = ReplyParameters(destination.reply_to, allow_sending_without_reply=True)
        if message.image:
            await self._bot.send_photo(
                destination.chat,
                message.image,
                caption=message.text or None,
                message_thread_id=destination.thread,
                reply_markup=reply_markup,
                reply_parameters=reply_parameters,
            )
        else:
            await self._bot.send_message(
                destination.chat,
                message.text,
                message_thread_id=destination.thread,
                reply_markup=reply_markup,
                reply_parameters=reply_parameters,
            )


def _simpler(waiting: Waiting, error: BadRequest) -> Waiting | None:
    """The message without what Telegram may have taken offence at; None when there is nothing to leave out."""
    reason, message = error.message.lower(), waiting.message
    if "chat not found" in reason:
        return None
    if waiting.destination.thread and ("thread" in reason or "topic" in reason):
        return replace(waiting, destination=replace(waiting.destination, thread=None))
    if message.image:
        return replace(waiting, message=message.as_link())
    if message.buttons:
        return replace(waiting, message=Outgoing(message.text))
    return None


def _note(error: TelegramError, waiting: Waiting) -> None:
    logger.info("A message to chat %s waits: %s", waiting.destination.chat, error.message)
