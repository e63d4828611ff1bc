"""Which pages may read the answers of the web chat."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sanic.request import Request
from sanic.response import HTTPResponse

_SECONDS_OF_PREFLIGHT = "86400"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": _SECONDS_OF_PREFLIGHT,
}


class Origins:
    """The origins that were named; those of the server itself may read anyway."""

    def __init__(self, named: Collection[str]) -> None:
        self._named = named

    def headers(self, request: Mapping[str, str]) -> dict[str, str]:
        """What the answer has in its header, given the header of the request."""
        origin = request.get("origin")
        if origin is None or not (origin in self._named or _is_same(origin, request.get("host", ""))):
            return {"Vary": "Origin"}
        return {
            "Vary": "Origin",
            "Access-Control-Allow-Origin": origin,
            "Access-Control-Expose-Headers": "Retry-After",
        }

    def let_read(self, request: Request, answered: HTTPResponse) -> None:
        """Add the header to an answer, unless everybody may read it."""
        if "Access-Control-Allow-Origin" in answered.headers:
            return
        vary = answered.headers.get("Vary")
        headers = self.headers(request.headers)
        answered.headers.update(headers)
        if vary:
            answered.headers["Vary"] = f"{vary}, Origin"
        if request.method == "OPTIONS" and len(headers) > 1:
            answered.headers.update(_PREFLIGHT)


def _is_same(origin: str, host: str) -> bool:
    return origin.partition("://")[2].lower() == host.lower()
