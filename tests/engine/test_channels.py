"""The running server with its actions in it, and with an action server: every channel answers, or says that it cannot."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, suppress
from pathlib import Path

import aiohttp

from tests.channels.telegram.bot_api import TOKEN, BotApi
from tests.engine.serving import action_server
from twincities.channels.incoming import NO_ANSWER, wording
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT, child_environment
from twincities.launch.training import trained_model

QUESTION, FACT = "When was Chongqing twinned?", "1983"
ALL_CHANNELS = "".join((ROOT / name).read_text() for name in ("credentials.yml", "credentials-telegram.yml"))
MOST_SECONDS = 60
SOMEBODY = 7


class Server:
    """A Rasa server with all channels, and one who asks over each of them."""

    def __init__(self, url: str, client: aiohttp.ClientSession, telegram: BotApi) -> None:
        self._url = url
        self._client = client
        self._telegram = telegram

    async def over_rest(self) -> str:
        said = {"sender": "me", "message": QUESTION}
        async with self._client.post(f"{self._url}/webhooks/rest/webhook", json=said) as response:
            return str([each.get("text") for each in await response.json()])

    async def over_the_web(self) -> str:
        root = f"{self._url}/webhooks/web"
        async with self._client.post(f"{root}/conversations", json={}) as response:
            token = (await response.json())["conversation"]
        said = {"conversation": token, "id": "message-1", "text": QUESTION}
        async with self._client.post(f"{root}/messages", json=said) as response:
            return str([json.loads(line) async for line in response.content])

    async def on_telegram(self) -> str:
        before = len(self._telegram.sent)
        self._telegram.write(SOMEBODY, QUESTION)
        await self._telegram.until(lambda: len(self._telegram.sent) > before)
        return self._telegram.sent[before].text

    async def parts(self) -> dict[str, str]:
        """What `/health` says of each."""
        async with self._client.get(f"{self._url}/health") as response:
            parts: dict[str, str] = (await response.json())["parts"]
            return parts


@asynccontextmanager
async def running(folder: Path, actions: str) -> AsyncIterator[Server]:
    """The server on the shipped table, with its actions at this address, or in it."""
    (folder / "credentials.yml").write_text(ALL_CHANNELS)
    url = f"http://{LOOPBACK}:{(port := free_port())}"
    telegram = BotApi()
    async with AsyncExitStack() as stack:
        await telegram.start()
        stack.push_async_callback(telegram.stop)
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "twincities.rasa", "run", "--model", str(trained_model())),
            *("--endpoints", "endpoints.yml", "--credentials", str(folder / "credentials.yml")),
            *("--interface", LOOPBACK, "--port", str(port)),
            cwd=ROOT,
            env=child_environment(
                ACTION_ENDPOINT_URL=actions,
                STATE_FOLDER=str(folder),
                CONVERSATION_DATABASE_URL="",
                TELEGRAM_BOT_TOKEN=TOKEN,
                TELEGRAM_API_BASE=telegram.url,
            ),
        )
        stack.push_async_callback(process.wait)
        stack.callback(process.terminate)
        client = await stack.enter_async_context(aiohttp.ClientSession())
        server = Server(url, client, telegram)

        async def ready() -> None:
            while process.returncode is None:
                with suppress(aiohttp.ClientError):
                    if set((await server.parts()).values()) == {"ok"}:
                        return
                await asyncio.sleep(0.1)

        await asyncio.wait_for(ready(), MOST_SECONDS)
        yield server


def ways(server: Server) -> list[Callable[[], Awaitable[str]]]:
    return [server.over_rest, server.over_the_web, server.on_telegram]


async def test_the_server_is_one_process(tmp_path: Path) -> None:
    async with running(tmp_path, "") as server:
        for ask in ways(server):
            assert FACT in await ask()


async def test_an_action_server_answers_until_it_ends(tmp_path: Path) -> None:
    with ExitStack() as until_here:
        url = until_here.enter_context(action_server("actions"))
        async with running(tmp_path, url) as server:
            for ask in ways(server):
                assert FACT in await ask()
            until_here.close()
            for ask in ways(server):
                assert wording(NO_ANSWER, None) in await ask()
            await asyncio.sleep(1)  # for as long a report is kept
            assert {part for part, said in (await server.parts()).items() if said != "ok"} == {"actions"}
