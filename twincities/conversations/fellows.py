"""What servers on one PostgreSQL database tell each other of themselves: where they differ, users notice; free of Rasa."""

from __future__ import annotations

import time
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.engine import URL

from twincities.conversations.connections import Connections

SECONDS_BETWEEN_LOOKS = 30.0
SECONDS_UNTIL_GONE = 3 * SECONDS_BETWEEN_LOOKS
MOST_SECONDS_OF_CLOCK = 2.0
"""By how much a clock may be off."""

_tables = sa.MetaData()
_servers = sa.Table(
    "servers",
    _tables,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("seen_at", sa.Float(53), nullable=False),  # seconds since 1970, by the clock of the database
    sa.Column("version", sa.String(16), nullable=False),
    sa.Column("table_version", sa.String(16), nullable=False),
    sa.Column("key_version", sa.String(16), nullable=False),
    prefixes=["UNLOGGED"],
)
_NOW = sa.text("SELECT extract(epoch FROM clock_timestamp())")


@dataclass(frozen=True)
class Description:
    """One server: its name, and hashes of what has to be equal in all."""

    name: str
    version: str
    """Of the program and its model."""
    table: str
    key: str


@dataclass(frozen=True)
class Differences:
    """In what a server differs from the others that run; by their names."""

    version: tuple[str, ...] = ()
    table: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    seconds_of_clock: float = 0.0
    """By how much the clock of this machine is ahead of that of the database; 0 where that is not worth mentioning."""


class Fellows:
    """One server among those on its database; its methods block."""

    def __init__(self, url: URL, own: Description) -> None:
        """`url` is that of a PostgreSQL database."""
        self._connections = Connections(url, _tables)
        self._own = own

    def look(self) -> Differences:
        """Tell that this server runs, and see in what those differ that have said so lately.

        Raises:
            DatabaseUnavailableError, UnstorableError: as connections do.
        """
        own = self._own
        with self._connections.writing() as connection:
            before = time.time()
            now = float(connection.execute(_NOW).scalar())
            ahead = (before + time.time()) / 2 - now
            values = {
                "seen_at": now,
                "version": own.version,
                "table_version": own.table,
                "key_version": own.key,
            }
            connection.execute(
                insert(_servers)
                .values(name=own.name, **values)
                .on_conflict_do_update(index_elements=[_servers.c.name], set_=values)
            )
            connection.execute(_servers.delete().where(_servers.c.seen_at < now - SECONDS_UNTIL_GONE))
            others = connection.execute(
                sa.select(_servers).where(_servers.c.name != own.name).order_by(_servers.c.name)
            ).all()
        return Differences(
            tuple(each.name for each in others if each.version != own.version),
            tuple(each.name for each in others if each.table_version != own.table),
            tuple(each.name for each in others if each.key_version != own.key),
            ahead if abs(ahead) > MOST_SECONDS_OF_CLOCK else 0.0,
        )

    def leave(self) -> None:
        """Tell that this server runs no more.

        Raises:
            DatabaseUnavailableError, UnstorableError: as connections do.
        """
        with self._connections.writing() as connection:
            connection.execute(_servers.delete().where(_servers.c.name == self._own.name))

    def close(self) -> None:
        """Let go of the database."""
        self._connections.close()
