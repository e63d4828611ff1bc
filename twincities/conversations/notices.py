"""What a turn has to tell the user besides its answer; free of Rasa.

The store notices trouble deep inside a turn, the pipeline a message that is too much to read; the channel talks to the user: the list that connects them belongs to
the turn, which is why it travels in its context and not in a variable of the process.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

NOT_REMEMBERED = "utter_not_remembered"
CANNOT_LOOK_BACK = "utter_cannot_look_back"
READ_IN_PART = "utter_read_in_part"

_notices: ContextVar[list[str] | None] = ContextVar("notices", default=None)


@contextlib.contextmanager
def collected() -> Iterator[list[str]]:
    """The names of the responses that are called for while this lasts, also by tasks that start in it."""
    notices: list[str] = []
    token = _notices.set(notices)
    try:
        yield notices
    finally:
        _notices.reset(token)


def notify(response: str) -> bool:
    """Have the turn that is going on end with a response of the domain; False where no turn collects any."""
    notices = _notices.get()
    if notices is None:
        return False
    if response not in notices:
        notices.append(response)
    return True
