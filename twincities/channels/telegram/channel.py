"""The Telegram channel of the server."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import json
from contextlib import AsyncExitStack
from typing import Any

from rasa.core.channels.channel import InputChannel
from rasa.core.lock_store import LockError
from rasa.shared.exceptions import RasaException
from sanic import Blueprint, Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse
from sqlalchemy.exc import SQLAlchemyError

from twincities.channels.admission import EndingError
from twincities.channels.health import register_health_check
from twincities.channels.server import ChannelBlueprint, admission
from twincities.channels.shared_rates import shared_rates
from twincities.channels.telegram.calls import TelegramBot, silence_libraries
from twincities.channels.telegram.connection import Connection, until_first
from twincities.channels.telegram.delivery import Delivery
from twincities.channels.telegram.handling import UpdateHandler
from twincities.channels.telegram.inline import Inline
from twincities.channels.telegram.secrecy import keep_out_of_logs
from twincities.channels.telegram.settings import Settings, SettingsError, settings
from twincities.channels.telegram.status import Status
from twincities.channels.telegram.store import Store
from twincities.channels.telegram.tables import place_of
from twincities.channels.turns import Handler
from twincities.conversations.connections import in_one_line
from twincities.conversations.leading import Leading
from twincities.conversations.locks import ConversationLocks
from twincities.conversations.settings import database_url
from twincities.engine.action_calls import close_connections
from twincities.state import state_folder

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
MOST_BYTES_OF_UPDATE = 1024 * 1024
# In all less than the time that a server has to end (twincities/channels/draining.py).
_SECONDS_TO_END_TURNS = 10.5  # a little more than the longest turn
_SECONDS_TO_END_DELIVERY = 1.5
_SECONDS_BETWEEN_OPENINGS = 2.0


class TelegramChannel(InputChannel):
    """Talks to Telegram as long as the server runs, from when the model is loaded."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._status = Status()
        self._connection: Connection | None = None
        self._handler: UpdateHandler | None = None

    @classmethod
    def name(cls) -> str:
        """The name by which Rasa knows the channel."""
        return "telegram"

    @classmethod
    def from_credentials(cls, _credentials: dict[str, Any] | None) -> TelegramChannel:
        """The channel with the settings of the environment: a file is no place for a token.

        Raises:
            RasaException: when a setting is missing or malformed.
        """
        try:
            return cls(settings())
        except SettingsError as error:
            raise RasaException(str(error)) from None

    def blueprint(self, on_new_message: Handler) -> Blueprint:
        """The routes of the channel, and its start and end with those of the server."""
        blueprint = ChannelBlueprint("telegram_channel")

        @blueprint.listener("before_server_start")
        async def prepare(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            keep_out_of_logs(self._settings.token)
            silence_libraries()
            app.config.REQUEST_MAX_SIZE = min(app.config.REQUEST_MAX_SIZE, MOST_BYTES_OF_UPDATE)
            register_health_check(app, self.name(), self._status.check)

        @blueprint.listener("after_server_start")
        async def start(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            app.ctx.telegram = asyncio.create_task(self._run(app, on_new_message))

        @blueprint.listener("before_server_stop")
        async def stop(app: Sanic, _loop: asyncio.AbstractEventLoop) -> None:
            admission(app).end()
            await asyncio.gather(app.ctx.telegram, return_exceptions=True)

        @blueprint.get("/")
        async def state(request: Request) -> HTTPResponse:
            if not _is_ready(request.app):
                return response.json({"status": "no model is loaded"}, status=503)
            name = self._connection.bot_name if self._connection else None
            return response.json({"status": "ok", "bot": name, "problem": self._status.problem})

        @blueprint.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            return await self._receive(request)

        return blueprint

    async def _run(self, app: Sanic, handle: Handler) -> None:
        async with AsyncExitStack() as closing:
            closing.push_async_callback(close_connections)
            ending = admission(app).ending
            store = await self._opened_store(ending)
            if store is None:
                return
            closing.callback(store.close)
            bot, locks, rates = TelegramBot(self._settings), ConversationLocks(), shared_rates()
            closing.push_async_callback(bot.shutdown)
            closing.callback(locks.close)
            if rates:
                closing.callback(rates.close)
            name = f"telegram {self._settings.bot}"
            delivery = Delivery(bot, store, locks, name)

            def domain() -> Any:
                return getattr(getattr(app.ctx, "agent", None), "domain", None)

            inline = Inline(bot, rates) if self._settings.inline else None
            handler = UpdateHandler(
                bot, store, delivery, locks, admission(app), handle, domain, rates, inline
            )
            # Sending goes on while turns end: their answers are sent yet if they can be.
            closing.push_async_callback(delivery.stop, _SECONDS_TO_END_DELIVERY)
            closing.push_async_callback(handler.stop, _SECONDS_TO_END_TURNS)
            url = database_url()
            leading = Leading(url, name) if url.get_backend_name() == "postgresql" else None
            if leading:
                closing.callback(leading.close)  # first of all: another server may go on meanwhile
            connection = Connection(bot, self._settings, handler, self._status, domain, leading)
            self._handler, self._connection = handler, connection

            async def receive() -> None:
                while not _is_ready(app):
                    await asyncio.sleep(0.1)
                await until_first(delivery.resume(), connection.run())

            await until_first(receive(), ending.wait())

    async def _opened_store(self, ending: asyncio.Event) -> Store | None:
        """The store, as soon as it can be opened; None when the server ends before."""
        place = place_of(state_folder(), self._settings.bot)
        while not ending.is_set():
            try:
                return await asyncio.to_thread(Store, place)
            except (SQLAlchemyError, OSError) as error:
                self._status.report(
                    f"The store of the Telegram channel cannot be opened: {in_one_line(error)}"
                )
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), _SECONDS_BETWEEN_OPENINGS)
        return None

    async def _receive(self, request: Request) -> HTTPResponse:
        """Take an update that Telegram posts; whatever is not answered with 200, it posts again later.

        Raises:
            EndingError: when the server is about to end.
        """
        if not self._settings.webhook:
            return response.json({"error": "updates are fetched, not posted"}, status=404)
        given = request.headers.get(SECRET_HEADER, "").encode("utf-8", errors="replace")
        if not hmac.compare_digest(given, self._settings.webhook_secret.encode()):
            return response.json({"error": "the secret token is not right"}, status=401)
        try:
            update = json.loads(request.body)
            number = update["update_id"]
        except (ValueError, RecursionError, TypeError, KeyError):
            number = None
        if not isinstance(number, int):
            return response.json({"error": "the body is no update"}, status=400)
        if not (self._handler and self._connection and self._connection.bot_name):
            return response.json({"error": "not connected yet"}, status=503)
        if admission(request.app).ending.is_set():
            raise EndingError
        try:
            # Goes on when Telegram hangs up, and is found again when it comes back.
            await asyncio.shield(self._handler.take(number, update))
        except (SQLAlchemyError, LockError):
            return response.json({"error": "the store fails"}, status=503)
        return response.json({})


def _is_ready(app: Sanic) -> bool:
    agent = getattr(app.ctx, "agent", None)
    return agent is not None and agent.is_ready()
