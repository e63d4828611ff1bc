"""Whether the parts that an answer needs are really there.

Each part registers a check with the server; `GET /health` asks them all.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the launcher, which knows the words of Telegram's state, is there at once without Sanic
    from sanic import Sanic


class Note(str):
    """What the check of a part that is well has to say of it."""


HealthCheck = Callable[[], Awaitable["str | None"]]
"""None or a note when all is well, else one sentence that says what is wrong and what to do."""


def register_health_check(app: Sanic, part: str, check: HealthCheck) -> None:
    """Have `GET /health` report on a part, such as "telegram"; a later check of the same part replaces it."""
    health_checks(app)[part] = check


def health_checks(app: Sanic) -> dict[str, HealthCheck]:
    """The checks of a server, by the name of the part."""
    if not hasattr(app.ctx, "health_checks"):
        app.ctx.health_checks = {}
    checks: dict[str, HealthCheck] = app.ctx.health_checks
    return checks
