"""How many messages a minute are taken in, per visitor or network address."""

from __future__ import annotations

from throttled import MemoryStore, RateLimiterType, Throttled, rate_limiter

_MOST_KEYS = 50_000  # remembered at a time; the ones not seen for longest go first


class RateLimit:
    """So many messages a minute for each key: all at once if need be, then evenly spread."""

    def __init__(self, per_minute: int) -> None:
        self._throttle = Throttled(
            using=RateLimiterType.GCRA.value,
            quota=rate_limiter.per_min(per_minute, burst=per_minute),
            store=MemoryStore(options={"MAX_SIZE": _MOST_KEYS}),
        )

    def seconds_to_wait(self, key: str) -> float:
        """0 for a message that is taken in, which counts; else how long to wait before the next attempt."""
        result = self._throttle.limit(key)
        return result.state.retry_after if result.limited else 0.0
