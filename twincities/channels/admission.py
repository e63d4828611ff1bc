"""Which turns a server takes in: what could not be answered soon is refused at once, and at its end it takes none.

Free of Rasa. Turns begin in the order in which they came, those of one conversation one after the other.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

# As nearly all of a turn is computing, more of them at once would only make each take longer.
MOST_AT_ONCE = 32
# How much work may wait: a server that was flooded is as quick as ever a second later.
MOST_SECONDS_OF_WORK = 0.8
LEAST_TURNS = 64
MOST_TURNS = 400
_SECONDS_OF_TURN_AT_FIRST = 0.008
_TURNS_MEASURED = 50
_SECONDS_UNTIL_RETRY = 2
_SECONDS_UNTIL_RESTARTED = 5


class RefusedTurnError(Exception):
    """A turn that is not taken in; the text says why, `retry_after` in how many seconds it may be."""

    retry_after: int


class BusyError(RefusedTurnError):
    """Too many others wait already."""

    retry_after = _SECONDS_UNTIL_RETRY

    def __init__(self) -> None:
        super().__init__("too many questions at once; please try again in a moment")


class EndingError(RefusedTurnError):
    """The server is about to end."""

    retry_after = _SECONDS_UNTIL_RESTARTED

    def __init__(self) -> None:
        super().__init__("the assistant is being restarted; please try again in a moment")


class Admission:
    """The turns of one server."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._places: set[Place] = set()
        self._at_once = asyncio.Semaphore(MOST_AT_ONCE)
        self._conversations: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._seconds = deque([_SECONDS_OF_TURN_AT_FIRST], maxlen=_TURNS_MEASURED)
        self._computing_since = 0.0
        self._begun = 0
        self._most = 0
        self.ending = asyncio.Event()
        """Set as soon as no more turns are taken in."""
        self._empty = asyncio.Event()
        self._empty.set()
        self._measure()

    def check(self) -> None:
        """See whether a turn would be taken in: before anything else is done for it.

        Raises:
            BusyError: when too many wait.
            EndingError: when the server is about to end.
        """
        if self.ending.is_set():
            raise EndingError
        if len(self._places) >= self._most:
            raise BusyError

    def admit(self) -> Place:
        """A place for one turn, to be left after it; raises as `check` does."""
        self.check()
        place = Place(self)
        self._places.add(place)
        self._empty.clear()
        return place

    def end(self) -> None:
        """Take in no more turns."""
        self.ending.set()

    async def until_empty(self) -> None:
        """Wait until every turn that was taken in is over."""
        await self._empty.wait()

    def _begin(self) -> None:
        if not self._begun:
            self._computing_since = self._clock()
        self._begun += 1

    def _finish(self) -> None:
        """Note how long a turn takes by how soon one ends after the other: they share one processor."""
        now = self._clock()
        self._seconds.append(now - self._computing_since)
        self._computing_since = now
        self._begun -= 1
        self._measure()

    def _measure(self) -> None:
        turns = MOST_SECONDS_OF_WORK / max(statistics.fmean(self._seconds), 1e-6)
        self._most = int(min(max(turns, LEAST_TURNS), MOST_TURNS))

    def _leave(self, place: Place) -> None:
        self._places.discard(place)
        if not self._places:
            self._empty.set()


class Place:
    """The place of one turn among those that were taken in."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._is_left = False
        self._computes = False
        self.has_begun = False
        """Whether it has been the turn's turn."""

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[bool]:
        """Wait until it is this turn's turn; others of the conversation wait until it is over.

        False when the place has been left meanwhile: then the turn is not to begin.
        """
        admission = self._admission
        async with admission._conversations.setdefault(conversation, asyncio.Lock()):
            await admission._at_once.acquire()
            if self._is_left:
                admission._at_once.release()
                yield False
                return
            self.has_begun = self._computes = True
            admission._begin()
            try:
                yield True
            finally:
                self.leave()

    def leave(self) -> None:
        """Make room; the second time without effect."""
        self._is_left = True
        if self._computes:
            self._computes = False
            self._admission._finish()
            self._admission._at_once.release()
        self._admission._leave(self)
