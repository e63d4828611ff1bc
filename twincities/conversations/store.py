"""Rasa's tracker store over the database: a turn costs the same however long the conversation is.

What this process has just written it does not read again, it only asks whether it is still the end. Where the
database fails, the conversation goes on in memory, and what is new waits there to be written.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from twincities.conversations import feedback
from twincities.conversations.access import Access
from twincities.conversations.connections import DatabaseUnavailableError, UnstorableError
from twincities.conversations.database import Database
from twincities.conversations.events import as_events, as_stored, state_as_events, state_as_text
from twincities.conversations.memories import Known, Memories, Memory
from twincities.conversations.preceding import expected_end
from twincities.conversations.settings import database_url, seconds_kept
from twincities.conversations.tables import Cut, StoredConversation
from twincities.conversations.window import Window
from twincities.observing.metrics import EVENTS_WAITING
from twincities.state import SettingError

logger = logging.getLogger(__name__)

TURNS_IN_TRACKER = 1
MOST_EVENTS_WAITING = 50_000
_SECONDS_BETWEEN_TRIES = 0.1


class ConversationStoreError(RasaException):
    """The store cannot be set up."""


@dataclass(frozen=True)
class _Origin:
    """What a tracker was made from; its events after the first `events` are new."""

    known: Known
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
            ConversationStoreError: when a setting names no usable database, or no time for which conversations are kept.
        """
        super().__init__(domain, event_broker, **kwargs)
        try:
            seconds_kept()
            self._database = database or Database(database_url())
        except (SettingError, ImportError) as error:  # Rasa would fall back to memory on an ImportError
            raise ConversationStoreError(str(error)) from error
        self._turns = turns
        self._memories = Memories()
        EVENTS_WAITING.set_function(self._memories.events_waiting)
        self._access = Access(self._database, self._catch_up)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """The tracker of the latest session; None for a conversation that there is not."""
        memory = self._memories.of(sender_id)
        async with memory.lock:
            try:
                if memory.waiting:
                    await self._write(sender_id, memory)
                await self._read(sender_id, memory)
            except DatabaseUnavailableError:
                end = expected_end()
                if end and memory.known.window.last_message not in end:
                    memory.forget()
                    self._access.tell_what_is_lacking(sender_id)
                elif not memory.known.window.recent:
                    self._access.tell(sender_id)
            known = memory.known
            if not known.window.recent:
                return None
            tracker = known.window.tracker(sender_id, self.domain.slots, self.max_event_history)
            tracker.origin = _Origin(known, len(tracker.events))
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Write what is new in the tracker; where that fails, it waits in memory and the user is told once."""
        sender = tracker.sender_id
        memory = self._memories.of(sender)
        async with memory.lock:
            origin = await self._origin(tracker, memory)
            new = list(tracker.events)[origin.events :]
            if new:
                self._take_in(new, origin, memory)
                try:
                    await self._write(sender, memory)
                except DatabaseUnavailableError:
                    self._access.tell(sender)
            tracker.origin = _Origin(memory.known, len(tracker.events))
        if self.event_broker is not None:
            await self._stream_new_events(self.event_broker, new, sender)

    async def retrieve_full_tracker(self, conversation_id: str) -> DialogueStateTracker | None:
        """A tracker with all events of all sessions; None for a conversation that there is not."""
        waiting = self._memories.of(conversation_id).waiting
        try:
            stored = await self._access.run("read", self._database.read_all, conversation_id)
        except DatabaseUnavailableError:
            return await self.retrieve(conversation_id)
        events = as_events([*stored, *waiting])
        if not events:
            return None
        tracker = Window((), events).tracker(conversation_id, self.domain.slots)
        # Not from memory: that holds the last session only, which another server may have gone on with.
        tracker.origin = _Origin(Known(), len(events))
        return tracker

    async def keys(self) -> Iterable[str]:
        """Whose conversations there are."""
        waiting = set(self._memories.waiting())
        try:
            return waiting.union(await self._access.run("read", self._database.senders))
        except DatabaseUnavailableError:
            return waiting

    async def check(self) -> str | None:
        """Whether conversations are kept: None, or a sentence on what is wrong; really reads the database."""
        try:
            await self._access.run("read", self._database.check, at_once=True)
        except DatabaseUnavailableError as error:
            return f"the conversations in {self._database.name} cannot be reached: {error}"
        if waiting := self._memories.events_waiting():
            return f"{waiting} events of conversations wait to be stored in {self._database.name}"
        if self._access.is_down:  # turns leave it alone until then
            return f"{self._database.name} can be reached again and is used again in a moment"
        return None

    async def rate(self, sender: str, message_id: str, helpful: bool | None) -> bool:
        """Note whether the answer to a message was helpful (None: neither); False where the message is not there.

        Raises:
            DatabaseUnavailableError, UnstorableError: when it is not stored.
        """
        return await self._access.run(
            "write", feedback.rate, self._database.connections, sender, message_id, helpful
        )

    async def write_what_waits(self, most_seconds: float) -> int:
        """Try to write what waits, again and again for so long; gives the number of events that still wait."""
        until = time.monotonic() + most_seconds
        while self._memories.events_waiting() and (left := until - time.monotonic()) > 0:
            with contextlib.suppress(DatabaseUnavailableError, TimeoutError):
                await asyncio.wait_for(self._catch_up(), left)
                continue
            await asyncio.sleep(_SECONDS_BETWEEN_TRIES)
        return self._memories.events_waiting()

    def close(self) -> None:
        """Let go of the database; what waits to be written is lost."""
        self._access.close()

    async def _origin(self, tracker: DialogueStateTracker, memory: Memory) -> _Origin:
        """What the tracker was made from; for one of unknown origin, that it holds the session from its beginning."""
        origin = getattr(tracker, "origin", None)
        if isinstance(origin, _Origin):
            return origin
        if not tracker.events:  # Rasa begins a conversation
            return _Origin(memory.known, 0)
        now = time.time()
        try:
            conversation = await self._access.run("read", self._database.read, tracker.sender_id)
        except DatabaseUnavailableError:
            return _Origin(Known(), 0)
        return _Origin(self._known(conversation, now), conversation.of_session if conversation else 0)

    def _take_in(self, new: Sequence[Event], origin: _Origin, memory: Memory) -> None:
        """Put the new events at the end of what is known, and among what is to be written."""
        stored = as_stored(new)
        if memory.known is not origin.known and not memory.waiting:
            # Forgotten meanwhile; or another turn of the conversation was quicker, as the database will find.
            memory.known = origin.known
        known = memory.known
        memory.known = replace(
            known, window=known.window.with_events(new).cut_to(self._turns, self.domain.slots)
        )
        if self._access.is_down and self._memories.events_waiting() + len(stored) > MOST_EVENTS_WAITING:
            # What follows will not follow on what is stored.
            memory.known = replace(memory.known, stored=None)
        else:
            memory.waiting += stored

    async def _read(self, sender: str, memory: Memory) -> None:
        known, now = memory.known, time.time()
        if (
            known.window.recent
            and known.stored is not None
            and await self._access.run("read", self._database.ends_at, sender, known.stored, known.at)
        ):
            return
        conversation = await self._access.run("read", self._database.read, sender)
        memory.known = self._known(conversation, now)

    async def _write(self, sender: str, memory: Memory, at_once: bool = False) -> None:
        """Write what waits.

        Raises:
            DatabaseUnavailableError: when it has to go on waiting.
        """
        if not memory.waiting:
            return
        known, cut = memory.known, None
        if known.stored is not None:
            place = known.stored + len(memory.waiting) - len(known.window.recent)
            cut = Cut(place, state_as_text(known.window.carried))
        try:
            is_as_known = await self._access.run(
                "write",
                self._database.append,
                *(sender, known.stored, memory.waiting, cut, known.at),
                at_once=at_once,
            )
        except UnstorableError as error:
            logger.error("A turn of a conversation is not stored: %s", error)
            is_as_known = False
        if is_as_known and known.stored is not None:
            memory.known = replace(known, stored=known.stored + len(memory.waiting))
        else:
            memory.forget()
        memory.waiting = ()

    async def _catch_up(self) -> int:
        """Write all that waits, and give the number of events that did at the beginning.

        Raises:
            DatabaseUnavailableError: when it has to go on waiting.
        """
        events = self._memories.events_waiting()
        while waiting := self._memories.waiting():
            for sender, memory in waiting.items():
                async with memory.lock:
                    await self._write(sender, memory, at_once=True)
        return events

    def _known(self, conversation: StoredConversation | None, now: float) -> Known:
        """What is known of a conversation that was found so, or not at all."""
        if conversation is None:
            return Known(Window(), 0, now)
        window = Window(state_as_events(conversation.carried), as_events(conversation.events))
        return Known(window.cut_to(self._turns, self.domain.slots), conversation.sequence, now)


def innermost_store(agent: Any) -> Any:
    """The tracker store of a Rasa agent itself: Rasa wraps it in others that hide its failures; None while there is none."""
    store: Any = getattr(agent, "tracker_store", None)
    while hasattr(store, "_tracker_store"):
        store = store._tracker_store
    return store
