"""Requests with a JSON object in them, and how those are refused that are not taken in."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from sanic import response
from sanic.request import Request
from sanic.response import HTTPResponse

JSON = "application/json"
MOST_CHARACTERS_OF_LANGUAGE = 35  # of a code by RFC 5646


class RefusedError(Exception):
    """A request that is not taken in; the text says why, `retry_after` in how many seconds it may be."""

    def __init__(self, status: HTTPStatus, reason: str, retry_after: float = 0) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(reason)


def read_object(request: Request) -> dict[str, Any]:
    """The JSON object in the body.

    The content type is insisted on: pages of other origins cannot send it without having asked for leave.

    Raises:
        RefusedError: when there is none.
    """
    if request.content_type.partition(";")[0].strip().lower() != JSON:
        raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, f"the content type is not {JSON}")
    try:
        content = json.loads(request.body)
    except (ValueError, RecursionError):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the body is not JSON") from None
    if not isinstance(content, dict):
        raise RefusedError(HTTPStatus.BAD_REQUEST, "the body is not a JSON object")
    return content


def wished_language(content: Mapping[str, Any]) -> str | None:
    """The language that a request wishes to be answered in where its message tells none (BCP 47, `language`); None without one."""
    language = content.get("language")
    return (
        language if isinstance(language, str) and 0 < len(language) <= MOST_CHARACTERS_OF_LANGUAGE else None
    )


def refuse(error: RefusedError) -> HTTPResponse:
    """The answer to a request that is not taken in."""
    headers = {"Cache-Control": "no-store"}
    if error.retry_after:
        headers["Retry-After"] = str(math.ceil(error.retry_after))
    return response.json({"error": str(error)}, error.status, headers)
