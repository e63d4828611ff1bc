"""What users say of answers: whether they were of use. Stored with the turn, erased with the conversation; free of Rasa."""

from __future__ import annotations

import time
from dataclasses import dataclass

import sqlalchemy as sa

from twincities.conversations.connections import Connections
from twincities.conversations.rows import TurnRow, events_of_row
from twincities.conversations.stored_data import parameters_of
from twincities.conversations.tables import USER, conversations, events, feedback, turns

_MOST_LOOKED_AT = 100  # the last messages of a conversation: what stands further up is rarely rated


@dataclass(frozen=True)
class Rated:
    """How many answers to questions of an intent were called helpful, and how many not."""

    intent: str
    helpful: int
    unhelpful: int


def rate(connections: Connections, sender: str, message_id: str, helpful: bool | None) -> bool:
    """Note of the answer to a message whether it was helpful; None takes that back. False where there is no such message.

    Raises:
        DatabaseUnavailableError, UnstorableError: when it is not stored.
    """
    last = (
        sa.select(turns)
        .join(conversations)
        .where(conversations.c.sender_id == sender)
        .order_by(turns.c.sequence.desc())
        .limit(_MOST_LOOKED_AT)
    )
    with connections.writing() as connection:
        found = connection.execute(last).all()
        turn = next((row for row in found if message_id in _message_ids(row)), None)
        if turn is None:
            return False
        place = {"conversation_id": turn.conversation_id, "sequence": turn.sequence}
        connection.execute(feedback.delete().filter_by(**place))
        if helpful is not None:
            connection.execute(feedback.insert(), {**place, "helpful": helpful, "at": time.time()})
    return True


def _message_ids(row: TurnRow) -> list[str]:
    said = [each.event for each in events_of_row(row) if each.event.type_name == USER]
    return [parameters_of(event.data).get("message_id", "") for event in said]


def counted(connections: Connections) -> list[Rated]:
    """What was said of answers, by intent, those with most complaints first.

    Raises:
        DatabaseUnavailableError: when it cannot be read.
    """
    # Of earlier versions, what was said stands in a row of its own.
    of_turn, of_event = (
        sa.and_(
            table.c.conversation_id == feedback.c.conversation_id, table.c.sequence == feedback.c.sequence
        )
        for table in (turns, events)
    )
    intent = sa.func.coalesce(turns.c.intent_name, events.c.intent_name, "").label("intent")
    helpful = sa.func.sum(sa.case((feedback.c.helpful, 1), else_=0)).label("helpful")
    unhelpful = sa.func.sum(sa.case((feedback.c.helpful, 0), else_=1)).label("unhelpful")
    rated = feedback.outerjoin(turns, of_turn).outerjoin(events, of_event)
    query = sa.select(intent, helpful, unhelpful).select_from(rated).group_by(intent)
    with connections.reading() as connection:
        found = [Rated(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda each: (-each.unhelpful, -each.helpful, each.intent))
