"""Forgetting beside a real server that has the conversation in memory, and what a server erases by itself."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sqlite3
import stat
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from rasa.shared.core.domain import Domain
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import PostgreSQL, new_database
from tests.conversation_store.talks import hold, timed, turn
from twincities.conversations.database import Database
from twincities.conversations.settings import DATABASE_FILE
from twincities.conversations.store import ConversationStore
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT, child_environment
from twincities.launch.training import trained_model

SECRET = "the aubergine of Saint-Denis"
QUESTION = "who is twinned with Kyoto?"
MOST_SECONDS = 120


class Actions:
    """An action server that says the secret, and can be kept from answering."""

    def __init__(self) -> None:
        self.port = free_port()
        self.calls = 0
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.port}/webhook"

    async def answer(self, request: web.Request) -> web.Response:
        self.slots = (await request.json())["tracker"]["slots"]
        self.calls += 1
        await self.may_answer.wait()
        remembered = {"event": "slot", "timestamp": None, "name": "event", "value": SECRET}
        return web.json_response({"events": [remembered], "responses": [{"text": SECRET}]})


@pytest_asyncio.fixture
async def actions() -> AsyncIterator[Actions]:
    actions = Actions()
    app = web.Application()
    app.router.add_post("/webhook", actions.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, LOOPBACK, actions.port).start()
    yield actions
    await runner.cleanup()


class Server:
    """A Rasa server, and the messages to it."""

    def __init__(self, port: int, client: aiohttp.ClientSession) -> None:
        self._url = f"http://{LOOPBACK}:{port}"
        self._client = client

    async def ask(self, sender: str = "me") -> list[str]:
        said = {"sender": sender, "message": QUESTION}
        async with self._client.post(f"{self._url}/webhooks/rest/webhook", json=said) as response:
            return [message.get("text", "") for message in await response.json()]

    async def begin_on_the_web(self) -> str:
        async with self._client.post(f"{self._url}/webhooks/web/conversations", json={}) as response:
            return str((await response.json())["conversation"])

    async def ask_on_the_web(self, conversation: str) -> list[str]:
        said = {"conversation": conversation, "id": "message-1", "text": QUESTION}
        async with self._client.post(f"{self._url}/webhooks/web/messages", json=said) as response:
            return (await response.text()).splitlines()

    async def is_up(self) -> bool:
        with suppress(aiohttp.ClientError):
            async with self._client.get(f"{self._url}/webhooks/rest/") as response:
                return response.status == 200
        return False

    async def keeps(self) -> bool:
        async with self._client.get(f"{self._url}/health") as response:
            return bool((await response.json())["parts"]["tracker store"] == "ok")


async def until(true: Callable[[], Awaitable[bool]]) -> None:
    async def wait() -> None:
        while not await true():
            await asyncio.sleep(0.05)

    await asyncio.wait_for(wait(), MOST_SECONDS)


@asynccontextmanager
async def running(state: Path, actions: Actions, **settings: str) -> AsyncIterator[Server]:
    port = free_port()
    environment = child_environment(
        STATE_FOLDER=str(state),
        ACTION_ENDPOINT_URL=actions.url,
        **{"CONVERSATION_DATABASE_URL": "", **settings},
    )
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "twincities.rasa", "run", "--model", str(trained_model())),
        *("--endpoints", "endpoints.yml", "--credentials", "credentials.yml"),
        *("--interface", LOOPBACK, "--port", str(port)),
        cwd=ROOT,
        env=environment,
    )
    try:
        async with aiohttp.ClientSession() as client:
            server = Server(port, client)
            await until(server.is_up)
            yield server
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(process.wait(), MOST_SECONDS)


async def forget(state: Path, name: str = "me", **settings: str) -> tuple[int | None, str]:
    """As `make forget` does it."""
    environment = {**os.environ, "STATE_FOLDER": str(state), "CONVERSATION_DATABASE_URL": "", **settings}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "twincities.forgetting", name),
        cwd=ROOT,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode, printed.decode()


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_a_server_does_not_write_back_what_was_forgotten(tmp_path: Path, actions: Actions) -> None:
    """Looked for is what its user said: of a turn, only that stands uncompressed in the file."""
    database = tmp_path / DATABASE_FILE
    async with running(tmp_path, actions) as server:
        assert await server.ask() == [SECRET]
        assert QUESTION.encode() in raw(tmp_path)

        # Between two turns.
        assert await forget(tmp_path) == (0, "The conversation me is erased.\n")
        assert QUESTION.encode() not in raw(tmp_path)
        await server.ask()
        assert actions.slots["event"] is None  # nothing is remembered
        assert QUESTION.encode() in raw(tmp_path)

        # In the middle of a turn.
        calls = actions.calls
        actions.may_answer.clear()
        asked = asyncio.create_task(server.ask())
        await until(lambda: _is(actions.calls > calls))
        assert actions.slots["event"] == SECRET
        assert (await forget(tmp_path))[0] == 0
        assert QUESTION.encode() not in raw(tmp_path)
        actions.may_answer.set()
        assert await asked == [SECRET]
        assert QUESTION.encode() not in raw(tmp_path)
        assert (await forget(tmp_path))[0] == 1

        # While turns could not be written: they wait in memory until the database can be used again.
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for sender in ("me", "you"):
            assert (await server.ask(sender))[0] == SECRET
        other.execute("ROLLBACK")
        assert (await forget(tmp_path))[0] in {0, 1}  # the server may have written already
        await until(server.keeps)
        senders = [sender for (sender,) in other.execute("SELECT sender_id FROM conversations")]
        assert senders == ["you"]
        other.close()
        assert (await forget(tmp_path, "you"))[0] == 0
        assert QUESTION.encode() not in raw(tmp_path)

        assert {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()} == {0o600}


async def test_what_could_not_be_stored_is_stored_before_the_end(tmp_path: Path, actions: Actions) -> None:
    database = tmp_path / DATABASE_FILE
    async with running(tmp_path, actions) as server:
        await server.ask()
        other = sqlite3.connect(database, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        assert (await server.ask("you"))[0] == SECRET
        other.execute("ROLLBACK")
    senders = {sender for (sender,) in other.execute("SELECT sender_id FROM conversations")}
    other.close()
    assert senders == {"me", "you"}


async def _is(value: bool) -> bool:
    return value


async def test_in_postgresql_as_well(tmp_path: Path, actions: Actions, postgresql: PostgreSQL) -> None:
    url = new_database(postgresql)
    database = Database(make_url(url))
    async with running(tmp_path, actions, CONVERSATION_DATABASE_URL=url) as server:
        await server.ask()
        calls = actions.calls
        actions.may_answer.clear()
        asked = asyncio.create_task(server.ask())
        await until(lambda: _is(actions.calls > calls))
        assert (await forget(tmp_path, CONVERSATION_DATABASE_URL=url))[0] == 0
        actions.may_answer.set()
        assert await asked == [SECRET]
        assert database.senders() == []
        await server.ask()
        assert actions.slots["event"] is None
        assert database.senders() == ["me"]
    database.close()


async def test_two_servers_begin_a_conversation_once_and_answer_a_message_once(
    tmp_path: Path, actions: Actions, postgresql: PostgreSQL
) -> None:
    url = new_database(postgresql)
    shared = {"CONVERSATION_DATABASE_URL": url, "SIGNING_KEY": "0" * 64}
    (tmp_path / "other").mkdir()
    async with (
        running(tmp_path, actions, **shared) as one,
        running(tmp_path / "other", actions, **shared) as other,
    ):
        visitors = [f"visitor {number}" for number in range(15)]
        await asyncio.gather(*(server.ask(visitor) for visitor in visitors for server in (one, other)))
        conversation = await one.begin_on_the_web()
        at_once = await asyncio.gather(*(server.ask_on_the_web(conversation) for server in (one, other)))
        assert SECRET in at_once[0][0]
        assert at_once[0] == at_once[1]
    database = Database(make_url(url))
    (on_the_web,) = set(database.senders()) - set(visitors)
    assert [event.type_name for event in database.read_all(on_the_web)].count("user") == 1
    for visitor in visitors:
        kinds = [event.type_name for event in database.read_all(visitor)]
        assert (kinds.count("session_started"), kinds.count("user")) == (1, 2)
    database.close()


async def test_a_server_erases_by_itself_what_has_rested(tmp_path: Path, actions: Actions) -> None:
    database = Database(make_url(f"sqlite:///{tmp_path / DATABASE_FILE}"))
    store = ConversationStore(Domain.load(ROOT / "domain.yml"), database=database)
    for sender, days in (("old", 40), ("older", 4000), ("young", 20)):
        await hold(store, sender, timed(turn(SECRET + sender), start=time.time() - days * 24 * 3600))
    async with running(tmp_path, actions, KEEP_DAYS="30") as server:
        await until(lambda: _is(database.senders() == ["young"]))
        await server.ask()
        assert sorted(database.senders()) == ["me", "young"]
    store.close()
    assert (SECRET + "old").encode() not in raw(tmp_path)
    assert json.dumps(SECRET + "young")[1:-1].encode() in raw(tmp_path)


@pytest.mark.parametrize(
    ("setting", "value", "told"),
    [
        ("KEEP_DAYS", "0", "KEEP_DAYS: '0' is no whole number of days"),
        ("SIGNING_KEY", "short", "SIGNING_KEY is too short to sign with"),
        ("CONVERSATION_DATABASE_URL", "mysql://x/y", "CONVERSATION_DATABASE_URL is not of the form"),
    ],
)
@pytest.mark.parametrize(
    "command", [["serve", "--port"], ["telegram", "--port"], ["chat"]], ids=lambda words: words[0]
)
async def test_nothing_starts_with_a_setting_that_cannot_be_used(
    command: list[str], setting: str, value: str, told: str, tmp_path: Path
) -> None:
    environment: dict[str, Any] = {**os.environ, "STATE_FOLDER": str(tmp_path), "TELEGRAM_BOT_TOKEN": "1:a"}
    port = [str(free_port())] if len(command) > 1 else []
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "twincities.launch", *command, *port, "--logs", str(tmp_path / "logs")),
        cwd=ROOT,
        env={**environment, setting: value},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        stdin=asyncio.subprocess.DEVNULL,
    )
    printed, _ = await asyncio.wait_for(process.communicate(), MOST_SECONDS)
    assert process.returncode == 1
    assert printed.decode().startswith(f"error: {told}") and printed.count(b"\n") == 1
