"""The pictures of replies: kept by the hash of their content, and served by the web channel."""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import pytest_asyncio
from rasa.core.channels.channel import UserMessage

from tests.channels.test_web import WebServer
from twincities.channels import pictures as module
from twincities.channels.pictures import Pictures
from twincities.channels.shell import NumberedSuggestions
from twincities.channels.web.settings import WebSettings
from twincities.pictures import Theme

BARS = {"kind": "bars", "language": "en", "rows": [], "bars": [["Japan", 3], ["<script>", 1]]}
MAP = {"kind": "map", "language": "ja", "rows": ["chongqing-detroit", "not-there-any-more"], "bars": []}


def said(order: Any) -> dict[str, Any]:
    return {"text": "Here.", "custom": {"picture": order}}


@pytest_asyncio.fixture
async def server() -> AsyncIterator[WebServer]:
    async def show(message: UserMessage) -> None:
        await message.output_channel.send_response(message.sender_id, said(BARS))

    async with WebServer(WebSettings()) as running:
        running.assistant = show
        yield running


async def test_an_answer_tells_where_its_picture_is_and_what_it_shows(server: WebServer) -> None:
    (message,) = await (await server.visitor()).say("chart")
    picture = message["picture"]
    assert message["text"] == "Here."
    assert picture["alt"] == "Bars: Japan: 3 and <script>: 1."
    assert picture["kind"] == "bars"
    async with server.client.get(f"{server.url}/{picture['url']}") as answer:
        assert answer.status == 200
        assert answer.content_type == "image/svg+xml"
        assert "immutable" in answer.headers["Cache-Control"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        drawn = await answer.text()
        tag, policy = answer.headers["ETag"], answer.headers["Content-Security-Policy"]
    assert "<script>" not in drawn
    async with server.client.get(f"{server.url}/{picture['url']}", headers={"If-None-Match": tag}) as answer:
        assert answer.status == 304
    (style,) = ElementTree.fromstring(drawn).iter("{http://www.w3.org/2000/svg}style")
    allowed = base64.b64encode(hashlib.sha256((style.text or "").encode()).digest()).decode()
    assert policy == (f"default-src 'none'; style-src 'sha256-{allowed}'; frame-ancestors 'none'; sandbox")


async def test_colours_may_be_wished_for(server: WebServer) -> None:
    (message,) = await (await server.visitor()).say("chart")
    drawn = set()
    for wish in ("", "?theme=dark", "?theme=light", "?theme=nonsense"):
        async with server.client.get(f"{server.url}/{message['picture']['url']}{wish}") as answer:
            assert answer.status == 200
            drawn.add(await answer.text())
    assert len(drawn) == 3


@pytest.mark.parametrize("name", ["0" * 32, "../../etc/passwd", "0" * 31, "%2e%2e%2fsigning_key"])
async def test_there_is_nothing_else_at_such_addresses(server: WebServer, name: str) -> None:
    async with server.client.get(f"{server.url}/pictures/{name}.svg") as answer:
        assert answer.status == 404


# --- keeping --------------------------------------------------------------------------------------------------


def test_the_same_picture_is_kept_once_and_outlives_a_restart(tmp_path: Path) -> None:
    one, again = Pictures(tmp_path).shown(said(BARS)), Pictures(tmp_path).shown(said(BARS))
    assert one is not None and one == again
    assert len([*tmp_path.iterdir()]) == 1
    fresh = Pictures(tmp_path)
    assert fresh.svg(one.digest, Theme.DARK) is fresh.svg(one.digest, Theme.DARK), "drawn once"
    assert (fresh.png(one.digest) or b"").startswith(b"\x89PNG")


def test_a_map_says_what_it_shows_in_its_language_without_rows_that_are_gone(tmp_path: Path) -> None:
    shown = Pictures(tmp_path).shown(said(MAP))
    assert shown is not None
    assert "重慶" in shown.alt and "デトロイト" in shown.alt


@pytest.mark.parametrize(
    "order",
    [
        None,
        {},
        [],
        "map",
        {"kind": "pie", "language": "en"},
        {"kind": "map"},
        {**BARS, "bars": [["a"]]},
        {**MAP, "rows": 3},
    ],
)
def test_what_is_no_order_shows_nothing(tmp_path: Path, order: Any) -> None:
    assert Pictures(tmp_path).shown(said(order)) is None
    assert Pictures(tmp_path).shown({"custom": order}) is None


def test_a_file_that_is_broken_is_no_picture(tmp_path: Path) -> None:
    shown = Pictures(tmp_path).shown(said(BARS))
    assert shown is not None
    (tmp_path / f"{shown.digest}.json").write_text("{")
    assert Pictures(tmp_path).svg(shown.digest, Theme.LIGHT) is None
    assert Pictures(tmp_path).png("1" * 32) is None


def test_of_too_many_those_go_that_were_not_shown_for_longest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_KEPT", 2)
    kept = Pictures(tmp_path)
    names = []
    for at, label in enumerate("abc"):
        shown = kept.shown(said({**BARS, "bars": [[label, 1]]}))
        assert shown is not None
        names.append(shown.digest)
        if (file := tmp_path / f"{shown.digest}.json").exists():
            os.utime(file, (at, at + 1_000))
    assert {file.stem for file in tmp_path.iterdir()} == set(names[1:])


def test_the_shell_says_it_in_words() -> None:
    picture = {"kind": "map", "alt": "Map with 2 partnerships.", "url": "/webhooks/web/pictures/0.svg"}
    told = NumberedSuggestions().in_words([{"recipient_id": "me", "custom": {"picture": picture}}])
    assert told == [{"recipient_id": "me", "text": "Map with 2 partnerships."}]
