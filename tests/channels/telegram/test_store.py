from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.conversation_store.postgresql import new_database
from twincities.channels.telegram import tables
from twincities.channels.telegram.outgoing import Button, Outgoing
from twincities.channels.telegram.store import Destination, Store

CHAT, USER, OTHER = -1001, 101, 102
ASKED = Outgoing("a", buttons=(Button("Yes", "/affirm"), Button("Look", "https://example.org", is_link=True)))


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> tables.Place:
    if request.param == "sqlite":
        return tmp_path / "store.sqlite"
    return tables.Schema(make_url(new_database(request.getfixturevalue("postgresql"))), "telegram_4242")


@pytest.fixture
def store(place: tables.Place) -> Iterator[Store]:
    store = Store(place)
    yield store
    store.close()


def test_an_answer_is_kept_in_order_until_it_is_removed(store: Store, place: tables.Place) -> None:
    assert not store.is_finished(1)
    store.finish(
        1, Destination(CHAT, thread=7, reply_to=9), USER, [Outgoing("a"), Outgoing("b", "https://c")]
    )
    store.finish(2, Destination(OTHER), OTHER, [])
    store.close()
    store = Store(place)
    assert store.is_finished(1) and store.is_finished(2)
    assert store.waiting_chats() == [CHAT]
    first = store.first_waiting(CHAT)
    assert first and first.destination == Destination(CHAT, 7, 9) and first.message == Outgoing("a")
    store.remove(first.id)
    second = store.first_waiting(CHAT)
    assert (
        second and second.destination == Destination(CHAT, 7) and second.message == Outgoing("b", "https://c")
    )
    store.forget_chat(CHAT)
    assert store.first_waiting(CHAT) is None
    store.close()


def test_a_button_belongs_to_a_user_in_a_chat_and_is_used_up_with_its_keyboard(store: Store) -> None:
    store.finish(1, Destination(CHAT), USER, [ASKED, ASKED])
    waiting = store.first_waiting(CHAT)
    assert waiting
    key, link = (button.data for button in waiting.message.buttons)
    assert link == "https://example.org" and len(key.encode()) <= 64
    offered = store.offered(key, CHAT, USER)
    assert offered and offered.payload == "/affirm"
    assert store.offered(key, CHAT, OTHER) is None
    assert store.offered(key, USER, USER) is None
    assert store.offered("/affirm", CHAT, USER) is None
    store.finish(2, Destination(CHAT), USER, [], offered.keyboard)
    assert store.offered(key, CHAT, USER) is None
    store.remove(waiting.id)
    other = store.first_waiting(CHAT)
    assert other and store.offered(other.message.buttons[0].data, CHAT, USER)


def test_a_chat_that_moves_takes_its_answers_and_buttons_along(store: Store) -> None:
    store.finish(1, Destination(CHAT, 7, 9), USER, [ASKED])
    store.move_chat(CHAT, -2002)
    waiting = store.first_waiting(-2002)
    assert waiting and waiting.destination == Destination(-2002)
    assert store.offered(waiting.message.buttons[0].data, -2002, USER)
    assert store.waiting_chats() == [-2002]


@pytest.mark.parametrize(
    ("seconds", "finished", "waits", "offered"),
    [
        (tables.SECONDS_OF_MESSAGES - 60, True, True, True),
        (tables.SECONDS_OF_MESSAGES + 60, True, False, True),
        (tables.SECONDS_OF_UPDATES + 60, False, False, True),
        (tables.SECONDS_OF_BUTTONS + 60, False, False, False),
    ],
)
def test_what_is_old_is_let_go(
    place: tables.Place,
    seconds: int,
    finished: bool,
    waits: bool,
    offered: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = Store(place)
    store.finish(1, Destination(CHAT), USER, [ASKED])
    waiting = store.first_waiting(CHAT)
    assert waiting
    store.close()
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)
    store = Store(place)
    assert store.is_finished(1) is finished
    assert (store.first_waiting(CHAT) is not None) is waits
    assert (store.offered(waiting.message.buttons[0].data, CHAT, USER) is not None) is offered
    store.close()


def test_a_new_store_may_be_opened_by_several_at_once(place: tables.Place) -> None:
    with ThreadPoolExecutor(8) as threads:
        for engine in threads.map(tables.open_database, [place] * 8):
            engine.dispose()
