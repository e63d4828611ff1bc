"""Traces by OpenTelemetry, where its own settings (`OTEL_…`) ask for them: a span for each turn and each of its parts.

Without them nothing of OpenTelemetry is loaded. A span says what was done, for how long, in which turn and whether it
failed, with the type of the error and not its message, which may quote a user.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from typing import Any

from twincities.observing.turns import current_turn
from twincities.state import SettingError

TURN = "twincities.turn"
"""The attribute with the id of the turn, as lines of the log have it."""
ENDPOINTS = ("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_EXPORTER = "OTEL_TRACES_EXPORTER"
_OFF = "OTEL_SDK_DISABLED"
_PROTOCOL = "http/protobuf"
_UNNAMED = "unknown_service"  # what OpenTelemetry calls a program without a name
_MOST_SECONDS_TO_SEND = 3.0

Attributes = Mapping[str, str | int]

_provider: Any = None
_tracer: Any = None


def are_asked_for(environment: Mapping[str, str]) -> bool:
    """Whether the environment names a collector, and nothing in it switches traces off.

    Raises:
        SettingError: for what is asked for and is not to be had here.
    """
    if (
        environment.get(_OFF, "").strip().lower() == "true"
        or environment.get(_EXPORTER, "").strip() == "none"
    ):
        return False
    named = next((name for name in ENDPOINTS if environment.get(name, "").strip()), None)
    if named is None:
        return False
    if (exporter := environment.get(_EXPORTER, "").strip() or "otlp") != "otlp":
        raise SettingError(f"{_EXPORTER}: {exporter!r} is neither 'otlp' nor 'none'")
    for name in _PROTOCOLS:
        if (protocol := environment.get(name, "").strip() or _PROTOCOL) != _PROTOCOL:
            raise SettingError(f"{name}: {protocol!r} is not {_PROTOCOL!r}, the protocol that there is")
    if find_spec("opentelemetry") is None or find_spec("opentelemetry.exporter") is None:
        raise SettingError(
            f"{named} asks for traces, whose packages are not installed: sh scripts/environment.sh . tracing"
        )
    return True


def begin_tracing(environment: Mapping[str, str], service: str) -> None:
    """Send spans from now on, if that is asked for; `service` is the name of this program, unless `OTEL_…` give another.

    Raises:
        SettingError: as `are_asked_for` does.
    """
    global _provider, _tracer  # noqa: PLW0603 - one process, one tracer
    if _tracer is not None or not are_asked_for(environment):
        return
    # Loaded only now: it is large, and seldom wanted.
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import SERVICE_NAME, Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    resource = Resource.create()
    if str(resource.attributes.get(SERVICE_NAME, _UNNAMED)).startswith(_UNNAMED):
        resource = resource.merge(Resource({SERVICE_NAME: service}))
    # Sent at the end of the server, in `end_tracing`, and not when Python ends, which nothing bounds.
    _provider = TracerProvider(resource=resource, shutdown_on_exit=False)
    _provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    _tracer = _provider.get_tracer(__name__)


async def end_tracing() -> None:
    """Send what is left, in a few seconds at most, and no more from then on."""
    global _provider, _tracer
    provider, _provider, _tracer = _provider, None, None
    if provider is None:
        return
    # In a thread that Python does not wait for at its end: a collector that is away is tried for long.
    sending = threading.Thread(target=provider.shutdown, daemon=True)
    sending.start()
    until = time.monotonic() + _MOST_SECONDS_TO_SEND
    while sending.is_alive() and time.monotonic() < until:
        await asyncio.sleep(0.02)


def begun(name: str, attributes: Attributes | None = None, headers: Mapping[str, str] | None = None) -> Any:
    """A span that begins now, below the current one or that of another program's `headers`; None without traces.

    It is given to `ended` when what it stands for is over.
    """
    if _tracer is None:
        return None
    from opentelemetry import propagate  # noqa: PLC0415 - loaded by now

    turn = current_turn()
    own = {TURN: turn.id} if turn else {}
    above = propagate.extract(headers) if headers is not None else None
    return _tracer.start_span(name, above, attributes={**own, **(attributes or {})})


def ended(span: Any, attributes: Attributes | None = None, error: type[BaseException] | None = None) -> None:
    """Have a span of `begun` end now; `error` is what made it fail."""
    if span is None:
        return
    span.set_attributes(attributes or {})
    if error is not None:
        from opentelemetry.trace import StatusCode  # noqa: PLC0415

        span.set_status(StatusCode.ERROR)
        span.set_attribute("error.type", error.__name__)
    span.end()


def headers_of(span: Any) -> dict[str, str]:
    """What tells another program, in the headers of a call, that it works for a span."""
    headers: dict[str, str] = {}
    if span is not None:
        from opentelemetry import propagate, trace  # noqa: PLC0415

        propagate.inject(headers, trace.set_span_in_context(span))
    return headers


def below(span: Any) -> contextlib.AbstractContextManager[Any]:
    """Have what begins a span meanwhile, also in tasks that it starts, have it below this one."""
    if span is None:
        return contextlib.nullcontext()
    from opentelemetry import trace  # noqa: PLC0415

    return trace.use_span(span, record_exception=False, set_status_on_exception=False)


@contextlib.contextmanager
def traced(name: str) -> Iterator[None]:
    """Have a span for what is done in the block."""
    span = begun(name)
    error: type[BaseException] | None = None
    try:
        with below(span):
            yield
    except BaseException as failure:
        error = type(failure)
        raise
    finally:
        ended(span, error=error)
