"""The store against Rasa's own one, event by event, on SQLite and on PostgreSQL."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.exceptions import RasaException
from sqlalchemy.engine import make_url

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.talks import (
    DOMAIN,
    as_dicts,
    hold,
    random_turn,
    session_start,
    state,
    timed,
    turn,
)
from twincities.conversations.connections import DatabaseUnavailableError
from twincities.conversations.database import Database
from twincities.conversations.events import as_events, as_stored
from twincities.conversations.store import ConversationStore
from twincities.conversations.tables import Cut

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("seed", range(4))
async def test_it_keeps_what_rasa_keeps(url: str, seed: int, tmp_path: Path, open_store: MakeStore) -> None:
    chance = random.Random(seed)
    rasa = SQLTrackerStore(DOMAIN, db=str(tmp_path / "rasa.db"))
    used, fresh = open_store(url), open_store(url)
    for number in range(30):
        before = await rasa.retrieve("me")
        in_form = before is not None and before.active_loop is not None
        new = random_turn(chance, number, in_form) if before else session_start()
        timed(new, start=1e9 + number)
        await hold(rasa, "me", new)
        await hold(used if chance.random() < 0.8 else fresh, "me", new)
        expected = await rasa.retrieve("me")
        for store in (used, fresh, open_store(url)):  # with and without something in memory
            found = await store.retrieve("me")
            assert found is not None and expected is not None
            assert state(found) == state(expected), f"after turn {number}"
    for store in (used, open_store(url)):
        assert as_dicts(await store.retrieve_full_tracker("me")) == as_dicts(
            await rasa.retrieve_full_tracker("me")
        )


async def test_an_unknown_conversation_is_none(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    assert await store.retrieve("me") is None
    assert await store.retrieve_full_tracker("me") is None
    assert not await store.exists("me")
    await store.get_or_create_tracker("me")
    assert await store.exists("me")
    assert list(await store.keys()) == ["me"]


async def test_a_turn_reads_and_writes_its_own_part_only(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    await hold(store, "me", session_start())
    sizes = []
    for number in range(60):
        sizes.append(len((await hold(store, "me", turn(str(number), SlotSet("city", str(number))))).events))
        conversation = store._database.read("me")
        assert conversation is not None and len(conversation.events) <= 3 * 6 + 3
    assert max(sizes) == sizes[10] == sizes[-1]
    # A server that has nothing in memory reads no more than that either.
    assert len(as_dicts(await open_store(url).retrieve("me"))) <= sizes[-1]
    assert len(as_dicts(await store.retrieve_full_tracker("me"))) == 3 + 60 * 5


async def test_a_tracker_is_saved_once_however_often_it_is_saved(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    tracker = await hold(store, "me", [*session_start(), *turn("one")])
    await store.save(tracker)
    for event in turn("two"):
        tracker.update(event)
    await store.save(tracker)
    assert as_dicts(await open_store(url).retrieve_full_tracker("me")) == as_dicts(tracker)


async def test_a_tracker_of_other_origin_adds_what_is_new_in_it(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    await hold(store, "me", [ActionExecuted("action_session_start"), SessionStarted(), *turn("one")])
    whole = await open_store(url).retrieve("me")
    assert whole is not None
    copy = whole.copy()
    for event in turn("two"):
        copy.update(event)
    await store.save(copy)
    texts = [
        event["text"]
        for event in as_dicts(await store.retrieve_full_tracker("me"))
        if event["event"] == "user"
    ]
    assert texts == ["one", "two"]


async def test_two_turns_of_one_conversation_at_once_are_both_kept(url: str, open_store: MakeStore) -> None:
    one, other = open_store(url), open_store(url)
    for first, second in ((one, one), (one, other)):  # in one server, after its lock ran out; in two
        trackers = [
            await store.get_or_create_tracker("me", append_action_listen=False) for store in (first, second)
        ]
        for store, tracker, text in zip((first, second), trackers, ("a", "b"), strict=True):
            for event in turn(text):
                tracker.update(event)
            await store.save(tracker)
    for store in (one, other, open_store(url)):
        events = as_dicts(await store.retrieve_full_tracker("me"))
        assert [event["text"] for event in events if event["event"] == "user"] == ["a", "b", "a", "b"]
        assert len(events) == 4 * 4


async def test_an_attempt_whose_end_was_not_seen_is_not_repeated(
    url: str, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The connection breaks after the database has committed: nobody can tell from outside."""
    store = open_store(url)
    await hold(store, "me", session_start())
    append = store._database.append

    def append_and_break(*arguments: Any) -> bool:
        append(*arguments)
        raise DatabaseUnavailableError("server closed the connection unexpectedly")

    monkeypatch.setattr(store._database, "append", append_and_break)
    await hold(store, "me", turn("one"))
    await hold(store, "me", turn("two"))  # waits together with the first
    monkeypatch.setattr(store._database, "append", append)
    store._access._next_try.clear()
    await hold(store, "me", turn("three"))
    for each in (store, open_store(url)):
        events = as_dicts(await each.retrieve_full_tracker("me"))
        assert [event["text"] for event in events if event["event"] == "user"] == ["one", "two", "three"]
        assert len(events) == 3 + 3 * 4


