"""Requests that say truly how long they are, and come to their end in bounded time.

Sanic 21.12 believes every length that Python's `int()` takes, and reads for ever where it is negative; a request whose
address it cannot read gets no answer; one byte now and then keeps a connection open as long as its sender likes.
"""

from __future__ import annotations

import asyncio
import re
from typing import Any

from sanic.exceptions import InvalidUsage, PayloadTooLarge, RequestTimeout, SanicException
from sanic.http import HTTP_CONTINUE, Http
from sanic.request import Request
from sanic.server import HttpProtocol

SECONDS_OF_REQUEST = 15.0  # for all of it, header and body, from its first byte on

_LINES = re.compile(rb"[^\0\r\n]*(?:\r\n[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\0\r\n]*)*")
_METHOD = re.compile(r"[A-Z]{1,20}", re.ASCII)
# From the bytes: Python's white space and small letters are more than those of HTTP.
_LENGTHS = re.compile(rb"\r\ncontent-length:([^\r\n]*)", re.IGNORECASE)
_ENCODINGS = re.compile(rb"\r\ntransfer-encoding:([^\r\n]*)", re.IGNORECASE)
_LENGTH = re.compile(rb"[0-9]{1,12}")
_CHUNK = re.compile(rb"\r\n[0-9A-Fa-f]{1,8}[ \t]*(?:;[^\r\n]*)?")
_LONGEST_CHUNK_LINE = 64  # as in Sanic


class MalformedRequestError(InvalidUsage):
    """A request that is answered with 400, as nobody can tell for certain what it says or where it ends."""


class LongHeaderError(SanicException):
    """A request with more in its header than any of ours has."""

    status_code = 431


class StrictRequest(Request):
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


class BoundedHttp(Http):
    """Sanic's reading of requests, for so many seconds each."""

    __slots__ = ("__dict__",)
    expecting_continue: bool

    def __init__(self, protocol: HttpProtocol) -> None:
        self._timer: asyncio.TimerHandle | None = None
        super().__init__(protocol)

    async def http1(self) -> None:
        """Called by Sanic."""
        try:
            await super().http1()
        finally:
            self._stop_timer()

    async def http1_request_header(self) -> None:
        """Called by Sanic."""
        self._timer = asyncio.get_running_loop().call_later(SECONDS_OF_REQUEST, self._give_up)
        try:
            await super().http1_request_header()
        except asyncio.CancelledError:
            raise
        except Exception as error:
            self.url = None  # Sanic would read it once more for its answer, and fail again
            if isinstance(error, PayloadTooLarge):
                raise LongHeaderError(f"the header is over {self.HEADER_MAX_SIZE} bytes") from None
            if isinstance(error, SanicException):
                raise
            raise MalformedRequestError("the address is malformed") from None
        if not self.request_body:
            self._stop_timer()

    async def http1_response_header(self, data: bytes, end_stream: bool) -> None:
        """Called by Sanic."""
        if getattr(self.protocol.app.ctx, "closes_connections", False):
            self.keep_alive = False
        await super().http1_response_header(data, end_stream)

    async def read(self) -> bytes | None:
        """Called by Sanic."""
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
