"""What users say of answers: stored with the turn, counted, and erased with the conversation."""

from __future__ import annotations

import pytest
from rasa.shared.core.events import UserUttered
from sqlalchemy.engine import make_url

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.talks import hold, session_start
from twincities import feedback
from twincities.conversations import erasing
from twincities.conversations.connections import Connections
from twincities.conversations.store import ConversationStore


def asked(text: str, id: str, intent: str = "ask") -> UserUttered:
    parse_data = {"text": text, "intent": {"name": intent, "confidence": 0.9}, "entities": []}
    return UserUttered(text, parse_data["intent"], [], parse_data, message_id=id)


@pytest.fixture(autouse=True)
def _settings(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)


async def held(store: ConversationStore, sender: str) -> None:
    await hold(
        store,
        sender,
        [*session_start(), asked("one", "id-1"), asked("two " * 500, "id_2", "tell"), asked("3", "id-3")],
    )


def lines(capsys: pytest.CaptureFixture[str]) -> list[list[str]]:
    assert feedback.main() == 0
    return [line.split() for line in capsys.readouterr().out.splitlines()[1:]]


async def test_answers_are_rated_once_each_and_counted_by_what_was_asked(
    url: str, open_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    for sender in ("me", "you"):
        await held(store, sender)
    assert await store.rate("me", "id-1", True)
    assert await store.rate("me", "id-1", False)  # another mind
    assert await store.rate("you", "id-1", True)
    assert await store.rate("me", "id_2", False) and await store.rate("you", "id_2", False)
    assert await store.rate("me", "id-3", True) and await store.rate("me", "id-3", None)
    assert lines(capsys) == [["0", "2", "tell"], ["1", "1", "ask"], ["1", "3", "all"]]


@pytest.mark.parametrize("id", ["id-4", "id%", "id-_", ""])
async def test_what_was_not_said_is_not_rated(url: str, id: str, open_store: MakeStore) -> None:
    store = open_store(url)
    await held(store, "me")
    assert not await store.rate("me", id, True)
    assert not await store.rate("nobody", "id-1", True)


async def test_with_a_conversation_what_was_said_of_it_is_erased(
    url: str, open_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    await held(store, "me")
    await store.rate("me", "id-1", True)
    connections = Connections(make_url(url))
    assert erasing.forget(connections, "me")
    connections.close()
    assert lines(capsys) == [["0", "0", "all"]]
