"""The tables of the Telegram channel, in a file of SQLite for each bot; free of Rasa."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import StaticPool

from twincities.conversations.settings import seconds_kept
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
    sa.Column("at", sa.Integer, nullable=False, index=True),
)
waiting = sa.Table(
    "waiting",
    all_tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread", sa.BigInteger),
    sa.Column("reply_to", sa.BigInteger),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("at", sa.Integer, nullable=False, index=True),
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
    sa.Column("at", sa.Integer, nullable=False, index=True),
)
forgotten = sa.Table(
    "forgotten",
    all_tables,
    sa.Column("chat", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("user", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("at", sa.Integer, nullable=False),
)


def open_database(file: Path) -> Engine:
    """The database in a file, with its tables, on one connection.

    Raises:
        SQLAlchemyError, OSError: when it cannot be opened.
    """
    make_private(file)
    engine = sa.create_engine(f"sqlite:///{file}", poolclass=StaticPool, future=True)
    sa.event.listen(engine, "connect", _set_up)
    all_tables.create_all(engine)
    with engine.begin() as connection:
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
