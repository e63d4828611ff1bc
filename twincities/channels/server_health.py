"""Whether a server is well: `GET /health`, and the checks of the parts that every answer needs."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Collection
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin

import aiohttp
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.health import Note, health_checks, register_health_check
from twincities.configuration import table_path
from twincities.conversations.store import innermost_store
from twincities.engine.local_actions import LocalActions
from twincities.table import TableError
from twincities.table.live import live_table

logger = logging.getLogger(__name__)

_MOST_SECONDS_OF_CHECK = 3.0
SECONDS_BETWEEN_CHECKS = 1.0  # anybody may ask, as often as they like
_OK = "ok"
# Where and why is nothing for strangers.
_NOT_STORED = "conversations are not stored just now; the log of the server says why"
# Nobody's conversation: a tracker store that finds nothing under it works.
_ABSENT_CONVERSATION = "health check"

NEEDED_TO_ANSWER = ("model", "actions", "table")
"""The parts without which a server is not ready."""

Report = dict[str, Any]


def register_part_checks(app: Sanic) -> None:
    """Have the health of a server's own parts checked; other channels add theirs."""

    async def model() -> str | None:
        agent = getattr(app.ctx, "agent", None)
        return None if agent is not None and agent.is_ready() else "no model is loaded"

    async def tracker_store() -> str | None:
        agent = getattr(app.ctx, "agent", None)
        if agent is None:
            return "no model is loaded"
        store = innermost_store(agent)
        if hasattr(store, "check"):
            return _NOT_STORED if await store.check() else None
        await store.retrieve(_ABSENT_CONVERSATION)
        return None

    async def actions() -> str | None:
        agent = getattr(app.ctx, "agent", None)
        endpoint, domain = getattr(agent, "action_endpoint", None), getattr(agent, "domain", None)
        if endpoint is None or domain is None:
            return "no model is loaded"
        if not isinstance(endpoint, LocalActions):
            return await _action_server(endpoint.url)
        missing = endpoint.missing(domain)
        return f"the domain names some that nobody has written: {', '.join(missing)}" if missing else None

    register_health_check(app, "model", model)
    register_health_check(app, "actions", actions)
    register_health_check(app, "table", _table)
    register_health_check(app, "tracker store", tracker_store)


def serve_health(app: Sanic) -> None:
    """Answer `GET /health`: 200 when all parts are there, else 503, with what is wrong by the name of the part.

    And `GET /ready`, for proxies that share visitors out: whether this server is one to send them to. Neither a database
    that fails is a reason against it, as turns go on from memory and other servers have the same, nor Telegram.

    To be called before the server starts; does nothing where another channel has seen to it already.
    """
    if ("health",) in app.router.routes_all:
        return
    register_part_checks(app)
    health, readiness = _Health(), _Health(NEEDED_TO_ANSWER)

    @app.get("/health")
    async def report(request: Request) -> HTTPResponse:
        return _answer(await health.report(request.app))

    @app.get("/ready")
    async def ready(request: Request) -> HTTPResponse:
        if request.app.ctx.is_leaving or request.app.ctx.admission.ending.is_set():
            return _answer({"status": "ending"})
        return _answer(await readiness.report(request.app))


class _Health:
    """Asks all checks of a server at once, at most once a second."""

    def __init__(self, parts: Collection[str] | None = None) -> None:
        """Of these parts only; None: of all."""
        self._parts = parts
        self._asked = -SECONDS_BETWEEN_CHECKS
        self._report: Report = {}
        self._lock = asyncio.Lock()

    async def report(self, app: Sanic) -> Report:
        """`{"status": "ok" or "failing", "parts": {part: "ok" , a note or what is wrong with it}}`."""
        async with self._lock:
            if time.monotonic() - self._asked >= SECONDS_BETWEEN_CHECKS:
                checks = {
                    part: check
                    for part, check in health_checks(app).items()
                    if self._parts is None or part in self._parts
                }
                found = await asyncio.gather(*map(_fault, checks, checks.values()))
                parts = {part: said or _OK for part, said in zip(checks, found, strict=True)}
                is_failing = any(said and not isinstance(said, Note) for said in found)
                self._report = {"status": "failing" if is_failing else _OK, "parts": parts}
                self._asked = time.monotonic()
            return self._report


def _answer(report: Report) -> HTTPResponse:
    status = HTTPStatus.OK if report["status"] == _OK else HTTPStatus.SERVICE_UNAVAILABLE
    return response.json(report, status, {"Cache-Control": "no-store"})


async def _fault(part: str, check: Any) -> str | None:
    """What a check finds wrong, or notes. Its exceptions go to the log: they may tell more than outsiders should know."""
    try:
        fault: str | None = await asyncio.wait_for(check(), _MOST_SECONDS_OF_CHECK)
        return fault
    except TimeoutError:
        return f"no answer within {_MOST_SECONDS_OF_CHECK:.0f} s"
    except Exception as error:
        logger.error("The check of the %s failed: %s", part, error)
        return "the check failed; the log of the server says why"


async def _action_server(url: str) -> str | None:
    try:
        async with aiohttp.ClientSession() as session, session.get(urljoin(url, "/health")) as response:
            return None if response.status == 200 else f"their server answers with status {response.status}"
    except aiohttp.ClientError:
        return "their server cannot be reached"


async def _table() -> str | None:
    # Read at the start by the model already, so that this is quick.
    try:
        table = live_table(table_path())
    except TableError:
        return "it cannot be read; `make table` says why"
    return (
        "its files have faults, the last sound ones are in use; `make table` says which"
        if table.is_stale
        else None
    )
