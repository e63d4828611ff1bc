"""The launcher in a process of its own: with stand-ins for what it starts, or the real one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from tests.launch.watching import MOST_SECONDS, is_running, wait_until
from tests.launch.with_stand_ins import LAUNCH
from twincities.launch.action_endpoint import ENDPOINT
from twincities.launch.ports import free_port
from twincities.launch.project import ROOT

STARTING = "Starting …\n"
REAL = (sys.executable, "-m", "twincities.launch")


class Launcher:
    """A launcher with stand-ins, which note what happens in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "events").mkdir()
        self.errors = folder / "events" / "errors"
        self._errors_read = 0
        self.environment = {**os.environ, "STAND_INS": str(folder), "STATE_FOLDER": str(folder / "state")}
        for name in ("PARTNERSHIP_TABLE", ENDPOINT):
            self.environment.pop(name, None)

    def start(
        self,
        rasa: str = "server",
        action_server: str | None = None,
        way: str = "serve",
        logs: str = "",
        **patience: float | list[float],
    ) -> None:
        """Start it, with an action server beside Rasa or without."""
        self.port = free_port()
        arguments = ["--port", str(self.port), "--logs", logs or str(self.folder / "logs")]
        if action_server and way != "actions":
            arguments += ["--actions-port", str(free_port())]
        with self.errors.open("w") as errors:
            self.process = subprocess.Popen(
                [*LAUNCH, rasa, action_server or "none", way, *arguments],
                cwd=ROOT,
                env={**self.environment, "PATIENCE": json.dumps(patience)},
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )

    def wait_until_ready(self) -> None:
        assert self.process.stdout is not None
        said = self.process.stdout.readline()
        assert said.startswith(f"Ready: http://127.0.0.1:{self.port}"), said + self._unread()

    def errors_line(self) -> str:
        """The next line that it says on stderr."""
        wait_until(lambda: self._unread().endswith("\n"))
        line = self._unread().splitlines(keepends=True)[0]
        self._errors_read += len(line)
        return line

    def _unread(self) -> str:
        return self.errors.read_text()[self._errors_read :]

    def started(self, name: str = "") -> list[int]:
        """The processes that the launcher has started, of one program or all of them and itself, in order."""
        notes = [file for file in self.folder.glob(f"{name}*") if file.is_file() and file.stat().st_size]
        return [int(file.read_text()) for file in sorted(notes, key=lambda file: file.stat().st_mtime_ns)]

    def left_running(self) -> list[int]:
        return [process for process in self.started() if is_running(process)]

    def events(self, name: str) -> list[tuple[float, int]]:
        """When it has happened, and to which process, in order."""
        found = []
        for file in (self.folder / "events").glob("[0-9]*"):
            for line in file.read_text().splitlines():
                moment, _, event = line.partition(" ")
                if event == name:
                    found.append((float(moment), int(file.name)))
        return sorted(found)

    def wait_until_known_ready(self, name: str, times: int) -> int:
        """Wait until the launcher has heard an answer of the program's start of that number; gives the process."""
        wait_until(lambda: len(self.started(name)) == times)
        process = self.started(name)[-1]
        wait_until(lambda: process in [each for _, each in self.events("heard")])
        return process

    def end(self) -> tuple[int, str, str]:
        """Exit code, output and errors, as far as they have not been read."""
        output, _ = self.process.communicate(timeout=MOST_SECONDS)
        return self.process.returncode, output, self._unread()


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real launcher, until it ends."""
    return subprocess.run(
        [*REAL, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )


def now() -> float:
    """In the time of events."""
    return time.monotonic()
