"""Erases a conversation wherever it is kept: `python -m twincities.forgetting CONVERSATION`; free of Rasa.

Servers may go on meanwhile. One that has something of the conversation in memory does not write it any more
(twincities.conversations.erasing).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from twincities.channels.telegram import erasing as telegram
from twincities.conversations import erasing
from twincities.conversations.connections import Connections, DatabaseUnavailableError, UnstorableError
from twincities.conversations.settings import DATABASE, database_url
from twincities.sqlite_files import NotOverwrittenError
from twincities.state import SettingError, state_folder

_MOST_SECONDS_TO_WAIT = 30
_MOST_LISTED = 20


def forget(conversation: str) -> bool:
    """Erase a conversation, and overwrite what it was written with; False where there is none of this name.

    Raises:
        SettingError, DatabaseUnavailableError, UnstorableError, SQLAlchemyError, OSError: when it is not erased, as
            where there is no database.
        NotOverwrittenError: when it is erased, but not overwritten.
    """
    connections = _existing()
    try:
        was_there = erasing.forget(connections, conversation)
        was_on_telegram = telegram.forget(state_folder(), conversation, _MOST_SECONDS_TO_WAIT)
        connections.overwrite_erased(_MOST_SECONDS_TO_WAIT)
    finally:
        connections.close()
    return was_there or was_on_telegram


def main(arguments: Sequence[str]) -> int:
    """Forget the conversation that is named: 0 when it is gone, 1 with a sentence on stderr when not.

    Without a name, the latest conversations are listed: 0 when they are.
    """
    try:
        if len(arguments) > 1:
            print("error: name one conversation: make forget WHO=…", file=sys.stderr)
        elif not any(arguments):
            _list()
            return 0
        elif forget(arguments[0]):
            print(f"The conversation {arguments[0]} is erased.")
            return 0
        else:
            print(f"error: there is no conversation called {arguments[0]!r}", file=sys.stderr)
    except NotOverwrittenError as error:
        print(
            f"error: it is erased, but its bytes still stand in the file: {error}; try again", file=sys.stderr
        )
    except (SettingError, DatabaseUnavailableError, UnstorableError, SQLAlchemyError, OSError) as error:
        print(f"error: nothing is erased: {' '.join(str(error).split())}", file=sys.stderr)
    return 1


def _list() -> None:
    connections = _existing()
    try:
        print("make forget WHO=… erases one of these, or any other; the latest are:", file=sys.stderr)
        for name, moment in erasing.latest(connections, _MOST_LISTED):
            print(time.strftime("%Y-%m-%d %H:%M", time.localtime(moment)), name)
    finally:
        connections.close()


def _existing() -> Connections:
    """Connections to the database, which is not made here: it would belong to another user than the server's."""
    url = database_url()
    if url.get_backend_name() == "sqlite" and not Path(str(url.database)).exists():
        raise DatabaseUnavailableError(
            f"there is no database {url.database}: see {DATABASE} and STATE_FOLDER"
        )
    return Connections(url)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
