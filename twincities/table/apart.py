"""Tables that are read by a process of their own: what it has read, checked and prepared is only taken over here.

That is done in slices of some milliseconds with pauses between them, so that turns go on beside it.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path
from pkgutil import resolve_name
from typing import IO, Any, NamedTuple

from twincities.configuration import SOUND, TABLE_STREAM
from twincities.table.files.faults import TableError
from twincities.table.files.stamps import Stamp, stamp_of
from twincities.table.loading import load_table
from twincities.table.table import PartnershipTable
from twincities.table.views import NOTHING, Made

_ROOT = Path(__file__).parents[2]
_TABLE = "table"
_ROWS_OF_A_SLICE = 50
_MOST_OF_A_SLICE = 500  # entries of a dictionary, list or set
_FEW = 500  # cities: to make their names takes less than to read the world's first
_PAUSE = 3  # times as long as a slice took
_NICE = 10  # how much the process stands back behind others: turns come first


class Read(NamedTuple):
    """A table, and what its files were stamped with when it began to be read."""

    stamp: Stamp
    table: PartnershipTable


def read_apart(path: Path, made: Made) -> PartnershipTable:
    """The table in the folder `path`, with all that had been `made` of the one before.

    Raises:
        TableError: when it has faults; with all of them.
        OSError: when it could not be read in a process of its own.
    """
    command = [sys.executable, "-m", __name__, str(path.absolute())]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        with contextlib.suppress(BrokenPipeError), process.stdin as wishes:
            pickle.dump(made, wishes)
        return _Receiver(process.stdout).read(_PAUSE).table


def handed_over() -> Read | None:
    """The table that the launcher has had read for this program; None where there is none, or no longer.

    Raises:
        TableError: when it has faults; with all of them.
    """
    number = os.environ.pop(TABLE_STREAM, None)
    if number is None:
        return None
    with os.fdopen(int(number), "rb") as stream, contextlib.suppress(OSError):
        return _Receiver(stream).read(pause=0)
    return None


class _Sender(pickle.Pickler):
    """Writes a table in slices that refer to each other."""

    def __init__(self, stream: IO[bytes], protocol: int) -> None:
        super().__init__(stream, protocol)
        self._table: PartnershipTable | None = None
        self._large: list[tuple[Any, Any]] = []

    def persistent_id(self, one: Any) -> str | None:
        """What stands for the table itself; what is large is sent empty and filled later."""
        if one is self._table and one is not None:
            return _TABLE
        if isinstance(one, dict | list | set) and len(one) > _MOST_OF_A_SLICE:
            self._large.append((one, one.copy()))
            one.clear()
        return None

    def send(self, table: PartnershipTable) -> None:
        """Write the rows, a few at a time, and then what refers to them; the table is of no use afterwards."""
        self._table = table
        rows = table.rows()
        while some_rows := tuple(islice(rows, _ROWS_OF_A_SLICE)):
            self.dump((some_rows, {}))
        for name, value in vars(table).items():
            self.dump((table, {name: value}))
            while self._large:
                target, entries = self._large.pop()
                each = iter(entries.items() if isinstance(target, dict) else entries)
                while some := tuple(islice(each, _MOST_OF_A_SLICE)):
                    self.dump((target, dict(some) if isinstance(target, dict) else list(some)))
        self.dump(None)


class _Receiver(pickle.Unpickler):
    """Takes over what a `_Sender` writes."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__(stream)
        self._table = PartnershipTable.__new__(PartnershipTable)

    def persistent_load(self, id: str) -> PartnershipTable:
        """The table itself."""
        return self._table

    def read(self, pause: float) -> Read:
        """The table; between its slices others have the interpreter for `pause` times as long as a slice took.

        Raises:
            TableError: when that has come in its place.
            ChildProcessError: when it breaks off.
        """
        try:
            stamp, error = self.load()
            if error:
                raise error
            while True:
                begun = time.thread_time()
                if (slice := self.load()) is None:
                    return Read(stamp, self._table)
                self._add(*slice)
                if pause:
                    time.sleep(pause * (time.thread_time() - begun))
        except (EOFError, pickle.UnpicklingError) as error:
            raise ChildProcessError(f"what reads the table has ended before its end ({error})") from error

    def _add(self, target: Any, entries: Any) -> None:
        if isinstance(target, list):
            target += entries
        elif isinstance(target, dict | set):
            target.update(entries)
        elif target is self._table:
            vars(self._table).update(entries)


def _read(path: Path, made: Made, stream: IO[bytes], tell: IO[bytes] | None = None) -> None:
    """Read the table and write it, or its faults, to the stream; `tell` whether it is sound as soon as that is known."""
    stamp = stamp_of(path)
    table, fault = None, None
    try:
        table = load_table(path)
    except TableError as error:
        fault = error
    if tell:
        with tell:
            tell.write(str(fault or SOUND).encode())
    sender = _Sender(stream, pickle.HIGHEST_PROTOCOL)
    sender.dump((stamp, fault))
    if table:
        is_worth_it = tell is None or len(table.cities) > _FEW
        table.prepare(made if is_worth_it else NOTHING)
        sender.send(table)


def main(path: str, tell: str = "", *derived: str) -> None:
    """Read a table for the server that runs this, which says what has been made of it; or for the launcher.

    For the launcher, `tell` is the number of the file descriptor on which it waits for the verdict, and `derived` are the
    names of functions that are to be called with a large table.
    """
    gc.disable()  # all that is made stays until the end
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # who reads is gone
    with os.fdopen(os.dup(1), "wb") as stream:
        os.dup2(2, 1)  # whatever is printed goes to the log
        if tell:
            made = NOTHING._replace(derived=tuple((resolve_name(name),) for name in derived))
            _read(Path(path), made, stream, os.fdopen(int(tell), "wb"))
        else:
            os.nice(_NICE)
            _read(Path(path), pickle.load(sys.stdin.buffer), stream)


if __name__ == "__main__":
    main(*sys.argv[1:])
