"""Who can reach what of a server: its own machine all of it, others only what was decided to be for them."""

from __future__ import annotations

import ipaddress
from collections.abc import Mapping
from functools import lru_cache

from twincities.state import SettingError

REST_CHANNEL = "REST_CHANNEL"
OPEN = "open"
CLOSED = "closed"


def check_setting(environment: Mapping[str, str]) -> None:
    """See to it that `REST_CHANNEL` says what it is to say: anything else would leave the channel closed, silently.

    Raises:
        SettingError: when it is none of the accepted values.
    """
    given = environment.get(REST_CHANNEL, "").strip()
    if given.lower() not in {"", OPEN, CLOSED}:
        raise SettingError(
            f"{REST_CHANNEL}: {given!r} is neither {OPEN!r} nor {CLOSED!r}; {OPEN!r} lets everybody who reaches the server"
            " speak to it under any name"
        )


def is_rest_open(host: str | None, environment: Mapping[str, str]) -> bool:
    """Whether a server that listens on `host` takes messages over REST, where any sender's name is believed."""
    return is_loopback(host) or environment.get(REST_CHANNEL, "").strip().lower() == OPEN


@lru_cache(maxsize=1)
def is_loopback(host: str | None) -> bool:
    """Whether only programs of the same machine reach what listens on this host."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address((host or "").strip("[]")).is_loopback
    except ValueError:
        return False


def who_reaches_what(host: str, environment: Mapping[str, str]) -> str:
    """One line for the start of a server with the web and the REST channel."""
    if is_loopback(host):
        return "Only this machine reaches it: the chat, and the REST channel under any name."
    if is_rest_open(host, environment):
        return (
            f"Everybody who reaches this machine may use the chat, and the REST channel under any name "
            f"({REST_CHANNEL}={OPEN})."
        )
    return (
        f"Everybody who reaches this machine may use the chat; the REST channel is closed "
        f"({REST_CHANNEL}={OPEN} opens it to all of them, under any name)."
    )
