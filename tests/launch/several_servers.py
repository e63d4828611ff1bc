"""Real servers on one database, and the nginx of docs/servers.md in front of them."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import aiohttp
import pytest

from tests.launch.watching import MOST_SECONDS, wait_until
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


@contextmanager
def proxy(folder: Path, ports: Sequence[int]) -> Iterator[int]:
    """The proxy of docs/servers.md in front of servers of this machine, without TLS; gives its port."""
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        pytest.skip("there is no nginx (on Debian: apt-get install nginx-light)")
    (written,) = re.findall(
        r"<!-- nginx:.*?-->\n```\n(.*?)```", (ROOT / "docs" / "servers.md").read_text("utf-8"), re.DOTALL
    )
    port = free_port()
    one = "server 192.0.2.11:5005 max_fails=0;"
    for there, here in {
        one: "".join(one.replace("192.0.2.11:5005", f"{LOOPBACK}:{each}") for each in ports),
        one.replace("11", "12"): "",
        "listen 443 ssl;": f"listen {LOOPBACK}:{port};",
    }.items():
        assert there in written
        written = written.replace(there, here)
    written = re.sub(r".*ssl_certificate.*\n", "", written)
    (folder / "nginx.conf").write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors;"
        f" events {{}} http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{written} }}"
    )
    process = subprocess.Popen([nginx, "-c", str(folder / "nginx.conf"), "-e", str(folder / "errors")])
    try:
        wait_until((folder / "pid").exists)
        yield port
    finally:
        process.terminate()
        process.wait()
