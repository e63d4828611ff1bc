"""Whether an answer was of use, as a visitor says."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from twincities.channels.json_requests import RefusedError
from twincities.conversations.connections import DatabaseUnavailableError, UnstorableError
from twincities.conversations.store import ConversationStore, innermost_store

_SECONDS_TO_WAIT = 5


async def store_feedback(app: Any, conversation: str, message_id: str, helpful: bool | None) -> None:
    """Store it with the turn that the message began; None takes it back.

    Raises:
        RefusedError: when there is no such message, or the conversations cannot be reached.
    """
    store = innermost_store(getattr(app.ctx, "agent", None))
    try:
        is_stored = isinstance(store, ConversationStore) and await store.rate(
            conversation, message_id, helpful
        )
    except (DatabaseUnavailableError, UnstorableError):
        raise RefusedError(
            HTTPStatus.SERVICE_UNAVAILABLE, "the conversations cannot be reached", _SECONDS_TO_WAIT
        ) from None
    if not is_stored:
        raise RefusedError(HTTPStatus.NOT_FOUND, "there is no such message, or it was long ago")
