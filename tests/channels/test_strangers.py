"""What a running assistant tells whoever asks: nothing of what it is made of, or where it lies."""

from __future__ import annotations

import json
from urllib.parse import urlsplit

import pytest

from tests.channels.raw import exchange
from twincities.launch.project import ROOT


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/", 200, {"status": "alive"}),
        ("/alive", 200, {"status": "alive"}),
        ("/version", 404, {"error": "not found"}),
        ("/status", 404, {"error": "not found"}),
        ("/no/such/page", 404, {"error": "not found"}),
        ("/webhooks/web/no-such-file", 404, {"error": "there is nothing at this address"}),
        ("/webhooks/rest/webhook", 405, {"error": "method not allowed"}),
    ],
)
async def test_strangers_hear_no_more_than_they_need(
    assistant_url: str, path: str, status: int, said: dict[str, str]
) -> None:
    port = urlsplit(assistant_url).port
    assert port
    got = await exchange(port, f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
    assert got.statuses == [status]
    assert json.loads(got.content.partition(b"\r\n\r\n")[2]) == said
    for word in (b"rasa", b"sanic", b"python", str(ROOT).encode()):
        assert word not in got.content.lower()
