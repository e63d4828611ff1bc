"""The web channel in a real web server, with a stand-in for the assistant."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import pytest_asyncio
from rasa.core.channels.channel import UserMessage

from tests.channels.serving import (
    BUTTONS,
    Assistant,
    Server,
    echo,
    fail,
    fail_to_lock,
    hang,
    offer_buttons,
    repr_start,
    say_nothing,
)
from twincities.channels import turns
from twincities.channels.incoming import EMPTY, NO_ANSWER, TOO_LONG, wording
from twincities.channels.web.channel import MOST_BYTES, WebChannel
from twincities.channels.web.settings import WebSettings
from twincities.channels.web.signatures import WebSignatures
from twincities.conversations.preceding import expected_end

KEY = b"a key of at least thirty-two bytes"
PREFIX = "/webhooks/web"
ELSEWHERE = "https://www.example.org"
JSON = {"Content-Type": "application/json"}
NOT_GIVEN = ...

Message = dict[str, Any]


class Visitor:
    """Someone with a conversation of their own."""

    def __init__(self, server: WebServer, token: str) -> None:
        self.server = server
        self.token = token
        self._sent = 0

    def body(self, **content: object) -> Message:
        self._sent += 1
        body = {"conversation": self.token, "id": f"message-{self._sent}", **content}
        return {key: value for key, value in body.items() if value is not NOT_GIVEN}

    async def say(self, text: str, **content: object) -> list[Message]:
        """The messages of the answer, without the line that ends it."""
        return await self.server.answer(self.body(text=text, **content))

    async def press(self, button: Message, **content: object) -> list[Message]:
        return await self.server.answer(self.body(payload=button["payload"], **content))


class WebServer(Server):
    """A server with the web channel."""

    def __init__(self, settings: WebSettings) -> None:
        super().__init__(WebChannel(settings, KEY), PREFIX)
        self.heard: list[UserMessage] = []

    async def visitor(self) -> Visitor:
        async with self.client.post(f"{self.url}/conversations", json={}) as response:
            assert response.status == 201
            return Visitor(self, (await response.json())["conversation"])

    async def answer(self, body: Message) -> list[Message]:
        async with self.client.post(f"{self.url}/messages", json=body) as response:
            assert response.status == 200, await response.text()
            *messages, end = [json.loads(line) async for line in response.content]
            assert end == {"end": True}
            return messages

    async def refusal(
        self, method: str = "POST", path: str = "/messages", **options: Any
    ) -> tuple[int, Mapping[str, str]]:
        """The status of a refused request, and the headers; the body is one short sentence."""
        async with self.client.request(method, self.url + path, **options) as response:
            assert response.status >= 400, await response.text()
            text = await response.text()
            assert response.content_type == "application/json", text
            assert set(json.loads(text)) == {"error"}
            assert len(text) < 120
            return response.status, response.headers

    async def _handle(self, message: UserMessage) -> None:
        self.heard.append(message)
        await super()._handle(message)


@pytest_asyncio.fixture
async def server() -> AsyncIterator[WebServer]:
    async with WebServer(WebSettings(origins=frozenset({ELSEWHERE}))) as server:
        yield server


@pytest_asyncio.fixture
async def visitor(server: WebServer) -> Visitor:
    return await server.visitor()


async def test_a_question_is_answered(visitor: Visitor) -> None:
    assert await visitor.say("when?") == [{"text": "You said: when?"}]


async def test_every_visitor_has_a_conversation_of_their_own(server: WebServer) -> None:
    for _ in range(3):
        await (await server.visitor()).say("when?")
    conversations = {message.sender_id for message in server.heard}
    assert len(conversations) == 3
    assert all(len(conversation) > 20 for conversation in conversations)


async def test_a_visitor_says_which_message_was_the_last(server: WebServer, visitor: Visitor) -> None:
    ends: list[frozenset[str]] = []

    async def note(message: UserMessage) -> None:
        ends.append(expected_end())
        ends.append(expected_end())  # asked once, a turn knows
        await echo(message)

    server.assistant = note
    await visitor.say("when?")
    await visitor.say("where?", id="message-b", after="message-a")
    assert ends == [frozenset(), frozenset(), {"message-a", "message-b"}, frozenset()]
    for after in ("", "short", 5, ["message-a"]):
        assert (await server.refusal(json=visitor.body(text="when?", after=after)))[0] == 400


async def test_what_is_typed_is_never_a_command(server: WebServer, visitor: Visitor) -> None:
    await visitor.say('/ask_when{"city":"Lyon"}')
    await visitor.say("/restart")
    assert [message.text for message in server.heard] == ['ask_when{"city":"Lyon"}', "restart"]


async def test_a_button_sends_what_it_was_made_for(server: WebServer, visitor: Visitor) -> None:
    server.assistant = offer_buttons
    (message,) = await visitor.say("when?")
    assert [button["title"] for button in message["buttons"]] == ["Since when?", "Hello"]
    await visitor.press(message["buttons"][0])
    assert server.heard[-1].text == BUTTONS[0]["payload"]


async def test_a_button_works_in_its_own_conversation_only(server: WebServer, visitor: Visitor) -> None:
    server.assistant = offer_buttons
    (message,) = await visitor.say("when?")
    other = await server.visitor()
    body = other.body(payload=message["buttons"][0]["payload"])
    assert (await server.refusal(json=body))[0] == 400
    assert len(server.heard) == 1


async def test_a_signed_payload_that_is_no_payload_of_the_domain_is_taken_as_text(
    server: WebServer, visitor: Visitor
) -> None:
    signatures = WebSignatures(KEY)
    conversation = signatures.conversation(visitor.token)
    for payload in ("/session_start", '/ask_when{"city":[1]}', "yes, please"):
        await visitor.press({"payload": signatures.sign_payload(conversation, payload)})
    heard = [message.text for message in server.heard]
    assert heard == ["session_start", 'ask_when{"city":[1]}', "yes, please"]


@pytest.mark.parametrize(
    ("text", "response"),
    [("", EMPTY), ("\x00", EMPTY), ("\ud800", EMPTY), ("x" * 4_097, TOO_LONG)],
    ids=repr_start,
)
async def test_a_useless_text_is_answered_in_words(
    server: WebServer, visitor: Visitor, text: str, response: str
) -> None:
    assert await visitor.say(text) == [{"text": wording(response, None)}]
    assert await visitor.say(text, language="ja") == [{"text": wording(response, None, "ja")}]
    assert server.heard == []


async def test_the_language_that_a_page_wishes_for_is_told(server: WebServer, visitor: Visitor) -> None:
    await visitor.say("Lyon?", language="fr")
    await visitor.say("Lyon?", language=["fr"])
    await visitor.say("Lyon?", language="x" * 36)
    assert [message.metadata for message in server.heard[-3:]] == [{"language": "fr"}, None, None]


@pytest.mark.parametrize("assistant", [say_nothing, fail, fail_to_lock, hang])
async def test_a_turn_never_ends_in_silence(
    server: WebServer, visitor: Visitor, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.2)
    server.assistant = assistant
    assert await asyncio.wait_for(visitor.say("when?"), 5) == [{"text": wording(NO_ANSWER, None)}]
    server.assistant = echo
    assert await (await server.visitor()).say("again") == [{"text": "You said: again"}]


async def test_what_is_said_after_the_apology_is_kept_back(
    server: WebServer, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = asyncio.Event()

    async def be_slow(message: UserMessage) -> None:
        await asyncio.sleep(0.3)
        await echo(message)
        ended.set()

    monkeypatch.setattr(turns, "MOST_SECONDS_OF_TURN", 0.1)
    server.assistant = be_slow
    body = visitor.body(text="when?")
    apology = [{"text": wording(NO_ANSWER, None)}]
    assert await server.answer(body) == apology
    await asyncio.wait_for(ended.wait(), 5)
    assert await server.answer(body) == apology


class Stage:
    """An assistant that speaks in two parts, the second one on a sign."""

    def __init__(self) -> None:
        self.go_on = asyncio.Event()
        self.ended = asyncio.Event()

    async def __call__(self, message: UserMessage) -> None:
        await message.output_channel.send_text_message(message.sender_id, "first")
        await self.go_on.wait()
        await message.output_channel.send_text_message(message.sender_id, "second")
        self.ended.set()


async def test_messages_arrive_as_they_are_said(server: WebServer, visitor: Visitor) -> None:
    server.assistant = stage = Stage()
    async with server.client.post(f"{server.url}/messages", json=visitor.body(text="when?")) as response:
        assert response.headers["X-Accel-Buffering"] == "no"
        line = await asyncio.wait_for(response.content.readline(), 5)
        assert json.loads(line) == {"text": "first"}
        assert not stage.ended.is_set()
        stage.go_on.set()
        assert json.loads(await response.content.readline()) == {"text": "second"}


async def test_a_turn_goes_on_when_the_visitor_goes_away_and_is_not_run_again(
    server: WebServer, visitor: Visitor
) -> None:
    server.assistant = stage = Stage()
    body = visitor.body(text="when?")
    async with server.client.post(f"{server.url}/messages", json=body) as response:
        await response.content.readline()
        response.close()
    await asyncio.sleep(0.2)
    again = asyncio.ensure_future(server.answer(body))
    await asyncio.sleep(0.2)
    stage.go_on.set()
    everything = [{"text": "first"}, {"text": "second"}]
    assert await asyncio.wait_for(again, 5) == everything
    assert await server.answer(body) == everything
    assert len(server.heard) == 1


async def test_ids_of_messages_are_each_visitors_own(server: WebServer, visitor: Visitor) -> None:
    other = await server.visitor()
    await visitor.say("when?", id="the-same-id")
    assert await other.say("where?", id="the-same-id") == [{"text": "You said: where?"}]
    assert (await server.refusal(json=visitor.body(text="where?", id="the-same-id")))[0] == 400


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[" * 10_000,
        b"[]",
        b'"hi"',
        b"null",
        b"{}",
    ],
    ids=repr_start,
)
async def test_a_malformed_body_is_refused(server: WebServer, body: bytes) -> None:
    assert (await server.refusal(data=body, headers=JSON))[0] == 400
    if body != b"{}":
        assert (await server.refusal(path="/conversations", data=body, headers=JSON))[0] == 400


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"text": 7},
        {"text": ["when?"]},
        {"text": None},
        {"text": "when?", "payload": "x"},
        {"payload": {"a": 1}},
        {"payload": "/greet"},
        {"payload": "IlwvZ3JlZXQi.AAAA"},
        {"payload": "\ud800"},
        {"text": "when?", "id": NOT_GIVEN},
        {"text": "when?", "id": "short"},
        {"text": "when?", "id": 12345678},
        {"text": "when?", "id": "a" * 65},
        {"text": "when?", "conversation": NOT_GIVEN},
        {"text": "when?", "conversation": 7},
    ],
    ids=repr,
)
async def test_a_message_of_another_form_is_refused(
    server: WebServer, visitor: Visitor, content: Message
) -> None:
    assert (await server.refusal(json=visitor.body(**content)))[0] == 400
    assert server.heard == []


async def test_a_forged_conversation_is_refused(server: WebServer, visitor: Visitor) -> None:
    other_key = WebSignatures(b"another key of this length, indeed").new_token()
    name, _, signature = visitor.token.rpartition(".")
    for token in ("", "me", "web-me", other_key, f"{name}x.{signature}", f"x{visitor.token}", "\ud800", name):
        assert (await server.refusal(json=visitor.body(text="hi", conversation=token)))[0] == 401
    assert server.heard == []


@pytest.mark.parametrize("content_type", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_content_type_that_pages_may_send_anywhere_is_refused(
    server: WebServer, visitor: Visitor, content_type: str
) -> None:
    headers = {"Content-Type": content_type}
    body = json.dumps(visitor.body(text="hi"))
    assert (await server.refusal(data=body, headers=headers))[0] == 415
    assert (await server.refusal(path="/conversations", data="{}", headers=headers))[0] == 415


@pytest.mark.parametrize("chunked", [None, True])
async def test_a_body_over_16_kilobytes_is_refused(
    server: WebServer, visitor: Visitor, chunked: bool | None
) -> None:
    body = json.dumps(visitor.body(text="x" * MOST_BYTES)).encode()
    assert (await server.refusal(data=body, headers=JSON, chunked=chunked))[0] == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/messages", 405),
        ("DELETE", "/messages", 405),
        ("POST", "/widget.js", 405),
        ("GET", "/web.py", 404),
        ("GET", "/table.html", 404),
        ("GET", "/..%2fdomain.yml", 404),
        ("GET", "/a/b", 404),
    ],
)
async def test_other_addresses_and_methods_are_refused(
    server: WebServer, method: str, path: str, status: int
) -> None:
    assert (await server.refusal(method, path))[0] == status


async def test_a_fault_of_the_server_shows_nothing_of_its_inside(
    server: WebServer, visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_verify(_: object, token: str) -> str:
        raise ZeroDivisionError(token)

    monkeypatch.setattr(WebSignatures, "conversation", fail_to_verify)
    assert (await server.refusal(json=visitor.body(text="hi")))[0] == 500


async def test_a_flood_from_one_visitor_is_held_back() -> None:
    async with WebServer(WebSettings(messages_of_visitor=3)) as server:
        flooding, other = await server.visitor(), await server.visitor()
        for _ in range(3):
            await flooding.say("when?")
        status, headers = await server.refusal(json=flooding.body(text="when?"))
        assert status == 429
        assert 1 <= int(headers["Retry-After"]) <= 60
        assert await other.say("when?")
        assert len(server.heard) == 4


async def test_an_answer_given_again_does_not_count() -> None:
    async with WebServer(WebSettings(messages_of_visitor=1)) as server:
        body = (await server.visitor()).body(text="when?")
        for _ in range(3):
            assert await server.answer(body)


async def test_a_flood_from_one_address_is_held_back() -> None:
    async with WebServer(WebSettings(messages_of_address=5)) as server:
        for _ in range(5):
            await server.visitor()
        assert (await server.refusal(path="/conversations", json={}))[0] == 429
        assert (await server.refusal(data="x"))[0] == 429


async def test_the_address_is_read_from_a_header_only_behind_a_trusted_proxy() -> None:
    async def begin(server: WebServer, forwarded: str) -> int:
        headers = {"X-Forwarded-For": forwarded}
        async with server.client.post(f"{server.url}/conversations", json={}, headers=headers) as response:
            return response.status

    async with WebServer(WebSettings(messages_of_address=1)) as server:
        assert [await begin(server, f"192.0.2.{number}") for number in (1, 2)] == [201, 429]
    async with WebServer(WebSettings(messages_of_address=1, trusted_proxies=1)) as server:
        assert [await begin(server, f"192.0.2.{number}") for number in (1, 2)] == [201, 201]
        # What the visitor wrote into the header stands before what the proxy added.
        assert [await begin(server, f"198.51.100.{number}, 192.0.2.3") for number in (1, 2)] == [201, 429]


@pytest.mark.parametrize("path", ["/messages", "/conversations"])
async def test_pages_of_named_origins_and_of_the_server_may_read_the_answers(
    server: WebServer, path: str
) -> None:
    async def allowed(origin: str, method: str) -> str | None:
        headers = {"Origin": origin, **JSON}
        async with server.client.request(method, server.url + path, headers=headers, data="{}") as response:
            return response.headers.get("Access-Control-Allow-Origin")

    for method in ("OPTIONS", "POST"):
        assert await allowed(ELSEWHERE, method) == ELSEWHERE
        assert await allowed(server.root, method) == server.root
        for origin in (f"{ELSEWHERE}.evil.example", "http://www.example.org", "null", "https://example.org"):
            assert await allowed(origin, method) is None


async def test_a_preflight_allows_json_to_be_posted(server: WebServer) -> None:
    async with server.client.options(f"{server.url}/messages", headers={"Origin": ELSEWHERE}) as response:
        assert response.status < 300
        assert response.headers["Access-Control-Allow-Headers"] == "Content-Type"
        assert response.headers["Access-Control-Allow-Methods"] == "POST"
        assert response.headers["Vary"] == "Origin"


async def test_the_widget_is_asked_for_again_soon_and_kept_for_ever_by_its_hash(server: WebServer) -> None:
    async with server.client.get(f"{server.url}/widget.js") as response:
        assert response.headers["Cache-Control"].startswith("public, max-age=600")
        assert response.headers["Content-Encoding"] == "gzip"
        content, tag = await response.read(), response.headers["ETag"]
    async with server.client.get(f"{server.url}/widget.js", headers={"If-None-Match": tag}) as response:
        assert (response.status, await response.read()) == (304, b"")
    async with server.client.get(server.url) as response:
        page = await response.text()
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]
        assert "unsafe" not in response.headers["Content-Security-Policy"]
    lasting = page.partition('<script src="')[2].partition('"')[0]
    async with server.client.get(f"{server.url}/{lasting}") as response:
        assert "immutable" in response.headers["Cache-Control"]
        assert await response.read() == content
    async with server.client.get(
        f"{server.url}/{lasting}", headers={"Accept-Encoding": "identity"}
    ) as response:
        assert "Content-Encoding" not in response.headers
        assert await response.read() == content


@pytest.mark.parametrize(
    ("address", "browser", "language"),
    [
        ("", None, "en"),
        ("", "fr-CA,en;q=0.8", "fr"),
        ("", "it, en;q=0.5, ja;q=0.7", "ja"),
        ("", "zh-TW", "zh-Hant"),
        ("", "zh;q=x, *;q=0.1, fr;q=0", "en"),
        ("?lang=ja", "fr", "ja"),
        ("?lang=tlh", "fr", "fr"),
    ],
)
async def test_the_language_of_the_demo_page_is_that_of_the_address_or_the_browser(
    server: WebServer, address: str, browser: str | None, language: str
) -> None:
    headers = {"Accept-Language": browser} if browser else {}
    async with server.client.get(f"{server.url}/{address}", headers=headers) as answered:
        assert f'<html lang="{language}"' in await answered.text()
        assert "Accept-Language" in answered.headers["Vary"]
