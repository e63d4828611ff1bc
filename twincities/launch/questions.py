"""Asking a server whether it lives, without waiting for it."""

from __future__ import annotations

import contextlib
import select
import socket
from typing import Any

from twincities.launch.ports import LOOPBACK

ALIVE = "/alive"
_REACHED_AT = {"0.0.0.0": LOOPBACK, "::": "::1"}


class Address:
    """Where a server listens, as this machine reaches it; looked up once, so that asking depends on no name server."""

    def __init__(self, host: str, port: int) -> None:
        """Look it up.

        Raises:
            OSError: when the host is unknown.
        """
        self.host, self.port = _REACHED_AT.get(host, host), port
        found = socket.getaddrinfo(self.host, port, type=socket.SOCK_STREAM)[0]
        self.family, self.socket_address = found[0], found[4]


class Question:
    """One `GET` of a server; whether an answer has come is looked up, not waited for."""

    def __init__(self, address: Address, path: str = ALIVE) -> None:
        """Begin to ask."""
        request = f"GET {path} HTTP/1.1\r\nHost: {address.host}:{address.port}\r\nConnection: close\r\n\r\n"
        self._unsent = request.encode()
        self._socket = socket.socket(address.family, socket.SOCK_STREAM)
        self._socket.setblocking(False)
        self._connect(address.socket_address)

    def _connect(self, address: Any) -> None:
        self._refused = False
        try:
            self._socket.connect(address)
        except BlockingIOError:
            pass
        except OSError:
            self._refused = True

    def answered(self) -> bool | None:
        """True when anything has come back, whatever it says; False when nobody is there; None: nothing yet."""
        if self._refused:
            return False
        try:
            if self._unsent:
                if not select.select([], [self._socket], [], 0)[1]:
                    return None
                self._socket.sendall(self._unsent)  # fails here where the connection was refused
                self._unsent = b""
            return bool(self._socket.recv(1))
        except BlockingIOError:
            return None
        except OSError:
            return False

    def drop(self) -> None:
        """Ask no longer."""
        with contextlib.suppress(OSError):
            self._socket.close()
