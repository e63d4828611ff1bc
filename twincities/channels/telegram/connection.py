"""Fetches updates from Telegram, or has them posted here; acknowledges each only when it is done."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from telegram import BotCommand
from telegram.error import BadRequest, Conflict, NetworkError, TelegramError

from twincities.channels.incoming import Domain, wish_or_that_of_town
from twincities.channels.telegram.calls import TelegramBot, explain, insist, try_in_passing
from twincities.channels.telegram.handling import UpdateHandler
from twincities.channels.telegram.settings import INLINE, Settings
from twincities.channels.telegram.status import WAITING, Status
from twincities.channels.telegram.updates import COMMANDS, allowed_updates
from twincities.channels.telegram.wording import describe_command
from twincities.conversations.connections import DatabaseUnavailableError
from twincities.conversations.leading import SECONDS_BETWEEN_LOOKS, Leading
from twincities.languages import spoken

SECONDS_OF_LONG_POLL = 30
# How often to ask for more while turns are going on.
SECONDS_BETWEEN_POLLS = 0.2
SECONDS_AFTER_FAILED_STORE = 5.0
SECONDS_AFTER_FAILED_CONNECTION = 30.0
SECONDS_BETWEEN_WEBHOOK_CHECKS = 60.0
MOST_WEBHOOK_CONNECTIONS = 40

# A call that fails this often is worth a line in the log; networks do drop a call now and then.
_ATTEMPTS_UNTIL_TOLD = 3

T = TypeVar("T")
logger = logging.getLogger(__name__)


class Connection:
    """The way by which updates come in, in the one mode or the other."""

    def __init__(
        self,
        bot: TelegramBot,
        settings: Settings,
        handler: UpdateHandler,
        status: Status,
        domain: Callable[[], Domain | None],
        leading: Leading | None = None,
    ) -> None:
        """`leading` tells which of several servers fetches updates; None: there is only this one."""
        self._bot = bot
        self._settings = settings
        self._handler = handler
        self._status = status
        self._domain = domain
        self._leading = leading
        self._allowed = allowed_updates(settings.inline)
        self.bot_name: str | None = None
        """The user name of the bot, known as soon as Telegram has answered."""

    async def run(self) -> None:
        """Connect, and stay connected for ever, whatever Telegram or the network may do."""
        while True:
            try:
                await self._receive()
            except Exception as error:
                logger.exception("The connection to Telegram failed; it is made anew.")
                self._status.report(f"The connection to Telegram failed, see the log: {error!r}.")
                await asyncio.sleep(SECONDS_AFTER_FAILED_CONNECTION)

    async def _receive(self) -> None:
        me = await self._insist(self._bot.get_me)
        self.bot_name = me.username
        if self._settings.inline and not me.supports_inline_queries:
            logger.warning(
                "%s is on, but Telegram hands this bot no inline queries: send /setinline to @BotFather.",
                INLINE,
            )
        menu = asyncio.create_task(self._set_menu())
        try:
            if self._settings.webhook:
                await self._insist(self._set_webhook)
                self._status.report(None)
                await self._watch_webhook(self._settings.webhook)
            elif self._leading:
                await self._until_chosen(self._leading)
                await until_first(self._fetch_all(), self._leading.until_lost())
            else:
                await self._fetch_all()
        finally:
            menu.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await menu

    async def _set_menu(self) -> None:
        for language in (None, *sorted({code.partition("-")[0] for code in spoken()})):
            wish = wish_or_that_of_town(language)
            commands = [BotCommand(each, describe_command(each, self._domain(), wish)) for each in COMMANDS]
            await try_in_passing(partial(self._bot.set_my_commands, commands, language_code=language))

    async def _insist(self, call: Callable[[], Awaitable[T]]) -> T:
        return await insist(call, on_failure=self._tell, give_up=lambda _: False)

    def _tell(self, error: TelegramError, attempt: int) -> None:
        may_pass = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
        if attempt >= _ATTEMPTS_UNTIL_TOLD or not may_pass:
            self._status.report(explain(error, self._settings))

    async def _until_chosen(self, leading: Leading) -> None:
        while True:
            try:
                if await leading.is_chosen():
                    return
                self._status.report(WAITING)
            except DatabaseUnavailableError as error:
                self._status.report(f"PostgreSQL cannot be used, so that updates wait with Telegram: {error}")
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)

    async def _fetch_all(self) -> None:
        await self._insist(self._bot.delete_webhook)
        self._status.report(None)
        await self._poll()

    async def _poll(self) -> None:
        """Fetch updates for ever.

        An offset acknowledges all updates before it. So it stays at the oldest one whose turn goes on, while that and
        those after it keep coming; meanwhile Telegram answers at once instead of waiting for news.
        """
        going_on: dict[int, asyncio.Task[None]] = {}
        offset: int | None = None
        while True:
            # Without a wait, too, after a failure: whether it is over should be known soon.
            fetch = partial(self._fetch, offset, lambda: not going_on and not self._status.problem)
            for update in await self._insist(fetch):
                number = update.get("update_id")
                if isinstance(number, int) and number not in going_on:
                    going_on[number] = self._handler.take(number, update)
            self._status.report(None)
            if unfinished := [task for task in going_on.values() if not task.done()]:
                await asyncio.wait(unfinished, timeout=SECONDS_BETWEEN_POLLS)
            # Once acknowledged it is left out: Telegram itself knows where to go on, and after a week of silence it
            # may begin to count anew.
            offset = None
            for number in sorted(going_on):
                if not going_on[number].done():
                    break
                if going_on.pop(number).exception():
                    await asyncio.sleep(SECONDS_AFTER_FAILED_STORE)
                    break
                offset = number + 1

    async def _fetch(self, offset: int | None, may_wait: Callable[[], bool]) -> list[dict[str, object]]:
        seconds = SECONDS_OF_LONG_POLL if may_wait() else 0
        try:
            return await self._bot.fetch_updates(offset, seconds, self._allowed)
        except Conflict as error:
            if "webhook" in error.message.lower():  # set in the meantime, by an earlier installation perhaps
                await self._bot.delete_webhook()
            raise

    async def _set_webhook(self) -> None:
        await self._bot.set_webhook(
            self._settings.webhook or "",
            allowed_updates=self._allowed,
            max_connections=MOST_WEBHOOK_CONNECTIONS,
            secret_token=self._settings.webhook_secret,
        )

    async def _watch_webhook(self, address: str) -> None:
        """See to it that the webhook stays, and say when Telegram cannot deliver to it."""
        while True:
            await asyncio.sleep(SECONDS_BETWEEN_WEBHOOK_CHECKS)
            information = await self._insist(self._bot.get_webhook_info)
            if information.url != address:
                await self._insist(self._set_webhook)
                self._status.report(None)
            elif information.pending_update_count and information.last_error_message:
                self._status.report(
                    "Telegram cannot deliver to TELEGRAM_WEBHOOK_URL, see to the proxy and its certificate: "
                    f"{information.last_error_message}."
                )
            else:
                self._status.report(None)


async def until_first(*coroutines: Coroutine[Any, Any, Any]) -> None:
    """Run them until one ends, which cancels the others; raises what that one raises."""
    tasks = [asyncio.ensure_future(each) for each in coroutines]
    try:
        ended, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in ended:
        task.result()
