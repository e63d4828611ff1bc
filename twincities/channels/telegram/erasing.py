"""What is erased of the Telegram channel, also from outside of a running server; free of Rasa."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from twincities.channels import conversation_ids
from twincities.channels.telegram.tables import buttons, forgotten, open_database, prune, waiting
from twincities.sqlite_files import empty_journal, overwrite_erased

_CHANNEL = "telegram"


def database_file(folder: Path, bot: int) -> Path:
    """Where the tables of a bot lie."""
    return folder / f"{_CHANNEL}-{bot}.sqlite"


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
    for file in _files(folder):
        with _changing(file) as connection:
            # An older file does not tell whom an answer was for: rather one too many than one too few.
            for_user = sa.or_(waiting.c.user == user, waiting.c.user.is_(None))
            for table, condition in ((waiting, for_user), (buttons, buttons.c.user == user)):
                found += connection.execute(table.delete().where(table.c.chat == chat, condition)).rowcount
            note = {"chat": chat, "user": user, "at": int(time.time())}
            connection.execute(forgotten.insert().prefix_with("OR REPLACE"), note)
        overwrite_erased(file, most_seconds)
    return bool(found)


def erase_old(folder: Path, most_seconds: float) -> None:
    """Erase what has become too old to be kept; `most_seconds` is how long to wait for others.

    Raises:
        SQLAlchemyError, OSError: when it is not erased.
    """
    for file in _files(folder):
        with _changing(file) as connection:
            prune(connection)
        empty_journal(file, most_seconds)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{_CHANNEL}-*.sqlite"))


@contextlib.contextmanager
def _changing(file: Path) -> Iterator[Connection]:
    engine = open_database(file)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()
