"""What a server takes from the network: requests that say truly how long they are, from connections that end.

Sanic 21.12 believes every length that Python's `int()` takes, and reads for ever where it is negative; a request whose
address it cannot read gets no answer; one byte now and then keeps a connection open as long as its sender likes.
Free of Rasa: the action server is guarded by it as well.
"""

from __future__ import annotations

import asyncio
import re
import resource
import time
from typing import Any

from sanic import Sanic, response
from sanic.exceptions import InvalidUsage, RequestTimeout, SanicException
from sanic.http import HTTP_CONTINUE, Http, Stage
from sanic.request import Request
from sanic.response import HTTPResponse
from sanic.server import HttpProtocol

from twincities.channels.accepting import accept_together

SECONDS_OF_REQUEST = 15.0  # for all of it, header and body, from its first byte on
SECONDS_OF_SILENCE = 5.0  # between requests
SECONDS_OF_RESPONSE = 60.0  # Telegram's posts wait for turns that come before theirs
SECONDS_OF_CLOSING = 5.0  # for what was written before
_SECONDS_OF_LAST_REQUESTS = 0.2
MOST_CONNECTIONS = 1_000
_OTHER_FILES = 200  # logs, databases, the table, other servers

_LINES = re.compile(rb"[^\0\r\n]*(?:\r\n[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\0\r\n]*)*")
_METHOD = re.compile(r"[A-Z]{1,20}", re.ASCII)
# From the bytes: Python's white space and small letters are more than those of HTTP.
_LENGTHS = re.compile(rb"\r\ncontent-length:([^\r\n]*)", re.IGNORECASE)
_ENCODINGS = re.compile(rb"\r\ntransfer-encoding:([^\r\n]*)", re.IGNORECASE)
_LENGTH = re.compile(rb"[0-9]{1,12}")
_CHUNK = re.compile(rb"\r\n[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?")
_LONGEST_CHUNK_LINE = 64  # as in Sanic
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 31\r\n"
    b'Retry-After: 5\r\nConnection: close\r\n\r\n{"error":"too many connections"}'
)


class MalformedRequestError(InvalidUsage):
    """A request that is answered with 400, as nobody can tell for certain what it says or where it ends."""


def guard(app: Sanic) -> None:
    """Have a server take well-formed requests only, in bounded time and over a bounded number of connections.

    To be called before it starts; the second time without effect. Adds `GET /alive`, which asks nothing and answers 200.
    The server has to speak by `GuardedProtocol`: those of Rasa do (twincities/engine/replaced.py), others are given it
    (`app.run(…, protocol=GuardedProtocol)`). While `app.ctx.closes_connections` is true, every answer is the last one of
    its connection. `app.ctx.refuse_early`, if set, is given the bytes with which a request begins, and may give a
    twincities.channels.early_refusal.Refusal for them.
    """
    if ("alive",) in app.router.routes_all:
        return
    app.request_class = _StrictRequest
    app.config.REQUEST_TIMEOUT = SECONDS_OF_REQUEST
    app.config.KEEP_ALIVE_TIMEOUT = SECONDS_OF_SILENCE
    app.config.RESPONSE_TIMEOUT = SECONDS_OF_RESPONSE
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = SECONDS_OF_CLOSING
    app.ctx.closes_connections = False
    app.ctx.refuse_early = None
    app.ctx.most_connections = min(MOST_CONNECTIONS, _most_open_files() - _OTHER_FILES)
    accept_together(app)
    app.error_handler.add(MalformedRequestError, _refuse)
    app.error_handler.add(RequestTimeout, _refuse)

    @app.get("/alive")
    async def alive(_request: Request) -> HTTPResponse:
        return response.json({"status": "alive"})


def _refuse(_request: Request, error: MalformedRequestError | RequestTimeout) -> HTTPResponse:
    return response.json({"error": str(error)}, status=error.status_code)


