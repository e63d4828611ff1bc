"""Whether Telegram is connected, for the log and for `/health`."""

from __future__ import annotations

import logging

from twincities.channels.health import Note
from twincities.observing.metrics import TELEGRAM_UP

logger = logging.getLogger(__name__)

CONNECTING = "Telegram is not connected yet: it is being tried."
WAITING = Note("ok, waiting: another server fetches the updates")


class Status:
    """What is wrong at the moment; logged when it changes, not at every attempt."""

    def __init__(self) -> None:
        self.problem: str | None = CONNECTING

    def report(self, problem: str | None) -> None:
        """Note what is wrong, or with None or a note that all is well."""
        if _gist(problem) != _gist(self.problem):
            if isinstance(problem, Note):
                logger.warning("Telegram: %s.", problem)
            elif problem:
                logger.error("%s", problem)
            elif self.problem != CONNECTING:
                logger.warning("Telegram is connected%s.", "" if self.problem == WAITING else " again")
        self.problem = problem
        is_up = not problem or isinstance(problem, Note)
        TELEGRAM_UP.labels("fetching").set(is_up and not problem)
        TELEGRAM_UP.labels("waiting").set(is_up and bool(problem))

    async def check(self) -> str | None:
        """None when Telegram is connected, a note when another server is, else one sentence that says what to do."""
        return self.problem


def _gist(problem: str | None) -> str | None:
    """Without the details, which may change at every attempt."""
    return problem.partition(":")[0].partition("(")[0] if problem else None