async def test_two_processes_lose_and_double_nothing(url: str, open_store: MakeStore) -> None:
    senders = ["shared", "another"]
    command = [sys.executable, "-m", "tests.conversation_store.writer", url, "40", *senders]
    processes = [subprocess.Popen([*command, name], cwd=ROOT) for name in ("left", "right")]
    assert [process.wait(120) for process in processes] == [0, 0]
    for sender in senders:
        events = as_dicts(await open_store(url).retrieve_full_tracker(sender))
        texts = [event["text"] for event in events if event["event"] == "user"]
        for name in ("left", "right"):  # each in its own order, whatever came between
            assert [text for text in texts if text.startswith(name)] == [
                f"{name} {number}" for number in range(40)
            ]
        kinds = ["user", "action", "bot", "action"]
        assert [event["event"] for event in events] == kinds * 80  # no turn is torn apart


def test_a_setting_that_names_no_database_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in (
        "nonsense",
        "mysql://host/db",
        "sqlite://",
        "postgresql://",
        "sqlite:///file:a.db?uri=true",
    ):
        monkeypatch.setenv("CONVERSATION_DATABASE_URL", setting)
        with pytest.raises(RasaException, match="CONVERSATION_DATABASE_URL"):
            ConversationStore(DOMAIN)


@pytest.mark.parametrize("is_summed_up", [False, True])
async def test_turns_of_servers_that_could_not_write_for_a_while_stand_in_the_order_of_time(
    url: str, open_store: MakeStore, is_summed_up: bool
) -> None:
    database = Database(make_url(url))
    first = as_stored(timed(turn("one"), 100.0))
    database.append("me", 0, first)
    at_one = [*as_stored(timed(turn("two"), 200.0)), *as_stored(timed(turn("four"), 400.0))]
    at_other = [*as_stored(timed(turn("three"), 300.0)), *as_stored(timed(turn("five"), 500.0))]
    cut = Cut(len(first) + 5, "[]") if is_summed_up else None
    assert database.append("me", len(first), at_one, cut)
    for _ in range(2):  # the end of the first attempt was not seen
        assert not database.append("me", len(first), at_other)
    said = [event for event in as_events(database.read_all("me")) if isinstance(event, UserUttered)]
    assert [event.text for event in said] == ["one", "two", "three", "four", "five"]
    found = database.read("me")
    assert found and found.sequence == len(first) + len(at_one) + len(at_other)
    database.close()
    store = open_store(url)
    tracker = await store.retrieve("me")
    assert tracker is not None and tracker.latest_message.text == "five"
    await hold(store, "me", turn("six"))
    tracker = await store.retrieve_full_tracker("me")
    assert tracker is not None
    assert [event.text for event in tracker.events if isinstance(event, UserUttered)][-2:] == ["five", "six"]
