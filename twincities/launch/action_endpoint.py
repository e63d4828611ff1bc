"""Where the actions run: inside Rasa, or in an action server that the environment names."""

from __future__ import annotations

import socket
from urllib.parse import SplitResult, urlsplit

from twincities.configuration import action_endpoint_url
from twincities.launch.errors import LaunchError

ENDPOINT = "ACTION_ENDPOINT_URL"
PATH = "/webhook"
_PORTS = {"http": 80, "https": 443}
_MOST_SECONDS_TO_CONNECT = 3


def action_endpoint() -> SplitResult | None:
    """The address of the action server that `ACTION_ENDPOINT_URL` names; None: actions run inside Rasa.

    Raises:
        LaunchError: when the variable holds no address.
    """
    address = action_endpoint_url()
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        well_formed = parts.scheme in _PORTS and parts.hostname and parts.port != 0
    except ValueError:
        well_formed = False
    if not well_formed:
        raise LaunchError(f"{ENDPOINT} is no address: give one such as http://127.0.0.1:5055{PATH}, or none")
    return parts


def is_reachable(endpoint: SplitResult) -> bool:
    """Whether anything listens there."""
    address = endpoint.hostname, endpoint.port or _PORTS[endpoint.scheme]
    try:
        socket.create_connection(address, _MOST_SECONDS_TO_CONNECT).close()
    except (OSError, UnicodeError):  # a host that cannot be one
        return False
    return True
