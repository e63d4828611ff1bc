"""A server that cannot keep up: who is taken in is answered, the others are told at once when to come back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack

import pytest
import pytest_asyncio
from rasa.core.channels.channel import UserMessage

from tests.channels.raw import Exchange, exchange
from tests.channels.serving import Server, echo, hang
from tests.channels.test_web import ELSEWHERE, WebServer
from twincities.channels import admission, turns
from twincities.channels.incoming import EMPTY, NO_ANSWER, wording
from twincities.channels.rest import RestChannel
from twincities.channels.web.settings import WebSettings

MOST = 4


@pytest.fixture(autouse=True)
def _few_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "LEAST_TURNS", MOST)
    monkeypatch.setattr(admission, "MOST_TURNS", MOST)
    monkeypatch.setattr(admission, "MOST_AT_ONCE", 2)


class Gate:
    """An assistant that answers as soon as it is let."""

    def __init__(self) -> None:
        self.opened = asyncio.Event()
        self.heard: list[str] = []

    async def __call__(self, message: UserMessage) -> None:
        self.heard.append(message.text or "")
        await self.opened.wait()
        await echo(message)


@pytest_asyncio.fixture
async def rest() -> AsyncIterator[Server]:
    async with Server(RestChannel()) as server:
        yield server


@pytest_asyncio.fixture
async def web() -> AsyncIterator[WebServer]:
    async with WebServer(WebSettings(origins=frozenset({ELSEWHERE}))) as server:
        yield server


def request(path: str, body: dict[str, object], *headers: str) -> bytes:
    content = json.dumps(body)
    lines = ["Host: x", "Content-Type: application/json", f"Content-Length: {len(content)}", *headers]
    return "\r\n".join([f"POST {path} HTTP/1.1", *lines, "", content]).encode()


def header(got: Exchange) -> dict[str, str]:
    lines = got.content.partition(b"\r\n\r\n")[0].decode().split("\r\n")[1:]
    return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}


async def test_what_does_not_fit_is_refused_at_once_and_the_rest_answered(rest: Server) -> None:
    gate = rest.assistant = Gate()
    asking = [asyncio.ensure_future(rest.say(f"{number}", f"user {number}")) for number in range(MOST)]
    await _until(lambda: len(gate.heard) == 2)
    refused = await asyncio.wait_for(asyncio.gather(*(rest.post(b"{}") for _ in range(50))), 5)
    assert {status for status, _ in refused} == {503}
    assert all(set(json.loads(text)) == {"error"} for _, text in refused)
    assert len(gate.heard) == 2
    gate.opened.set()
    answers = await asyncio.gather(*asking)
    assert [answer[0]["text"] for answer in answers] == [f"You said: {number}" for number in range(MOST)]
    assert await rest.say("and now?")


@pytest.mark.parametrize("channel", ["rest", "web"])
async def test_a_request_is_refused_alike_whether_it_comes_in_one_piece_or_in_several(
    rest: Server, web: WebServer, channel: str
) -> None:
    server: Server = web if channel == "web" else rest
    path = "/webhooks/web/messages" if channel == "web" else "/webhooks/rest/webhook"
    sent = request(path, {"text": "hello"}, f"Origin: {ELSEWHERE}", "Connection: close")
    places = [server.app.ctx.admission.admit("") for _ in range(MOST)]
    early = await exchange(server.port, sent)
    late = await exchange(server.port, sent[:20], sent[20:-5], sent[-5:], pause=0.05)
    for place in places:
        place.leave()
    for got in (early, late):
        assert (got.statuses, got.closed) == ([503], True)
        assert set(json.loads(got.content.partition(b"\r\n\r\n")[2])) == {"error"}
    ours = {name: value for name, value in header(late).items() if name != "server"}
    assert header(early) == ours
    assert int(ours["retry-after"]) > 0
    if channel == "web":
        assert ours["access-control-allow-origin"] == ELSEWHERE
        assert ours["access-control-expose-headers"] == "Retry-After"


async def test_a_connection_is_kept_over_refusals(rest: Server) -> None:
    places = [rest.app.ctx.admission.admit("") for _ in range(MOST)]
    sent = request("/webhooks/rest/webhook", {"sender": "me", "message": "hello"})
    got = await exchange(
        rest.port, sent, sent, b"GET /alive HTTP/1.1\r\nHost: x\r\n\r\n", pause=0.1, patience=1
    )
    assert (got.statuses, got.closed) == ([503, 503, 200], False)
    for place in places:
        place.leave()
    assert (await exchange(rest.port, sent, enough=b"You said: hello")).statuses == [200]


@pytest.mark.parametrize(
    "odd",
    [
        request("/webhooks/rest/webhook", {}).replace(b"Content-Length: 2", b"Content-Length: -2"),
        request("/webhooks/rest/webhook", {}, "Content-Length: 2"),
        request("/webhooks/rest/webhook", {}, "Transfer-Encoding: chunked"),
    ],
)
async def test_a_malformed_request_is_not_mistaken_for_one_of_many(rest: Server, odd: bytes) -> None:
    places = [rest.app.ctx.admission.admit("") for _ in range(MOST)]
    got = await exchange(rest.port, odd)
    assert (got.statuses, got.closed) == ([400], True)
    for place in places:
        place.leave()


async def test_requests_that_come_together_are_all_answered(rest: Server) -> None:
    places = [rest.app.ctx.admission.admit("") for _ in range(MOST)]
    sent = request("/webhooks/rest/webhook", {"sender": "me", "message": "hello"})
    assert (await exchange(rest.port, sent * 3, patience=1)).statuses == [503] * 3
    for place in places:
        place.leave()


async def test_a_refusal_does_not_go_the_long_way_through_sanic(rest: Server) -> None:
    sent = request("/webhooks/rest/webhook", {"sender": "me", "message": "hello"})
    answer = rest.app.ctx.early_refusals.answer
    assert answer(sent) is None
    places = [rest.app.ctx.admission.admit("") for _ in range(MOST)]
    assert answer(sent)
    assert answer(sent.replace(b"POST", b"GET")) is None
    assert answer(sent.replace(b"/webhook ", b"/other ")) is None
    for place in places:
        place.leave()
    assert answer(sent) is None


async def test_what_never_becomes_a_turn_takes_no_place(rest: Server) -> None:
    assert [(await rest.say(""))[0]["text"] for _ in range(3 * MOST)] == [wording(EMPTY, None)] * 3 * MOST


async def test_turns_that_hang_hold_up_the_others_only_until_they_are_given_up(
    rest: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.3)
    rest.assistant = hang
    await asyncio.gather(*(rest.say("when?", f"user {number}") for number in range(2)))
    rest.assistant = echo
    assert (await rest.say("and now?", "another"))[0]["text"] == "You said: and now?"


async def test_other_addresses_are_served_meanwhile(web: WebServer) -> None:
    places = [web.app.ctx.admission.admit("") for _ in range(MOST)]
    async with web.client.get(f"{web.url}/widget.js") as response:
        assert response.status == 200
    assert await web.visitor()
    for place in places:
        place.leave()


@pytest.mark.parametrize("busy_with", [["me"], ["one", "other"]], ids=["the conversation", "others"])
async def test_a_turn_whose_user_was_told_to_try_again_is_not_begun(
    rest: Server, monkeypatch: pytest.MonkeyPatch, busy_with: list[str]
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.2)
    gate = rest.assistant = Gate()
    gate.opened.set()
    async with AsyncExitStack() as others:
        for conversation in busy_with:
            await others.enter_async_context(rest.app.ctx.admission.admit("").turn(conversation))
        assert [answer["text"] for answer in await rest.say("when?")] == [wording(NO_ANSWER, None)]
    assert (await rest.say("and now?"))[0]["text"] == "You said: and now?"
    assert gate.heard == ["and now?"]


async def test_answers_come_in_the_order_of_the_requests(rest: Server) -> None:
    gate = rest.assistant = Gate()
    sent = request("/webhooks/rest/webhook", {"sender": "me", "message": "hello"})
    second = request("/webhooks/rest/webhook", {"sender": "me", "message": "again"})
    asking = asyncio.ensure_future(exchange(rest.port, sent, second, pause=0.5, enough=b"You said: again"))
    await _until(lambda: bool(gate.heard))
    places = [rest.app.ctx.admission.admit("") for _ in range(MOST - 1)]
    await asyncio.sleep(1)
    assert not asking.done()
    gate.opened.set()
    assert (await asking).statuses == [200, 200]  # there is room for the second by then
    for place in places:
        place.leave()


@pytest.fixture
def weighed(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The messages by whose length turns are weighed."""
    messages: list[object] = []
    admit = admission.Admission.admit

    def note(self: admission.Admission, message: object) -> admission.Place:
        messages.append(message)
        return admit(self, message)

    monkeypatch.setattr(admission.Admission, "admit", note)
    return messages


async def test_turns_are_weighed_by_what_was_written(
    rest: Server, web: WebServer, weighed: list[object]
) -> None:
    await rest.say("over rest")
    await (await web.visitor()).say("on a page")
    assert weighed == ["over rest", "on a page"]


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError
