"""Connections: how many there may be, of one address and in all, and for how long they may rest.

Sanic 21.12 has no bound on them, and begins a task for each before anything has come. Here a connection costs next to
nothing until it brings a request that is not refused from its first bytes.
"""

from __future__ import annotations

import asyncio
import resource
import time
from collections import Counter
from typing import Any

from sanic import Sanic
from sanic.http import Http, Stage
from sanic.models.server_types import ConnInfo
from sanic.server import HttpProtocol

from twincities.serving.addresses import Networks, is_in, network_of
from twincities.serving.requests import BoundedHttp

SECONDS_OF_SILENCE = 5.0  # before a request and between two
_SECONDS_OF_REFUSAL = 1.0  # until whoever is refused has sent the rest of a request, and read the answer
_SECONDS_OF_LAST_REQUESTS = 0.2
MOST_CONNECTIONS = 1_000
MOST_CONNECTIONS_OF_ADDRESS = 200
"""A school may have one address for all its pupils; five such floods are needed to fill a server."""
_MOST_REFUSED = 100  # that are still open
_OTHER_FILES = 200  # logs, databases, the table, other servers, and those that are refused
_FULL = (
    b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nContent-Length: 31\r\n"
    b'Retry-After: 5\r\nConnection: close\r\n\r\n{"error":"too many connections"}'
)


class Bounds:
    """How many connections a server has, and may have."""

    def __init__(self, proxies: Networks) -> None:
        """Addresses of these networks may have any number, as far as the server has room."""
        self._proxies = proxies
        self._most = min(MOST_CONNECTIONS, _most_open_files() - _OTHER_FILES)
        self._taken = 0
        self._of_address: Counter[str] = Counter()
        self.refused = 0
        """Those that are told so, and still open."""

    def take(self, address: str) -> str | None:
        """Count a connection of an address; gives what to give `leave` later, None where there are too many."""
        network = "" if is_in(address, self._proxies) else network_of(address)
        if self._taken >= self._most or (
            network and self._of_address[network] >= MOST_CONNECTIONS_OF_ADDRESS
        ):
            return None
        self._taken += 1
        if network:
            self._of_address[network] += 1
        return network

    def leave(self, network: str) -> None:
        """A connection that was taken has ended."""
        self._taken -= 1
        if network:
            self._of_address[network] -= 1
            if not self._of_address[network]:
                del self._of_address[network]


def bounds(app: Sanic) -> Bounds:
    """Those of a server that is guarded (twincities.serving.guard)."""
    found: Bounds = app.ctx.bounds
    return found


class GuardedProtocol(HttpProtocol):
    """A connection, unless there are too many."""

    __slots__ = ("__dict__",)

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._network: str | None = None
        self._is_begun = self._was_told = False
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: Any) -> None:
        """Called by asyncio."""
        self.transport = transport
        self._http: Http | None = None  # until its task begins
        self.recv_buffer = bytearray()
        peer = transport.get_extra_info("peername")
        self._network = bounds(self.app).take(peer[0] if isinstance(peer, tuple) else "")
        if self._network is None:
            self._begin_to_refuse()
            return
        transport.set_write_buffer_limits(low=16_384, high=65_536)
        self.connections.add(self)
        self._time = time.monotonic()
        self._timer = self.loop.call_later(SECONDS_OF_SILENCE, self._close_if_silent)

    def connection_lost(self, error: Exception | None) -> None:
        """Called by asyncio."""
        if self._timer:
            self._timer.cancel()
        if self._network is None:
            bounds(self.app).refused -= 1
        else:
            bounds(self.app).leave(self._network)
        super().connection_lost(error)

    def data_received(self, data: bytes) -> None:
        """Called by asyncio."""
        if self._network is None:
            self._tell_refused()
            return
        refuse = getattr(self.app.ctx, "refuse_early", None)
        if refuse and self._is_idle() and (refusal := refuse(data)):
            self._time = time.monotonic()
            self.transport.write(refusal.content)
            if refusal.closes:
                self.transport.close()
            return
        if not self._is_begun:
            self._is_begun = True
            self.conn_info = ConnInfo(self.transport, unix=self._unix)
            self._task = self.loop.create_task(self.connection_task())
        super().data_received(data)

    def close_if_idle(self) -> bool:
        """Called by Sanic when it ends: a moment later, as the next request may be on its way already."""
        self.loop.call_later(_SECONDS_OF_LAST_REQUESTS, super().close_if_idle)
        return False

    def _is_idle(self) -> bool:
        """Whether the data that comes is the beginning of a request, and whoever sends it reads what is answered."""
        is_between = self._http is None or self._http.stage is Stage.IDLE
        return is_between and not self.recv_buffer and self._can_write.is_set()

    def _setup_connection(self) -> None:
        super()._setup_connection()
        self._http = BoundedHttp(self)

    def _close_if_silent(self) -> None:
        """Close a connection that brings nothing; once its task has begun, Sanic sees to that."""
        if self._is_begun:
            return
        left = self._time + SECONDS_OF_SILENCE - time.monotonic()
        if left > 0:
            self._timer = self.loop.call_later(left, self._close_if_silent)
        else:
            self.transport.close()

    def _begin_to_refuse(self) -> None:
        """Say so when a request comes: before, whoever is still writing one would see a broken connection only."""
        found = bounds(self.app)
        found.refused += 1
        if found.refused > _MOST_REFUSED:
            self._tell_refused()
            self.transport.close()
        else:
            self._timer = self.loop.call_later(_SECONDS_OF_REFUSAL, self.transport.close)

    def _tell_refused(self) -> None:
        if self._was_told:
            return  # the rest of the request
        self._was_told = True
        self.transport.write(_FULL)
        if self.transport.can_write_eof():  # closed by the other side; or by us a little later
            self.transport.write_eof()


def _most_open_files() -> int:
    """How many files and connections this process may have open; asks for more where few are usual."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * MOST_CONNECTIONS
    if soft != resource.RLIM_INFINITY and soft < wanted:
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return MOST_CONNECTIONS + _OTHER_FILES if soft == resource.RLIM_INFINITY else soft
