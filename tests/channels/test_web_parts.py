"""Settings, signatures, limits and messages of the web channel."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from tests.channels.serving import repr_start
from twincities.channels.web.answers import Answer, WebOutput
from twincities.channels.web.assets import Assets
from twincities.channels.web.messages import web_message
from twincities.channels.web.settings import SettingError, WebSettings
from twincities.channels.web.signatures import MOST_SECONDS_OF_CONVERSATION, ForgedError, WebSignatures
from twincities.serving.addresses import network_of

KEY = b"a key of at least thirty-two bytes"


def test_settings_are_read_from_the_environment() -> None:
    environment = {
        "WEBCHAT_ORIGINS": " https://WWW.Example.org/ ,http://localhost:8080, https://example.com:443,,",
        "WEBCHAT_TRUSTED_PROXIES": "1",
        "WEBCHAT_MESSAGES_PER_MINUTE": "5",
        "WEBCHAT_MESSAGES_PER_MINUTE_OF_ADDRESS": "50",
    }
    origins = frozenset({"https://www.example.org", "http://localhost:8080", "https://example.com"})
    assert WebSettings.from_environment(environment) == WebSettings(origins, 1, 5, 50)
    assert WebSettings.from_environment({"WEBCHAT_ORIGINS": ""}) == WebSettings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBCHAT_ORIGINS", "*"),
        ("WEBCHAT_ORIGINS", "https://*.example.org"),
        ("WEBCHAT_ORIGINS", "www.example.org"),
        ("WEBCHAT_ORIGINS", "https://www.example.org/page"),
        ("WEBCHAT_ORIGINS", "https://www.example.org, ftp://example.org"),
        ("WEBCHAT_ORIGINS", "https://example.org:port"),
        ("WEBCHAT_TRUSTED_PROXIES", "-1"),
        ("WEBCHAT_TRUSTED_PROXIES", "yes"),
        ("WEBCHAT_MESSAGES_PER_MINUTE", "0"),
    ],
)
def test_a_setting_that_makes_no_sense_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingError, match=f"^{name}: "):
        WebSettings.from_environment({name: value})


def test_a_token_is_over_after_30_days(monkeypatch: pytest.MonkeyPatch) -> None:
    signatures = WebSignatures(KEY)
    token = signatures.new_token()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + MOST_SECONDS_OF_CONVERSATION - 60)
    assert signatures.conversation(token) == WebSignatures(KEY).conversation(token)
    monkeypatch.setattr(time, "time", lambda: now + MOST_SECONDS_OF_CONVERSATION + 60)
    with pytest.raises(ForgedError):
        signatures.conversation(token)


def test_a_token_is_no_payload_and_a_payload_no_token() -> None:
    signatures = WebSignatures(KEY)
    token = signatures.new_token()
    conversation = signatures.conversation(token)
    payload = signatures.sign_payload(conversation, "/greet")
    assert signatures.payload(conversation, payload) == "/greet"
    with pytest.raises(ForgedError):
        signatures.payload(conversation, token)
    with pytest.raises(ForgedError):
        signatures.conversation(payload)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_the_network_of_an_address(address: str, network: str) -> None:
    assert network_of(address) == network


def sign(payload: str) -> str:
    return f"signed {payload}"


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"text": " Hello. "}, {"text": "Hello."}),
        ({"text": None}, {}),
        ({"text": "こんにちは", "language": "ja"}, {"text": "こんにちは", "lang": "ja"}),
        ({"text": None, "language": "ja"}, {}),
        (
            {"text": "Which?", "buttons": [{"title": "Lyon", "payload": "/a"}, {"title": "yes"}, {}, None]},
            {
                "text": "Which?",
                "buttons": [
                    {"title": "Lyon", "payload": "signed /a"},
                    {"title": "yes", "payload": "signed yes"},
                ],
            },
        ),
        (
            {"buttons": [{"title": "Page", "url": "https://example.org"}]},
            {"buttons": [{"title": "Page", "url": "https://example.org"}]},
        ),
        (
            {"text": "Lyon", "image": "https://example.org/a.png", "metadata": {"alt": "A bridge"}},
            {"text": "Lyon", "image": {"url": "https://example.org/a.png", "alt": "A bridge"}},
        ),
        ({"image": "https://example.org/a.png"}, {"image": {"url": "https://example.org/a.png", "alt": ""}}),
        ({"image": "javascript:alert(1)"}, {}),
        ({"image": "http://[", "attachment": 7, "elements": [None, {"subtitle": "x"}]}, {}),
        (
            {
                "attachment": {
                    "type": "file",
                    "payload": {"src": "https://example.org/a.pdf", "title": "Leaflet"},
                }
            },
            {"link": {"url": "https://example.org/a.pdf", "title": "Leaflet"}},
        ),
        (
            {
                "elements": [
                    {
                        "title": "Lyon",
                        "subtitle": "Silk",
                        "image_url": "https://example.org/a.png",
                        "default_action": {"url": "data:text/html,x"},
                        "buttons": [{"title": "More", "payload": "/more"}],
                    }
                ]
            },
            {
                "cards": [
                    {
                        "title": "Lyon",
                        "text": "Silk",
                        "image": {"url": "https://example.org/a.png", "alt": ""},
                        "buttons": [{"title": "More", "payload": "signed /more"}],
                    }
                ]
            },
        ),
    ],
    ids=repr_start,
)
def test_what_is_said_becomes_a_message(said: dict[str, Any], message: dict[str, Any]) -> None:
    assert web_message(said, sign) == message


class Unprintable:
    """Something that fails whatever is done with it."""

    def __getattribute__(self, name: str) -> object:
        raise ZeroDivisionError

    def __str__(self) -> str:
        raise ZeroDivisionError


async def test_the_output_never_raises() -> None:
    answer = Answer("?")
    output = WebOutput(answer, sign)
    await output.send_response("me", {"text": "Hello.", "buttons": 7})
    await output.send_response("me", {"text": Unprintable()})
    await output.send_response("me", {})
    await output.send_custom_json("me", {"any": "thing"})
    await output.send_text_with_buttons("me", "Which?", [{"title": Unprintable()}])
    await output.send_elements("me", [{"title": "Lyon"}])
    await output.send_image_url("me", "https://example.org/a.png")
    await output.send_attachment("me", "https://example.org/a.pdf")
    assert [next(iter(message)) for message in answer.messages] == ["text", "text", "cards", "image", "link"]


def test_scripts_go_without_indentation_and_the_comments_that_have_lines_of_their_own(tmp_path: Path) -> None:
    code = [
        '"use strict"; // stays',
        'const s = "/* stays */"; /* stays',
        "too */ let x;",
        "a = b //* stays",
    ]
    comments = ["/* gone", " * gone */", "  // gone", "  /** gone */", "\t/* gone */  "]
    lines = [
        line
        for pair in zip(code, [comments[0] + "\n" + comments[1], *comments[2:]], strict=True)
        for line in pair
    ]
    (tmp_path / "some.js").write_text("\n".join(["/* gone */", *lines, "/* stays */ f();", "end();"]) + "\n")
    (tmp_path / "some.css").write_text("/* stays */\n")
    assets = Assets(tmp_path)
    script, style = assets.find("some.js"), assets.find("some.css")
    assert script and style
    assert script[0].content.decode().splitlines() == [*code, "/* stays */ f();", "end();"]
    assert style[0].content == b"/* stays */\n"
