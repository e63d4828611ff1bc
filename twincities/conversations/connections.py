"""Connections to the database of conversations: SQLite, or PostgreSQL by URL; free of Rasa."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    DisconnectionError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from twincities.conversations.tables import all_tables
from twincities.sqlite_files import (
    NotOverwrittenError,
    empty_journal,
    make_private,
    overwrite_erased,
    write_ahead,
)

MOST_SECONDS_TO_WAIT = 2
_SECONDS_TO_MAKE_TABLES = 30


class DatabaseUnavailableError(RuntimeError):
    """The database cannot be used for now; the text says why, in one line."""


class UnstorableError(ValueError):
    """The database is well, but refuses what it was given."""


class Connections:
    """Gives connections, to several threads at once.

    The tables are made when they are first needed, and again when they are gone.
    """

    def __init__(self, url: URL, tables: sa.MetaData = all_tables) -> None:
        """`tables` are those that have to be there, by default those of conversations."""
        self.name = repr(url)  # hides the password
        self._tables = tables
        self.is_sqlite = url.get_backend_name() == "sqlite"
        self._engine = make_engine(url)
        self._is_ready = False

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            DatabaseUnavailableError: when the database is locked, full, out of reach, or has tables of another form.
            UnstorableError: when it refuses what it was given.
        """
        try:
            with self._engine.connect() as connection:
                if not self._is_ready:
                    self._prepare(connection)
                yield connection
        except (DataError, IntegrityError, ValueError) as error:
            raise UnstorableError(in_one_line(error)) from error
        except (DBAPIError, PoolTimeoutError, OSError) as error:
            self._is_ready = False
            raise DatabaseUnavailableError(in_one_line(error)) from error

    @contextlib.contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction, which is undone when an exception leaves it.

        Raises:
            DatabaseUnavailableError, UnstorableError: as when reading.
        """
        with self.reading() as connection, self._writing_transaction(connection):
            yield connection

    def overwrite_erased(self, most_seconds: float) -> None:
        """Leave nothing in the database of what was erased; `most_seconds` is how long to wait for others.

        In PostgreSQL that is only as far as `VACUUM` goes.

        Raises:
            NotOverwrittenError: when that fails.
        """
        if self.is_sqlite:
            return overwrite_erased(Path(str(self._engine.url.database)), most_seconds)
        # On a connection without the bounds on the time that a statement may take.
        engine = sa.create_engine(self._engine.url, poolclass=sa.pool.NullPool, isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql(f"SET lock_timeout = {int(most_seconds * 1000)}")
                connection.exec_driver_sql(f"VACUUM {', '.join(self._tables.tables)}")
        except DBAPIError as error:
            raise NotOverwrittenError(in_one_line(error)) from error

    def empty_journal(self, most_seconds: float) -> None:
        """Overwrite what was erased in SQLite's journal as well, unless others use it for longer than that."""
        if self.is_sqlite:
            empty_journal(Path(str(self._engine.url.database)), most_seconds)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _prepare(self, connection: Connection) -> None:
        inspector = sa.inspect(connection)
        is_complete = True
        for table in self._tables.sorted_tables:
            if not inspector.has_table(table.name):
                is_complete = False
                continue
            missing = set(table.c.keys()) - {column["name"] for column in inspector.get_columns(table.name)}
            if missing:
                raise DatabaseUnavailableError(
                    f"its table {table.name} is of another version (it lacks {', '.join(sorted(missing))}):"
                    " move that database away, or name another one in CONVERSATION_DATABASE_URL"
                )
        if not is_complete:
            # Another thread or server may be making them right now; with SQLite one waits for the other.
            with contextlib.suppress(IntegrityError, ProgrammingError), self._writing_transaction(connection):
                if not self.is_sqlite:
                    # Whoever makes them is waited for, on a busy machine longer than for anything else.
                    for bound in ("statement_timeout", "lock_timeout"):
                        connection.exec_driver_sql(f"SET LOCAL {bound} = {_SECONDS_TO_MAKE_TABLES * 1000}")
                self._tables.create_all(connection)
        self._is_ready = True

    @contextlib.contextmanager
    def _writing_transaction(self, connection: Connection) -> Iterator[None]:
        if self.is_sqlite:
            # At once: a reader that turns writer is refused without any waiting.
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        with connection.get_transaction() or connection.begin():
            yield


def make_engine(url: URL) -> sa.engine.Engine:
    """An engine whose connections are bounded in the time that they wait for anything."""
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(
            url,
            poolclass=sa.pool.QueuePool,
            pool_timeout=MOST_SECONDS_TO_WAIT,
            connect_args={"timeout": MOST_SECONDS_TO_WAIT, "check_same_thread": False},
        )
        sa.event.listen(engine, "do_connect", lambda *_: make_private(Path(str(url.database))))
        sa.event.listen(engine, "connect", _set_up_sqlite)
        sa.event.listen(engine, "checkout", _require_same_file)
        return engine
    milliseconds = int(MOST_SECONDS_TO_WAIT * 1000)
    return sa.create_engine(
        url,
        pool_timeout=MOST_SECONDS_TO_WAIT,
        pool_pre_ping=True,  # PostgreSQL may have been started anew
        connect_args={
            "connect_timeout": max(2, int(MOST_SECONDS_TO_WAIT)),  # PostgreSQL knows no less
            "options": f"-c statement_timeout={milliseconds} -c lock_timeout={milliseconds}",
            "tcp_user_timeout": milliseconds,
        },
    )


def _set_up_sqlite(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # transactions begin when we say so
    write_ahead(connection, MOST_SECONDS_TO_WAIT)
    connection.execute("PRAGMA synchronous = FULL")  # what is committed outlives the machine
    connection.execute("PRAGMA secure_delete = ON")  # what is erased is overwritten
    record.info["path"] = connection.execute("PRAGMA database_list").fetchone()[2]
    record.info["file"] = _identity(record.info["path"])


def _require_same_file(_connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
    """SQLite writes on into a file that was removed or replaced, where nobody will find it."""
    if record.info["file"] != _identity(record.info["path"]):
        raise DisconnectionError("the database file is another one now")


def _identity(path: str) -> tuple[int, int] | None:
    if not path:
        return None  # in memory
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino


def in_one_line(error: Exception) -> str:
    """What the database said of it, without SQLAlchemy's words around."""
    text = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    return " ".join(text.split())
