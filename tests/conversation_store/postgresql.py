"""A PostgreSQL server of the tests' own, in a folder of theirs."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import uuid
from collections.abc import Iterator
from pathlib import Path

import psycopg2
import pytest

from twincities.launch.ports import LOOPBACK, free_port

_INSTALLED = Path("/usr/lib/postgresql")


class PostgreSQL:
    """A server that can be stopped and started again."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self.programs = programs
        self.data = folder / "data"
        self._port = free_port()
        # PostgreSQL does not run as root.
        self._as_user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []
        if self._as_user:
            shutil.chown(folder, "postgres")
        self._run("initdb", "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
        self.url = f"postgresql://tester@{LOOPBACK}:{self._port}/postgres"

    def start(self, more: str = "") -> None:
        """Start it; `more` are further options of the program."""
        options = f"-p {self._port} -c listen_addresses={LOOPBACK} -k {self.data} -F {more}"
        self._run("pg_ctl", "-w", "-l", str(self.data / "log"), "-o", options, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: str) -> None:
        command = [*self._as_user, str(self.programs / program), "-D", str(self.data), *arguments]
        done = subprocess.run(
            command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        assert done.returncode == 0, done.stderr


@contextlib.contextmanager
def running_postgresql(folder: Path) -> Iterator[PostgreSQL]:
    """A server, or a test skipped with the reason."""
    server = PostgreSQL(_programs(), folder)
    server.start()
    try:
        yield server
    finally:
        with contextlib.suppress(AssertionError):
            server.stop()


def new_database(server: PostgreSQL) -> str:
    """The URL of an empty database of the server."""
    name = f"test_{uuid.uuid4().hex}"
    connection = psycopg2.connect(server.url)
    try:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
    finally:
        connection.close()
    return server.url.rpartition("/")[0] + f"/{name}"


def _programs() -> Path:
    if initdb := shutil.which("initdb"):
        return Path(initdb).parent
    found = max(_INSTALLED.glob("*/bin"), default=None, key=lambda path: (len(path.parent.name), path))
    if not found:
        pytest.skip("there is no PostgreSQL (on Debian: apt-get install postgresql)")
    return found
