"""`GET /metrics`: the figures of a server for Prometheus, for programs of its own machine or with a token."""

from __future__ import annotations

import hmac
import os
from http import HTTPStatus

from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sanic import Sanic, response
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.channels.admission import Admission
from twincities.channels.reach import is_loopback
from twincities.channels.server_settings import metrics_token
from twincities.configuration import table_path
from twincities.observing import metrics
from twincities.table import TableError
from twincities.table.live import live_table

_OF_PROXIES = ("x-forwarded-for", "x-real-ip", "forwarded")


def serve_metrics(app: Sanic, admission: Admission) -> None:
    """Answer `GET /metrics`; to be called before the server starts."""

    @app.get("/metrics")
    async def figures(request: Request) -> HTTPResponse:
        if not _may_see(request):
            return response.json({"error": "not found"}, HTTPStatus.NOT_FOUND)
        _look(admission)
        return response.raw(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _may_see(request: Request) -> bool:
    """Whether it is asked for with the token; without one, by a program of this machine that forwards for nobody."""
    if token := metrics_token(os.environ):
        given = request.headers.get("authorization", "").encode("utf-8", errors="replace")
        return hmac.compare_digest(given, f"Bearer {token}".encode())
    return is_loopback(request.ip) and not any(name in request.headers for name in _OF_PROXIES)


def _look(admission: Admission) -> None:
    """Set what is not counted when it happens."""
    metrics.TURNS_TAKEN_IN.set(admission.taken_in)
    metrics.TURNS_WAITING.set(admission.waiting)
    try:
        table = live_table(table_path())
    except TableError:
        return
    metrics.TABLE_CHANGED.set(table.changed_at)
    metrics.TABLE_STALE.set(table.is_stale)
