"""The channel in a real web server, with a stand-in for the assistant behind it."""

from __future__ import annotations

import asyncio
import uuid
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import aiohttp
from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from tests.channels.telegram.bot_api import TOKEN, BotApi
from tests.channels.test_incoming import SmallDomain
from twincities.channels.telegram.channel import TelegramChannel
from twincities.channels.telegram.settings import WEBHOOK_PATH, Settings
from twincities.launch.ports import LOOPBACK, free_port

Assistant = Callable[[UserMessage], Awaitable[None]]


class Server:
    """A web server with the channel; the assistant behind it can be exchanged."""

    def __init__(
        self, api: BotApi, *, webhook: bool = False, port: int | None = None, inline: bool = False
    ) -> None:
        self.api = api
        self.assistant: Assistant = echo
        self.turns: list[UserMessage] = []
        self.port = port or free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        self.agent = SimpleNamespace(
            domain=TelegramDomain(), is_ready=lambda: True, tracker_store=WorkingStore()
        )
        address = f"{self.url}{WEBHOOK_PATH}" if webhook else None
        self.app = Sanic(f"test_{uuid.uuid4().hex}", configure_logging=False)
        self.app.ctx.agent = self.agent
        channel = TelegramChannel(Settings(TOKEN, api.url, address, inline))
        self.app.blueprint(channel.blueprint(self._handle), url_prefix="/webhooks/telegram")

    async def start(self) -> None:
        self._server = await self.app.create_server(LOOPBACK, self.port, return_asyncio_server=True)
        await self._server.startup()
        await self._server.before_start()
        await self._server.start_serving()
        await self._server.after_start()

    async def stop(self) -> None:
        await self._server.before_stop()
        await self._server.close()

    async def crash(self) -> None:
        """End as if killed: nothing more is done, sent or stored."""
        task: asyncio.Task[Any] = self.app.ctx.telegram
        for each in asyncio.all_tasks():
            if each is not asyncio.current_task() and each.get_coro().__qualname__.startswith(  # type: ignore[union-attr]
                ("UpdateHandler", "Delivery", "take_turn")
            ):
                each.cancel()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await self._server.close()

    async def health(self) -> tuple[int, dict[str, Any]]:
        async with aiohttp.ClientSession() as client, client.get(f"{self.url}/health") as response:
            return response.status, await response.json()

    async def problem(self) -> str | None:
        """What `/health` says of Telegram; the other parts are stand-ins here."""
        _, answer = await self.health()
        problem: str = answer["parts"]["telegram"]
        return None if problem == "ok" else problem

    async def _handle(self, message: UserMessage) -> None:
        self.turns.append(message)
        await self.assistant(message)


class WorkingStore:
    async def check(self) -> None:
        return None


class TelegramDomain(SmallDomain):
    def __init__(self) -> None:
        super().__init__(intents=["greet", "ask_when", "ask_capabilities", "restart"], entities=["city"])


@asynccontextmanager
async def running(api: BotApi, *, webhook: bool = False, inline: bool = False) -> AsyncIterator[Server]:
    server = Server(api, webhook=webhook, inline=inline)
    await server.start()
    try:
        yield server
    finally:
        await server.stop()


async def echo(message: UserMessage) -> None:
    await respond(message, {"text": f"You said: {message.text}"})


async def respond(message: UserMessage, *responses: dict[str, Any]) -> None:
    for each in responses:
        await message.output_channel.send_response(message.sender_id, dict(each))
