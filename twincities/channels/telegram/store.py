"""What has to outlive a restart: which updates are done, which messages still have to be sent, and the buttons."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from typing import Any, Concatenate, ParamSpec, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from twincities.channels.telegram import tables
from twincities.channels.telegram.outgoing import Button, Outgoing
from twincities.channels.telegram.tables import SECONDS_OF_FORGETTING, Place, open_database, prune

logger = logging.getLogger(__name__)
BEFORE_PAGE = "@"
"""What stands in a button between its key and the row at which the page begins that it shows."""
_HOUR = 3_600

P = ParamSpec("P")
T = TypeVar("T")


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
    """A small database of one bot. Its methods wait for the disk, or for PostgreSQL: servers call them by `run`."""

    def __init__(self, place: Place) -> None:
        """Open it, or make it anew.

        Raises:
            SQLAlchemyError, OSError: when it cannot be opened.
        """
        self._engine = open_database(place)
        self._thread = ThreadPoolExecutor(1, "telegram")
        self._prune_at = 0.0
        self._prune()

    async def run(self, use: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do something in a thread, one after the other: `await store.run(Store.remove, 5)`; to its end, even if cancelled."""
        done = asyncio.get_running_loop().run_in_executor(self._thread, lambda: use(self, *args, **kwargs))
        return await asyncio.shield(done)

    def close(self) -> None:
        """Close it."""
        self._thread.shutdown()
        self._engine.dispose()

    def is_finished(self, update: int) -> bool:
        """Whether the turn of an update is over and its answer in the store."""
        return self._row(sa.select(tables.finished).where(tables.finished.c.update_id == update)) is not None

    def finish(
        self,
        update: int,
        destination: Destination,
        user: int,
        messages: Sequence[Outgoing],
        used_keyboard: str | None = None,
    ) -> None:
        """Note, all or nothing, that an update is done, what is to be sent, and that a keyboard has been used up.

        The buttons work for this user in this chat only; there are none when their conversation was forgotten just now.
        """
        now = int(time.time())
        with self._engine.begin() as connection:
            if self._was_forgotten(connection, destination.chat, user, now):
                messages = [replace(message, buttons=_links(message)) for message in messages]
            connection.execute(tables.finished.insert().values(update_id=update, at=now))
            for number, message in enumerate(messages):
                stored = replace(
                    message, buttons=self._keep_buttons(connection, message.buttons, destination, user, now)
                )
                connection.execute(
                    tables.waiting.insert().values(
                        chat=destination.chat,
                        thread=destination.thread,
                        reply_to=destination.reply_to if number == 0 else None,
                        message=json.dumps(asdict(stored)),
                        at=now,
                        user=user,
                    )
                )
            if used_keyboard:
                connection.execute(tables.buttons.delete().where(tables.buttons.c.keyboard == used_keyboard))
        self._prune()

    def waiting_chats(self) -> list[int]:
        """The chats for which there are messages to send."""
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(tables.waiting.c.chat).distinct()).scalars())

    def first_waiting(self, chat: int) -> Waiting | None:
        """The oldest message that still has to be sent to a chat."""
        row = self._row(
            sa.select(tables.waiting)
            .where(tables.waiting.c.chat == chat)
            .order_by(tables.waiting.c.id)
            .limit(1)
        )
        if row is None:
            return None
        content = json.loads(row.message)
        content["buttons"] = tuple(Button(**button) for button in content["buttons"])
        content["links"] = tuple(map(tuple, content.get("links", ())))
        return Waiting(row.id, Destination(row.chat, row.thread, row.reply_to), Outgoing(**content))

    def remove(self, waiting: int) -> None:
        """Note that a message has been sent, or has been given up."""
        self._change(tables.waiting.delete().where(tables.waiting.c.id == waiting))

    def forget_chat(self, chat: int) -> None:
        """Give up everything that was to be sent to a chat."""
        self._change(tables.waiting.delete().where(tables.waiting.c.chat == chat))

    def move_chat(self, chat: int, new: int) -> None:
        """Follow a group that has got another id."""
        with self._engine.begin() as connection:
            # Neither answers to messages nor topics move along.
            connection.execute(
                tables.waiting.update()
                .where(tables.waiting.c.chat == chat)
                .values(chat=new, thread=None, reply_to=None)
            )
            connection.execute(tables.buttons.update().where(tables.buttons.c.chat == chat).values(chat=new))

    def offered(self, key: str, chat: int, user: int) -> Offered | None:
        """The button with this key, when it was offered to this user in this chat."""
        row = self._row(
            sa.select(tables.buttons.c.keyboard, tables.buttons.c.payload).where(
                tables.buttons.c.key == key, tables.buttons.c.chat == chat, tables.buttons.c.user == user
            )
        )
        return Offered(row.keyboard, row.payload) if row else None

    def _keep_buttons(
        self, connection: Connection, buttons: Sequence[Button], destination: Destination, user: int, now: int
    ) -> tuple[Button, ...]:
        """The buttons with keys in place of payloads, which may be longer than the 64 bytes that Telegram takes."""
        keyboard = secrets.token_urlsafe(12)
        keys: dict[str, str] = {}  # by payload: the buttons of a list have one
        kept = []
        for button in buttons:
            if button.is_link:
                kept.append(button)
                continue
            if button.data not in keys:
                keys[button.data] = key = f"{keyboard}:{len(keys)}"
                connection.execute(
                    tables.buttons.insert().values(
                        key=key,
                        keyboard=keyboard,
                        chat=destination.chat,
                        user=user,
                        payload=button.data,
                        at=now,
                    )
                )
            kept.append(replace(button, data=with_page(keys[button.data], button)))
        return tuple(kept)

    def _was_forgotten(self, connection: Connection, chat: int, user: int, now: int) -> bool:
        """Whether a conversation was forgotten while the turn that ends now may have been going on."""
        table = tables.forgotten
        query = sa.select(table.c.at).where(table.c.chat == chat, table.c.user == user)
        at = connection.execute(query).scalar()
        return at is not None and bool(at > now - SECONDS_OF_FORGETTING)

    def _prune(self) -> None:
        if time.time() < self._prune_at:
            return
        self._prune_at = time.time() + _HOUR
        try:
            with self._engine.begin() as connection:
                prune(connection)
        except SQLAlchemyError as error:  # what was to be done is done
            logger.warning("What is old in the store of the Telegram channel is not erased yet: %s", error)

    def _row(self, query: Any) -> Any:
        with self._engine.connect() as connection:
            return connection.execute(query).first()

    def _change(self, statement: Any) -> None:
        with self._engine.begin() as connection:
            connection.execute(statement)


def with_page(key: str, button: Button) -> str:
    """What a button sends when it is pressed: the key of its payload, and of a page where that begins."""
    return key if button.page is None else f"{key}{BEFORE_PAGE}{button.page}"


def _links(message: Outgoing) -> tuple[Button, ...]:
    return tuple(button for button in message.buttons if button.is_link)
