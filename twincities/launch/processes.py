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
from types import MappingProxyType
from typing import BinaryIO

from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.project import ROOT

STANDARD_OUTPUT = Path("-")
"""Stands for it where a folder of logs is given."""
_GRACE_SECONDS = 5.0
_PR_SET_PDEATHSIG = 1
_WARNING = re.compile(r"^\S+:\d+: \w*Warning: .*\n(?:(?:\S.*\n){0,2}?  .*\n)?", re.MULTILINE)
_FRAME = re.compile(r"\s|Traceback ")
ESCAPE_SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


class Program:
    """A running program, in a process group of its own unless it needs the terminal.

    Its output goes to a log file, or where that of the launcher goes. On Linux the kernel ends it when the launcher itself is killed.
    """

    def __init__(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        log: Path | None,
        *,
        terminal: bool = False,
        again: bool = False,
        inherits: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """Start it; with `terminal` it reads and writes the terminal, and only its errors are logged.

        It `inherits` file descriptors, each told by a variable of its environment.

        The log begins anew, unless the program is started `again`; None: it is the standard output.

        Raises:
            LaunchError: when the log cannot be written.
        """
        self.name = name
        self.log = log
        self._in_own_group = not terminal
        with _opened(log, again) if log else contextlib.nullcontext(sys.stdout.fileno()) as output:
            self._process = subprocess.Popen(
                list(command),
                cwd=ROOT,
                env={**environment, **{name: str(number) for name, number in inherits.items()}},
                pass_fds=tuple(inherits.values()),
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
        """The lines of the log that tell most: the last ones, without tracebacks' frames and mere warnings.

        Empty where the log is the standard output, on which they stand already.
        """
        if self.log is None:
            return ""
        text = ESCAPE_SEQUENCE.sub("", self.log.read_text(encoding="utf-8", errors="replace"))
        lines = _WARNING.sub("", text).splitlines()
        telling = [line for line in lines if line.strip() and not _FRAME.match(line)]
        return "\n".join(f"  {line[:300]}" for line in telling[-6:])

    def how_it_ended(self) -> str:
        """By which signal or with which exit code, as the end of a sentence about it."""
        code = self.exit_code
        return (
            f"was ended by signal {-code}"
            if code is not None and code < 0
            else f"ended with exit code {code}"
        )

    def death(self) -> str:
        """What to say when it has ended by itself, with the end of its log."""
        lines = self.last_lines()
        told = f"the {self.name} {self.how_it_ended()}"
        return told + (f":\n{lines}\n" if lines else "; ") + f"its log: {shown(self.log)}"

    def kill(self) -> None:
        """End it and everything it started, at once."""
        self.signal(signal.SIGKILL)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_GRACE_SECONDS)


def end(programs: Iterable[Program], grace_seconds: float = _GRACE_SECONDS) -> None:
    """End the programs and everything they started: asked first, and killed when that has not helped in time.

    They are killed at once when a second signal asks the launcher for that.
    """
    programs = list(programs)
    for program in programs:
        if program.exit_code is None:
            program.signal(signal.SIGTERM)
    deadline = time.monotonic() + grace_seconds
    while any(program.exit_code is None for program in programs):
        if stopping.is_urgent() or time.monotonic() > deadline:
            break
        time.sleep(0.05)
    for program in programs:
        program.kill()


def log_of(logs: Path, name: str) -> Path | None:
    """The log of a program in a folder of logs; None for the standard output."""
    return None if logs == STANDARD_OUTPUT else logs / f"{name}.log"


def require_folder(logs: Path) -> None:
    """See to it that there is a folder for logs, unless they go to the standard output.

    Raises:
        LaunchError: when there cannot be one, or nothing can be written there.
    """
    if logs == STANDARD_OUTPUT:
        return
    try:
        logs.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise LaunchError(f"{shown(logs)} cannot be the folder of the logs: {error.strerror}") from None
    if not os.access(logs, os.W_OK):
        raise LaunchError(f"{shown(logs)} cannot be the folder of the logs: it may not be written")


def shown(path: Path | None) -> str:
    """The path of a log, or another, as one reads it from within the project; None: the standard output."""
    if path is None:
        return "the standard output"
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def _opened(log: Path, again: bool) -> BinaryIO:
    """The log, for its owner only: it may hold what visitors wrote."""
    require_folder(log.parent)
    try:
        # For appending: then a second start, which empties the file, leaves no gap in it.
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND | (0 if again else os.O_TRUNC)
        file = os.open(log, flags, 0o600)
        os.fchmod(file, 0o600)
        return os.fdopen(file, "ab")
    except OSError as error:
        raise LaunchError(f"the log {shown(log)} cannot be written: {error.strerror}") from None


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
