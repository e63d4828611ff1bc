"""Rasa's tracker store over the database: a turn costs the same however long the conversation is.

What this process has just written it does not read again, it only asks whether it is still the end. Where the
database fails, the conversation goes on in memory, and what is new waits there to be written.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from twincities.conversations.database import (
    Cut,
    Database,
    DatabaseSettingError,
    DatabaseUnavailableError,
    StoredConversation,
    StoredEvent,
    UnstorableError,
    database_url,
)
from twincities.conversations.events import decode, encode
from twincities.conversations.notices import NOT_REMEMBERED, notify
from twincities.conversations.window import Window

logger = logging.getLogger(__name__)

TURNS_IN_TRACKER = 1
MOST_CONVERSATIONS_IN_MEMORY = 1_000
MOST_EVENTS_WAITING = 50_000
SECONDS_BETWEEN_TRIES = 2.0
_THREADS = 4
# Over what the database itself allows for waiting and connecting.
_MOST_SECONDS = 5.0

T = TypeVar("T")


class ConversationStoreError(RasaException):
    """The store cannot be set up."""


@dataclass
class _Memory:
    """What this process knows of a conversation: its end, and which events of it the database still lacks.

    `stored` is the number of the last event in the database, None where it is not known.
    """

    window: Window = field(default_factory=Window)
    stored: int | None = None
    waiting: tuple[StoredEvent, ...] = ()
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    def forget(self) -> None:
        """Know no more than what waits, so that the next turn reads the conversation."""
        self.window, self.stored = Window(), None


@dataclass(frozen=True)
class _Origin:
    """What a tracker was made from; its events after the first `events` are new."""

    window: Window
    stored: int | None
    events: int


class ConversationStore(TrackerStore):
    """Keeps conversations as CONVERSATION_DATABASE_URL says; Rasa loads it by its name in endpoints.yml.

    Trackers hold the last `turns` turns of the session (one: slots carry on what was said before that), after events that bring about the state before them.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        turns: int = TURNS_IN_TRACKER,
        database: Database | None = None,
        **kwargs: Any,
    ) -> None:
        """Set the store up; the database is first reached for when it is needed.

        Raises:
            ConversationStoreError: when the setting names no usable database.
        """
        super().__init__(domain, event_broker, **kwargs)
        try:
            self._database = database or Database(database_url())
        except (
            DatabaseSettingError,
            ImportError,
        ) as error:  # Rasa would fall back to memory on an ImportError
            raise ConversationStoreError(str(error)) from error
        self._turns = turns
        self._memories: OrderedDict[str, _Memory] = OrderedDict()
        self._threads = ThreadPoolExecutor(_THREADS, "conversations")
        self._is_down = False
        self._next_try: dict[str, float] = {}  # by the kind of use, in seconds of the monotonic clock
        self._told: set[str] = set()
        self._recovery: asyncio.Task[None] | None = None

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of the latest session; None for a conversation that there is not."""
        memory = self._memory(sender_id)
        async with memory.lock:
            try:
                if memory.waiting:
                    await self._write(sender_id, memory)
                await self._read(sender_id, memory)
            except DatabaseUnavailableError:
                if not memory.window.recent:
                    self._tell(sender_id)
            if not memory.window.recent:
                return None
            tracker = memory.window.tracker(sender_id, self.domain.slots, self.max_event_history)
            tracker.origin = _Origin(memory.window, memory.stored, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new in the tracker; where that fails, it waits in memory and the user is told once."""
        sender = tracker.sender_id
        memory = self._memory(sender)
        async with memory.lock:
            origin = await self._origin(tracker, memory)
            new = list(tracker.events)[origin.events :]
            if new:
                self._take_in(new, origin, memory)
                try:
                    await self._write(sender, memory)
                except DatabaseUnavailableError:
                    self._tell(sender)
            tracker.origin = _Origin(memory.window, memory.stored, len(tracker.events))
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, sender)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """A tracker with all events of all sessions; None for a conversation that there is not."""
        waiting = self._memory(conversation_id).waiting
        try:
            texts = await self._run("read", self._database.read_all, conversation_id)
        except DatabaseUnavailableError:
            return await self.retrieve(conversation_id)
        events = _decoded([*texts, *(event.data for event in waiting)])
        if not events:
            return None
        tracker = Window((), events).tracker(conversation_id, self.domain.slots)
        # Not from memory: that holds the last session only, which another server may have gone on with.
        tracker.origin = _Origin(Window(), None, len(events))
        return tracker

    async def keys(self) -> Iterable[str]:
        """Whose conversations there are."""
        waiting = {sender for sender, memory in self._memories.items() if memory.waiting}
        try:
            return waiting.union(await self._run("read", self._database.senders))
        except DatabaseUnavailableError:
            return waiting

    async def check(self) -> str | None:
        """Whether conversations are kept: None, or a sentence on what is wrong; really reads the database."""
        try:
            await self._run("read", self._database.check, at_once=True)
        except DatabaseUnavailableError as error:
            return f"the conversations in {self._database.name} cannot be reached: {error}"
        if waiting := self._events_waiting():
            return f"{waiting} events of conversations wait to be stored in {self._database.name}"
        return None

    def close(self) -> None:
        """Let go of the database; what waits to be written is lost."""
        if self._recovery is not None:
            self._recovery.cancel()
        self._threads.shutdown()
        self._database.close()

    async def _origin(self, tracker: DialogueStateTracker, memory: _Memory) -> _Origin:
        """What the tracker was made from; for one of unknown origin, that it holds the session from its beginning."""
        origin = getattr(tracker, "origin", None)
        if isinstance(origin, _Origin):
            return origin
        if not tracker.events:  # Rasa begins a conversation
            return _Origin(memory.window, memory.stored, 0)
        try:
            conversation = await self._run("read", self._database.read, tracker.sender_id)
        except DatabaseUnavailableError:
            return _Origin(Window(), None, 0)
        if conversation is None:
            return _Origin(Window(), 0, 0)
        return _Origin(self._window(conversation), conversation.sequence, conversation.of_session)

    def _take_in(self, new: Sequence[Event], origin: _Origin, memory: _Memory) -> None:
        """Put the new events at the end of what is known, and among what is to be written."""
        stored = tuple(_as_stored(event) for event in new)
        if memory.window is not origin.window and not memory.waiting:
            # Forgotten meanwhile; or another turn of the conversation was quicker, as the database will find.
            memory.window, memory.stored = origin.window, origin.stored
        memory.window = memory.window.with_events(new).cut_to(self._turns, self.domain.slots)
        if self._is_down and self._events_waiting() + len(stored) > MOST_EVENTS_WAITING:
            memory.stored = None  # what follows will not follow on what is stored
        else:
            memory.waiting += stored

    async def _read(self, sender: str, memory: _Memory) -> None:
        if (
            memory.window.recent
            and memory.stored is not None
            and await self._run("read", self._database.ends_at, sender, memory.stored)
        ):
            return
        conversation = await self._run("read", self._database.read, sender)
        if conversation is None:
            memory.window, memory.stored = Window(), 0
        else:
            memory.window, memory.stored = self._window(conversation), conversation.sequence

    async def _write(self, sender: str, memory: _Memory, at_once: bool = False) -> None:
        """Write what waits.

        Raises:
            DatabaseUnavailableError: when it has to go on waiting.
        """
        if not memory.waiting:
            return
        cut = None
        if memory.stored is not None:
            place = memory.stored + len(memory.waiting) - len(memory.window.recent)
            cut = Cut(place, json.dumps([encode(event) for event in memory.window.carried]))
        try:
            is_as_known = await self._run(
                "write",
                self._database.append,
                *(sender, memory.stored, memory.waiting, cut),
                at_once=at_once,
            )
        except UnstorableError as error:
            logger.error("A turn of a conversation is not stored: %s", error)
            is_as_known = False
        if is_as_known and memory.stored is not None:
            memory.stored += len(memory.waiting)
        else:
            memory.forget()
        memory.waiting = ()

    def _window(self, conversation: StoredConversation) -> Window:
        carried = _decoded(json.loads(conversation.carried))
        window = Window(carried, _decoded(conversation.events))
        return window.cut_to(self._turns, self.domain.slots)

    def _memory(self, sender: str) -> _Memory:
        """What is known of the conversation; makes room for it among the others."""
        memory = self._memories.setdefault(sender, _Memory())
        self._memories.move_to_end(sender)
        while len(self._memories) > MOST_CONVERSATIONS_IN_MEMORY:
            oldest = next(iter(self._memories.values()))
            if oldest.waiting or oldest.lock.locked():
                break
            self._memories.popitem(last=False)
        return memory

    def _events_waiting(self) -> int:
        return sum(len(memory.waiting) for memory in self._memories.values())

    def _tell(self, sender: str) -> None:
        if sender not in self._told and notify(NOT_REMEMBERED):
            self._told.add(sender)

    async def _run(self, kind: str, use: Callable[..., T], *arguments: Any, at_once: bool = False) -> T:
        """Use the database in another thread; not soon after that failed, unless `at_once`.

        Raises:
            DatabaseUnavailableError: when it fails.
        """
        if not at_once and time.monotonic() < self._next_try.get(kind, 0):
            raise DatabaseUnavailableError("it failed a moment ago")
        using = asyncio.get_running_loop().run_in_executor(self._threads, use, *arguments)
        try:
            return await asyncio.wait_for(using, _MOST_SECONDS)
        except TimeoutError:
            error = DatabaseUnavailableError("it does not answer")
        except DatabaseUnavailableError as unavailable:
            error = unavailable
        self._next_try[kind] = time.monotonic() + SECONDS_BETWEEN_TRIES
        self._go_down(error)
        raise error

    def _go_down(self, error: DatabaseUnavailableError) -> None:
        if not self._is_down:
            self._is_down = True
            logger.error(
                "Conversations are not stored, they go on in memory until the database can be used again: %s: %s",
                self._database.name,
                error,
            )
        if self._recovery is None or self._recovery.done():
            self._recovery = asyncio.create_task(self._recover())

    async def _recover(self) -> None:
        """Try again and again, until nothing waits any more."""
        while self._is_down:
            await asyncio.sleep(SECONDS_BETWEEN_TRIES)
            try:
                await self._run("read", self._database.check, at_once=True)
                events = self._events_waiting()
                while waiting := [each for each in self._memories.items() if each[1].waiting]:
                    for sender, memory in waiting:
                        async with memory.lock:
                            await self._write(sender, memory, at_once=True)
            except DatabaseUnavailableError:
                continue
            self._is_down = False
            self._next_try.clear()
            self._told.clear()
            logger.warning("Conversations are stored again, with %d events that were waiting.", events)


def _as_stored(event: Event) -> StoredEvent:
    return StoredEvent(
        event.type_name,
        event.timestamp,
        event.intent_name if isinstance(event, UserUttered) else None,
        event.action_name if isinstance(event, ActionExecuted) else None,
        encode(event),
    )


def _decoded(texts: Iterable[str]) -> tuple[Event, ...]:
    return tuple(event for event in map(decode, texts) if event is not None)
