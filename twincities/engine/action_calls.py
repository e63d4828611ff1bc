"""Calls of the action server without what Rasa repeats for each of them.

As it is, Rasa checks its own schema of an answer anew with every answer (a third of a turn), and opens a new
connection for every call.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from functools import lru_cache
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

import aiohttp
import fastjsonschema
from rasa.core.actions.action import RemoteAction
from rasa.core.constants import DEFAULT_REQUEST_TIMEOUT
from rasa.utils.endpoints import EndpointConfig

from twincities.observing import traces
from twincities.observing.metrics import SECONDS_OF_PART
from twincities.observing.turns import HEADER, current_turn

# Less than after which the action server closes a connection that is not used (5 s).
_SECONDS_KEPT = 3.0

_Login = tuple[str, str]
_sessions: WeakKeyDictionary[
    asyncio.AbstractEventLoop, dict[tuple[str, _Login | None], aiohttp.ClientSession]
] = WeakKeyDictionary()
_validate_as_rasa_does = RemoteAction._validate_action_result


class _Checks(NamedTuple):
    """Rasa's schema, compiled: the answer without its events, and each type of event for itself.

    The schema tries an event against every type in turn.
    """

    answer: Callable[[Any], Any]
    events: Mapping[str, Callable[[Any], Any]]


@lru_cache(maxsize=1)
def _checks() -> _Checks:
    schema = RemoteAction.action_response_format_spec()
    event = {**schema["properties"]["events"]["items"]}
    types = event.pop("oneOf")
    schema["properties"]["events"] = {"type": "array"}
    return _Checks(
        fastjsonschema.compile(schema),
        {
            each["properties"]["event"]["const"]: fastjsonschema.compile({**event, "allOf": [each]})
            for each in types
        },
    )


def validate(action: RemoteAction, result: dict[str, Any]) -> bool:
    """Whether the action server's answer is of the form it has to have; Rasa itself says what is wrong."""
    checks = _checks()
    try:
        checks.answer(result)
        for event in result.get("events", ()):
            checks.events[event["event"]](event)
    except (fastjsonschema.JsonSchemaException, LookupError, TypeError):
        return bool(_validate_as_rasa_does(action, result))
    return True


def session(endpoint: EndpointConfig) -> AbstractAsyncContextManager[aiohttp.ClientSession]:
    """As Rasa makes it, but one for all calls with the same headers and login, over connections that are kept."""
    login = (
        (endpoint.basic_auth["username"], endpoint.basic_auth["password"]) if endpoint.basic_auth else None
    )
    sessions = _sessions.setdefault(asyncio.get_running_loop(), {})
    key = (json.dumps(endpoint.headers, sort_keys=True), login)
    if key not in sessions:
        sessions[key] = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=_SECONDS_KEPT),
            headers=endpoint.headers,
            auth=aiohttp.BasicAuth(*login) if login else None,
            timeout=aiohttp.ClientTimeout(total=DEFAULT_REQUEST_TIMEOUT),
            cookie_jar=aiohttp.DummyCookieJar(),
            trace_configs=[_calls()],
        )
    return nullcontext(sessions[key])


def _calls() -> aiohttp.TraceConfig:
    """Have each call tell the action server which turn it belongs to, and measure it."""
    calls = aiohttp.TraceConfig()

    async def begin(_session: object, context: Any, call: aiohttp.TraceRequestStartParams) -> None:
        context.began, context.span = time.perf_counter(), traces.begun("actions")
        if turn := current_turn():
            call.headers[HEADER] = turn.id
        call.headers.update(traces.headers_of(context.span))

    async def end(_session: object, context: Any, call: object) -> None:
        SECONDS_OF_PART.labels("actions").observe(time.perf_counter() - context.began)
        error = getattr(call, "exception", None)
        traces.ended(context.span, error=type(error) if error else None)

    calls.on_request_start.append(begin)
    calls.on_request_end.append(end)
    calls.on_request_exception.append(end)
    return calls


async def close_connections() -> None:
    """Close the connections of the running event loop, at its end."""
    for session in _sessions.pop(asyncio.get_running_loop(), {}).values():
        await session.close()
