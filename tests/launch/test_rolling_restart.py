"""Two real servers on one real PostgreSQL, behind the documented nginx and HAProxy, under load: restarted, and killed."""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import signal
import socket
import tarfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import psycopg2
import pytest

from tests.conversation_store.postgresql import PostgreSQL, new_database
from tests.launch.proxies import haproxy, nginx
from tests.launch.several_servers import Server
from twincities.channels.incoming import NO_ANSWER, wording
from twincities.launch.ports import LOOPBACK
from twincities.launch.project import ROOT
from twincities.launch.training import trained_model

USERS = 6
SECONDS_BETWEEN_QUESTIONS = 0.2
QUESTIONS = ("Since when is Kyoto a sister city?", "And Rome?", "Which events are there?", "Hello!")
MOST = "100000"
OLDER_YEAR, NEWER_YEAR = "1983", "1984"


@dataclass
class Load:
    """What became of the questions of some visitors, who send again what was not answered to its end."""

    url: str
    sent: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    apologies: int = 0
    broken: int = 0
    """Answers that broke off, and were sent again."""
    slowest: float = 0.0
    is_over: bool = False

    async def visit(self, client: aiohttp.ClientSession, name: str) -> None:
        async with client.post(f"{self.url}/conversations", json={}) as answer:
            assert answer.status == 201, await answer.text()
            token = (await answer.json())["conversation"]
        number = 0
        while not self.is_over:
            text = QUESTIONS[number % len(QUESTIONS)]
            message = {"conversation": token, "id": f"message-{name}-{number}", "text": text}
            began = time.monotonic()
            while not await self._is_answered(client, message):
                await asyncio.sleep(0.1)
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.sent += 1
            number += 1
            await asyncio.sleep(SECONDS_BETWEEN_QUESTIONS)

    async def _is_answered(self, client: aiohttp.ClientSession, message: dict[str, str]) -> bool:
        try:
            async with client.post(f"{self.url}/messages", json=message) as answer:
                lines = (await answer.text()).splitlines()
        except aiohttp.ClientError:
            self.broken += 1
            return False
        self.statuses[answer.status] += 1
        if answer.status != 200:
            return False
        said = [json.loads(line) for line in lines]
        if said[-1] != {"end": True}:
            self.broken += 1
            return False
        assert len(said) > 1
        self.apologies += any(each.get("text") == wording(NO_ANSWER, None) for each in said)
        return True


class Pair:
    """Two servers, and what stands in front."""

    def __init__(self, servers: tuple[Server, Server], folder: Path, database: str) -> None:
        self.servers = servers
        self.ports = [server.port for server in servers]
        self.folder = folder
        self._database = database

    @asynccontextmanager
    async def load(self, port: int) -> AsyncIterator[Load]:
        """Visitors who ask at a port, and nobody before them."""
        self.stored()
        load = Load(f"http://{LOOPBACK}:{port}/webhooks/web")
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60)) as client:
            visits = [asyncio.create_task(load.visit(client, f"{each}")) for each in range(USERS)]
            await asyncio.sleep(2)
            yield load
            await asyncio.sleep(2)
            load.is_over = True
            await asyncio.gather(*visits)
        print(load)

    def stored(self) -> list[list[str]]:
        """What the visitors have asked, as it is stored, in its order; and empties the database."""
        connection = psycopg2.connect(self._database)
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(
                "SELECT conversation_id, said FROM conversation_turns WHERE said IS NOT NULL"
                " ORDER BY conversation_id, sequence"
            )
            asked: dict[int, list[str]] = {}
            for conversation, said in cursor.fetchall():
                asked.setdefault(conversation, []).append(said)
            cursor.execute("DELETE FROM conversation_turns")
            cursor.execute("DELETE FROM conversations")
        finally:
            connection.close()
        return list(asked.values())


