"""Programs that the launcher starts, watches and ends."""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from twincities.launch.project import ROOT

_GRACE_SECONDS = 5.0
_PR_SET_PDEATHSIG = 1
_WARNING = re.compile(r"^\S+:\d+: \w*Warning: .*\n(?:(?:\S.*\n){0,2}?  .*\n)?", re.MULTILINE)
_FRAME = re.compile(r"\s|Traceback ")
ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


class Program:
    """A running program, in a process group of its own unless it needs the terminal.

    Its output goes to a log file. On Linux the kernel ends it when the launcher itself is killed.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path,
        *,
        terminal: bool = False,
    ) -> None:
        """Start it; with `terminal` it reads and writes the terminal, and only its errors are logged."""
        self.name = name
        self.log = log
        self._in_own_group = not terminal
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_bytes(b"")
        # For appending: then a second start, which empties the file, leaves no gap in it.
        with log.open("ab") as output:
            self._process = subprocess.Popen(
                list(command),
                cwd=ROOT,
                env=dict(environment),
                stdin=None if terminal else subprocess.DEVNULL,
                stdout=None if terminal else output,
                stderr=output,
                # With the terminal it has to stay in the launcher's group, or it could not read from it.
                start_new_session=not terminal,
                preexec_fn=_die_with_parent(),  # noqa: PLW1509 - there are no threads here
            )

    @property
    def process_id(self) -> int:
        """The id of the process, which is also that of its group, if it has one of its own."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative when a signal ended it."""
        return self._process.poll()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program and to whatever it has started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if self._in_own_group:
                os.killpg(self._process.pid, number)
            elif self.exit_code is None:
                os.kill(self._process.pid, number)

    def last_lines(self) -> str:
        """The lines of the log that tell most: the last ones, without tracebacks' frames and mere warnings."""
        text = ESCAPE_SEQUENCE.sub("", self.log.read_text(encoding="utf-8", errors="replace"))
        lines = _WARNING.sub("", text).splitlines()
        telling = [line for line in lines if line.strip() and not _FRAME.match(line)]
        return "\n".join(f"  {line[:300]}" for line in telling[-6:])

    def death(self) -> str:
        """What to say when it has ended by itself."""
        code = self.exit_code
        how = (
            f"was ended by signal {-code}"
            if code is not None and code < 0
            else f"ended with exit code {code}"
        )
        lines = self.last_lines()
        return f"the {self.name} {how}" + (f":\n{lines}\n" if lines else "; ") + f"its log: {shown(self.log)}"


def end(programs: Iterable[Program]) -> None:
    """End the programs and everything they started: asked first, killed when that does not help."""
    programs = list(programs)
    for program in programs:
        if program.exit_code is None:
            program.signal(signal.SIGTERM)
    deadline = time.monotonic() + _GRACE_SECONDS
    while time.monotonic() < deadline and any(program.exit_code is None for program in programs):
        time.sleep(0.05)
    for program in programs:
        program.signal(signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            program._process.wait(_GRACE_SECONDS)


def shown(path: Path) -> str:
    """A path as one reads it from within the project."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _die_with_parent() -> Callable[[], None] | None:
    """To be run in the new process: have Linux kill it as soon as the launcher is gone."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    launcher = os.getpid()

    def ask_the_kernel() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != launcher:
            os._exit(1)

    return ask_the_kernel
