"""What has to outlive a restart: which updates are done, which messages still have to be sent, and the buttons."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.pool import StaticPool

from twincities.channels.telegram.output import Button, Outgoing

_HOUR = 3_600
_DAY = 24 * _HOUR
# Telegram keeps what it could not hand over for a day, and so do we.
SECONDS_OF_MESSAGES = _DAY
SECONDS_OF_UPDATES = 2 * _DAY
SECONDS_OF_BUTTONS = 30 * _DAY

_tables = sa.MetaData()
_finished = sa.Table(
    "finished",
    _tables,
    sa.Column("update_id", sa.BigInteger, primary_key=True),
    sa.Column("at", sa.Integer, nullable=False, index=True),
)
_waiting = sa.Table(
    "waiting",
    _tables,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("thread", sa.BigInteger),
    sa.Column("reply_to", sa.BigInteger),
    sa.Column("message", sa.Text, nullable=False),
    sa.Column("at", sa.Integer, nullable=False, index=True),
)
_buttons = sa.Table(
    "buttons",
    _tables,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("keyboard", sa.String(64), nullable=False, index=True),
    sa.Column("chat", sa.BigInteger, nullable=False, index=True),
    sa.Column("user", sa.BigInteger, nullable=False),
    sa.Column("payload", sa.Text, nullable=False),
    sa.Column("at", sa.Integer, nullable=False, index=True),
)


@dataclass(frozen=True)
class Destination:
    """Where a message goes."""

    chat: int
    thread: int | None = None
    """The topic of a forum."""
    reply_to: int | None = None
    """The message that it answers, where several people write."""


@dataclass(frozen=True)
class Waiting:
    """A message that still has to be sent; the `data` of its buttons are keys."""

    id: int
    destination: Destination
    message: Outgoing


@dataclass(frozen=True)
class Offered:
    """A button that was offered and not used yet."""

    keyboard: str
    payload: str


class Store:
    """A small database of one bot, for one process."""

    def __init__(self, file: Path) -> None:
        """Open it, or make it anew."""
        self._engine = sa.create_engine(f"sqlite:///{file}", poolclass=StaticPool, future=True)
        sa.event.listen(self._engine, "connect", _set_up)
        _tables.create_all(self._engine)
        self._prune_at = 0
        with self._engine.begin() as connection:
            self._prune(connection, int(time.time()))

    def close(self) -> None:
        """Close it."""
        self._engine.dispose()

    def is_finished(self, update: int) -> bool:
        """Whether the turn of an update is over and its answer in the store."""
        return self._row(sa.select(_finished).where(_finished.c.update_id == update)) is not None

    def finish(
        self,
        update: int,
        destination: Destination,
        user: int,
        messages: Sequence[Outgoing],
        used_keyboard: str | None = None,
    ) -> None:
        """Note, all or nothing, that an update is done, what is to be sent, and that a keyboard has been used up.

        The buttons work for this user in this chat only.
        """
        now = int(time.time())
        with self._engine.begin() as connection:
            connection.execute(_finished.insert().values(update_id=update, at=now))
            for number, message in enumerate(messages):
                stored = replace(
                    message, buttons=self._keep_buttons(connection, message.buttons, destination, user, now)
                )
                connection.execute(
                    _waiting.insert().values(
                        chat=destination.chat,
                        thread=destination.thread,
                        reply_to=destination.reply_to if number == 0 else None,
                        message=json.dumps(asdict(stored)),
                        at=now,
                    )
                )
            if used_keyboard:
                connection.execute(_buttons.delete().where(_buttons.c.keyboard == used_keyboard))
            self._prune(connection, now)

    def waiting_chats(self) -> list[int]:
        """The chats for which there are messages to send."""
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(_waiting.c.chat).distinct()).scalars())

    def first_waiting(self, chat: int) -> Waiting | None:
        """The oldest message that still has to be sent to a chat."""
        row = self._row(sa.select(_waiting).where(_waiting.c.chat == chat).order_by(_waiting.c.id).limit(1))
        if row is None:
            return None
        content = json.loads(row.message)
        content["buttons"] = tuple(Button(**button) for button in content["buttons"])
        return Waiting(row.id, Destination(row.chat, row.thread, row.reply_to), Outgoing(**content))

    def remove(self, waiting: int) -> None:
        """Note that a message has been sent, or has been given up."""
        self._change(_waiting.delete().where(_waiting.c.id == waiting))

    def forget_chat(self, chat: int) -> None:
        """Give up everything that was to be sent to a chat."""
        self._change(_waiting.delete().where(_waiting.c.chat == chat))

    def move_chat(self, chat: int, new: int) -> None:
        """Follow a group that has got another id."""
        with self._engine.begin() as connection:
            # Neither answers to messages nor topics move along.
            connection.execute(
                _waiting.update().where(_waiting.c.chat == chat).values(chat=new, thread=None, reply_to=None)
            )
            connection.execute(_buttons.update().where(_buttons.c.chat == chat).values(chat=new))

    def offered(self, key: str, chat: int, user: int) -> Offered | None:
        """The button with this key, when it was offered to this user in this chat."""
        row = self._row(
            sa.select(_buttons.c.keyboard, _buttons.c.payload).where(
                _buttons.c.key == key, _buttons.c.chat == chat, _buttons.c.user == user
            )
        )
        return Offered(row.keyboard, row.payload) if row else None

    def _keep_buttons(
        self, connection: Connection, buttons: Sequence[Button], destination: Destination, user: int, now: int
    ) -> tuple[Button, ...]:
        """The buttons with keys in place of payloads, which may be longer than the 64 bytes that Telegram takes."""
        keyboard = secrets.token_urlsafe(12)
        kept = []
        for number, button in enumerate(buttons):
            if button.is_link:
                kept.append(button)
                continue
            kept.append(replace(button, data=f"{keyboard}:{number}"))
            connection.execute(
                _buttons.insert().values(
                    key=f"{keyboard}:{number}",
                    keyboard=keyboard,
                    chat=destination.chat,
                    user=user,
                    payload=button.data,
                    at=now,
                )
            )
        return tuple(kept)

    def _prune(self, connection: Connection, now: int) -> None:
        if now < self._prune_at:
            return
        self._prune_at = now + _HOUR
        for table, seconds in (
            (_finished, SECONDS_OF_UPDATES),
            (_waiting, SECONDS_OF_MESSAGES),
            (_buttons, SECONDS_OF_BUTTONS),
        ):
            connection.execute(table.delete().where(table.c.at < now - seconds))

    def _row(self, query: Any) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(query).first()

    def _change(self, statement: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(statement)


def _set_up(connection: Any, _record: object) -> None:
    # Survives the end of the process at any moment, without waiting for the disk at every turn.
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=NORMAL")
