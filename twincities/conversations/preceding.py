"""Which message the user's program takes for the last one, so that a server without its database knows what it lacks; free of Rasa.

While the database is away, another server may have gone on with a conversation: what this one has in memory is then not
its end. Like notices, it travels in the context of the turn.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from contextvars import ContextVar

_ends: ContextVar[list[frozenset[str]] | None] = ContextVar("ends", default=None)


@contextlib.contextmanager
def preceded_by(before: str | None, message: str | None) -> Iterator[None]:
    """Say for the turn that begins within this that the conversation ends with one of these messages.

    `before` is the id of the one that was answered last (None: that is not known), `message` that of the turn itself, which may have been sent before.
    """
    token = _ends.set([frozenset(filter(None, (before, message)))] if before else None)
    try:
        yield
    finally:
        _ends.reset(token)


def expected_end() -> frozenset[str]:
    """The ids of the messages that the conversation may end with; empty where that is not known.

    Given once a turn: after that, the conversation ends with what the turn adds.
    """
    ends = _ends.get()
    return ends.pop() if ends else frozenset()
