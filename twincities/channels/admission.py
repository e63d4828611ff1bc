"""Which turns a server takes in: what could not be answered soon is refused at once, and at its end it takes none.

Free of Rasa. Turns begin in the order in which they came, those of one conversation one after the other.
"""

from __future__ import annotations

import asyncio
import math
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

from twincities.observing.metrics import REFUSED

# As nearly all of a turn is computing, more of them at once would only make each take longer.
MOST_AT_ONCE = 32
# How much work may wait, as it is estimated: a server that was flooded is as quick as ever a second later. A message may
# cost a few times as much as its length lets expect, and still those that were taken in are answered within 5 s.
MOST_SECONDS_OF_WORK = 0.8
LEAST_TURNS = 16
MOST_TURNS = 200
_SECONDS_OF_TURN_AT_FIRST = 0.008
_TURNS_MEASURED = 50
# What the longest message costs, in turns with the shortest one: as measured with names of cities that are misspelt
# (bench/crowd.py). Others of that length cost no more than a short one, and longer ones little more.
_COST_OF_LONGEST = 6
_LONG = 1_000  # characters
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
        self._measured = deque([(_SECONDS_OF_TURN_AT_FIRST, 1.0)], maxlen=_TURNS_MEASURED)
        self._seconds_of_shortest = _SECONDS_OF_TURN_AT_FIRST
        self._computing_since = 0.0
        self._begun = 0
        self.ending = asyncio.Event()
        """Set as soon as no more turns are taken in."""
        self._empty = asyncio.Event()
        self._empty.set()

    @property
    def taken_in(self) -> int:
        """How many turns are taken in and not over."""
        return len(self._places)

    @property
    def waiting(self) -> int:
        """How many of them have not begun."""
        return len(self._places) - self._begun

    def check(self) -> None:
        """See whether a turn would be taken in: before anything else is done for it.

        Raises:
            BusyError: when too many wait.
            EndingError: when the server is about to end.
        """
        if self.ending.is_set():
            REFUSED.labels("ending").inc()
            raise EndingError
        turns = len(self._places)
        if turns >= MOST_TURNS or (turns >= LEAST_TURNS and self._seconds_of_work() >= MOST_SECONDS_OF_WORK):
            REFUSED.labels("busy").inc()
            raise BusyError

    def admit(self, message: object) -> Place:
        """A place for one turn, to be left after it; raises as `check` does.

        The longer the `message` is, the more it counts; anything but a text counts as the shortest one.
        """
        self.check()
        place = Place(self, _cost(len(message) if isinstance(message, str) else 0))
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

    def _finish(self, cost: float) -> None:
        """Note how long turns take by how soon one ends after the other: they share one processor.

        A turn counts for between one short one and what its length would let expect, whatever it has really cost: so
        long messages that are cheap do not let dear ones seem so, and dear ones short ones, by more than a little.
        """
        now = self._clock()
        self._measured.append((now - self._computing_since, math.sqrt(cost)))
        self._computing_since = now
        self._begun -= 1
        seconds, turns = map(sum, zip(*self._measured, strict=True))
        self._seconds_of_shortest = seconds / turns

    def _seconds_of_work(self) -> float:
        """How long it would take until all turns that were taken in are over."""
        return self._seconds_of_shortest * math.fsum(place.cost for place in self._places)

    def _leave(self, place: Place) -> None:
        self._places.discard(place)
        if not self._places:
            self._empty.set()


class Place:
    """The place of one turn among those that were taken in."""

    def __init__(self, admission: Admission, cost: float) -> None:
        self.cost = cost
        """Of the turn, by the length of its message; 1: that of the shortest one."""
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
            self._admission._finish(self.cost)
            self._admission._at_once.release()
        self._admission._leave(self)


def _cost(characters: int) -> float:
    return 1 + (_COST_OF_LONGEST - 1) * min(characters, _LONG) / _LONG