@pytest.fixture(scope="module")
def pair(postgresql: PostgreSQL, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    trained_model()
    folder, database = tmp_path_factory.mktemp("servers"), new_database(postgresql)
    environment = {
        "CONVERSATION_DATABASE_URL": database,
        "SIGNING_KEY": "a key of at least thirty-two bytes",
        "WEBCHAT_TRUSTED_PROXIES": "1",
        "SECONDS_NOT_READY": "5",
        "WEBCHAT_MESSAGES_PER_MINUTE": MOST,
        "WEBCHAT_MESSAGES_PER_MINUTE_OF_ADDRESS": MOST,
    }
    servers = Server(folder / "one", environment), Server(folder / "other", environment)
    try:
        for server in servers:
            server.start()
        for server in servers:
            asyncio.run(server.until_ready())
        yield Pair(servers, folder, database)
    finally:
        for server in servers:
            server.process.terminate()
        for server in servers:
            server.process.wait(60)


@pytest.fixture(params=[nginx, haproxy], ids=["nginx", "HAProxy"])
def port(request: pytest.FixtureRequest, pair: Pair) -> Iterator[int]:
    """That of a proxy in front of the servers."""
    with request.param(pair.folder, pair.ports) as port:
        yield int(port)


async def test_both_are_restarted_one_after_the_other_and_nobody_notices(pair: Pair, port: int) -> None:
    async with pair.load(port) as load:
        for server in pair.servers:
            await server.restart()
    assert load.statuses.keys() == {200}
    assert (load.apologies, load.broken) == (0, 0)
    assert_each_question_was_asked_once(pair, load)


async def test_a_new_table_and_a_new_model_come_with_a_restart_of_one_after_the_other(
    pair: Pair, tmp_path: Path
) -> None:
    """Meanwhile servers of both answer in the same conversations, and say that they differ."""
    table, model = newer_table(tmp_path), newer_model(tmp_path)
    said = []
    with nginx(pair.folder, pair.ports) as port:
        async with pair.load(port) as load:
            for server in pair.servers:
                server.environment["PARTNERSHIP_TABLE"], server.model = str(table), model
                await server.restart()
                said.append((await server.health())["other servers"])
    assert load.statuses.keys() == {200}
    assert (load.apologies, load.broken) == (0, 0)
    assert_each_question_was_asked_once(pair, load)
    assert said == ["ok, but another server on the database differs; the log of the server says how", "ok"]
    one, other = pair.servers
    for what in ("the table", "the version"):
        assert f"{what} of {socket.gethostname()}:{other.port} is another one" in one.log()
    for server in pair.servers:
        answer = await server.ask("Since when is Kyoto a sister city?")
        assert NEWER_YEAR in answer and OLDER_YEAR not in answer


def newer_table(folder: Path) -> Path:
    """The table with another year."""
    table = shutil.copytree(ROOT / "data" / "partnerships", folder / "table")
    rows = (table / "partnerships.csv").read_text("utf-8")
    assert f",kyoto,{OLDER_YEAR}," in rows
    (table / "partnerships.csv").write_text(
        rows.replace(f",kyoto,{OLDER_YEAR},", f",kyoto,{NEWER_YEAR},"), "utf-8"
    )
    return table


def newer_model(folder: Path) -> Path:
    """The model as of another training, with a slot that the one before does not know."""
    model = folder / "newer.tar.gz"
    with tarfile.open(trained_model()) as old, tarfile.open(model, "w:gz", compresslevel=1) as new:
        for member in old:
            content = old.extractfile(member)
            data = content.read() if content else b""
            if member.name.endswith("metadata.json"):
                metadata = json.loads(data)
                metadata["model_id"] = "newer"
                metadata["domain"]["slots"]["newer"] = {"type": "any", "mappings": [{"type": "custom"}]}
                data = json.dumps(metadata).encode()
                member.size = len(data)
            new.addfile(member, io.BytesIO(data) if content else None)
    return model


async def test_one_is_killed_and_nothing_is_lost_or_asked_twice(pair: Pair, port: int) -> None:
    server = pair.servers[0]
    async with pair.load(port) as load:
        server.process.send_signal(signal.SIGKILL)
        await asyncio.to_thread(server.process.wait)
        await asyncio.sleep(3)
        server.start()
        await server.until_ready()
    assert load.statuses.keys() == {200}
    assert load.apologies == 0
    assert load.slowest < 20, "an answer was stuck, rather than slow"
    assert_each_question_was_asked_once(pair, load)


async def test_the_database_is_away_and_what_was_said_meanwhile_is_stored_in_order(
    pair: Pair, port: int, postgresql: PostgreSQL
) -> None:
    async with pair.load(port) as load:
        postgresql.stop()
        try:
            await asyncio.sleep(8)
        finally:
            postgresql.start()
        for server in pair.servers:
            await server.until_well()
    assert load.statuses.keys() == {200}
    assert load.apologies == 0
    assert_each_question_was_asked_once(pair, load)


def assert_each_question_was_asked_once(pair: Pair, load: Load) -> None:
    stored = pair.stored()
    assert len(stored) == USERS
    assert sum(map(len, stored)) == load.sent > 2 * USERS
    for asked in stored:
        assert asked == [QUESTIONS[number % len(QUESTIONS)] for number in range(len(asked))]


@dataclass
class Visitor:
    """Somebody who asks now one server, now the other, and says each time which message was answered before."""

    client: aiohttp.ClientSession
    token: str = ""
    sent: int = 0

    async def ask(self, server: Server, text: str) -> str:
        url = f"http://{LOOPBACK}:{server.port}/webhooks/web"
        if not self.token:
            async with self.client.post(f"{url}/conversations", json={}) as answer:
                self.token = (await answer.json())["conversation"]
        self.sent += 1
        message = {"conversation": self.token, "id": f"message-{self.sent}", "text": text}
        if self.sent > 1:
            message["after"] = f"message-{self.sent - 1}"
        async with self.client.post(f"{url}/messages", json=message) as answer:
            assert answer.status == 200
            lines = [json.loads(line) for line in (await answer.text()).splitlines()]
        return "\n".join(str(line.get("text", "")) for line in lines)


async def test_without_the_database_a_server_says_that_it_cannot_look_back(
    pair: Pair, postgresql: PostgreSQL
) -> None:
    one, other = pair.servers
    lacking = wording("utter_cannot_look_back", None)
    async with aiohttp.ClientSession() as client:
        visitor = Visitor(client)
        assert "1983" in await visitor.ask(one, "Since when are Chongqing and Detroit twinned?")
        assert "1980" in await visitor.ask(other, "And Hangzhou and Bordeaux?")
        postgresql.stop()
        try:
            # It has the first question in memory, and would take what follows for a follow-up to that.
            assert lacking in await visitor.ask(one, "And where is the second of them?")
            whole = await visitor.ask(one, "Since when are Shanghai and New York twinned?")
            assert "1985" in whole and lacking not in whole
            assert "1983" in await visitor.ask(one, "And Chongqing and Detroit?")
            whole = await visitor.ask(other, "Which events do Hangzhou and Bordeaux share?")
            assert "Bordeaux Week" in whole and lacking in whole
        finally:
            postgresql.start()
        for server in pair.servers:
            await server.until_well()
        assert "Kyoto" in await visitor.ask(one, "And Chengdu and Kyoto?")
        answer = await visitor.ask(other, "Since when are Shenzhen and San Jose twinned?")
        assert "1985" in answer and lacking not in answer
        assert "1983" in await visitor.ask(one, "And Chongqing and Detroit?")
    assert pair.stored() == [
        [
            "Since when are Chongqing and Detroit twinned?",
            "And Hangzhou and Bordeaux?",
            "And where is the second of them?",
            "Since when are Shanghai and New York twinned?",
            "And Chongqing and Detroit?",
            "Which events do Hangzhou and Bordeaux share?",
            "And Chengdu and Kyoto?",
            "Since when are Shenzhen and San Jose twinned?",
            "And Chongqing and Detroit?",
        ]
    ]
