"""A crowd that comes at once: who is taken in is answered soon, whatever the messages cost; the others hear so at once."""

from __future__ import annotations

import asyncio
import json
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.channels.program import Program, running_program
from tests.channels.raw import exchange
from tests.channels.test_draining import question
from twincities.channels.incoming import MOST_CHARACTERS

CLIENTS = 150
PLAIN = "compute 0.006 plain"
SLOW = "compute 0.05 " + "x" * (MOST_CHARACTERS - 13)
ALIVE = b"GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with running_program(tmp_path / "log") as program:
        yield program


async def ask(program: Program, text: str, sender: str) -> tuple[str, float]:
    """What became of a question, and after how many seconds."""
    began = time.monotonic()
    sent = question(text, sender=sender).replace(b"Host: x", b"Host: x\r\nConnection: close")
    got = await exchange(program.port, sent, patience=30)
    seconds = time.monotonic() - began
    if got.statuses == [503]:
        return "refused", seconds
    assert got.statuses == [200]
    (answer,) = json.loads(got.content.partition(b"\r\n\r\n")[2])
    return "answered" if answer["text"] == f"You said: {text}" else "apologised", seconds


async def crowd(program: Program) -> list[tuple[str, float]]:
    """Long messages, each as dear as they may be, right after plain ones."""
    for number in range(60):
        assert (await ask(program, PLAIN, f"plain {number}"))[0] == "answered"
    asking = [asyncio.create_task(ask(program, SLOW, f"slow {number}")) for number in range(CLIENTS)]
    await asyncio.sleep(0)
    return list(await asyncio.gather(*asking))


async def test_what_is_taken_in_right_after_plain_questions_is_answered_soon(program: Program) -> None:
    outcomes = await crowd(program)
    answered = [seconds for what, seconds in outcomes if what == "answered"]
    refused = [seconds for what, seconds in outcomes if what == "refused"]
    assert len(answered) + len(refused) == CLIENTS
    assert len(answered) >= 16
    assert max(answered) < 5
    assert max(refused) < 2


async def test_nobody_who_was_taken_in_is_told_to_try_again_as_the_server_ends(program: Program) -> None:
    asking = asyncio.create_task(crowd(program))
    while len(program.heard()) < 62:  # the first of the crowd are being answered
        await asyncio.sleep(0.01)
    program.process.send_signal(signal.SIGTERM)
    outcomes = await asking
    assert {what for what, _ in outcomes} == {"answered", "refused"}
    assert await program.ended() == 0


async def test_connections_are_taken_in_together_while_turns_are_computed(program: Program) -> None:
    computing = [asyncio.create_task(ask(program, SLOW, f"slow {number}")) for number in range(16)]
    while not program.heard():
        await asyncio.sleep(0.01)
    others = await asyncio.gather(*(exchange(program.port, ALIVE) for _ in range(60)))
    assert [each.statuses for each in others] == [[200]] * 60
    assert not all(each.done() for each in computing)  # one a turn, they would come after them
    await asyncio.gather(*computing)
