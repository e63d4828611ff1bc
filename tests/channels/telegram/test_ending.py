"""A server that is about to end, and one that cannot keep up."""

from __future__ import annotations

import asyncio

import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BotApi
from tests.channels.telegram.running import Server, echo, respond, running
from twincities.channels import admission
from twincities.channels.telegram.wording import BUSY, say

ANN, BOB = 101, 102


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_at_the_end_turns_are_finished_and_the_others_left_for_the_next_start(
    api: BotApi, webhook: bool
) -> None:
    may_end = asyncio.Event()

    async def wait(message: UserMessage) -> None:
        await may_end.wait()
        await echo(message)

    first = Server(api, webhook=webhook)
    first.assistant = wait
    await first.start()
    api.write(ANN, "going on")
    api.write(ANN, "waiting behind it")
    await api.until(lambda: first.turns)
    first.app.ctx.admission.end()
    late = api.write(BOB, "late")
    if webhook:
        assert await api.post_once(api.pending[late]) == 503
    await asyncio.sleep(0.5)
    may_end.set()
    await first.stop()
    assert [turn.text for turn in first.turns] == ["going on"]
    assert (api.texts(ANN), api.texts(BOB)) == (["You said: going on"], [])

    second = Server(api, webhook=webhook, port=first.port)
    await second.start()
    await api.until_acknowledged()
    await api.until(lambda: len(api.sent) == 3)
    await second.stop()
    assert sorted(turn.text or "" for turn in second.turns) == ["late", "waiting behind it"]
    assert api.texts(ANN) == ["You said: going on", "You said: waiting behind it"]


async def test_a_turn_is_weighed_by_what_was_written(api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[object] = []
    admit = admission.Admission.admit

    def note(self: admission.Admission, message: object) -> admission.Place:
        weighed.append(message)
        return admit(self, message)

    monkeypatch.setattr(admission.Admission, "admit", note)
    async with running(api):
        api.write(ANN, "when was it?")
        await api.until(lambda: api.texts(ANN))
        await api.until_acknowledged()
    assert weighed == ["when was it?"]


@pytest.fixture
def _one_turn_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admission, "LEAST_TURNS", 1)
    monkeypatch.setattr(admission, "MOST_TURNS", 1)


@pytest.mark.usefixtures("_one_turn_at_a_time")
async def test_who_cannot_be_answered_soon_is_told_to_ask_again(api: BotApi) -> None:
    may_end = asyncio.Event()

    async def wait(message: UserMessage) -> None:
        await may_end.wait()
        await echo(message)

    async with running(api) as server:
        server.assistant = wait
        api.write(ANN, "when?")
        await api.until(lambda: server.turns)
        api.write(BOB, "and where?")
        await api.until(lambda: api.texts(BOB))
        assert api.texts(BOB) == [say(BUSY, None)]
        may_end.set()
        await api.until(lambda: api.texts(ANN))
        api.write(BOB, "and now?")
        await api.until(lambda: len(api.texts(BOB)) == 2)
        await api.until_acknowledged()
    assert (api.texts(ANN), api.texts(BOB)[1]) == (["You said: when?"], "You said: and now?")


@pytest.mark.usefixtures("_one_turn_at_a_time")
async def test_a_button_pressed_meanwhile_can_be_pressed_again(api: BotApi) -> None:
    may_end = asyncio.Event()

    async def offer(message: UserMessage) -> None:
        await respond(message, {"text": "Well?", "buttons": [{"title": "Hello", "payload": "/greet"}]})

    async def wait(_message: UserMessage) -> None:
        await may_end.wait()

    async with running(api) as server:
        server.assistant = offer
        api.write(ANN, "when?")
        await api.until(lambda: api.sent)
        (sent,) = api.sent
        server.assistant = wait
        api.write(BOB, "where?")
        await api.until(lambda: len(server.turns) == 2)
        api.press(sent, "Hello")
        await api.until(lambda: api.calls["answerCallbackQuery"])
        assert sent.titles == ["Hello"]
        may_end.set()
        await api.until_acknowledged()
        server.assistant = echo
        api.press(sent, "Hello")
        await api.until(lambda: "You said: /greet" in api.texts(ANN))
