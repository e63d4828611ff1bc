"""Databases of SQLite as files: for their owner only, and with what was erased from them overwritten."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from pathlib import Path

_OWNER_ONLY = 0o600
_SECONDS_BETWEEN_TRIES = 0.02


class NotOverwrittenError(RuntimeError):
    """What was erased still stands in the file; the text says why, in one line."""


def make_private(file: Path) -> None:
    """Have only the owner read and write a database, which is made if missing, and its journals.

    Raises:
        OSError: when it cannot be made.
    """
    # One that is there is not opened: closing it again would undo the locks that SQLite has on it in this process, and
    # the next to close it elsewhere would take the journal away from under us (sqlite.org/howtocorrupt.html, 2.2).
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))
    # SQLite makes the journals with the rights of the database; these may be from before.
    for each in (file, Path(f"{file}-wal"), Path(f"{file}-shm")):
        with contextlib.suppress(FileNotFoundError, PermissionError):
            if each.stat().st_mode & 0o077:
                each.chmod(_OWNER_ONLY)


def write_ahead(connection: sqlite3.Connection, most_seconds: float) -> None:
    """Have the database keep a journal in which a reader need not wait for a writer.

    Raises:
        sqlite3.OperationalError: when others use the database for longer than `most_seconds`.
    """
    # SQLite refuses the change at once, whatever its own timeout, while another connection makes it.
    until = time.monotonic() + most_seconds
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            if time.monotonic() >= until:
                raise
            time.sleep(_SECONDS_BETWEEN_TRIES)
        else:
            return


def overwrite_erased(file: Path, most_seconds: float) -> None:
    """Write the database anew, without anything that was erased from it, and empty its journal.

    `secure_delete` alone does not do: where SQLite has shared out a full page, a copy of what stood there stays in the
    gaps. Others cannot write meanwhile; `most_seconds` is how long to wait for them.

    Raises:
        NotOverwrittenError: when others use the database for longer, or the disk is full.
    """
    try:
        with contextlib.closing(_connected(file, most_seconds)) as connection:
            connection.execute("VACUUM")
            is_busy = _empty_journal(connection)
    except sqlite3.Error as error:
        raise NotOverwrittenError(" ".join(str(error).split())) from error
    if is_busy:
        raise NotOverwrittenError("the database is in use all the time")


def empty_journal(file: Path, most_seconds: float) -> None:
    """Empty the journal, in which erased things stand as well; not if others use it for longer than `most_seconds`."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_connected(file, most_seconds)) as connection:
        _empty_journal(connection)


def _connected(file: Path, most_seconds: float) -> sqlite3.Connection:
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=most_seconds)
    connection.isolation_level = None
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _empty_journal(connection: sqlite3.Connection) -> bool:
    """Whether it could not be emptied."""
    return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0])
