"""Input that is no question: answered in words by the real assistant, which goes on as before."""

from __future__ import annotations

import pytest

from tests.conversations.player import answer_text, conversation

NOTHING_TO_READ = ["", "   ", "\x00\x01\x1b", "/", "\u200b"]
BAD_INPUT = [
    *NOTHING_TO_READ,
    "x" * 5_000,
    "Kyoto " * 160,
    "👍🏽👨‍👩‍👧🎌",
    "\ud800",
    "\u202ekyoto",
    "京都市の姉妹都市はどこですか",
    "أين كيوتو؟",
    "/no_such_intent",
    "/restart",
    "/back",
    "/session_start",
    "/nlu_fallback",
    '/ask_since{"city":[[1]]}',
    '/ask_since{"city":"no such city"}',
    '/ask_since{"partnership":"no-such-partnership","event":"none","year":"none","country":"none","theme":"none"}',
    '/ask_since@0.1{"city":"Kyoto"}',
    "[" * 990,
    "{{7*7}} ${HOME} %s {0}",
]


@pytest.mark.parametrize("text", BAD_INPUT, ids=lambda text: ascii(text)[:30])
def test_bad_input_is_answered_and_the_next_turn_works(text: str, assistant_url: str) -> None:
    ask = conversation(assistant_url)
    assert answer_text(ask(text)).strip()
    assert "1983" in answer_text(ask("When were Chengdu and Kyoto twinned?"))
