from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pytest

from twincities.channels.incoming import (
    EMPTY,
    MOST_CHARACTERS,
    NO_ANSWER,
    TOO_LONG,
    UnusableMessageError,
    accept,
    accept_text,
    clean_text,
    is_allowed_payload,
    language_of_message,
    wording,
)


@dataclass
class SmallDomain:
    intents: list[str] = field(
        default_factory=lambda: ["ask_when", "greet", "restart", "back", "session_start", "nlu_fallback"]
    )
    entities: list[str] = field(default_factory=lambda: ["city", "year"])
    responses: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


DOMAIN = SmallDomain()


@pytest.mark.parametrize(
    "payload",
    [
        "/greet",
        "/restart",
        '/ask_when{"city":"Lyon"}',
        '/ask_when{"city": "京都", "year": "1958"}',
        '/ask_when{"city":"' + "x" * 100 + '"}',
        "/ask_when{}",
    ],
)
def test_what_a_button_sends_is_passed_on(payload: str) -> None:
    assert is_allowed_payload(payload, DOMAIN)
    assert accept(f" {payload}\n", DOMAIN) == payload


@pytest.mark.parametrize(
    "typed", ["/greet", "/restart", '/ask_when{"city":"Lyon"}', " //greet", "\x00/greet"]
)
def test_what_is_typed_is_never_a_command(typed: str) -> None:
    assert not accept_text(typed).startswith("/")


@pytest.mark.parametrize(
    "text",
    [
        "/no_such_intent",
        "/back",
        "/session_start",
        "/nlu_fallback",
        '/restart{"city":"Lyon"}',
        '/ask_when{"city":[[1]]}',
        '/ask_when{"city":{"a":"b"}}',
        '/ask_when{"city":1}',
        '/ask_when{"city":null}',
        '/ask_when{"city":""}',
        '/ask_when{"city":"\\u0000Lyon"}',
        '/ask_when{"city":"' + "x" * 101 + '"}',
        '/ask_when{"country":"France"}',
        '/ask_when{"city":"Lyon"',
        '/ask_when{"city":"Lyon"} and more',
        '/ask_when@0.1{"city":"Lyon"}',
        "/ask_when@1.0",
        '/ask_when["city"]',
        "/ask_when {}",
        "//greet",
        "/ greet",
        "/greet/greet",
        "/ask_when{" + "[" * 900 + "}",
        '/ask_when{"city":' + "[" * 975 + "}",
    ],
    ids=lambda text: text[:40],
)
def test_any_other_command_is_taken_as_text(text: str) -> None:
    assert not is_allowed_payload(text, DOMAIN)
    assert not accept(text, DOMAIN).startswith("/")


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  when was Lyon twinned? ", "when was Lyon twinned?"),
        ("when\twas\r\nLyon twinned", "when was Lyon twinned"),
        ("when \n\u00a0\u3000\u2003\v\u2028 was\u3164\u2800 Lyon", "when was Lyon"),
        ("\u3164\u2800", ""),
        ("L\x00y\x1bon", "Lyon"),
        ("Ly\u200bon\u202e \ufeffTurin", "Lyon Turin"),
        ("\ud800Lyon", "Lyon"),
        ("/ // /Lyon 3/4", "Lyon 3/4"),
        ("\x00/Lyon", "Lyon"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("里昂", "里昂"),
        ("\x00\x07\u200d \u2028", ""),
        ("///", ""),
        ("", ""),
    ],
)
def test_text_is_freed_of_what_does_not_show(text: str, clean: str) -> None:
    assert clean_text(text) == clean


@pytest.mark.parametrize("message", [None, 5, True, [], {"text": "hi"}, "", "  ", "\x00\x01", "/", "\u200b"])
def test_a_message_without_words_is_refused(message: object) -> None:
    with pytest.raises(UnusableMessageError) as caught:
        accept(message, DOMAIN)
    assert caught.value.response == EMPTY


def test_only_a_long_message_is_refused_as_too_long() -> None:
    assert accept("x" * MOST_CHARACTERS, DOMAIN) == "x" * MOST_CHARACTERS
    with pytest.raises(UnusableMessageError) as caught:
        accept("x" * (MOST_CHARACTERS + 1), DOMAIN)
    assert caught.value.response == TOO_LONG


@pytest.mark.parametrize("response", [EMPTY, TOO_LONG, NO_ANSWER])
def test_apologies_are_worded_by_the_domain_or_built_in(response: str) -> None:
    assert wording(response, SmallDomain(responses={response: [{"text": "Pardon?"}]})) == "Pardon?"
    assert wording(response, DOMAIN) == wording(response, None) != ""


def test_apologies_are_in_the_language_of_the_message_or_that_which_is_wished() -> None:
    domain = SmallDomain(responses={TOO_LONG: [{"text": "Pardon?"}]})
    said = {code: wording(TOO_LONG, domain, code) for code in ("en", "fr", "ja", "zh")}
    assert said["en"] == "Pardon?"
    assert len(set(said.values())) == len(said)
    assert language_of_message("depuis quand sont-elles jumelées ?" * 200, None) == "fr"
    assert language_of_message("when was that? " * 200, "fr") == "en"
    assert language_of_message(None, "fr-CA") == "fr"
    assert language_of_message("", "zh-TW") == "zh-Hant"
    assert language_of_message("\ud800", "tlh") == "en"
