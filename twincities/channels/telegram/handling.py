"""Takes an update through its turn: in order within a chat, once, and with the answer kept before it counts as done."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import deque
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

from cachetools import LRUCache
from rasa.core.lock_store import LockError
from sqlalchemy.exc import SQLAlchemyError
from telegram import Update
from telegram.constants import ChatAction
from telegram.error import TelegramError

from twincities.channels.admission import Admission, BusyError, EndingError
from twincities.channels.incoming import Domain, accept, accept_text
from twincities.channels.rate_limit import RateLimit
from twincities.channels.shared_rates import SharedRates
from twincities.channels.telegram.calls import TelegramBot, try_in_passing
from twincities.channels.telegram.delivery import Delivery
from twincities.channels.telegram.inline import Inline
from twincities.channels.telegram.order import Order, TurnComes
from twincities.channels.telegram.outgoing import Outgoing
from twincities.channels.telegram.output import TelegramOutput
from twincities.channels.telegram.pages import Listed
from twincities.channels.telegram.paging import show_page
from twincities.channels.telegram.store import Destination, Store
from twincities.channels.telegram.updates import (
    Command,
    Departure,
    InlineQuestion,
    Move,
    Press,
    Request,
    Text,
    Unreadable,
    read,
)
from twincities.channels.telegram.wording import BUSY, BUTTON_EXPIRED, TOO_FAST, say
from twincities.channels.turns import Handler, Reader, take_turn
from twincities.conversations.connections import in_one_line
from twincities.conversations.locks import ConversationLocks
from twincities.observing.traces import traced

logger = logging.getLogger(__name__)

MOST_MESSAGES = 30
"""Of a user in a minute."""
# Of how many users is remembered that they were told to be too fast, and of how many albums that they have been answered.
_MOST_USERS = 10_000
_MOST_ALBUMS = 1_000
# Only a wait that is noticed is worth a call. Telegram shows it for five seconds.
_SECONDS_UNTIL_TYPING = 0.5
_SECONDS_OF_TYPING = 4.5


class UpdateHandler:
    """Runs the turns."""

    def __init__(
        self,
        bot: TelegramBot,
        store: Store,
        delivery: Delivery,
        locks: ConversationLocks,
        admission: Admission,
        handle: Handler,
        domain: Callable[[], Domain | None],
        rates: SharedRates | None = None,
        inline: Inline | None = None,
    ) -> None:
        """`rates` count messages together with other servers; None: this server counts for itself.

        `inline` answers what is typed behind the bot's name in other chats; None: nobody does.
        """
        self._bot = bot
        self._store = store
        self._delivery = delivery
        self._locks = locks
        self._admission = admission
        self._handle = handle
        self._domain = domain
        self._inline = inline
        self._in_progress: dict[int, asyncio.Task[None]] = {}
        self._in_passing: set[asyncio.Task[Any]] = set()
        self._order = Order()
        self._of_user = RateLimit("telegram", MOST_MESSAGES, rates)
        self._told: LRUCache[int, bool] = LRUCache(
            _MOST_USERS
        )  # who was told to be too fast, since they were not
        self._albums: deque[str] = deque(maxlen=_MOST_ALBUMS)

    def take(self, update_id: int, content: dict[str, Any]) -> asyncio.Task[None]:
        """Take in an update, given as JSON; the task ends when it may be acknowledged.

        The same one again, while it is in progress, gives the same task; in another server it waits. Where the update has to
        come again, the task fails: with SQLAlchemyError when the store fails, with LockError when another server takes
        too long, with EndingError when this one is about to end.
        """
        if update_id not in self._in_progress:
            task = asyncio.create_task(self._take(update_id, content))
            self._in_progress[update_id] = task
            task.add_done_callback(lambda _: self._in_progress.pop(update_id))
            task.add_done_callback(_look_at)
        return self._in_progress[update_id]

    async def stop(self, seconds: float) -> None:
        """Let the turns at hand end, for at most so long; the others will come again from Telegram."""
        tasks = [*self._in_progress.values(), *self._in_passing]
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _take(self, update_id: int, content: dict[str, Any]) -> None:
        try:
            wish = read(Update.de_json(content, self._bot), self._bot.bot)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            logger.warning("An update of an unknown form is passed over (%r).", error)
            return
        if wish is None:
            return
        if isinstance(wish, InlineQuestion):
            if self._inline:
                await self._inline.answer(wish)
            return
        chat = wish.destination.chat if isinstance(wish, Request) else wish.chat
        try:
            with self._order.place(chat) as turn_comes:
                async with self._locks.lock(f"update {update_id} of {self._bot.id}"):
                    if not await self._store.run(Store.is_finished, update_id):
                        with traced("telegram update"):  # also for what is sent because of it
                            await self._act(wish, turn_comes)
        except LockError as error:
            logger.error("An update of Telegram has to come again: %s", error)
            raise
        except SQLAlchemyError as error:
            logger.error("The store of the Telegram channel fails, see to the disk: %s", in_one_line(error))
            raise
        except EndingError:
            raise
        except Exception:  # a second attempt would fail as well, and keep back what comes after
            logger.exception("An update of Telegram is passed over.")

    async def _act(self, wish: Request | Departure | Move, turn_comes: TurnComes) -> None:
        if isinstance(wish, Departure):
            await self._store.run(Store.forget_chat, wish.chat)
        elif isinstance(wish, Move):
            await self._store.run(Store.move_chat, wish.chat, wish.new)
            self._delivery.send(wish.new)
        elif isinstance(wish.content, Press):
            await self._act_on_press(wish, wish.content, turn_comes)
        elif not self._was_answered(wish.content):
            await self._act_on_message(wish, turn_comes)

    async def _act_on_press(self, request: Request, press: Press, turn_comes: TurnComes) -> None:
        button = (press.key, request.destination.chat, request.user)
        pressed = await self._store.run(Store.offered, *button)
        listed = Listed.from_payload(pressed.payload) if pressed else None
        if not pressed or (listed is None) != (press.page is None):
            return self._answer_press(request, press, BUTTON_EXPIRED)
        if not await self._is_in_time(request.user):
            return self._answer_press(request, press, TOO_FAST)
        try:
            self._admission.check()
        except BusyError:
            return self._answer_press(request, press, BUSY)
        if listed:
            return self._spawn(self._show_page(request, press, listed))
        self._answer_press(request, press)
        self._spawn(
            try_in_passing(
                partial(
                    self._bot.edit_message_reply_markup,
                    chat_id=request.destination.chat,
                    message_id=press.message,
                )
            )
        )
        await turn_comes()
        # Looked up once more: the turn before may have been a press on the same keyboard.
        if offered := await self._store.run(Store.offered, *button):
            await self._turn(request, lambda domain: accept(offered.payload, domain), offered.keyboard)

    async def _show_page(self, request: Request, press: Press, listed: Listed) -> None:
        """Edit the message of a list; the user is told where that cannot be any more."""
        shown = await show_page(self._bot, request.destination.chat, press, listed)
        self._answer_press(request, press, None if shown else BUTTON_EXPIRED)

    async def _act_on_message(self, request: Request, turn_comes: TurnComes) -> None:
        content = request.content
        if in_time := await self._is_in_time(request.user):
            self._told.pop(request.user, None)
        elif self._told.get(request.user):
            return
        else:
            self._told[request.user] = True
        await turn_comes()
        if not in_time:
            await self._finish(request, [self._said(TOO_FAST, request)])
        elif isinstance(content, Unreadable):
            await self._finish(request, [self._said(content.response, request)])
        elif isinstance(content, Command):
            payload = content.payload
            await self._turn(request, lambda domain: accept(payload, domain))
        elif isinstance(content, Text):
            text = content.text
            await self._turn(request, lambda _: accept_text(text))

    async def _turn(self, request: Request, text: Reader, used_keyboard: str | None = None) -> None:
        try:
            place = self._admission.admit(request.text)
        except BusyError:
            return await self._finish(request, [self._said(BUSY, request)])
        output, ended = TelegramOutput(), asyncio.Event()
        self._spawn(self._show_typing(request.destination, ended))
        try:
            await take_turn(
                place,
                self._handle,
                text,
                output,
                request.conversation,
                output.name(),
                self._domain(),
                has_answered=lambda: bool(output.messages),
                wish=request.language,
            )
        finally:
            ended.set()
        # What a turn says after it was given up is left out, as it would stand below the answer to another question.
        await self._finish(request, list(output.messages), used_keyboard)

    async def _finish(
        self, request: Request, messages: list[Outgoing], used_keyboard: str | None = None
    ) -> None:
        await self._store.run(
            Store.finish, request.update, request.destination, request.user, messages, used_keyboard
        )
        self._delivery.send(request.destination.chat)

    async def _show_typing(self, destination: Destination, ended: asyncio.Event) -> None:
        pause = _SECONDS_UNTIL_TYPING
        while True:
            with contextlib.suppress(asyncio.TimeoutError):
                await asyncio.wait_for(ended.wait(), pause)
                return
            with contextlib.suppress(TelegramError):  # one attempt: it must not come after the answer
                await self._bot.send_chat_action(
                    destination.chat, ChatAction.TYPING, message_thread_id=destination.thread
                )
            pause = _SECONDS_OF_TYPING

    def _said(self, response: str, request: Request) -> Outgoing:
        """One of the channel's own sentences, in the language of who is answered."""
        return Outgoing(say(response, self._domain(), request.language, request.text))

    def _answer_press(self, request: Request, press: Press, notice: str | None = None) -> None:
        """Without an answer the button would go on turning; with a notice, it is shown for a moment."""
        text = say(notice, self._domain(), request.language) if notice else None
        self._spawn(try_in_passing(partial(self._bot.answer_callback_query, press.query, text=text)))

    async def _is_in_time(self, user: int) -> bool:
        """Whether a user may send one more now; counts it when so."""
        return not await self._of_user.seconds_to_wait(str(user))

    def _was_answered(self, content: object) -> bool:
        """Whether it belongs to an album that has been answered; remembered for the parts that follow."""
        if not isinstance(content, Unreadable) or content.album is None:
            return False
        if content.album in self._albums:
            return True
        self._albums.append(content.album)
        return False

    def _spawn(self, call: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(call)
        self._in_passing.add(task)
        task.add_done_callback(self._in_passing.discard)


def _look_at(task: asyncio.Task[None]) -> None:
    """At the end nobody else may: asyncio would report a failure that nobody has seen."""
    if not task.cancelled():
        task.exception()
