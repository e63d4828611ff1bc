"""What is written to the tables of conversations and read from them; free of Rasa.

Whoever writes to a conversation holds its row meanwhile, so several servers on one database put their events one
behind the other, and none twice.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert as insert_into_postgresql
from sqlalchemy.engine import URL, Connection

from twincities.conversations.connections import Connections
from twincities.conversations.erasing import FORGOTTEN_AT, forgotten_at, hash_of
from twincities.conversations.rows import (
    NumberedEvent,
    events_of_row,
    state_to_store,
    stored_state,
    turns_as_rows,
)
from twincities.conversations.tables import (
    EVENT_COLUMNS,
    USER,
    Cut,
    StoredConversation,
    StoredEvent,
    all_tables,
    conversations,
    events,
    turns,
)

# Rasa's names of the events after which a conversation has to be read differently.
_FRESH_STARTS = {"session_started", "restart"}
_TAKEN_BACK = {"rewind", "undo"}


class Database:
    """The conversations; its methods block, and may be called by several threads at once.

    Every method raises DatabaseUnavailableError and UnstorableError as the connections do.
    """

    def __init__(self, url: URL) -> None:
        self.connections = Connections(url)
        self.name = self.connections.name

    def ends_at(self, sender: str, sequence: int, known_at: float = math.inf) -> bool:
        """Whether the last event of a conversation has this number, and it was not forgotten since it was known to."""
        with self.connections.reading() as connection:
            row = connection.execute(_LAST, {"sender": sender, "name_hash": hash_of(sender)}).first()
        return row is not None and row.last_sequence == sequence and (row.forgotten_at or 0) <= known_at

    def read(self, sender: str) -> StoredConversation | None:
        """What has to be read of a conversation; None where there is none."""
        with self.connections.reading() as connection:
            row = connection.execute(_FIND, {"sender": sender}).first()
            if row is None or row.last_sequence == 0:
                return None
            found = [each.event for each in _since(connection, row, row.cut) if each.sequence > row.cut]
        # Counted, not taken from the row: another server may have written between the two queries.
        sequence = row.cut + len(found)
        return StoredConversation(
            sequence, stored_state(row.carried), tuple(found), sequence - row.session_start + 1
        )

    def read_all(self, sender: str) -> tuple[StoredEvent, ...]:
        """All events of a conversation from its very beginning."""
        with self.connections.reading() as connection:
            row = connection.execute(_FIND, {"sender": sender}).first()
            return tuple(each.event for each in _since(connection, row, 0)) if row is not None else ()

    def senders(self) -> list[str]:
        """Whose conversations there are."""
        with self.connections.reading() as connection:
            return list(connection.execute(sa.select(conversations.c.sender_id)).scalars())

    def check(self) -> None:
        """Read a little from every table."""
        with self.connections.reading() as connection:
            for table in all_tables.sorted_tables:
                connection.execute(sa.select(table).limit(1)).all()

    def append(
        self,
        sender: str,
        expected: int | None,
        new: Sequence[StoredEvent],
        cut: Cut | None = None,
        known_at: float = math.inf,
    ) -> bool:
        """Write events at the end of a conversation, all or none.

        `expected` is the number of the last event that the writer knows of (None: it knows of no number), `cut` where the
        next reader may begin, and `known_at` when the writer read what it knows, in seconds since 1970. Where the
        conversation was forgotten later than that, the turns from before are not written.

        Returns whether the conversation now is what the writer takes it for. It is not when another server has
        written meanwhile (turns then stand in the order in which they began), when an attempt whose end was not seen had written
        them already (none is written again), when something was taken back (the session is then to be read
        anew from its beginning), or when it was forgotten.
        """
        with self.connections.writing() as connection:
            row = _locked(connection, sender) if expected else None
            forgotten = row.forgotten_at if row else forgotten_at(connection, sender)
            if forgotten is not None and forgotten > known_at:
                new, expected = _said_after(forgotten, new), None
                if not new:
                    return False
            if row is None:
                is_new = expected == 0
                changed, is_as_expected = _change(_Row(), new, cut if is_new else None)
                conversation = _begun(connection, {"sender_id": sender, **changed})
                if conversation is not None:
                    _insert(connection, conversation, 1, new)
                    return is_new and is_as_expected
                row = _locked(connection, sender)
            if row.last_sequence == expected:
                changed, is_as_expected = _change(row, new, cut)
                connection.execute(_CHANGE, {"conversation": row.id, **changed})
                _insert(connection, row.id, row.last_sequence + 1, new)
                return is_as_expected
            _write_among_others(connection, row, expected or 0, new)
        return False

    def close(self) -> None:
        """Let go of all connections."""
        self.connections.close()


_OF_SENDER = conversations.c.sender_id == sa.bindparam("sender")
_FORGOTTEN = FORGOTTEN_AT.scalar_subquery().label("forgotten_at")
_FIND = sa.select(conversations).where(_OF_SENDER)
_LAST = sa.select(conversations.c.last_sequence, _FORGOTTEN).where(_OF_SENDER)
_LOCK = sa.select(conversations, _FORGOTTEN).where(_OF_SENDER).with_for_update(of=conversations)


def _after(table: sa.Table) -> sa.ColumnElement[bool]:
    return sa.and_(
        table.c.conversation_id == sa.bindparam("conversation"), table.c.sequence > sa.bindparam("after")
    )


_TURNS_SINCE = sa.select(turns).where(_after(turns))
_EVENTS_SINCE = sa.select(events.c.sequence, *EVENT_COLUMNS).where(_after(events))
# Made once: SQLAlchemy takes longer to make a statement than SQLite to run it.
_BEGIN = {
    "sqlite": conversations.insert().prefix_with("OR IGNORE"),  # ON CONFLICT would be made anew each time
    "postgresql": insert_into_postgresql(conversations).on_conflict_do_nothing(),
}
_CHANGE = conversations.update().where(conversations.c.id == sa.bindparam("conversation"))
_ADD = turns.insert()
_TAKE_OUT = [table.delete().where(_after(table)) for table in (turns, events)]


@dataclass(frozen=True)
class _Row:
    """The row of a conversation that has no events yet."""

    last_sequence: int = 0
    session_start: int = 1


def _locked(connection: Connection, sender: str) -> Any:
    """The row of a conversation, held until the transaction ends, with when it was last forgotten; None without one."""
    return connection.execute(_LOCK, {"sender": sender, "name_hash": hash_of(sender)}).first()


def _begun(connection: Connection, values: dict[str, Any]) -> int | None:
    """The id of a new row with these values, which nobody else can write to until the transaction ends.

    None where the conversation has a row already.
    """
    inserted = connection.execute(_BEGIN[connection.dialect.name], values)
    return int(inserted.inserted_primary_key[0]) if inserted.rowcount == 1 else None


def _since(connection: Connection, row: Any, after: int) -> list[NumberedEvent]:
    """The events of a conversation with higher numbers, and those before them in the turn that has this number."""
    place = {"conversation": row.id, "after": after}
    found = [each for turn in connection.execute(_TURNS_SINCE, place) for each in events_of_row(turn)]
    if len(found) < row.last_sequence - after:  # the rest was written by an earlier version
        earlier = connection.execute(_EVENTS_SINCE, place)
        found += [NumberedEvent(number, StoredEvent(*columns)) for number, *columns in earlier]
    return sorted(found, key=lambda each: each.sequence)


def _insert(connection: Connection, conversation: int, first: int, new: Sequence[StoredEvent]) -> None:
    """Write the events with the numbers from `first` on."""
    rows = turns_as_rows(first, new)
    connection.execute(_ADD, [{"conversation_id": conversation, **row} for row in rows])


def _change(row: Any, new: Sequence[StoredEvent], cut: Cut | None) -> tuple[dict[str, Any], bool]:
    """The new values of the row, and whether the cut could be moved as wished."""
    changed: dict[str, Any] = {"last_sequence": row.last_sequence + len(new)}
    session_start = row.session_start
    for number, event in enumerate(new, row.last_sequence + 1):
        if event.type_name in _FRESH_STARTS:
            session_start = changed["session_start"] = number
    if any(event.type_name in _TAKEN_BACK for event in new):
        return changed | {"cut": session_start - 1, "carried": "[]"}, False
    if cut is not None:
        changed |= {"cut": cut.cut, "carried": state_to_store(cut.carried)}
    return changed, True


def _write_among_others(connection: Connection, row: Any, after: int, new: Sequence[StoredEvent]) -> None:
    """Write events that follow on the number `after`, where others have written since.

    Servers that could not write for a while each have turns that the others do not know of.
    """
    found = _since(connection, row, after)
    before, others = (
        [each.event for each in found if (each.sequence > after) is is_later] for is_later in (False, True)
    )
    new = _not_yet_stored(others, new)
    if not new:
        return
    first, begun = row.last_sequence + 1, row
    if others and new[0].timestamp < others[-1].timestamp:
        by_time = sorted([*_turns(others), *_turns(new)], key=lambda turn: turn[0].timestamp)
        first = after + 1 - len(before)
        new = [*before, *(event for turn in by_time for event in turn)]
        begun = _Row(first - 1, row.session_start)
        for take_out in _TAKE_OUT:
            connection.execute(take_out, {"conversation": row.id, "after": after})
    changed, _ = _change(begun, new, None)
    if row.cut >= first:  # what was summed up has been put in another order
        changed = {"cut": changed.get("session_start", row.session_start) - 1, "carried": "[]"} | changed
    connection.execute(_CHANGE, {"conversation": row.id, **changed})
    _insert(connection, row.id, first, new)


def _turns(stored: Sequence[StoredEvent]) -> list[list[StoredEvent]]:
    """The events turn by turn; what comes before the user, such as the beginning of a session, goes with the turn before it, if any."""
    found: list[list[StoredEvent]] = []
    for event in stored:
        if not found or event.type_name == USER:
            found.append([])
        found[-1].append(event)
    return found


def _not_yet_stored(found_before: Sequence[StoredEvent], new: Sequence[StoredEvent]) -> list[StoredEvent]:
    """The events without those that stand there already: no two are alike, if only by their time."""
    found = Counter(found_before)
    missing = []
    for event in new:
        if found[event]:
            found[event] -= 1
        else:
            missing.append(event)
    return missing


def _said_after(moment: float, new: Sequence[StoredEvent]) -> Sequence[StoredEvent]:
    """The events without the turns that had begun at a moment."""
    begun = [number for number, event in enumerate(new) if event.timestamp <= moment]
    if not begun:
        return new
    for number in range(begun[-1] + 1, len(new)):
        if new[number].type_name == USER:
            return new[number:]
    return ()
