"""Refusing turns from the bytes of a request, before Sanic has looked at it: a hundredth of what a turn costs.

Only where a whole request is there at once, with nothing odd about it; any other goes the long way, where it is refused
as well.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import NamedTuple

from twincities.channels.admission import Admission, RefusedTurnError

Headers = Callable[[Mapping[str, str]], Mapping[str, str]]
"""What else the answer has in its header, given the header of the request with names in small letters."""

_ODD = {"transfer-encoding", "expect"}
_LENGTH = re.compile(r"[0-9]{1,9}", re.ASCII)


class Refusal(NamedTuple):
    """The bytes of an answer, and whether the connection ends with it."""

    content: bytes
    closes: bool


class EarlyRefusals:
    """Of the turns of a server, by the addresses that they are posted to."""

    def __init__(self, admission: Admission) -> None:
        self._admission = admission
        self._headers: dict[str, Headers | None] = {}

    def add(self, path: str, headers: Headers | None) -> None:
        """Refuse what is posted to this address while no turns are taken in."""
        self._headers[path] = headers

    def answer(self, request: bytes) -> Refusal | None:
        """The refusal; None where the request is for Sanic."""
        try:
            self._admission.check()
        except RefusedTurnError as error:
            return self._refuse(request, error)
        return None

    def _refuse(self, request: bytes, error: RefusedTurnError) -> Refusal | None:
        head, _, body = request.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        method, _, rest = first.partition(" ")
        path = rest.removesuffix(" HTTP/1.1")
        if method != "POST" or path not in self._headers:
            return None
        given: dict[str, str] = {}
        for line in lines:
            name, _, value = line.partition(":")
            if (name := name.lower()) in given:
                return None
            given[name] = value.strip(" \t")
        length = given.get("content-length", "")
        if not _LENGTH.fullmatch(length) or int(length) != len(body) or not _ODD.isdisjoint(given):
            return None
        more = self._headers[path]
        closes = (
            self._admission.ending.is_set() or given.get("connection", "keep-alive").lower() != "keep-alive"
        )
        return Refusal(_response(error, more(given) if more else {}, closes=closes), closes)


def refusal(error: RefusedTurnError) -> tuple[dict[str, str], HTTPStatus, dict[str, str]]:
    """Content, status and header of the answer to a turn that is not taken in."""
    headers = {"Retry-After": str(error.retry_after), "Cache-Control": "no-store"}
    return {"error": str(error)}, HTTPStatus.SERVICE_UNAVAILABLE, headers


def _response(error: RefusedTurnError, more: Mapping[str, str], *, closes: bool) -> bytes:
    content, status, headers = refusal(error)
    body = json.dumps(content, separators=(",", ":"))
    headers |= {
        **more,
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close" if closes else "keep-alive",
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{lines}\r\n{body}".encode("latin-1")
