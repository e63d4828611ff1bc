"""Tables that are read by a process of their own: what it has read, checked and prepared is only taken over here.

That is done in slices of some milliseconds with pauses between them, so that turns go on beside it.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from twincities.table.faults import TableError
from twincities.table.loading import load_table
from twincities.table.row import TableRow
from twincities.table.table import PartnershipTable
from twincities.table.views import Made

_ROOT = Path(__file__).parents[2]
_ROWS_OF_A_SLICE = 100
_PAUSE = 3  # times as long as a slice took
_NICE = 10  # how much the process stands back behind others: turns come first


def read_apart(path: Path, made: Made) -> PartnershipTable:
    """The table in the folder `path`, with all that had been `made` of the one before.

    Raises:
        TableError: when it has faults; with all of them.
        OSError: when it could not be read in a process of its own.
    """
    command = [sys.executable, "-m", __name__, str(path.absolute())]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin and process.stdout
        try:
            with process.stdin as wishes:
                pickle.dump(made, wishes)
            return _received(process.stdout)
        except (BrokenPipeError, EOFError, pickle.UnpicklingError) as error:
            raise ChildProcessError(f"what reads the table has ended before its end ({error})") from error


def _received(stream: IO[bytes]) -> PartnershipTable:
    # One for all slices: a row that stands in several of them is one and the same.
    unpickler = pickle.Unpickler(stream)
    error, slices = unpickler.load()
    if error:
        raise error
    table = PartnershipTable.__new__(PartnershipTable)
    for _ in range(slices):
        begun = time.perf_counter()
        _, attributes = unpickler.load()
        vars(table).update(attributes)
        time.sleep(_PAUSE * (time.perf_counter() - begun))
    return table


def _slices(table: PartnershipTable) -> Iterator[tuple[tuple[TableRow, ...], dict[str, Any]]]:
    """The rows of a table, a few at a time, and then each of its attributes, which refer to them."""
    rows = table.rows()
    while some := tuple(islice(rows, _ROWS_OF_A_SLICE)):
        yield some, {}
    for name, value in vars(table).items():
        yield (), {name: value}


def main(path: Path, wishes: IO[bytes], stream: IO[bytes]) -> None:
    """Read the table and write it, or its faults, to the stream."""
    pickler = pickle.Pickler(stream, pickle.HIGHEST_PROTOCOL)
    made: Made = pickle.load(wishes)
    try:
        table = load_table(path)
    except TableError as error:
        pickler.dump((error, 0))
        return
    table.prepare(made)
    slices = list(_slices(table))
    pickler.dump((None, len(slices)))
    for each in slices:
        pickler.dump(each)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # the server is gone
    os.nice(_NICE)
    with os.fdopen(os.dup(1), "wb") as stream:
        os.dup2(2, 1)  # whatever is printed goes to the log
        main(Path(sys.argv[1]), sys.stdin.buffer, stream)
