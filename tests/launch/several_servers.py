"""Real servers on one database."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path

import aiohttp

from tests.launch.watching import MOST_SECONDS
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

MOST_SECONDS_TO_START = 180


class Server:
    """A server under the launcher, at a port that it keeps."""

    def __init__(self, folder: Path, environment: dict[str, str], *options: str) -> None:
        self.port = free_port()
        self._options = options
        self._folder = folder
        self._environment = {**os.environ, **environment, "STATE_FOLDER": str(folder / "state")}
        folder.mkdir()

    def start(self) -> None:
        command = [
            sys.executable,
            "-m",
            "twincities.launch",
            "serve",
            "--port",
            str(self.port),
            *self._options,
        ]
        with (self._folder / "output").open("ab") as output:
            self.process = subprocess.Popen(
                [*command, "--logs", str(self._folder)],
                cwd=ROOT,
                env=self._environment,
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

    async def until_well(self) -> None:
        """Wait until nothing waits to be stored any more."""
        until = time.monotonic() + MOST_SECONDS
        async with aiohttp.ClientSession() as client:
            while True:
                async with client.get(f"http://{LOOPBACK}:{self.port}/health") as answer:
                    if (await answer.json())["parts"]["tracker store"] == "ok":
                        return
                assert time.monotonic() < until
                await asyncio.sleep(0.5)
