"""Sends what waits in the store, chat by chat: one that is held up holds up no other. Of several servers one sends to a chat."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import replace

from rasa.core.lock_store import LockError
from sqlalchemy.exc import SQLAlchemyError
from telegram import LinkPreviewOptions, ReplyParameters
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from twincities.channels.pictures import pictures
from twincities.channels.telegram.calls import TelegramBot, insist
from twincities.channels.telegram.markup import entities_of, keyboard_of
from twincities.channels.telegram.outgoing import WITHOUT_TEXT, Outgoing
from twincities.channels.telegram.store import Store, Waiting
from twincities.conversations.locks import ConversationLocks

SECONDS_BETWEEN_LOOKS = 60.0
"""For what servers that ended have left."""

logger = logging.getLogger(__name__)


class Delivery:
    """One task for each chat to which something has to be sent."""

    def __init__(self, bot: TelegramBot, store: Store, locks: ConversationLocks, name: str) -> None:
        """`name` is that of the bot among the names of `locks`."""
        self._bot = bot
        self._store = store
        self._locks = locks
        self._name = name
        self._tasks: dict[int, asyncio.Task[None]] = {}

    async def resume(self) -> None:
        """Send what was left when this process ended, or any of another server, again and again for ever."""
        while True:
            with contextlib.suppress(SQLAlchemyError):  # said at the next update
                for chat in await self._store.run(Store.waiting_chats):
                    self.send(chat)
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

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
            async with self._locks.lock(f"{self._name} to {chat}"):
                while waiting := await self._store.run(Store.first_waiting, chat):
                    await self._send(waiting)
        except LockError:
            logger.info("Another server is sending to a chat for long; what waits is looked for again.")
        except Exception:
            logger.exception("Sending to a chat failed; it goes on with the next answer there.")
        finally:
            del self._tasks[chat]

    async def _send(self, waiting: Waiting) -> None:
        chat = waiting.destination.chat
        try:
            await insist(lambda: self._call(waiting), on_failure=lambda error, _: _note(error, waiting))
        except Forbidden:  # blocked, or taken out of the group
            await self._store.run(Store.forget_chat, chat)
        except ChatMigrated as error:
            await self._store.run(Store.move_chat, chat, error.new_chat_id)
            self.send(error.new_chat_id)
        except BadRequest as error:
            if simpler := _simpler(waiting, error):
                await self._send(simpler)
            else:
                logger.error("Telegram refuses a message, which is given up: %s", error.message)
                await self._store.run(Store.remove, waiting.id)
        else:
            await self._store.run(Store.remove, waiting.id)

    async def _call(self, waiting: Waiting) -> None:
        destination, message = waiting.destination, waiting.message
        reply_markup, entities = keyboard_of(message), entities_of(message)
        reply_parameters = None
        if destination.reply_to:
            reply_parameters = ReplyParameters(destination.reply_to, allow_sending_without_reply=True)
        image = (
            await asyncio.to_thread(pictures().drawn, message.picture) if message.picture else message.image
        )
        if image:
            await self._bot.send_photo(
                destination.chat,
                image,
                caption=message.text or None,
                caption_entities=entities or None,
                message_thread_id=destination.thread,
                reply_markup=reply_markup,
                reply_parameters=reply_parameters,
            )
        else:
            await self._bot.send_message(
                destination.chat,
                message.text or WITHOUT_TEXT,
                entities=entities or None,
                # Sources are behind their titles: no answer is to end in the picture of one.
                link_preview_options=LinkPreviewOptions(is_disabled=True) if entities else None,
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
    if message.picture:
        return replace(waiting, message=replace(message, picture=None))
    if message.image:
        return replace(waiting, message=message.as_link())
    if message.links:
        return replace(waiting, message=replace(message, links=()))
    if message.buttons:
        return replace(waiting, message=Outgoing(message.text))
    return None


def _note(error: TelegramError, waiting: Waiting) -> None:
    logger.info("A message to chat %s waits: %s", waiting.destination.chat, error.message)
