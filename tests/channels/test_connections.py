"""Connections are bounded, of one address and in all; who is refused hears so, and those who send nothing cost little."""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.channels.raw import Exchange, exchange
from tests.channels.serving import Server
from tests.channels.test_guard import GOOD
from twincities.channels.admission import BusyError
from twincities.channels.rest import RestChannel
from twincities.launch.ports import LOOPBACK
from twincities.serving import connections
from twincities.serving.addresses import PROXIES, is_in, proxies
from twincities.state import SettingError

OF_ADDRESS = 3
STRANGER, OTHER = "127.0.0.2", "127.0.0.3"
"""Of the loopback network as well, of which one address is told to be a proxy's."""
ALIVE = b"GET /alive HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


@pytest_asyncio.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    monkeypatch.setenv(PROXIES, LOOPBACK)
    monkeypatch.setattr(connections, "MOST_CONNECTIONS_OF_ADDRESS", OF_ADDRESS)
    async with Server(RestChannel()) as server:
        yield server


async def connect(server: Server, address: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection(LOOPBACK, server.port, local_addr=(address, 0))


async def ask(server: Server, address: str, sent: bytes = ALIVE) -> bytes:
    reader, writer = await connect(server, address)
    writer.write(sent)
    answer = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return answer


async def until(server: Server, address: str, status: bytes) -> None:
    """Until the server has taken note of what has happened to connections."""
    for _ in range(200):
        if (await ask(server, address)).startswith(b"HTTP/1.1 " + status):
            return
        await asyncio.sleep(0.02)
    raise AssertionError


async def test_one_address_does_not_shut_the_others_out(server: Server) -> None:
    slow = [await connect(server, STRANGER) for _ in range(OF_ADDRESS)]
    await until(server, STRANGER, b"503")
    assert (await ask(server, OTHER)).startswith(b"HTTP/1.1 200")
    assert (await ask(server, LOOPBACK)).startswith(b"HTTP/1.1 200")
    slow.pop()[1].close()
    await until(server, STRANGER, b"200")
    for _, writer in slow:
        writer.close()


async def test_a_proxy_may_have_as_many_as_there_is_room_for(server: Server) -> None:
    many = [await connect(server, LOOPBACK) for _ in range(3 * OF_ADDRESS)]
    assert (await ask(server, LOOPBACK)).startswith(b"HTTP/1.1 200")
    for _, writer in many:
        writer.close()


async def test_who_is_refused_reads_so_even_in_the_middle_of_a_long_request(server: Server) -> None:
    slow = [await connect(server, STRANGER) for _ in range(OF_ADDRESS)]
    await until(server, STRANGER, b"503")
    body = b"x" * 15_000
    head = GOOD.partition(b"\r\n")[0] + b"\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)
    for _ in range(20):
        reader, writer = await connect(server, STRANGER)
        for part in (head, body[:5_000], body[5_000:]):
            writer.write(part)
            await writer.drain()  # a broken pipe would raise here
            await asyncio.sleep(0.01)
        answer = await asyncio.wait_for(reader.read(), 5)
        assert answer.startswith(b"HTTP/1.1 503 ")
        assert json.loads(answer.partition(b"\r\n\r\n")[2]) == {"error": "too many connections"}
        assert b"\r\nRetry-After: " in answer
        writer.close()
    for _, writer in slow:
        writer.close()


async def test_those_that_are_refused_end_soon_and_are_bounded_themselves(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_MOST_REFUSED", 2)
    monkeypatch.setattr(connections, "_SECONDS_OF_REFUSAL", 0.5)
    slow = [await connect(server, STRANGER) for _ in range(OF_ADDRESS)]
    await until(server, STRANGER, b"503")
    found = connections.bounds(server.app)
    silent = [await connect(server, STRANGER) for _ in range(6)]
    told = [await asyncio.wait_for(reader.read(), 5) for reader, _ in silent]
    assert sorted(each[9:12] for each in told) == [b"", b"", *[b"503"] * 4]
    for _, writer in [*slow, *silent]:
        writer.close()
    await until(server, STRANGER, b"200")
    for _ in range(100):
        if not found.refused:
            break
        await asyncio.sleep(0.02)
    assert found.refused == 0


async def test_a_connection_without_a_request_has_no_task(server: Server) -> None:
    before = len(asyncio.all_tasks())
    idle = [await connect(server, LOOPBACK) for _ in range(20)]
    await asyncio.sleep(0.2)
    assert len(asyncio.all_tasks()) == before
    reader, writer = idle[-1]
    writer.write(ALIVE)
    assert (await reader.read()).startswith(b"HTTP/1.1 200")
    for _, writer in idle:
        writer.close()


async def test_nothing_is_refused_early_to_who_does_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers would pile up in memory: such a connection goes the long way, which waits for its reader."""
    async with Server(RestChannel()) as server:
        monkeypatch.setattr(server.app.ctx.admission, "check", _too_many)
        kept = GOOD.replace(b"Connection: close\r\n", b"")
        flood = socket.socket()
        flood.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
        flood.connect((LOOPBACK, server.port))
        flood.setblocking(False)
        while not (protocols := [each for each in server._server.connections if each.transport]):
            await asyncio.sleep(0.01)
        transport = protocols[0].transport
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        written = 0
        for _ in range(900):
            with contextlib.suppress(BlockingIOError):
                flood.send(kept)
            await asyncio.sleep(0.001)
            written = max(written, transport.get_write_buffer_size())
        flood.close()
    assert 16_384 < written < 2 * 65_536


def _too_many() -> None:
    raise BusyError


def test_addresses_of_proxies() -> None:
    usual = proxies({})
    assert [is_in(each, usual) for each in ("127.0.0.1", "127.9.9.9", "::1", "::ffff:127.0.0.1")] == [
        True
    ] * 4
    assert [is_in(each, usual) for each in ("192.0.2.1", "fe80::1%eth0", "", "unknown")] == [False] * 4
    given = proxies({PROXIES: " 192.0.2.7, 2001:db8::/32"})
    assert [is_in(each, given) for each in ("192.0.2.7", "2001:db8::9")] == [True] * 2
    assert [is_in(each, given) for each in ("127.0.0.1", "192.0.2.8", "::1")] == [False] * 3


@pytest.mark.parametrize("text", ["yes", "10.0.0.1/8", "10.0.0.0/8;::1", "proxy.example"])
def test_what_is_no_list_of_addresses_is_refused(text: str) -> None:
    with pytest.raises(SettingError, match=f"^{PROXIES}: '{text}' is not a list of addresses"):
        proxies({PROXIES: text})


ERRORS = {
    "nothing there": (b"GET /nothing/here HTTP/1.1\r\nHost: x\r\n\r\n", 404, "not found"),
    "another method": (b"DELETE /alive HTTP/1.1\r\nHost: x\r\n\r\n", 405, "method not allowed"),
    "a long header": (b"GET /alive HTTP/1.1\r\nX-A: " + b"a" * 20_000, 431, "the header is over 8192 bytes"),
    "a long body": (
        b"POST /webhooks/rest/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n\r\n" + b"a" * 70_000,
        413,
        "the body is over 65536 bytes",
    ),
}


@pytest.mark.parametrize(("sent", "status", "sentence"), ERRORS.values(), ids=ERRORS)
async def test_errors_are_short_sentences(server: Server, sent: bytes, status: int, sentence: str) -> None:
    got = await exchange(server.port, sent, patience=1, enough=b"}")
    assert got.statuses == [status]
    assert _body(got) == {"error": sentence}
    assert b"sanic" not in got.content.lower()


def _body(got: Exchange) -> object:
    return json.loads(got.content.partition(b"\r\n\r\n")[2])
