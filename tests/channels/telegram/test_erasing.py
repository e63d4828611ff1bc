"""What the Telegram channel keeps of a conversation is erased with it, also while the channel runs."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import time
from pathlib import Path

import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BotApi, Fault
from tests.channels.telegram.running import Server, respond
from twincities import forgetting
from twincities.channels import retention
from twincities.channels.telegram import erasing, tables
from twincities.channels.telegram.outgoing import Button, Outgoing
from twincities.channels.telegram.store import Destination, Store
from twincities.conversations.connections import Connections
from twincities.conversations.settings import database_url

ANN, BOB, GROUP = 101, 102, -1001
SECRET = "the-aubergine-of-saint-denis"
LINK = Button("Read more", "https://example.org/", is_link=True)
ANSWER = Outgoing(f"Of {SECRET}", buttons=(Button("More", f'/ask{{"city":"{SECRET}"}}'), LINK))


async def offer(message: UserMessage) -> None:
    payload = f'/ask_when{{"city":"{SECRET}"}}'
    await respond(message, {"text": f"Of {SECRET}", "buttons": [{"title": "More", "payload": payload}]})


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def forget(chat: int, user: int) -> int:
    with Connections(database_url()).reading():
        pass  # as every server, which makes the database at its start
    return forgetting.main([erasing.conversation_name(chat, user)])


async def test_buttons_are_erased_beside_a_running_channel(api: BotApi, server: Server, state: Path) -> None:
    server.assistant = offer
    for person in (ANN, BOB):
        api.write(person, "hello")
    await api.until(lambda: api.texts(ANN) and api.texts(BOB))
    await api.until_acknowledged()
    assert SECRET.encode() in raw(state)
    assert await asyncio.to_thread(forget, ANN, ANN) == 0
    of = {message.chat: message for message in api.sent}
    api.press(of[ANN], "More")
    await api.until(lambda: api.press_answers)
    assert len(server.turns) == 2
    api.press(of[BOB], "More")
    await api.until(lambda: len(server.turns) == 3)
    assert server.turns[2].text == f'/ask_when{{"city":"{SECRET}"}}'
    await api.until_acknowledged()
    assert await asyncio.to_thread(forget, BOB, BOB) == 0
    assert SECRET.encode() not in raw(state)
    assert await asyncio.to_thread(forget, BOB, BOB) == 1


async def test_an_answer_that_waits_is_erased(api: BotApi, server: Server, state: Path) -> None:
    server.assistant = offer
    api.fault = lambda method, _: Fault(html=502) if method == "sendMessage" else None
    api.write(ANN, "hello")
    await api.until(lambda: api.failed["sendMessage"])
    await api.until_acknowledged()
    assert SECRET.encode() in raw(state)
    assert await asyncio.to_thread(forget, ANN, ANN) == 0
    assert SECRET.encode() not in raw(state)


async def test_a_turn_that_goes_on_is_answered_without_buttons(
    api: BotApi, server: Server, state: Path
) -> None:
    may_end, began = asyncio.Event(), asyncio.Event()

    async def wait(message: UserMessage) -> None:
        began.set()
        await may_end.wait()
        await offer(message)

    server.assistant = wait
    api.write(ANN, "hello")
    await began.wait()
    await asyncio.to_thread(forget, ANN, ANN)
    may_end.set()
    await api.until(lambda: api.texts(ANN))
    await api.until_acknowledged()
    assert api.sent[0].buttons == []
    await asyncio.to_thread(forget, ANN, ANN)
    assert SECRET.encode() not in raw(state)


@pytest.fixture
def file(state: Path) -> Path:
    state.mkdir()
    return state / "telegram-4242.sqlite"


def test_only_what_was_for_this_member_of_a_group(file: Path, state: Path) -> None:
    store = Store(file)
    for update, user in enumerate((ANN, BOB)):
        store.finish(update, Destination(GROUP, reply_to=update), user, [ANSWER])
    assert erasing.forget(state, erasing.conversation_name(GROUP, ANN), 1)
    left = store.first_waiting(GROUP)
    assert left is not None and left.destination.reply_to == 1
    assert store.offered(left.message.buttons[0].data, GROUP, BOB)
    store.remove(left.id)
    assert store.first_waiting(GROUP) is None
    assert store.is_finished(0) and store.is_finished(1)  # neither is answered again
    store.close()


def test_links_are_left_after_forgetting_and_buttons_come_back(
    file: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(file)
    assert not erasing.forget(state, erasing.conversation_name(ANN, ANN), 1)
    store.finish(1, Destination(ANN), ANN, [ANSWER])
    waiting = store.first_waiting(ANN)
    assert waiting is not None and waiting.message.buttons == (LINK,)
    store.finish(2, Destination(BOB), BOB, [ANSWER])
    waiting = store.first_waiting(BOB)
    assert waiting is not None and len(waiting.message.buttons) == 2
    store.forget_chat(ANN)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + tables.SECONDS_OF_FORGETTING + 1)
    store.finish(3, Destination(ANN), ANN, [ANSWER])
    waiting = store.first_waiting(ANN)
    assert waiting is not None and len(waiting.message.buttons) == 2
    store.close()


@pytest.mark.parametrize(
    "name",
    ["telegram", "telegram:1", "telegram:a:b", "telegram:1:2:3", "web:1:1", "telegram: 1:1", "telegram:01:1"],
)
def test_other_names_are_of_no_concern(name: str, file: Path, state: Path) -> None:
    store = Store(file)
    store.finish(1, Destination(1), 1, [ANSWER])
    assert not erasing.forget(state, name, 1)
    assert store.first_waiting(1) is not None
    store.close()


def test_a_file_of_an_earlier_version_is_taken_over(file: Path, state: Path) -> None:
    Store(file).close()
    connection = sqlite3.connect(file)
    connection.executescript(
        "ALTER TABLE waiting DROP COLUMN user; DROP TABLE forgotten;"
        'INSERT INTO waiting VALUES (1, 101, NULL, NULL, \'{"text": "x", "buttons": [], "image": null}\', 9999999999);'
    )
    connection.close()
    file.chmod(0o644)
    store = Store(file)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    waiting = store.first_waiting(ANN)
    assert waiting is not None and waiting.message.text == "x"
    assert erasing.forget(state, erasing.conversation_name(ANN, ANN), 1)
    assert store.first_waiting(ANN) is None
    store.close()


def test_buttons_are_kept_no_longer_than_conversations(
    file: Path, state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where nobody has written since."""
    store = Store(file)
    store.finish(1, Destination(ANN), ANN, [ANSWER])
    waiting = store.first_waiting(ANN)
    assert waiting is not None
    store.close()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 3 * 24 * 3600)
    for days, is_kept in (("forever", True), ("90", True), ("2", False)):
        monkeypatch.setenv("KEEP_DAYS", days)
        retention.telegram.erase_old(state, 1)
        assert (SECRET.encode() in raw(state)) is is_kept
