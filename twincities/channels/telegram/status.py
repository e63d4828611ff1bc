"""Whether Telegram is connected, for the log and for `/health`."""

from __future__ import annotations

import logging

logger = logging.getLogger(__name__)

CONNECTING = "Telegram is not connected yet: it is being tried."


class Status:
    """What is wrong at the moment; logged when it changes, not at every attempt."""

    def __init__(self) -> None:
        self.problem: str | None = CONNECTING

    def report(self, problem: str | None) -> None:
        """Note what is wrong, or with None that all is well."""
        if _gist(problem) != _gist(self.problem):
            if problem:
                logger.error("%s", problem)
            elif self.problem != CONNECTING:
                logger.warning("Telegram is connected again.")
        self.problem = problem

    async def check(self) -> str | None:
        """None when Telegram is connected, else one sentence that says what to do."""
        return self.problem


def _gist(problem: str | None) -> str | None:
    """Without the details, which may change at every attempt."""
    return problem.partition(":")[0].partition("(")[0] if problem else None
