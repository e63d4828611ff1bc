"""The tables that conversations are kept in, and what is written to them and read from them; free of Rasa.

A conversation is a row that counts its events; they stand by number in rows of turns, those of earlier versions
in rows of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

# Rasa's name of the events that a user says something with.
USER = "user"

all_tables = sa.MetaData()
conversations = sa.Table(
    "conversations",
    all_tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("sender_id", sa.Text, nullable=False, unique=True),
    sa.Column("last_sequence", sa.Integer, nullable=False, default=0),
    sa.Column("session_start", sa.Integer, nullable=False, default=1),  # number of the session's first event
    sa.Column(
        "cut", sa.Integer, nullable=False, default=0
    ),  # number of the last event that `carried` stands for
    sa.Column("carried", sa.Text, nullable=False, default="[]"),
)
turns = sa.Table(
    "conversation_turns",
    all_tables,
    sa.Column("conversation_id", sa.ForeignKey(conversations.c.id), primary_key=True, autoincrement=False),
    # Number and time (seconds since 1970) of the turn's last event.
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("timestamp", sa.Float(53), nullable=False, index=True),
    sa.Column("intent_name", sa.Text),
    sa.Column("action_name", sa.Text),
    sa.Column("said", sa.Text),
    sa.Column("events", sa.LargeBinary, nullable=False),  # (rows.py)
)
events = sa.Table(
    "conversation_events",  # of earlier versions; read and erased, written no more
    all_tables,
    sa.Column("conversation_id", sa.ForeignKey(conversations.c.id), primary_key=True, autoincrement=False),
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("type_name", sa.Text, nullable=False),
    sa.Column("timestamp", sa.Float(53), nullable=False),  # seconds since 1970
    sa.Column("intent_name", sa.Text),
    sa.Column("action_name", sa.Text),
    sa.Column("data", sa.Text, nullable=False),
)
forgotten = sa.Table(
    "forgotten_conversations",
    all_tables,
    # Not the name itself, which may stand for a person.
    sa.Column("name_hash", sa.String(64), primary_key=True),
    sa.Column("at", sa.Float(53), nullable=False),  # seconds since 1970
)
feedback = sa.Table(
    "feedback",
    all_tables,
    # What the user said of the turn that this event of theirs began.
    sa.Column("conversation_id", sa.ForeignKey(conversations.c.id), primary_key=True, autoincrement=False),
    sa.Column("sequence", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("helpful", sa.Boolean, nullable=False),
    sa.Column("at", sa.Float(53), nullable=False),  # seconds since 1970
)


@dataclass(frozen=True)
class StoredEvent:
    """An event as it is written; `data` is whatever the rest does not hold, as JSON, or nothing.

    `said` are the words of a user, where they can stand in a column.
    """

    type_name: str
    timestamp: float
    intent_name: str | None
    action_name: str | None
    data: str
    said: str | None = None


EVENT_COLUMNS = (
    events.c.type_name,
    events.c.timestamp,
    events.c.intent_name,
    events.c.action_name,
    events.c.data,
)
"""The columns of a StoredEvent in the table of earlier versions, in its order."""


@dataclass(frozen=True)
class Cut:
    """From where on a conversation has to be read, and the state before, as a JSON list of events."""

    cut: int
    carried: str


@dataclass(frozen=True)
class StoredConversation:
    """What has to be read of a conversation: the state at the cut, and the events since, numbered up to `sequence`.

    `of_session` counts the events since the session began.
    """

    sequence: int
    carried: str
    events: tuple[StoredEvent, ...]
    of_session: int
