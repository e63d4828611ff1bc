"""TCP ports: whether one is free, and finding a free one."""

from __future__ import annotations

import contextlib
import errno
import random
import socket

from twincities.launch.errors import LaunchError

LOOPBACK = "127.0.0.1"


# Below those that systems give to outgoing connections (from 32768 on Linux): a server is asked before it listens, and
# such a question, sent from the very port it asks, is connected with itself and keeps the server from listening.
_PORTS = range(20_000, 32_768)


def free_port() -> int:
    """A port of the loopback interface that nobody listens on right now.

    Raises:
        LaunchError: when all are taken.
    """
    for port in random.sample(_PORTS, len(_PORTS)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe, contextlib.suppress(OSError):
            probe.bind((LOOPBACK, port))
            return port
    raise LaunchError(f"no port from {_PORTS[0]} to {_PORTS[-1]} is free")


def require_free(host: str, port: int, variable: str) -> None:
    """See to it that a server can listen there; `variable` is how the user of make chooses another port.

    Raises:
        LaunchError: when the port is taken, or the address is none of this machine's.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            # As servers do: connections that have just been closed do not count.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
            probe.listen(1)
    except socket.gaierror:
        raise LaunchError(f"{host} is no address of this machine: choose another one with HOST=…") from None
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            reason = (
                f"port {port} is in use: choose another one with {variable}=…, such as {variable}={port + 1}"
            )
        elif error.errno == errno.EACCES:
            reason = f"port {port} needs special rights: choose one above 1023 with {variable}=…"
        else:
            reason = f"cannot listen on {host}, port {port} ({error.strerror}): see HOST and {variable}"
        raise LaunchError(reason) from None
