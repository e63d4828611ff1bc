"""Requests that no client library would send, and connections that never end, against real servers."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.channels.program import Program, running_program
from tests.channels.raw import Exchange, exchange
from tests.channels.serving import Server
from twincities.channels.rest import RestChannel
from twincities.serving import connections, requests

REST = b"/webhooks/rest/webhook"
WEB = b"/webhooks/web/messages"
BODY = b'{"sender":"me","message":"hello"}'
SIZE = len(BODY)


def post(header: bytes, body: bytes = BODY, path: bytes = REST) -> bytes:
    return (
        b"POST %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n%b\r\n%b"
        % (path, header, body)
    )


def get(path: bytes, method: bytes = b"GET") -> bytes:
    return b"%b %b HTTP/1.1\r\nHost: x\r\n\r\n" % (method, path)


CHUNKED = b"Transfer-Encoding: chunked\r\n"
CHUNKS = b"%x\r\n%b\r\n0\r\n\r\n" % (SIZE, BODY)
GOOD = post(b"Content-Length: %d\r\n" % SIZE)

LENGTHS = {
    "negative": b"Content-Length: -5\r\n",
    "minus zero": b"Content-Length: -0\r\n",
    "signed": b"Content-Length: +%d\r\n" % SIZE,
    "underscore": b"Content-Length: 3_3\r\n",
    "a word": b"Content-Length: many\r\n",
    "empty": b"Content-Length:\r\n",
    "a fraction": b"Content-Length: 33.0\r\n",
    "hexadecimal": b"Content-Length: 0x21\r\n",
    "Arabic digits": "Content-Length: ٣٣\r\n".encode(),
    "superscript": "Content-Length: ²\r\n".encode(),
    "5,000 digits": b"Content-Length: %b\r\n" % (b"9" * 5_000),
    "a list": b"Content-Length: %d, %d\r\n" % (SIZE, SIZE),
    "doubled": b"Content-Length: %d\r\n" % SIZE * 2,
    "doubled and different": b"Content-Length: %d\r\ncontent-length: 5\r\n" % SIZE,
    "beside an encoding": b"Content-Length: %d\r\n" % SIZE + CHUNKED,
    "another encoding": b"Transfer-Encoding: gzip\r\n",
    "white space of Python before the encoding": b"Transfer-Encoding: \x0bchunked\r\n",
    "a no-break space before the encoding": b"Transfer-Encoding:\xc2\xa0chunked\r\n",
    "an encoding with the sign for Kelvin": b"Transfer-Encoding: chun\xe2\x84\xaaed\r\n",
    "white space of Python before the length": b"Content-Length:\x0c%d\r\n" % SIZE,
    "a no-break space before the length": b"Content-Length:\xc2\xa0%d\r\n" % SIZE,
    "two encodings": b"Transfer-Encoding: gzip, chunked\r\n",
    "an encoding doubled": CHUNKED * 2,
    "space before the colon": b"Content-Length : %d\r\n" % SIZE,
    "behind a line feed": b"X-A: b\nContent-Length: 5\r\nContent-Length: %d\r\n" % SIZE,
    "in a folded line": b"X-A: b\r\n Content-Length: 5\r\nContent-Length: %d\r\n" % SIZE,
}
MALFORMED = {
    **{f"length: {name}": post(header) for name, header in LENGTHS.items()},
    "length, web": post(LENGTHS["negative"], path=WEB),
    "length, unknown address": post(LENGTHS["negative"], path=b"/nothing/here"),
    "length, not posted": b"GET /alive HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
    "chunk: negative": post(CHUNKED, b"-5\r\nabcde\r\n0\r\n\r\n"),
    "chunk: signed": post(CHUNKED, b"+" + CHUNKS),
    "chunk: with prefix": post(CHUNKED, b"0x" + CHUNKS),
    "chunk: without end": post(CHUNKED, b"1" * 100),
    "address: invalid bytes": get(b"/\xff\xfe"),
    "address: invalid bytes, web": get(b"/webhooks/web/\xff.js"),
    "address: invalid bytes in the query": get(b"/alive?a=\xff"),
    "address: not encoded": get("/webhooks/web/é".encode()),
    "address: none": get(b""),
    "address: without slash": get(b"alive"),
    "address: broken": get(b"http://["),
    "a tunnel": get(b"example.org:443", b"CONNECT"),
    "method: invalid bytes": get(b"/alive", b"G\xffT"),
    "method: signs": get(b"/alive", b"<GET>"),
    "NUL in the header": post(b"X-A: \0\r\nContent-Length: %d\r\n" % SIZE),
    "a line without colon": post(b"Nonsense\r\nContent-Length: %d\r\n" % SIZE),
    "another version": b"GET /alive HTTP/2.0\r\nHost: x\r\n\r\n",
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(60) + b"\r\n\r\n",
    "nothing": b"\r\n\r\n",
}
WELL_FORMED = {
    "length": GOOD,
    "length with spaces": post(b"Content-Length:   %d \r\n" % SIZE),
    "leading zero": post(b"Content-Length: 0%d\r\n" % SIZE),
    "chunks": post(CHUNKED, CHUNKS),
    "chunks, capital": post(b"Transfer-Encoding: Chunked\r\n", b"%X;a=b\r\n%b\r\n0\r\n\r\n" % (SIZE, BODY)),
    "odd bytes in another header": post(b"X-A: \xff\xfe\r\nContent-Length: %d\r\n" % SIZE),
}


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    with running_program(tmp_path_factory.mktemp("program") / "log") as program:
        yield program


@pytest.mark.parametrize("request_", MALFORMED.values(), ids=MALFORMED)
async def test_a_malformed_request_is_refused_and_the_server_goes_on(
    program: Program, request_: bytes
) -> None:
    got = await exchange(program.port, request_)
    assert (got.statuses, got.closed) == ([400], True)
    assert (await exchange(program.port, GOOD)).statuses == [200]


@pytest.mark.parametrize("request_", WELL_FORMED.values(), ids=WELL_FORMED)
async def test_a_well_formed_request_is_taken(program: Program, request_: bytes) -> None:
    got = await exchange(program.port, request_)
    assert got.statuses[-1:] == [200]
    assert b"You said: hello" in got.content


@pytest.mark.parametrize("header", [b"Content-Length: %d\r\n" % SIZE, CHUNKED])
async def test_who_asks_for_leave_to_send_the_body_is_given_it(program: Program, header: bytes) -> None:
    head = post(b"Expect: 100-continue\r\n" + header, b"")
    assert (await exchange(program.port, head, enough=b"HTTP/1.1 100 Continue\r\n\r\n")).statuses == [100]
    assert (await exchange(program.port, head, CHUNKS if header is CHUNKED else BODY)).statuses == [100, 200]


async def test_what_was_refused_costs_nothing_afterwards(program: Program) -> None:
    for request in MALFORMED.values():
        await exchange(program.port, request)
    computed, began = program.processor_seconds(), time.monotonic()
    await asyncio.sleep(1)
    assert program.processor_seconds() - computed < 0.3 * (time.monotonic() - began)
    assert "Traceback" not in program.log.read_text()


@pytest.mark.parametrize("name", ["length: negative", "length: doubled", "address: invalid bytes"])
async def test_rasa_itself_refuses_them(assistant_url: str, name: str) -> None:
    port = urlsplit(assistant_url).port
    assert port
    assert (await exchange(port, MALFORMED[name])).statuses == [400]
    assert (await exchange(port, GOOD)).statuses == [200]


def _server(monkeypatch: pytest.MonkeyPatch) -> Server:
    monkeypatch.setattr(requests, "SECONDS_OF_REQUEST", 0.5)
    monkeypatch.setattr(connections, "SECONDS_OF_SILENCE", 0.5)
    return Server(RestChannel())


_HEAD, _, _TAIL = GOOD.partition(b"\r\n\r\n")
SLOW = {
    "header": [GOOD[:10], *(GOOD[at : at + 1] for at in range(10, 200))],
    "body": [_HEAD + b"\r\n\r\n", *(_TAIL[at : at + 1] for at in range(len(_TAIL) - 1))],
    "body that nobody wants": [_HEAD.replace(REST, b"/nothing") + b"\r\n\r\n", *([b" "] * (len(_TAIL) - 1))],
    "half a header": [GOOD[:30]],
    "half a body": [GOOD[:-3]],
    "half a chunk": [post(CHUNKED, b"ff\r\nabc")],
    "nothing": [b""],
}


@pytest.mark.parametrize("parts", SLOW.values(), ids=SLOW)
async def test_what_does_not_come_to_its_end_is_dropped(
    monkeypatch: pytest.MonkeyPatch, parts: list[bytes]
) -> None:
    async with _server(monkeypatch) as server:
        sending = exchange(server.port, *parts, pause=0.1, patience=3)
        got, other = await asyncio.gather(sending, exchange(server.port, GOOD))
    assert got.closed
    assert got.sent == 1 or got.sent < len(parts) / 2
    assert len(got.content) < 500
    assert got.statuses in ([], [404], [408])
    assert other.statuses == [200]


async def test_a_slow_turn_is_not_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    async with _server(monkeypatch) as server:
        server.assistant = _take_a_second
        assert await server.say("hello")


async def _take_a_second(message: object) -> None:
    await asyncio.sleep(1)


async def test_the_number_of_connections_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_CONNECTIONS", 5)
    async with Server(RestChannel()) as server:
        idle = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(5)]
        await _until_taken(server.port)
        refused = [await exchange(server.port, GOOD) for _ in range(3)]
        for _, writer in idle[:2]:
            writer.close()
        await _until_statuses(server.port, [200])
        for _, writer in idle[2:]:
            writer.close()
    assert [(each.statuses, each.closed) for each in refused] == [([503], True)] * 3
    assert all(b"Retry-After: " in each.content for each in refused)


async def _until_taken(port: int) -> None:
    """Connections are taken in by the server a moment after the client has them."""
    await _until_statuses(port, [503])


async def _until_statuses(port: int, wanted: list[int]) -> Exchange:
    for _ in range(100):
        got = await exchange(port, GOOD)
        if got.statuses == wanted:
            return got
        await asyncio.sleep(0.02)
    raise AssertionError(got)
