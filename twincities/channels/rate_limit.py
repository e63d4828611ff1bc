"""How many messages a minute are taken in, per visitor, user or network address: of one server, or of all on one PostgreSQL."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable

from cachetools import TTLCache

from twincities.channels.shared_rates import SECONDS_OF_PERIOD, SharedRates
from twincities.conversations.connections import DatabaseUnavailableError
from twincities.observing.metrics import LIMITED

_MOST_KEYS = 50_000  # remembered at a time; the ones not seen for longest go first
_ROUNDING = 1e-6


class RateLimit:
    """So many messages a minute for each key: all at once if need be, then evenly spread.

    Told by the generic cell rate algorithm (ITU-T I.371): of each key it is known when it may send as much at once as ever.
    """

    def __init__(
        self,
        name: str,
        per_minute: int,
        shared: SharedRates | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`name` tells one limit from another among those that servers share; None: this server has them for itself."""
        self._name = name
        self._seconds_of_message = SECONDS_OF_PERIOD / per_minute
        self._shared = shared
        self._clock = clock
        self._rested_at: TTLCache[str, float] = TTLCache(_MOST_KEYS, SECONDS_OF_PERIOD, clock)

    async def seconds_to_wait(self, key: str) -> float:
        """0 for a message that is taken in, which counts; else how long to wait before the next attempt.

        What is too much for this server alone is not asked of others; while they cannot be asked, each counts for itself.
        """
        wait = self._seconds_to_wait_here(key)
        if not wait and self._shared:
            with contextlib.suppress(DatabaseUnavailableError):
                wait = await self._shared.seconds_to_wait(f"{self._name}:{key}", self._seconds_of_message)
        if wait:
            LIMITED.labels(self._name).inc()
        return wait

    def _seconds_to_wait_here(self, key: str) -> float:
        now = self._clock()
        rested_at = max(self._rested_at.get(key, now), now) + self._seconds_of_message
        wait = rested_at - SECONDS_OF_PERIOD - now
        if wait > _ROUNDING:
            return wait
        self._rested_at[key] = rested_at
        return 0.0
