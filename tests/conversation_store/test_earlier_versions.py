"""Conversations that earlier versions have stored, a row for each event: read, gone on with, forgotten and erased."""

from __future__ import annotations

import base64
import json
import threading
import time
import zlib
from collections.abc import Sequence
from typing import Any

import pytest
import sqlalchemy as sa
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SlotSet, UserUttered
from sqlalchemy.engine import make_url

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.talks import as_dicts, hold, session_start, timed, turn
from twincities.channels import retention
from twincities.conversations import erasing
from twincities.conversations.connections import Connections
from twincities.conversations.tables import conversations, events, feedback

DAY = 24 * 3600
MOST_BYTES_AS_THEY_WERE = 900


def as_the_first_wrote(parameters: dict[str, Any]) -> str:
    return json.dumps(parameters)


def as_the_last_wrote(parameters: dict[str, Any]) -> str:
    """Without what the columns hold; base64 of what is long."""
    columns = {"event", "timestamp", *(["name"] if parameters["event"] == "action" else [])}
    text = json.dumps(
        {key: value for key, value in parameters.items() if key not in columns}, ensure_ascii=False
    )
    if len(text) <= MOST_BYTES_AS_THEY_WERE:
        return text
    return base64.b64encode(zlib.compress(text.encode())).decode()


@pytest.fixture(params=[as_the_first_wrote, as_the_last_wrote])
def written(request: pytest.FixtureRequest) -> Any:
    return request.param


def store_as_before(
    url: str, sender: str, said: Sequence[Event], written: Any, cut: int = 0, carried: Sequence[Event] = ()
) -> None:
    connections = Connections(make_url(url))
    with connections.writing() as connection:
        row = {
            "sender_id": sender,
            "last_sequence": len(said),
            "cut": cut,
            "carried": json.dumps([event.as_dict() for event in carried]),
        }
        (id,) = connection.execute(conversations.insert(), row).inserted_primary_key
        for number, event in enumerate(said, 1):
            columns = {
                "conversation_id": id,
                "sequence": number,
                "type_name": event.type_name,
                "timestamp": event.timestamp,
                "intent_name": event.intent_name if isinstance(event, UserUttered) else None,
                "action_name": event.action_name if isinstance(event, ActionExecuted) else None,
                "data": written(event.as_dict()),
            }
            connection.execute(events.insert(), columns)
    connections.close()


async def texts(store: Any, sender: str = "me") -> list[str]:
    found = as_dicts(await store.retrieve_full_tracker(sender))
    return [event["text"] for event in found if event["event"] == "user"]


async def test_they_go_on(url: str, open_store: MakeStore, written: Any) -> None:
    old = timed([*session_start(), *turn("old " * 300), *turn("older")])
    store_as_before(url, "me", old, written, 3 + 4, [SlotSet("city", "Lyon"), BotUttered("You said old")])
    store = open_store(url)
    tracker = await store.retrieve("me")
    assert tracker is not None and tracker.get_slot("city") == "Lyon"
    assert [event.text for event in tracker.events if event.type_name == "user"] == ["older"]
    said = ["old " * 300, "older"]
    for text in ("new", "newer", "newest"):
        await hold(store, "me", turn(text))
        said.append(text)
        for each in (store, open_store(url)):
            found = as_dicts(await each.retrieve_full_tracker("me"))
            assert found[: len(old)] == [event.as_dict() for event in old]
            assert await texts(each) == said
            tracker = await each.retrieve("me")
            assert tracker is not None and tracker.get_slot("city") == "Lyon"


async def test_turns_that_had_to_wait_are_put_in_order_among_them(
    url: str, open_store: MakeStore, written: Any
) -> None:
    """One server of the earlier version wrote, while one of this version had a turn that waited."""
    store_as_before(url, "me", timed([*session_start(), *turn("one")]), written)
    store = open_store(url)
    going_on = await store.retrieve("me")
    assert going_on is not None
    moment = time.time()
    connections = Connections(make_url(url))
    with connections.writing() as connection:
        for number, event in enumerate(timed(turn("three"), moment + 5), 8):
            columns = {
                "type_name": event.type_name,
                "timestamp": event.timestamp,
                "data": written(event.as_dict()),
            }
            if isinstance(event, ActionExecuted):
                columns["action_name"] = event.action_name
            connection.execute(events.insert(), {"conversation_id": 1, "sequence": number, **columns})
        connection.execute(conversations.update().values(last_sequence=11))
    connections.close()
    for event in timed(turn("two"), moment):
        going_on.update(event)
    await store.save(going_on)
    for each in (store, open_store(url)):
        assert await texts(each) == ["one", "two", "three"]


async def test_they_are_listed_forgotten_and_erased_for_their_age(
    url: str, open_store: MakeStore, written: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)
    monkeypatch.setattr(erasing, "_MOST_LOOKED_AT", 2)
    now = time.time()
    for sender, days in (("old", 100), ("older", 200), ("gone on with", 100), ("young", 3), ("forgotten", 1)):
        store_as_before(url, sender, timed(turn(sender), now - days * DAY), written)
    store = open_store(url)
    await hold(store, "gone on with", turn("again"))
    connections = Connections(make_url(url))
    with connections.writing() as connection:
        connection.execute(
            feedback.insert(), {"conversation_id": 1, "sequence": 1, "helpful": True, "at": now}
        )
    assert [name for name, _ in erasing.latest(connections, 3)] == ["gone on with", "forgotten", "young"]
    assert erasing.forget(connections, "forgotten")
    assert retention.erase_old(threading.Event()) == 2
    assert sorted(await store.keys()) == ["gone on with", "young"]
    assert await texts(open_store(url), "gone on with") == ["gone on with", "again"]
    with connections.reading() as connection:
        kept = set(connection.execute(sa.select(events.c.conversation_id)).scalars())
        assert len(kept) == 2
        assert not connection.execute(sa.select(feedback)).all()
    connections.close()
