"""Connections are taken in as many as wait, not one with each pass of the event loop.

uvloop takes in one a pass. While turns are computed a pass is tens of milliseconds long, so that a crowd with new
connections waited for seconds before the server even knew of it, those who were to be refused at once among them.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

from sanic import Sanic

MOST_OF_A_PASS = 100


def accept_together(app: Sanic) -> None:
    """Have a server take in all connections that wait, up to 100 a pass; to be called before it runs."""
    acceptors: list[_Acceptor] = []

    @app.listener("main_process_start")
    def begin(_app: Sanic, loop: Any) -> None:
        loop.create_server = partial(_create_server, loop, loop.create_server, acceptors)

    @app.listener("before_server_stop")
    def end(_app: Sanic, _loop: Any) -> None:
        while acceptors:
            acceptors.pop().close()


async def _create_server(
    loop: asyncio.AbstractEventLoop,
    create: Callable[..., Any],
    acceptors: list[_Acceptor],
    factory: Callable[[], asyncio.BaseProtocol],
    *arguments: Any,
    **options: Any,
) -> asyncio.Server:
    server: asyncio.Server = await create(factory, *arguments, **options)
    if not options.get("ssl"):
        acceptors.extend(_Acceptor(loop, each.fileno(), factory) for each in server.sockets)
    return server


class _Acceptor:
    """Takes in what waits at a listening socket, besides the event loop's own server."""

    def __init__(
        self, loop: asyncio.AbstractEventLoop, listening: int, factory: Callable[[], asyncio.BaseProtocol]
    ) -> None:
        self._loop = loop
        self._factory = factory
        self._socket = socket.socket(fileno=os.dup(listening))
        self._socket.setblocking(False)
        self._connecting: set[asyncio.Task[Any]] = set()
        loop.add_reader(self._socket, self._accept)

    def close(self) -> None:
        self._loop.remove_reader(self._socket)
        self._socket.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):  # none waits any more, or no file can be opened
            for _ in range(MOST_OF_A_PASS):
                connection, _ = self._socket.accept()
                connection.setblocking(False)
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                task = self._loop.create_task(self._loop.connect_accepted_socket(self._factory, connection))
                self._connecting.add(task)
                task.add_done_callback(self._let_go)

    def _let_go(self, task: asyncio.Task[Any]) -> None:
        self._connecting.discard(task)
        if not task.cancelled():
            task.exception()  # the other side has gone again
