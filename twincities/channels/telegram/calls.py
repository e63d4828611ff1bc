"""Calls to the Bot API: how they are made, and when and how soon they are made again."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import random
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import Any, TypeVar

# Read by the library: waiting times come as timedelta, which is what it will do from its next release on.
os.environ.setdefault("PTB_TIMEDELTA", "true")

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import HTTPXRequest
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception,
    stop_after_attempt,
    wait_random_exponential,
)

from twincities.channels.telegram.settings import Settings
from twincities.observing.traces import traced

MOST_SECONDS_BETWEEN_ATTEMPTS = 60.0
SECONDS_AFTER_REFUSED_TOKEN = 60.0
SECONDS_AFTER_CONFLICT = 10.0
_MOST_CONNECTIONS = 64
_SECONDS_TO_CONNECT = 10.0
_SECONDS_TO_ANSWER = 15.0
_ATTEMPTS_IN_PASSING = 3

T = TypeVar("T")


class TelegramBot(Bot):
    """The library's bot, which also gives updates as they come: one it cannot read must not keep back the others."""

    def __init__(self, settings: Settings) -> None:
        def request(connections: int) -> HTTPXRequest:
            return HTTPXRequest(
                connection_pool_size=connections,
                connect_timeout=_SECONDS_TO_CONNECT,
                read_timeout=_SECONDS_TO_ANSWER,
                write_timeout=_SECONDS_TO_ANSWER,
                pool_timeout=None,  # a call that has not been made yet just waits for its turn
            )

        super().__init__(
            settings.token,
            base_url=f"{settings.api}/bot",
            base_file_url=f"{settings.api}/file/bot",
            request=request(_MOST_CONNECTIONS),
            get_updates_request=request(1),
        )

    async def fetch_updates(
        self, offset: int | None, seconds: int, allowed_updates: Sequence[str]
    ) -> list[dict[str, Any]]:
        """The updates that wait, as JSON; those before `offset` are acknowledged thereby.

        When there are none, one is waited for. Raises TelegramError.
        """
        parameters = {"offset": offset, "timeout": seconds, "allowed_updates": list(allowed_updates)}
        result = await self._post("getUpdates", parameters, read_timeout=seconds + _SECONDS_TO_ANSWER)
        return [update for update in result if isinstance(update, dict)] if isinstance(result, list) else []

    async def _do_post(self, endpoint: str, data: dict[str, Any], **options: Any) -> Any:
        if endpoint == "getUpdates":  # waits for somebody to write, and belongs to no turn
            return await super()._do_post(endpoint, data, **options)
        with traced(f"telegram {endpoint}"):
            return await super()._do_post(endpoint, data, **options)

    async def shutdown(self) -> None:
        """Close all connections."""
        await asyncio.gather(*(request.shutdown() for request in self._request))


def silence_libraries() -> None:
    """Failures are reported here, in one line each; the libraries would add tracebacks and addresses."""
    for name in ("telegram", "httpx", "httpcore"):
        logging.getLogger(name).setLevel(logging.CRITICAL)


def is_lasting(error: BaseException) -> bool:
    """Whether the same call would fail again for ever."""
    return isinstance(error, BadRequest | ChatMigrated | Forbidden)


def _may_succeed_later(error: BaseException) -> bool:
    return isinstance(error, TelegramError) and not is_lasting(error)


async def insist(
    call: Callable[[], Awaitable[T]],
    on_failure: Callable[[TelegramError, int], None] = lambda _error, _attempt: None,
    give_up: Callable[[BaseException], bool] = is_lasting,
) -> T:
    """Make a call until it succeeds, with longer and longer pauses, or with those that Telegram asks for.

    `on_failure` is told of the error, and of which attempt it was the outcome, before each pause. Raises the error that
    `give_up` says is not worth another attempt.
    """

    def tell(state: RetryCallState) -> None:
        on_failure(_error(state), state.attempt_number)

    retrying = AsyncRetrying(
        retry=retry_if_exception(lambda error: isinstance(error, TelegramError) and not give_up(error)),
        wait=_pause,
        before_sleep=tell,
        sleep=asyncio.sleep,
        reraise=True,
    )
    return await retrying(_as_function(call))


async def try_in_passing(call: Callable[[], Awaitable[Any]]) -> None:
    """Make a call that matters little, such as for the typing indicator: a few attempts, and never an error."""
    retrying = AsyncRetrying(
        retry=retry_if_exception(_may_succeed_later),
        wait=_pause,
        stop=stop_after_attempt(_ATTEMPTS_IN_PASSING),
        sleep=asyncio.sleep,
        reraise=True,
    )
    with contextlib.suppress(TelegramError):
        await retrying(_as_function(call))


def explain(error: TelegramError, settings: Settings) -> str:
    """What is wrong and what to do, in one sentence; without addresses, as `/health` tells it to anybody."""
    if isinstance(error, InvalidToken):
        return "Telegram refuses the token: take the right one from @BotFather, set TELEGRAM_BOT_TOKEN, start again."
    if isinstance(error, Conflict):
        return "Another program fetches the messages of this bot: end it, or get a bot of its own from @BotFather."
    if isinstance(error, RetryAfter):
        return f"Telegram asks for a pause of {_seconds(error):.0f} s; it goes on by itself then."
    if isinstance(error, BadRequest):
        if settings.webhook:
            return f"Telegram does not take the address in TELEGRAM_WEBHOOK_URL: {error.message}."
        return f"Telegram refuses a call: {error.message}."
    reason = "no answer in time" if isinstance(error, TimedOut) else error.message
    return (
        f"Telegram cannot be reached: check the network of this machine and TELEGRAM_API_BASE, if it is set; "
        f"it goes on by itself then ({reason})."
    )


def _as_function(call: Callable[[], Awaitable[T]]) -> Callable[[], Awaitable[T]]:
    """The retrying library awaits only what is visibly a coroutine function, such as no partial is."""

    async def function() -> T:
        return await call()

    return function


def _pause(state: RetryCallState) -> float:
    """Seconds until the next attempt; at random, lest all chats come back at once."""
    error = _error(state)
    if isinstance(error, RetryAfter):
        return _seconds(error) + random.uniform(0, 0.2)
    if isinstance(error, InvalidToken):
        return SECONDS_AFTER_REFUSED_TOKEN
    if isinstance(error, Conflict):
        return SECONDS_AFTER_CONFLICT
    return float(wait_random_exponential(0.5, MOST_SECONDS_BETWEEN_ATTEMPTS)(state))


def _seconds(error: RetryAfter) -> float:
    pause = error.retry_after
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _error(state: RetryCallState) -> TelegramError:
    error = state.outcome.exception() if state.outcome else None
    assert isinstance(error, TelegramError)
    return error
