"""Settings of a server besides those of its channels, from the environment; free of Rasa."""

from __future__ import annotations

from collections.abc import Mapping

from twincities.observing import traces
from twincities.observing.json_logs import is_json
from twincities.state import SettingError

METRICS_TOKEN = "METRICS_TOKEN"
LEAST_CHARACTERS_OF_TOKEN = 16
NOT_READY = "SECONDS_NOT_READY"
MOST_SECONDS_NOT_READY = 60


def check_settings(environment: Mapping[str, str]) -> None:
    """See to it that a server can be set up as the environment says.

    Raises:
        SettingError: for the first setting that cannot be used.
    """
    metrics_token(environment)
    seconds_not_ready(environment)
    is_json(environment)
    traces.are_asked_for(environment)


def metrics_token(environment: Mapping[str, str]) -> str | None:
    """With what `GET /metrics` has to be asked for: `METRICS_TOKEN`; None where this machine alone may ask.

    Raises:
        SettingError: when it is short enough to be guessed.
    """
    token = environment.get(METRICS_TOKEN, "").strip()
    if 0 < len(token) < LEAST_CHARACTERS_OF_TOKEN:
        raise SettingError(
            f"{METRICS_TOKEN} is too short: give it at least {LEAST_CHARACTERS_OF_TOKEN} characters"
        )
    return token or None


def seconds_not_ready(environment: Mapping[str, str]) -> int:
    """For how long a server that is to end still takes turns in, while `/ready` tells proxies to send it no more: `SECONDS_NOT_READY`.

    Raises:
        SettingError: when it is no whole number from 0 to 60.
    """
    given = environment.get(NOT_READY, "").strip() or "0"
    if not (given.isascii() and given.isdigit() and int(given) <= MOST_SECONDS_NOT_READY):
        raise SettingError(
            f"{NOT_READY}: {given!r} is no whole number of seconds from 0 to {MOST_SECONDS_NOT_READY}"
        )
    return int(given)
