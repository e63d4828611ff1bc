"""The tables that conversations are kept in: SQLite, or PostgreSQL by URL; free of Rasa.

A conversation is a row that counts its events, and the events by number. Whoever writes holds the row meanwhile, so
several servers on one database put their events one behind the other, and none twice.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_into_sqlite
from sqlalchemy.engine import URL, Connection, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DataError,
    DBAPIError,
    DisconnectionError,
    IntegrityError,
    ProgrammingError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from twincities.state import state_folder

DATABASE_FILE = "conversations.db"
MOST_SECONDS_TO_WAIT = 2
_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg2", "postgres": "postgresql+psycopg2"}

_tables = sa.MetaData()
_conversations = sa.Table(
    "conversations",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.Text, nullable=False, unique=True),
    sa.Column("last_sequence", sa.Integer, nullable=False, default=0),
    sa.Column("session_start", sa.Integer, nullable=False, default=1),  # number of the session's first event
    sa.Column(
        "cut", sa.Integer, nullable=False, default=0
    ),  # number of the last event that `carried` stands for
    sa.Column("carried", sa.Text, nullable=False, default="[]"),
)
_events = sa.Table(
    "conversation_events",
    _tables,
    sa.Column("conversation_id", sa.ForeignKey(_conversations.c.id), primary_key=True, autoincrement=False),
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type_name", sa.Text, nullable=False),
    sa.Column("timestamp", sa.Float(53), nullable=False),  # seconds since 1970
    sa.Column("intent_name", sa.Text),
    sa.Column("action_name", sa.Text),
    sa.Column("data", sa.Text, nullable=False),
    sqlite_with_rowid=False,
)


class DatabaseSettingError(ValueError):
    """The setting does not name a database that can be used; the text says why, without the password."""


class DatabaseUnavailableError(RuntimeError):
    """The database cannot be used for now; the text says why, in one line."""


class UnstorableError(ValueError):
    """The database is well, but refuses what it was given."""


@dataclass(frozen=True)
class StoredEvent:
    """An event as it is written; `data` is the whole of it in JSON."""

    type_name: str
    timestamp: float
    intent_name: str | None
    action_name: str | None
    data: str


@dataclass(frozen=True)
class Cut:
    """From where on a conversation has to be read, and the state before, as a JSON list of events in JSON."""

    cut: int
    carried: str


@dataclass(frozen=True)
class StoredConversation:
    """What has to be read of a conversation: the state at the cut, and the events since, numbered up to `sequence`.

    `of_session` counts the events since the session began.
    """

    sequence: int
    carried: str
    events: tuple[str, ...]
    of_session: int


# Rasa's names of the events after which a conversation has to be read differently.
_FRESH_STARTS = {"session_started", "restart"}
_TAKEN_BACK = {"rewind", "undo"}


def database_url() -> URL:
    """Where conversations are kept: `CONVERSATION_DATABASE_URL`, or a file in the state folder.

    Raises:
        DatabaseSettingError: when the setting is no URL of SQLite or PostgreSQL.
    """
    setting = os.environ.get("CONVERSATION_DATABASE_URL")
    if not setting:
        return URL.create("sqlite", database=str(state_folder() / DATABASE_FILE))
    try:
        url = make_url(setting)
        dialect = _DIALECTS[url.get_backend_name()]
    except (ArgumentError, KeyError, ValueError):
        dialect = None
    if dialect is None or not url.database or url.database == ":memory:":
        raise DatabaseSettingError(
            "CONVERSATION_DATABASE_URL is not of the form postgresql://user:password@host/database"
            " (or sqlite:////path/to/file.db)"
        )
    return url.set(drivername=dialect)


class Database:
    """The conversations; its methods block, and may be called by several threads at once.

    It makes its tables when it is first used, and again when they are gone. Every method raises
    DatabaseUnavailableError when the database is locked, full, out of reach, or has tables of another form.
    """

    def __init__(self, url: URL) -> None:
        self.name = repr(url)  # hides the password
        self._engine = _engine(url)
        self._is_ready = False

    def ends_at(self, sender: str, sequence: int) -> bool:
        """Whether the last event of a conversation has this number."""
        with self._connected() as connection:
            found = connection.execute(_LAST, {"sender": sender}).scalar()
        return bool(found == sequence)

    def read(self, sender: str) -> StoredConversation | None:
        """What has to be read of a conversation; None where there is none."""
        with self._connected() as connection:
            row = connection.execute(_FIND, {"sender": sender}).first()
            if row is None or row.last_sequence == 0:
                return None
            events = connection.execute(_SINCE, {"conversation": row.id, "cut": row.cut}).scalars().all()
        # Counted, not taken from the row: another server may have written between the two queries.
        sequence = row.cut + len(events)
        return StoredConversation(sequence, row.carried, tuple(events), sequence - row.session_start + 1)

    def read_all(self, sender: str) -> list[str]:
        """All events of a conversation from its very beginning."""
        with self._connected() as connection:
            return list(connection.execute(_ALL, {"sender": sender}).scalars())

    def senders(self) -> list[str]:
        """Whose conversations there are."""
        with self._connected() as connection:
            return list(connection.execute(sa.select(_conversations.c.sender_id)).scalars())

    def check(self) -> None:
        """Read a little from every table."""
        with self._connected() as connection:
            for table in _tables.sorted_tables:
                connection.execute(sa.select(table).limit(1)).all()

    def append(
        self, sender: str, expected: int | None, events: Sequence[StoredEvent], cut: Cut | None = None
    ) -> bool:
        """Write events at the end of a conversation, all or none.

        `expected` is the number of the last event that the writer knows of (None: it knows of no number), `cut` where the
        next reader may begin.
        Returns whether the conversation now is what the writer takes it for. It is not when another server has
        written meanwhile (these events then come after its own), when an attempt whose end was not seen had written
        them already (none is written again), or when something was taken back (the session is then to be read
        anew from its beginning).
        """
        with self._writing() as connection:
            row = connection.execute(_LOCK, {"sender": sender}).first() if expected else None
            if row is None:
                is_new = expected == 0
                changed, is_as_expected = _change(_Row(), events, cut if is_new else None)
                conversation = self._begun(connection, {"sender_id": sender, **changed})
                if conversation is not None:
                    _insert(connection, conversation, 1, events)
                    return is_new and is_as_expected
                row = connection.execute(_LOCK, {"sender": sender}).one()
            follows = row.last_sequence == expected
            if not follows:
                events = _not_yet_stored(connection, row.id, expected or 0, events)
            if events:
                changed, is_as_expected = _change(row, events, cut if follows else None)
                connection.execute(_conversations.update().where(_conversations.c.id == row.id), changed)
                _insert(connection, row.id, row.last_sequence + 1, events)
        return follows and is_as_expected

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def _begun(self, connection: Connection, values: dict[str, Any]) -> int | None:
        """The id of a new row with these values, which nobody else can write to until the transaction ends.

        None where the conversation has a row already.
        """
        insert = insert_into_sqlite if self._engine.dialect.name == "sqlite" else insert_into_postgresql
        inserted = connection.execute(insert(_conversations).on_conflict_do_nothing(), values)
        return int(inserted.inserted_primary_key[0]) if inserted.rowcount == 1 else None

    @contextlib.contextmanager
    def _connected(self) -> Iterator[Connection]:
        """A connection for reading.

        Raises:
            DatabaseUnavailableError: for whatever goes wrong with it.
        """
        try:
            with self._engine.connect() as connection:
                if not self._is_ready:
                    self._prepare(connection)
                yield connection
        except (DataError, IntegrityError, ValueError) as error:
            raise UnstorableError(_in_one_line(error)) from error
        except (DBAPIError, PoolTimeoutError, OSError) as error:
            self._is_ready = False
            raise DatabaseUnavailableError(_in_one_line(error)) from error

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._connected() as connection:
            if self._engine.dialect.name == "sqlite":
                # At once: a reader that turns writer is refused without any waiting.
                connection.exec_driver_sql("BEGIN IMMEDIATE")
            with _transaction(connection):
                yield connection

    def _prepare(self, connection: Connection) -> None:
        inspector = sa.inspect(connection)
        for table in _tables.sorted_tables:
            if not inspector.has_table(table.name):
                continue
            missing = set(table.c.keys()) - {column["name"] for column in inspector.get_columns(table.name)}
            if missing:
                raise DatabaseUnavailableError(
                    f"its table {table.name} is of another version (it lacks {', '.join(sorted(missing))}):"
                    " move that database away, or name another one in CONVERSATION_DATABASE_URL"
                )
        # Another server may be making them right now.
        with contextlib.suppress(IntegrityError, ProgrammingError), _transaction(connection):
            _tables.create_all(connection)
        self._is_ready = True


_FIND = sa.select(_conversations).where(_conversations.c.sender_id == sa.bindparam("sender"))
_LAST = sa.select(_conversations.c.last_sequence).where(_conversations.c.sender_id == sa.bindparam("sender"))
_LOCK = _FIND.with_for_update()
_SINCE = (
    sa.select(_events.c.data)
    .where(
        _events.c.conversation_id == sa.bindparam("conversation"), _events.c.sequence > sa.bindparam("cut")
    )
    .order_by(_events.c.sequence)
)
_ALL = (
    sa.select(_events.c.data)
    .join(_conversations)
    .where(_conversations.c.sender_id == sa.bindparam("sender"))
    .order_by(_events.c.sequence)
)


@dataclass(frozen=True)
class _Row:
    """The row of a conversation that has no events yet."""

    last_sequence: int = 0
    session_start: int = 1


def _insert(connection: Connection, conversation: int, first: int, events: Sequence[StoredEvent]) -> None:
    """Write the events with the numbers from `first` on."""
    connection.execute(
        _events.insert(),
        [
            {"conversation_id": conversation, "sequence": number, **vars(event)}
            for number, event in enumerate(events, first)
        ],
    )


def _change(row: Any, events: Sequence[StoredEvent], cut: Cut | None) -> tuple[dict[str, Any], bool]:
    """The new values of the row, and whether the cut could be moved as wished."""
    changed: dict[str, Any] = {"last_sequence": row.last_sequence + len(events)}
    session_start = row.session_start
    for number, event in enumerate(events, row.last_sequence + 1):
        if event.type_name in _FRESH_STARTS:
            session_start = changed["session_start"] = number
    if any(event.type_name in _TAKEN_BACK for event in events):
        return changed | {"cut": session_start - 1, "carried": "[]"}, False
    if cut is not None:
        changed |= vars(cut)
    return changed, True


def _not_yet_stored(
    connection: Connection, conversation: int, after: int, events: Sequence[StoredEvent]
) -> list[StoredEvent]:
    """The events without those that stand there already: no two are alike, if only by their time."""
    found = Counter(connection.execute(_SINCE, {"conversation": conversation, "cut": after}).scalars())
    missing = []
    for event in events:
        if found[event.data]:
            found[event.data] -= 1
        else:
            missing.append(event)
    return missing


@contextlib.contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    transaction = connection.get_transaction() or connection.begin()
    with transaction:
        yield


def _engine(url: URL) -> sa.engine.Engine:
    if url.get_backend_name() == "sqlite":
        engine = sa.create_engine(
            url,
            poolclass=sa.pool.QueuePool,
            pool_timeout=MOST_SECONDS_TO_WAIT,
            connect_args={"timeout": MOST_SECONDS_TO_WAIT, "check_same_thread": False},
        )
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
    # A reader need not wait for a writer. What is committed is on the disk, whatever happens to the machine.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    record.info["file"] = _identity(connection)


def _require_same_file(connection: sqlite3.Connection, record: Any, _proxy: Any) -> None:
    """SQLite writes on into a file that was removed or replaced, where nobody will find it."""
    if record.info["file"] != _identity(connection):
        raise DisconnectionError("the database file is another one now")


def _identity(connection: sqlite3.Connection) -> tuple[int, int] | None:
    path = connection.execute("PRAGMA database_list").fetchone()[2]
    if not path:
        return None  # in memory
    try:
        status = Path(path).stat()
    except OSError:
        return (0, 0)
    return status.st_dev, status.st_ino


def _in_one_line(error: Exception) -> str:
    text = str(error.orig if isinstance(error, DBAPIError) and error.orig else error)
    return " ".join(text.split())
