"""What users say of answers: whether they were of use. Stored with the turn, erased with the conversation; free of Rasa."""

from __future__ import annotations

import time
from dataclasses import dataclass

import sqlalchemy as sa

from twincities.conversations.connections import Connections
from twincities.conversations.stored_data import parameters_of
from twincities.conversations.tables import conversations, events, feedback

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
    said = (
        sa.select(events.c.conversation_id, events.c.sequence, events.c.data)
        .join(conversations)
        .where(conversations.c.sender_id == sender, events.c.type_name == "user")
        .order_by(events.c.sequence.desc())
        .limit(_MOST_LOOKED_AT)
    )
    with connections.writing() as connection:
        found = connection.execute(said).all()
        turn = next((row for row in found if parameters_of(row.data).get("message_id") == message_id), None)
        if turn is None:
            return False
        place = {"conversation_id": turn.conversation_id, "sequence": turn.sequence}
        connection.execute(feedback.delete().filter_by(**place))
        if helpful is not None:
            connection.execute(feedback.insert(), {**place, "helpful": helpful, "at": time.time()})
    return True


def counted(connections: Connections) -> list[Rated]:
    """What was said of answers, by intent, those with most complaints first.

    Raises:
        DatabaseUnavailableError: when it cannot be read.
    """
    intent = sa.func.coalesce(events.c.intent_name, "").label("intent")
    helpful = sa.func.sum(sa.case((feedback.c.helpful, 1), else_=0)).label("helpful")
    unhelpful = sa.func.sum(sa.case((feedback.c.helpful, 0), else_=1)).label("unhelpful")
    same_turn = sa.and_(
        events.c.conversation_id == feedback.c.conversation_id, events.c.sequence == feedback.c.sequence
    )
    query = sa.select(intent, helpful, unhelpful).join_from(feedback, events, same_turn).group_by(intent)
    with connections.reading() as connection:
        found = [Rated(*row) for row in connection.execute(query)]
    return sorted(found, key=lambda each: (-each.unhelpful, -each.helpful, each.intent))
