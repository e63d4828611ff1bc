"""The end of a server: what it has taken in is answered, the rest refused; users never pause meanwhile."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.program import KEY, Program, running_program
from tests.channels.raw import exchange
from twincities.channels import draining
from twincities.channels.incoming import NO_ANSWER, wording
from twincities.channels.web.signatures import WebSignatures
from twincities.launch.ports import LOOPBACK

USERS = 20


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with running_program(tmp_path / "log", TURN_SECONDS="3") as program:
        yield program


def question(said: str, path: str = "/webhooks/rest/webhook", **content: str) -> bytes:
    body = json.dumps({"sender": said, "message": said, **content}).encode()
    return (
        f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body


class User:
    """Asks without a pause over a connection that is kept, until the server takes no more."""

    def __init__(self, port: int, name: str) -> None:
        self._port = port
        self._name = name
        self.answered: list[str] = []
        self.unanswered: list[str] = []
        """What the server may have read, but has not answered."""
        self.ends: Counter[str] = Counter()

    async def ask_on(self) -> None:
        connection = None
        for number in range(100_000):
            text = f"wait 0.05 {self._name}-{number}"
            try:
                connection = connection or await asyncio.open_connection(LOOPBACK, self._port)
            except ConnectionError:
                self.ends["not connected"] += 1
                return
            reader, writer = connection
            try:
                writer.write(question(text))
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length: ")[2].split(b"\r\n")[0])
                body = await reader.readexactly(length)
            except (ConnectionError, asyncio.IncompleteReadError):
                self.unanswered.append(text)
                return
            closes = b"connection: close" in head.lower()
            if head.startswith(b"HTTP/1.1 503"):
                self.ends["refused"] += 1
                assert closes
                assert b"retry-after: " in head.lower()
                return
            assert json.loads(body)[0]["text"] == f"You said: {text}"
            self.answered.append(text)
            if closes:
                writer.close()
                connection = None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_every_turn_that_was_taken_in_is_answered(program: Program, number: signal.Signals) -> None:
    users = [User(program.port, f"user{each}") for each in range(USERS)]
    asking = [asyncio.ensure_future(user.ask_on()) for user in users]
    await asyncio.sleep(1)
    program.process.send_signal(number)
    await asyncio.gather(*asking)
    assert await program.ended() == 0
    heard = set(program.heard())
    assert heard == {text for user in users for text in user.answered}
    assert len(heard) > USERS
    assert not heard.intersection(text for user in users for text in user.unanswered)
    # Nobody was cut off: they were told.
    assert sum((user.ends for user in users), Counter()).keys() <= {"refused", "not connected"}
    assert sum(user.ends["refused"] for user in users) >= USERS / 2


async def test_a_long_turn_is_finished_while_others_are_refused(program: Program) -> None:
    token = WebSignatures(KEY).new_token()
    slow = asyncio.ensure_future(exchange(program.port, question("wait 1.5 rest")))
    web = asyncio.ensure_future(
        exchange(
            program.port,
            question("", "/webhooks/web/messages", conversation=token, id="message-1", text="wait 1.5 web"),
        )
    )
    await asyncio.sleep(0.5)
    program.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0.2)
    refused = [
        await exchange(program.port, question("hello")),
        await exchange(program.port, question("hello")[:-3], question("hello")[-3:], pause=0.1),
        await exchange(
            program.port, question("", "/webhooks/web/messages", conversation=token, text="hello")
        ),
    ]
    assert not slow.done()
    for each in refused:
        assert (each.statuses, each.closed) == ([503], True)
        assert b"retry-after: 5\r\n" in each.content.lower()
    for answered in await asyncio.gather(slow, web):
        assert (answered.statuses, answered.closed) == ([200], True)
        assert b"You said: wait 1.5" in answered.content
    assert b'{"end": true}' in web.result().content
    assert await program.ended() == 0
    assert program.heard() == ["wait 1.5 rest", "wait 1.5 web"]


async def test_a_turn_that_hangs_is_not_waited_for_for_ever(program: Program) -> None:
    hanging = asyncio.ensure_future(exchange(program.port, question("wait 60")))
    await asyncio.sleep(0.3)
    program.process.send_signal(signal.SIGTERM)
    assert wording(NO_ANSWER, None).encode() in (await hanging).content
    assert await program.ended() == 0


async def test_a_second_signal_ends_it_at_once(program: Program) -> None:
    hanging = asyncio.ensure_future(exchange(program.port, question("wait 2")))
    await asyncio.sleep(0.3)
    program.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(0.1)
    program.process.send_signal(signal.SIGTERM)
    assert await program.ended() == 0
    got = await hanging
    assert (got.content, got.closed) == (b"", True)


@pytest.fixture
def telling_program(tmp_path: Path) -> Iterator[Program]:
    """It goes on telling that it ends for two seconds."""
    with running_program(tmp_path / "log", SECONDS_TO_TELL="2") as program:
        yield program


async def test_after_the_last_turn_others_still_hear_that_it_ends(telling_program: Program) -> None:
    program = telling_program
    reader, writer = await asyncio.open_connection(LOOPBACK, program.port)  # kept, and idle
    writer.write(question("hello"))
    await reader.readuntil(b"You said: hello")
    last = asyncio.ensure_future(exchange(program.port, question("wait 0.5")))
    await asyncio.sleep(0.2)
    program.process.send_signal(signal.SIGTERM)
    assert (await last).statuses == [200]
    answered = time.monotonic()
    await asyncio.sleep(0.5)
    new = await exchange(program.port, question("and now?"))
    writer.write(question("and now?"))
    kept = await asyncio.wait_for(reader.read(), 5)
    assert (new.statuses, new.closed) == ([503], True)
    assert b"HTTP/1.1 503 " in kept and b"Connection: close" in kept
    assert await program.ended() == 0
    assert time.monotonic() - answered > 1.5
    assert program.heard() == ["hello", "wait 0.5"]
    assert 0.2 <= draining.SECONDS_TO_TELL <= 1
