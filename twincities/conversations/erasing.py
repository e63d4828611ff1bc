"""What is erased from the tables: conversations that are to be forgotten, and those that have rested; free of Rasa.

That a conversation was forgotten is noted for a while, so that no server writes what it still has in memory of it: a
turn that was going on, or what had to wait as the database was out of reach.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Collection, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from twincities.conversations.connections import Connections
from twincities.conversations.tables import conversations, events, feedback, forgotten, turns

SECONDS_NOTED = 7 * 24 * 3_600
_MOST_LOOKED_AT = 500

FORGOTTEN_AT = sa.select(forgotten.c.at).where(forgotten.c.name_hash == sa.bindparam("name_hash"))
"""When a conversation was forgotten, in seconds since 1970."""
# Where the last event of a conversation stands; of one that earlier versions wrote last, it is the latter.
_LAST = {
    table: sa.and_(
        table.c.conversation_id == conversations.c.id, table.c.sequence == conversations.c.last_sequence
    )
    for table in (turns, events)
}


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
            _erase(connection, [row.id])
    return row is not None


def latest(connections: Connections, count: int) -> list[tuple[str, float]]:
    """The conversations in which something was said last: their names, and when, in seconds since 1970.

    Raises:
        DatabaseUnavailableError: when they cannot be read.
    """
    found: list[tuple[str, float]] = []
    with connections.reading() as connection:
        for table, is_last in _LAST.items():
            query = sa.select(conversations.c.sender_id, table.c.timestamp).join(table, is_last)
            rows = connection.execute(query.order_by(table.c.timestamp.desc()).limit(count))
            found += [(row.sender_id, row.timestamp) for row in rows]
    return sorted(found, key=lambda each: each[1], reverse=True)[:count]


def resting(connections: Connections, since: float) -> Iterator[list[int]]:
    """The ids of conversations in which nothing has been said since a moment, of one part of all after the other.

    Raises:
        DatabaseUnavailableError: when they cannot be read.
    """
    after = (0.0, 0, 0)
    while True:
        part = _old_turns(since, after).limit(_MOST_LOOKED_AT).subquery()
        query = sa.select(part, conversations.c.last_sequence).outerjoin_from(
            part, conversations, part.c.conversation_id == conversations.c.id
        )
        with connections.reading() as connection:
            found = connection.execute(query.order_by(*part.c)).all()
        if not found:
            break
        yield [row.conversation_id for row in found if row.sequence == row.last_sequence]
        after = found[-1][:3]
    yield from _resting_of_earlier_versions(connections, since)


def _old_turns(since: float, after: tuple[float, int, int]) -> sa.Select[tuple[float, int, int]]:
    """Time, conversation and number of the turns before a moment, from one of them on, in the order of the index on time."""
    columns = turns.c.timestamp, turns.c.conversation_id, turns.c.sequence
    moment, *place = after
    is_later = sa.or_(columns[0] > moment, sa.tuple_(*columns[1:]) > tuple(place))
    return sa.select(*columns).where(columns[0] >= moment, columns[0] < since, is_later).order_by(*columns)


def _resting_of_earlier_versions(connections: Connections, since: float) -> Iterator[list[int]]:
    after = 0
    # Without the bound, all that came later would be looked through for more.
    last = sa.select(sa.func.max(events.c.conversation_id)).scalar_subquery()
    while True:
        query = (
            sa.select(conversations.c.id, events.c.timestamp)
            .join(events, _LAST[events])
            .where(conversations.c.id > after, conversations.c.id <= last)
            .order_by(conversations.c.id)
            .limit(_MOST_LOOKED_AT)
        )
        with connections.reading() as connection:
            found = connection.execute(query).all()
        if not found:
            return
        yield [row.id for row in found if row.timestamp < since]
        after = found[-1].id


def erase_resting(connections: Connections, found: Collection[int], since: float) -> int:
    """Erase conversations but for those in which something has been said since that moment, or is being written to.

    Gives the number of those that are erased.

    Raises:
        DatabaseUnavailableError: when none is erased.
    """
    lock = (
        sa.select(conversations.c.id).where(conversations.c.id.in_(found)).with_for_update(skip_locked=True)
    )
    with connections.writing() as connection:
        held = set(connection.execute(lock).scalars())
        for table, is_last in _LAST.items():
            query = sa.select(conversations.c.id).join(table, is_last)
            awake = query.where(conversations.c.id.in_(held), table.c.timestamp >= since)
            held -= set(connection.execute(awake).scalars())
        _erase(connection, held)
    return len(held)


def drop_old_notes(connections: Connections) -> None:
    """Drop the notes of conversations that were forgotten long ago.

    Raises:
        DatabaseUnavailableError: when they are not dropped.
    """
    with connections.writing() as connection:
        connection.execute(forgotten.delete().where(forgotten.c.at < time.time() - SECONDS_NOTED))


def _erase(connection: Connection, found: Collection[int]) -> None:
    for table in (feedback, turns, events):
        connection.execute(table.delete().where(table.c.conversation_id.in_(found)))
    connection.execute(conversations.delete().where(conversations.c.id.in_(found)))
