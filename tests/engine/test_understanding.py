"""Messages are understood one after the other, and everybody else has a turn between two of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor

from twincities.engine import understanding


class Understanding:
    """In Rasa's place; fails for messages that begin with "?"."""

    def __init__(self) -> None:
        self.passes = 0
        self.understood: list[tuple[str, int]] = []
        """Each text, and in which pass of the loop."""

    async def parse(self, _processor: object, message: UserMessage, tracker: object = None) -> dict[str, Any]:
        text = message.text or ""
        self.understood.append((text, self.passes))
        if text.startswith("?"):
            raise ValueError(text)
        return {"text": text, "tracker": tracker}

    def count(self) -> None:
        self.passes += 1
        asyncio.get_running_loop().call_soon(self.count)


@pytest.fixture
def rasa(monkeypatch: pytest.MonkeyPatch) -> Iterator[Understanding]:
    rasa = Understanding()
    monkeypatch.setattr(understanding, "_parse_as_rasa_does", rasa.parse)
    yield rasa
    rasa.count = lambda: None  # type: ignore[method-assign]


def parse(text: str, **options: Any) -> asyncio.Task[Any]:
    processor = MessageProcessor.__new__(MessageProcessor)
    return asyncio.ensure_future(understanding.parse_message(processor, UserMessage(text), **options))


async def test_one_message_is_understood_in_a_pass_of_the_loop(rasa: Understanding) -> None:
    asyncio.get_running_loop().call_soon(rasa.count)
    texts = ["a", "b", "?", "c", "d"]
    found = await asyncio.gather(*map(parse, texts), return_exceptions=True)
    assert [text for text, _ in rasa.understood] == texts
    passes = [at for _, at in rasa.understood]
    assert len(set(passes)) == len(passes)
    assert isinstance(found[2], ValueError)
    assert [each["text"] for each in found if isinstance(each, dict)] == ["a", "b", "c", "d"]


async def test_what_rasa_is_given_and_gives_is_passed_on(rasa: Understanding) -> None:
    assert await parse("a", tracker="its tracker") == {"text": "a", "tracker": "its tracker"}


async def test_a_message_that_nobody_waits_for_any_more_holds_up_no_others(rasa: Understanding) -> None:
    first, second, third = map(parse, "abc")
    await asyncio.sleep(0)
    second.cancel()
    await asyncio.wait_for(third, 1)
    assert [text for text, _ in rasa.understood] == ["a", "c"]
    await first
