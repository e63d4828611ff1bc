"""Real servers on one database."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

import aiohttp

from tests.launch.watching import MOST_SECONDS
from twincities.channels.server_health import SECONDS_BETWEEN_CHECKS
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

MOST_SECONDS_TO_START = 180
WITH_MODEL = """
import sys
from pathlib import Path
from twincities.launch.__main__ import main
from twincities.launch.assistant import Commands
model = Path(sys.argv[1])
sys.exit(main(sys.argv[2:], Commands(model=lambda: model)))
"""


class Server:
    """A server under the launcher, at a port that it keeps."""

    def __init__(self, folder: Path, environment: dict[str, str], *options: str) -> None:
        self.port = free_port()
        self._options = options
        self._folder = folder
        self.model: Path | None = None
        """Another model than that of the checkout."""
        self.environment = {**os.environ, **environment, "STATE_FOLDER": str(folder / "state")}
        folder.mkdir()

    def start(self) -> None:
        program = ["-c", WITH_MODEL, str(self.model)] if self.model else ["-m", "twincities.launch"]
        command = [
            sys.executable,
            *program,
            "serve",
            "--port",
            str(self.port),
            *self._options,
        ]
        with (self._folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [*command, "--logs", str(self._folder)],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        self._starts = self.output().count("Ready")

    def is_ready(self) -> bool:
        assert self.process.poll() is None, self.output()
        return self.output().count("Ready") > self._starts

    def output(self) -> str:
        return (self._folder / "output").read_text()

    def log(self) -> str:
        """What the Rasa server has logged since its last start."""
        return (self._folder / f"serve-{self.port}.log").read_text()

    async def ask(self, text: str) -> str:
        """What is answered in a new conversation, as text."""
        message = {"sender": uuid.uuid4().hex, "message": text}
        address = f"http://{LOOPBACK}:{self.port}/webhooks/rest/webhook"
        async with aiohttp.ClientSession() as client, client.post(address, json=message) as answer:
            assert answer.status == 200
            return " ".join(each.get("text") or "" for each in await answer.json())

    async def restart(self) -> None:
        self.process.terminate()
        assert await asyncio.to_thread(self.process.wait, 60) == 0
        self.start()
        await self.until_ready()

    async def until_ready(self) -> None:
        until = time.monotonic() + MOST_SECONDS_TO_START
        while not self.is_ready():
            assert time.monotonic() < until
            await asyncio.sleep(0.1)

    async def health(self) -> dict[str, str]:
        """What `/health` says of each part."""
        async with (
            aiohttp.ClientSession() as client,
            client.get(f"http://{LOOPBACK}:{self.port}/health") as answer,
        ):
            parts: dict[str, str] = (await answer.json())["parts"]
            return parts

    async def until_well(self) -> None:
        """Wait until nothing waits to be stored any more."""
        await asyncio.sleep(SECONDS_BETWEEN_CHECKS)  # what was found before is told for so long
        until = time.monotonic() + MOST_SECONDS
        while (await self.health())["tracker store"] != "ok":
            assert time.monotonic() < until
            await asyncio.sleep(0.5)
