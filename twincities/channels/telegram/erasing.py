"""What is erased of the Telegram channel, also from outside of a running server; free of Rasa."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from twincities.channels import conversation_ids
from twincities.channels.telegram.tables import (
    Place,
    buttons,
    forgotten,
    open_database,
    places,
    prune,
    waiting,
)
from twincities.sqlite_files import empty_journal, overwrite_erased


def conversation_name(chat: int, user: int) -> str:
    """The conversation with a user in a chat; in a group every member has one."""
    return f"{conversation_ids.TELEGRAM}{chat}:{user}"


def forget(folder: Path, conversation: str, most_seconds: float) -> bool:
    """Erase what all bots have of a conversation: answers that wait, and buttons; whether there was anything.

    A turn that is going on is still answered, but leaves no buttons. `most_seconds` is how long to wait for others.

    Raises:
        SQLAlchemyError, OSError: when it is not erased.
        NotOverwrittenError: when it is erased, but still stands in the file.
    """
    try:
        chat, user = map(int, conversation.split(":")[1:])
    except ValueError:
        return False
    if conversation != conversation_name(chat, user):
        return False
    found = 0
    for place in places(folder):
        with _changing(place) as connection:
            # An older file does not tell whom an answer was for: rather one too many than one too few.
            for_user = sa.or_(waiting.c.user == user, waiting.c.user.is_(None))
            for table, condition in ((waiting, for_user), (buttons, buttons.c.user == user)):
                found += connection.execute(table.delete().where(table.c.chat == chat, condition)).rowcount
            same = sa.and_(forgotten.c.chat == chat, forgotten.c.user == user)
            connection.execute(forgotten.delete().where(same))
            connection.execute(forgotten.insert(), {"chat": chat, "user": user, "at": int(time.time())})
        if isinstance(place, Path):
            overwrite_erased(place, most_seconds)
    return bool(found)


def erase_old(folder: Path, most_seconds: float) -> None:
    """Erase what has become too old to be kept; `most_seconds` is how long to wait for others.

    Raises:
        SQLAlchemyError, OSError: when it is not erased.
    """
    for place in places(folder):
        with _changing(place) as connection:
            prune(connection)
        if isinstance(place, Path):
            empty_journal(place, most_seconds)


@contextlib.contextmanager
def _changing(place: Place) -> Iterator[Connection]:
    engine = open_database(place)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
