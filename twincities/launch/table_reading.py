"""The partnership table, read and checked by a process of its own while the launcher looks at the rest."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from twincities.configuration import SOUND, TABLE_STREAM
from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.project import ROOT

_NAMES = "twincities.nlu.names.spotter:Spotter"


class TableReading:
    """Reads a table once: the launcher is told whether it is sound, and one program takes it over."""

    def __init__(self, table: Path, names: bool = True) -> None:
        """Begin; with `names`, what its names are recognised by is handed over with it."""
        self._verdict, tell = os.pipe()
        command = [sys.executable, "-m", "twincities.table.apart", str(table), str(tell)]
        self._process = subprocess.Popen(
            [*command, *([_NAMES] if names else [])],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            pass_fds=[tell],
        )
        os.close(tell)

    def require_sound(self) -> None:
        """Wait until the table is checked.

        Raises:
            LaunchError: when it has faults; with all of them.
            Stopped: when a signal has asked the launcher to end.
        """
        with os.fdopen(self._verdict, "rb") as verdict:
            while not stopping.pause([self._verdict]):
                pass
            said = verdict.read().decode()
        if said != SOUND:
            raise LaunchError(said or "the partnership table could not be read")

    @property
    def stream(self) -> dict[str, int]:
        """The file descriptor that hands the table over, by the variable that tells it."""
        assert self._process.stdout
        return {TABLE_STREAM: self._process.stdout.fileno()}

    def leave(self) -> None:
        """Leave the table to the program that has been started with the stream: it may end before it has taken it over."""
        assert self._process.stdout
        self._process.stdout.close()

    def end(self) -> None:
        """End it, whether or not the table has been taken over."""
        self._process.kill()
        self._process.wait()