class _StrictRequest(Request):
    """A request whose header leaves no doubt."""

    __slots__ = ()

    def __init__(self, url_bytes: bytes, headers: Any, version: str, method: str, **rest: Any) -> None:
        head: bytes = rest.get("head", b"")
        if not _METHOD.fullmatch(method) or not _LINES.fullmatch(head):
            raise MalformedRequestError("the header is malformed")
        lengths, encodings = (
            [value.strip(b" \t") for value in each.findall(head)] for each in (_LENGTHS, _ENCODINGS)
        )
        if encodings and (lengths or [each.lower() for each in encodings] != [b"chunked"]):
            raise MalformedRequestError("the transfer encoding is not chunked alone")
        if lengths and not (len(lengths) == 1 and _LENGTH.fullmatch(lengths[0])):
            raise MalformedRequestError("the content length is not one whole number")
        super().__init__(url_bytes, headers, version, method, **rest)
        if encodings:
            self.headers["transfer-encoding"] = "chunked"  # Sanic knows it in small letters only


class _BoundedHttp(Http):
    """Sanic's reading of requests, for so many seconds each."""

    __slots__ = ("__dict__",)
    expecting_continue: bool

    def __init__(self, protocol: HttpProtocol) -> None:
        self._timer: asyncio.TimerHandle | None = None
        super().__init__(protocol)

    async def http1(self) -> None:
        try:
            await super().http1()
        finally:
            self._stop_timer()

    async def http1_request_header(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(SECONDS_OF_REQUEST, self._give_up)
        try:
            await super().http1_request_header()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            self.url = None  # Sanic would read it once more for its answer, and fail again
            if isinstance(error, SanicException):
                raise
            raise MalformedRequestError("the address is malformed") from None
        if not self.request_body:
            self._stop_timer()

    async def http1_response_header(self, data: bytes, end_stream: bool) -> None:
        if getattr(self.protocol.app.ctx, "closes_connections", False):
            self.keep_alive = False
        await super().http1_response_header(data, end_stream)

    async def read(self) -> bytes | None:
        if self.expecting_continue:
            self.expecting_continue = False
            await self._send(HTTP_CONTINUE)
        if self.request_body == "chunked" and not self.request_bytes_left:
            await self._read_chunk_line()
        data: bytes | None = await super().read()
        if not self.request_body:
            self._stop_timer()
        return data

    async def _read_chunk_line(self) -> None:
        """See to it that the length of the next chunk is in the buffer, and is one."""
        while (end := self.recv_buffer.find(b"\r\n", 2)) < 0 and len(self.recv_buffer) <= _LONGEST_CHUNK_LINE:
            await self._receive_more()
        if not _CHUNK.fullmatch(self.recv_buffer, 0, max(end, 0)):
            self.keep_alive, self.request_body = False, None
            raise MalformedRequestError("the length of a chunk is not a number")

    def _give_up(self) -> None:
        """End a request that does not come to its end."""
        self.exception = RequestTimeout("the request took too long to arrive")
        self.request_body = None  # nor is the rest waited for
        self.protocol._task.cancel()

    def _stop_timer(self) -> None:
        if self._timer:
            self._timer.cancel()


class GuardedProtocol(HttpProtocol):
    """A connection, unless there are too many."""

    def connection_made(self, transport: Any) -> None:
        """Called by asyncio."""
        if len(self.connections) < getattr(self.app.ctx, "most_connections", MOST_CONNECTIONS):
            self._http: Http | None = None  # until its task begins
            super().connection_made(transport)
        else:
            transport.write(_FULL)
            transport.close()

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        refuse = getattr(self.app.ctx, "refuse_early", None)
        if refuse and self._is_idle() and (refusal := refuse(data)):
            self._time = time.monotonic()
            self.transport.write(refusal.content)
            if refusal.closes:
                self.transport.close()
        else:
            super().data_received(data)

    def close_if_idle(self) -> bool:
        """Called by Sanic when it ends: a moment later, as the next request may be on its way already."""
        self.loop.call_later(_SECONDS_OF_LAST_REQUESTS, super().close_if_idle)
        return False

    def _is_idle(self) -> bool:
        """Whether the data that comes is the beginning of a request, and whoever sends it reads what is answered."""
        is_between = self._http is None or self._http.stage is Stage.IDLE
        return is_between and not self.recv_buffer and self._can_write.is_set()

    def _setup_connection(self) -> None:
        super()._setup_connection()
        self._http = _BoundedHttp(self)


def _most_open_files() -> int:
    """How many files and connections this process may have open; asks for more where few are usual."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST_CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_CONNECTIONS + _OTHER_FILES if soft == resource.RLIM_INFINITY else soft
