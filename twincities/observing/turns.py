"""The turn that is going on, for all that is logged and counted meanwhile, also in threads and tasks that it starts."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field

HEADER = "X-Turn-Id"
"""Tells an action server the id of the turn that calls it."""
MOST_CHARACTERS_OF_ID = 32


@dataclass
class Turn:
    """One turn; its `id` is random, and stands for nobody."""

    id: str = field(default_factory=lambda: secrets.token_hex(8))
    intent: str = "none"
    """What the message was taken for; "none" as long as it was not read."""
    was_answered_before: bool = False
    """Whether the message had come before, and was given that answer again."""


_turn: ContextVar[Turn | None] = ContextVar("turn", default=None)


def current_turn() -> Turn | None:
    """The turn that is going on; None outside of turns."""
    return _turn.get()


@contextlib.contextmanager
def going_on(turn: Turn) -> Iterator[Turn]:
    """Have a turn be the current one."""
    token = _turn.set(turn)
    try:
        yield turn
    finally:
        _turn.reset(token)


def take_up(turn_id: str | None) -> None:
    """Have the rest of a task belong to the turn of that id, which goes on in another program; ids of another form are left out."""
    if turn_id and turn_id.isascii() and turn_id.isalnum() and len(turn_id) <= MOST_CHARACTERS_OF_ID:
        _turn.set(Turn(turn_id))
