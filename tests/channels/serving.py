"""A real web server with one channel, and stand-ins for the assistant behind it."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any, Self

import aiohttp
from rasa.core.channels.channel import InputChannel, UserMessage
from rasa.core.lock_store import LockError
from sanic import Sanic

from tests.channels.test_incoming import SmallDomain
from twincities.launch.ports import LOOPBACK, free_port

Assistant = Callable[[UserMessage], Awaitable[None]]
BUTTONS = [
    {"title": "Since when?", "payload": '/ask_when{"city":"Lyon"}'},
    {"title": "Hello", "payload": "/greet"},
]


async def echo(message: UserMessage) -> None:
    await message.output_channel.send_text_message(message.sender_id, f"You said: {message.text}")


async def offer_buttons(message: UserMessage) -> None:
    await message.output_channel.send_text_with_buttons(
        message.sender_id, f"You said: {message.text}", BUTTONS
    )


async def say_nothing(message: UserMessage) -> None:
    pass


async def fail(message: UserMessage) -> None:
    raise ZeroDivisionError


async def fail_to_lock(message: UserMessage) -> None:
    raise LockError("locked")


async def hang(message: UserMessage) -> None:
    await asyncio.sleep(60)


def repr_start(value: object) -> str:
    """A short name for a test with a long value."""
    return repr(value)[:40]


class Server:
    """A web server with one channel; the assistant behind it can be exchanged."""

    def __init__(self, channel: InputChannel, prefix: str = "/webhooks/rest") -> None:
        self.assistant: Assistant = echo
        self.agent = SimpleNamespace(domain=SmallDomain(), is_ready=lambda: True)
        self.app = Sanic(f"test_{uuid.uuid4().hex}", configure_logging=False)
        self.app.ctx.agent = self.agent
        self.app.blueprint(channel.blueprint(self._handle), url_prefix=prefix)
        self.port = free_port()
        self.root = f"http://{LOOPBACK}:{self.port}"
        self.url = self.root + prefix

    async def __aenter__(self) -> Self:
        self._server = await self.app.create_server(LOOPBACK, self.port, return_asyncio_server=True)
        await self._server.startup()
        await self._server.before_start()
        await self._server.start_serving()
        self.client = aiohttp.ClientSession()
        return self

    async def app_started(self) -> None:
        """Do what is done once a server takes requests."""
        await self._server.after_start()

    async def __aexit__(self, *_: object) -> None:
        await self.client.close()
        await self._server.close()

    async def post(self, body: bytes, query: str = "", **options: Any) -> tuple[int, str]:
        headers = {"Content-Type": "application/json"}
        async with self.client.post(
            f"{self.url}/webhook{query}", data=body, **{"headers": headers, **options}
        ) as response:
            return response.status, await response.text()

    async def say(self, message: object, sender: object = "me") -> list[dict[str, Any]]:
        status, text = await self.post(json.dumps({"sender": sender, "message": message}).encode())
        assert status == 200
        messages = json.loads(text)
        assert messages
        return messages

    async def health(self) -> int:
        async with self.client.get(f"{self.url}/") as response:
            return response.status

    async def _handle(self, message: UserMessage) -> None:
        await self.assistant(message)
