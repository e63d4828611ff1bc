"""A server of the REST and the web channel as a program of its own, which can hang or be asked to end.

Its assistant repeats what it hears; "wait 0.5 …" takes it half a second, "compute 0.5 …" as long of the processor.
TURN_SECONDS is the most that a turn may take, SECONDS_TO_TELL how long the server goes on telling that it ends.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

from rasa.core.channels.channel import UserMessage
from sanic import Sanic

from tests.channels.raw import exchange
from tests.channels.serving import echo
from tests.channels.test_incoming import SmallDomain
from twincities.channels import draining, turns
from twincities.channels.rest import RestChannel
from twincities.channels.web.channel import WebChannel
from twincities.channels.web.settings import WebSettings
from twincities.launch.ports import LOOPBACK, free_port

_ROOT = Path(__file__).parents[2]
_SECONDS_TO_START = 60
_SECONDS_TO_END = 30
_HEARD = "heard: "
_computing = asyncio.Lock()
KEY = b"a key of at least thirty-two bytes"


class Program:
    """The running server."""

    def __init__(self, port: int, process: subprocess.Popen[bytes], log: Path) -> None:
        self.port = port
        self.process = process
        self.log = log

    def processor_seconds(self) -> float:
        """How much it has computed up to now."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def heard(self) -> list[str]:
        """The messages that its assistant was given, in their order."""
        lines = self.log.read_text().splitlines()
        return [line.removeprefix(_HEARD) for line in lines if line.startswith(_HEARD)]

    async def ended(self) -> int:
        """Wait for its end; the exit code."""
        return await asyncio.to_thread(self.process.wait, _SECONDS_TO_END)

    async def is_alive(self) -> bool:
        got = await exchange(self.port, b"GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        return got.statuses == [200] and got.content.endswith(b'{"status":"alive"}')


@contextmanager
def running_program(log: Path, **environment: str) -> Iterator[Program]:
    """Start it, and end it."""
    port = free_port()
    command = [sys.executable, "-c", f"import twincities; from {__name__} import main; main({port})"]
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, cwd=_ROOT, stdout=output, stderr=subprocess.STDOUT, env={**os.environ, **environment}
        )
    program = Program(port, process, log)
    try:
        asyncio.run(_until_alive(program))
        yield program
    finally:
        process.kill()
        process.wait()


async def _until_alive(program: Program) -> None:
    for _ in range(_SECONDS_TO_START * 10):
        if program.process.poll() is not None:
            raise RuntimeError(program.log.read_text())
        try:
            if await program.is_alive():
                return
        except OSError:
            await asyncio.sleep(0.1)
    raise RuntimeError(f"not there after {_SECONDS_TO_START} s")


async def _answer(message: UserMessage) -> None:
    print(_HEARD + (message.text or ""), flush=True)
    command, _, rest = (message.text or "").partition(" ")
    seconds = float(rest.partition(" ")[0]) if command in {"wait", "compute"} else 0
    if command == "wait":
        await asyncio.sleep(seconds)
    elif command == "compute":
        await _compute(seconds)
    await echo(message)


async def _compute(seconds: float) -> None:
    """Without a pause, as Rasa understands a message: one after the other."""
    async with _computing:
        until = time.perf_counter() + seconds
        while time.perf_counter() < until:
            pass
        await asyncio.sleep(0)


def main(port: int) -> None:
    """Serve until a signal comes."""
    app = Sanic("test_program", configure_logging=False)
    app.ctx.agent = SimpleNamespace(domain=SmallDomain(), is_ready=lambda: True)
    app.blueprint(RestChannel().blueprint(_answer), url_prefix="/webhooks/rest")
    app.blueprint(WebChannel(WebSettings(), KEY).blueprint(_answer), url_prefix="/webhooks/web")
    turns.MOST_SECONDS_OF_TURN = float(os.environ.get("TURN_SECONDS", turns.MOST_SECONDS_OF_TURN))
    draining.SECONDS_TO_TELL = float(os.environ.get("SECONDS_TO_TELL", draining.SECONDS_TO_TELL))
    app.run(LOOPBACK, port, motd=False)
