"""What a server takes from the network: well-formed requests, from a bounded number of connections, in bounded time."""

from __future__ import annotations

import logging
import os
from http import HTTPStatus

from sanic import Sanic, response
from sanic.exceptions import RequestTimeout, SanicException
from sanic.request import Request
from sanic.response import HTTPResponse

from twincities.serving import connections, requests
from twincities.serving.accepting import accept_together
from twincities.serving.addresses import proxies
from twincities.serving.requests import LongHeaderError, MalformedRequestError, StrictRequest

logger = logging.getLogger(__name__)

SECONDS_OF_RESPONSE = 60.0  # Telegram's posts wait for turns that come before theirs
SECONDS_OF_CLOSING = 5.0  # for what was written before
_ALIVE = {"status": "alive"}


def guard(app: Sanic) -> None:
    """Have a server take well-formed requests only, in bounded time and over a bounded number of connections.

    To be called before it starts; the second time without effect. Adds `GET /alive`, which asks nothing and answers 200,
    as does `GET /`. Whatever goes wrong is answered with a short sentence in JSON, which says nothing of the inside.
    The server has to speak by `GuardedProtocol`: those of Rasa do (twincities/engine/replaced.py), others are given it
    (`app.run(…, protocol=GuardedProtocol)`). While `app.ctx.closes_connections` is true, every answer is the last one of
    its connection. `app.ctx.refuse_early`, if set, is given the bytes with which a request begins, and may give the bytes
    of an answer for them, and whether the connection ends with it (`content`, `closes`).

    Raises:
        SettingError: when `PROXY_ADDRESSES` makes no sense.
    """
    if ("alive",) in app.router.routes_all:
        return
    app.request_class = StrictRequest
    app.config.REQUEST_TIMEOUT = requests.SECONDS_OF_REQUEST
    app.config.KEEP_ALIVE_TIMEOUT = connections.SECONDS_OF_SILENCE
    app.config.RESPONSE_TIMEOUT = SECONDS_OF_RESPONSE
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = SECONDS_OF_CLOSING
    app.ctx.closes_connections = False
    app.ctx.refuse_early = None
    app.ctx.bounds = connections.Bounds(proxies(os.environ))
    accept_together(app)
    for kind in (MalformedRequestError, LongHeaderError, RequestTimeout):
        app.error_handler.add(kind, _refuse)
    app.error_handler.add(Exception, refusal)
    for route in app.router.routes:
        if not route.path:
            route.handler = _alive  # Rasa's own tells its version to everybody
    for path in (
        "/alive",
        "/live",
    ):  # the one as ever, the other as programs that look after containers call it
        app.add_route(_alive, path, name=path.strip("/"))


async def _alive(_request: Request) -> HTTPResponse:
    return response.json(_ALIVE)


def _refuse(_request: Request, error: SanicException) -> HTTPResponse:
    return response.json({"error": str(error)}, status=error.status_code)


def refusal(request: Request, error: Exception) -> HTTPResponse:
    """A short sentence; never a page of Sanic's, and nothing of the inside."""
    headers = {"Cache-Control": "no-store"}
    if isinstance(error, SanicException):
        status = HTTPStatus(error.status_code or HTTPStatus.INTERNAL_SERVER_ERROR)
        headers |= getattr(error, "headers", {})  # which methods there are
        return response.json({"error": status.phrase.lower()}, status, headers)
    logger.error("A request to %s failed.", request.path, exc_info=error)
    sentence = "something went wrong here; please try again"
    return response.json({"error": sentence}, HTTPStatus.INTERNAL_SERVER_ERROR, headers)
