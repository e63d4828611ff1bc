"""What is erased from the tables: conversations that are to be forgotten, and those that have rested; free of Rasa.

That a conversation was forgotten is noted for a while, so that no server writes what it still has in memory of it: a
turn that was going on, or what had to wait as the database was out of reach.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from twincities.conversations.connections import Connections
from twincities.conversations.tables import conversations, events, feedback, forgotten

SECONDS_NOTED = 7 * 24 * 3_600
_MOST_LOOKED_AT = 500

FORGOTTEN_AT = sa.select(forgotten.c.at).where(forgotten.c.name_hash == sa.bindparam("name_hash"))
"""When a conversation was forgotten, in seconds since 1970."""
_LAST_EVENT = sa.and_(
    events.c.conversation_id == conversations.c.id, events.c.sequence == conversations.c.last_sequence
)


def hash_of(sender: str) -> str:
    """What stands for the name of a conversation in the notes."""
    return hashlib.sha256(sender.encode(errors="surrogatepass")).hexdigest()


def forgotten_at(connection: Connection, sender: str) -> float | None:
    """When a conversation was last forgotten, in seconds since 1970."""
    found = connection.execute(FORGOTTEN_AT, {"name_hash": hash_of(sender)}).scalar()
    return None if found is None else float(found)


def forget(connections: Connections, sender: str) -> bool:
    """Erase a conversation, and note that it was forgotten; False where there is none.

    Raises:
        DatabaseUnavailableError, UnstorableError: when it is not erased.
    """
    of_sender = conversations.c.sender_id == sender
    name_hash = hash_of(sender)
    with connections.writing() as connection:
        # Held before it is noted: whoever is writing to it ends first, and whoever comes later finds the note.
        row = connection.execute(sa.select(conversations.c.id).where(of_sender).with_for_update()).first()
        connection.execute(forgotten.delete().where(forgotten.c.name_hash == name_hash))
        connection.execute(forgotten.insert(), {"name_hash": name_hash, "at": time.time()})
        if row is not None:
            _erase(connection, row.id)
    return row is not None


def latest(connections: Connections, count: int) -> list[tuple[str, float]]:
    """The conversations in which something was said last: their names, and when, in seconds since 1970.

    Raises:
        DatabaseUnavailableError: when they cannot be read.
    """
    query = (
        sa.select(conversations.c.sender_id, events.c.timestamp)
        .join(events, _LAST_EVENT)
        .order_by(events.c.timestamp.desc())
        .limit(count)
    )
    with connections.reading() as connection:
        return [(row.sender_id, row.timestamp) for row in connection.execute(query)]


def resting(connections: Connections, since: float) -> Iterator[list[int]]:
    """The ids of conversations in which nothing has been said since a moment, of one part of all after the other.

    Raises:
        DatabaseUnavailableError: when they cannot be read.
    """
    after = 0
    while True:
        part = (
            sa.select(conversations.c.id, conversations.c.last_sequence)
            .where(conversations.c.id > after)
            .order_by(conversations.c.id)
            .limit(_MOST_LOOKED_AT)
            .subquery()
        )
        its_last = sa.and_(events.c.conversation_id == part.c.id, events.c.sequence == part.c.last_sequence)
        query = sa.select(part.c.id, events.c.timestamp).outerjoin_from(part, events, its_last)
        with connections.reading() as connection:
            found = connection.execute(query.order_by(part.c.id)).all()
        if not found:
            return
        yield [row.id for row in found if row.timestamp is None or row.timestamp < since]
        after = found[-1].id


def erase_if_resting(connections: Connections, conversation: int, since: float) -> bool:
    """Erase a conversation, unless something has been said in it since that moment, or is being written to it.

    Raises:
        DatabaseUnavailableError: when it is not erased.
    """
    lock = (
        sa.select(conversations.c.last_sequence)
        .where(conversations.c.id == conversation)
        .with_for_update(skip_locked=True)
    )
    said = sa.exists().where(
        events.c.conversation_id == conversation,
        events.c.sequence == sa.bindparam("last"),
        events.c.timestamp >= since,
    )
    with connections.writing() as connection:
        row = connection.execute(lock).first()
        if row is None or connection.execute(sa.select(said), {"last": row.last_sequence}).scalar():
            return False
        _erase(connection, conversation)
    return True


def drop_old_notes(connections: Connections) -> None:
    """Drop the notes of conversations that were forgotten long ago.

    Raises:
        DatabaseUnavailableError: when they are not dropped.
    """
    with connections.writing() as connection:
        connection.execute(forgotten.delete().where(forgotten.c.at < time.time() - SECONDS_NOTED))


def _erase(connection: Connection, conversation: int) -> None:
    connection.execute(feedback.delete().where(feedback.c.conversation_id == conversation))
    connection.execute(events.delete().where(events.c.conversation_id == conversation))
    connection.execute(conversations.delete().where(conversations.c.id == conversation))
