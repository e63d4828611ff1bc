"""The tables of the Telegram channel, of each bot in a file of SQLite or in a schema of PostgreSQL; free of Rasa."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import URL, Connection, Engine
from sqlalchemy.pool import StaticPool
from sqlalchemy.schema import CreateIndex, CreateTable

from twincities.conversations.connections import make_engine
from twincities.conversations.settings import database_url, seconds_kept
from twincities.sqlite_files import make_private, write_ahead

_DAY = 24 * 3_600
# Telegram keeps what it could not hand over for a day, and so do we.
SECONDS_OF_MESSAGES = _DAY
SECONDS_OF_UPDATES = 2 * _DAY
SECONDS_OF_BUTTONS = 30 * _DAY
# Longer than a turn lasts that was going on when its conversation was forgotten.
SECONDS_OF_FORGETTING = 60
_MOST_SECONDS_TO_WAIT = 2

all_tables = sa.MetaData()
finished = sa.Table(
    "finished",
    all_tables,
    sa.Column("update_id", sa.BigInteger, primary_key=True),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
)
waiting = sa.Table(
    "waiting",
    all_tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread", sa.BigInteger),
    sa.Column("reply_to", sa.BigInteger),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
    sa.Column("user", sa.BigInteger),  # whom it answers; unknown in files of earlier versions
)
buttons = sa.Table(
    "buttons",
    all_tables,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("keyboard", sa.String(64), nullable=False, index=True),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("user", sa.BigInteger, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", sa.BigInteger, nullable=False, index=True),
)
forgotten = sa.Table(
    "forgotten",
    all_tables,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True)
class Schema:
    """Where the tables of a bot lie in PostgreSQL."""

    url: URL
    name: str


Place = Path | Schema
"""Where the tables of a bot lie: a file of SQLite, of one server, or a schema of PostgreSQL, of all on that database."""

_FILES = "telegram-{}.sqlite"
_SCHEMAS = "telegram_{}"
# Servers that make the tables wait for each other; any number that nobody else takes.
_LOCK_TO_MAKE = 0x7E1E6
_FIND_SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^telegram_[0-9]+$' ORDER BY nspname"


def place_of(folder: Path, bot: int) -> Place:
    """Where the tables of a bot lie, or would: where conversations are kept, or in the state folder.

    Raises:
        SettingError: when the settings name no database that can be used.
    """
    url = database_url()
    if url.get_backend_name() == "postgresql":
        return Schema(url, _SCHEMAS.format(bot))
    return folder / _FILES.format(bot)


def places(folder: Path) -> list[Place]:
    """Where the tables of all bots lie, of those of earlier settings as well.

    Raises:
        SettingError, SQLAlchemyError: when it cannot be told.
    """
    found: list[Place] = [*sorted(folder.glob(_FILES.format("*")))]
    url = database_url()
    if url.get_backend_name() == "postgresql":
        engine = make_engine(url)
        try:
            with engine.connect() as connection:
                names = connection.exec_driver_sql(_FIND_SCHEMAS).scalars().all()
        finally:
            engine.dispose()
        found += [Schema(url, name) for name in names]
    return found


def open_database(place: Path | Schema) -> Engine:
    """The database, with its tables; that in a file on one connection, for several threads one after the other.

    Raises:
        SQLAlchemyError, OSError: when it cannot be opened.
    """
    if isinstance(place, Schema):
        engine = make_engine(place.url).execution_options(schema_translate_map={None: place.name})
        with engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK_TO_MAKE})")
            connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {place.name}")
            all_tables.create_all(connection)
        return engine
    make_private(place)
    engine = sa.create_engine(
        f"sqlite:///{place}", poolclass=StaticPool, connect_args={"check_same_thread": False}, future=True
    )
    sa.event.listen(engine, "connect", _set_up)
    with engine.begin() as connection:
        # Erasing may open a new file at the same time.
        for table in all_tables.sorted_tables:
            connection.execute(CreateTable(table, if_not_exists=True))
            for index in table.indexes:
                connection.execute(CreateIndex(index, if_not_exists=True))
        known = {column["name"] for column in sa.inspect(connection).get_columns(waiting.name)}
        if waiting.c.user.name not in known:
            connection.exec_driver_sql("ALTER TABLE waiting ADD COLUMN user BIGINT")
    return engine


def prune(connection: Connection) -> None:
    """Erase what is too old to be of use, or to be kept (`KEEP_DAYS`)."""
    now, kept = int(time.time()), seconds_kept() or SECONDS_OF_BUTTONS
    for table, seconds in (
        (finished, SECONDS_OF_UPDATES),
        (waiting, SECONDS_OF_MESSAGES),
        (buttons, min(SECONDS_OF_BUTTONS, kept)),
        (forgotten, SECONDS_OF_FORGETTING),
    ):
        connection.execute(table.delete().where(table.c.at < now - seconds))


def _set_up(connection: Any, _record: object) -> None:
    # Survives the end of the process at any moment, without waiting for the disk at every turn.
    write_ahead(connection, _MOST_SECONDS_TO_WAIT)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA secure_delete=ON")  # what is erased is overwritten
