"""Requests as bytes, over sockets: client libraries refuse to send what is wrong."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass

from twincities.launch.ports import LOOPBACK

_STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ")


@dataclass(frozen=True)
class Exchange:
    """What came back, whether the server has closed the connection, and how many parts were sent by then."""

    content: bytes
    closed: bool
    sent: int

    @property
    def statuses(self) -> list[int]:
        return [int(status) for status in _STATUS.findall(self.content)]


async def exchange(
    port: int, *parts: bytes, pause: float = 0.0, patience: float = 5.0, enough: bytes = b"\0"
) -> Exchange:
    """Send the parts with pauses between them, and read until the server closes, `enough` came, or for so many seconds."""
    reader, writer = await asyncio.open_connection(LOOPBACK, port)
    received = bytearray()

    async def receive() -> None:
        while enough not in received and (data := await reader.read(65_536)):
            received.extend(data)

    receiving, sent = asyncio.ensure_future(receive()), 0
    try:
        for part in parts:
            if receiving.done():
                break
            sent += 1
            writer.write(part)
            await writer.drain()
            await asyncio.wait({receiving}, timeout=pause)
        await asyncio.wait({receiving}, timeout=patience)
        return Exchange(bytes(received), receiving.done() and enough not in received, sent)
    except ConnectionError:
        return Exchange(bytes(received), True, sent)
    finally:
        receiving.cancel()
        await asyncio.gather(receiving, return_exceptions=True)
        writer.close()
