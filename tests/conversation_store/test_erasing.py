"""Conversations that are forgotten, and those that have rested: gone, overwritten, and not written back."""

from __future__ import annotations

import asyncio
import random
import secrets
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from rasa.shared.core.events import BotUttered, Event, SlotSet
from sanic import Sanic
from sqlalchemy.engine import make_url

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.talks import as_dicts, hold, session_start, timed, turn
from twincities import forgetting
from twincities.channels import retention
from twincities.conversations import erasing
from twincities.conversations.connections import Connections, DatabaseUnavailableError
from twincities.conversations.settings import seconds_kept
from twincities.conversations.store import ConversationStore
from twincities.launch.project import ROOT
from twincities.state import SettingError

SECRET = "the aubergine of Saint-Denis"
DAY = 24 * 3600
_METHODS = ("append", "check", "read", "ends_at")


@pytest.fixture(autouse=True)
def _settings(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command and the server find the database as everything else does."""
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)
    monkeypatch.setenv("STATE_FOLDER", str(tmp_path / "state"))
    monkeypatch.delenv("KEEP_DAYS", raising=False)


async def said(store: ConversationStore, sender: str = "me") -> list[str]:
    tracker = await store.retrieve_full_tracker(sender)
    return [event["text"] for event in as_dicts(tracker) if event["event"] == "user"] if tracker else []


def forget(name: str = "me") -> int:
    return forgetting.main([name])


def raw(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_it_is_gone_and_nobody_elses(
    url: str, open_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    for sender in ("me", "me too", "ME", "m%"):
        await hold(store, sender, [*session_start(), *turn(sender, SlotSet("city", "Lyon"))])
    assert forget() == 0
    assert capsys.readouterr().out == "The conversation me is erased.\n"
    for each in (store, open_store(url)):
        assert await each.retrieve("me") is None
        assert await each.retrieve_full_tracker("me") is None
        assert sorted(await each.keys()) == ["ME", "m%", "me too"]
        for sender in ("me too", "ME", "m%"):
            assert await said(each, sender) == [sender]
    assert forget("m%") == 0 and sorted(await store.keys()) == ["ME", "me too"]


@pytest.mark.parametrize(
    "name", ["nobody", "*", "%", "'; DROP TABLE conversations; --", "telegram:1:2", "\udcff"]
)
async def test_nobody_of_that_name(
    url: str, name: str, open_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    await hold(store, "me", turn("one"))
    assert forget(name) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith("error: ") and printed.err.count("\n") == 1
    assert await said(store) == ["one"]


async def test_without_a_name_the_latest_are_listed(
    url: str, open_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    store = open_store(url)
    for number, sender in enumerate(["first", "telegram:12:12", "last"]):
        await hold(store, sender, timed(turn("hello"), start=1e9 + number * 60))
    for arguments in ([], [""]):
        assert forgetting.main(arguments) == 0
        printed = capsys.readouterr()
        listed = [line.split(" ", 2)[2] for line in printed.out.splitlines()]
        assert listed == ["last", "telegram:12:12", "first"]
        assert "WHO" in printed.err and printed.err.count("\n") == 1 and "error" not in printed.err
    assert forgetting.main(["first", "last"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.startswith("error: name one conversation")
    assert len(list(await store.keys())) == 3


def test_a_database_that_cannot_be_reached_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for setting in (
        *("mysql://host/db", "sqlite:////nowhere/at/all.db"),
        "postgresql://tester:secret@127.0.0.1:1/x",
    ):
        monkeypatch.setenv("CONVERSATION_DATABASE_URL", setting)
        assert forget() == 1
        printed = capsys.readouterr()
        assert printed.err.startswith("error: nothing is erased: ") and printed.err.count("\n") == 1
        assert "secret" not in printed.err


def test_no_database_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CONVERSATION_DATABASE_URL")
    assert forget() == 1 and forgetting.main([]) == 1
    assert list((tmp_path / "state").iterdir()) == []


async def test_a_turn_that_goes_on_is_not_written_back(url: str, open_store: MakeStore) -> None:
    store, other = open_store(url), open_store(url)
    await hold(store, "me", [*session_start(), *turn("one", SlotSet("city", "Lyon"))])
    for each in (store, other):
        if each is other:
            await hold(other, "me", turn("two"))
        going_on = await each.retrieve("me")
        assert going_on is not None
        going_on.update(turn("in the middle")[0])
        assert forget() == 0
        for event in turn("in the middle")[1:]:
            going_on.update(event)
        await each.save(going_on)
        await each.save(going_on)
        assert await open_store(url).retrieve_full_tracker("me") is None
        tracker = await hold(each, "me", [*session_start(), *turn("anew")])
        assert tracker.get_slot("city") is None
        for any_one in (store, other, open_store(url)):
            assert await said(any_one) == ["anew"]
        await hold(each, "me", turn("and on"))
        assert await said(open_store(url)) == ["anew", "and on"]
        forget()


async def test_the_first_turn_is_not_written_back_either(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    going_on = await store.get_or_create_tracker("me", append_action_listen=False)
    for event in [*session_start(), *turn("one")]:
        going_on.update(event)
    assert forget() == 1  # nothing is stored of it yet
    await store.save(going_on)
    assert await store.retrieve_full_tracker("me") is None


async def test_what_waits_is_not_written_back(
    url: str, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The servers cannot reach the database, the operator can; the visitor goes on meanwhile."""

    def fail(*_: Any) -> Any:
        raise DatabaseUnavailableError("out of reach")

    store, stranger = open_store(url), open_store(url)
    await hold(store, "me", [*session_start(), *turn("stored", SlotSet("city", "Lyon"))])
    for each in (store, stranger):
        for name in _METHODS:
            monkeypatch.setattr(each._database, name, fail)
        await hold(each, "me", turn("waits"))
        await hold(each, "you", turn("waits too"))
    assert forget() == 0
    assert forget() == 1
    await hold(store, "me", turn("said later"))
    for each in (store, stranger):
        for name in _METHODS:
            monkeypatch.delattr(each._database, name)
        await asyncio.wait_for(until_well(each), 30)
    for each in (store, stranger, open_store(url)):
        assert await said(each) == ["said later"]
        assert await said(each, "you") == ["waits too", "waits too"]
    tracker = await open_store(url).retrieve("me")
    assert tracker is not None and tracker.get_slot("city") is None
    row = store._database.read("me")
    assert row is not None and row.carried == "[]"


async def until_well(store: ConversationStore) -> None:
    while await store.check():
        await asyncio.sleep(0.05)


async def test_a_conversation_of_the_same_length_is_not_taken_for_the_one_before(
    url: str, open_store: MakeStore
) -> None:
    """Two servers: one has the old conversation in memory, the other begins it anew."""
    one, other = open_store(url), open_store(url)
    await hold(one, "me", [*session_start(), *turn("old", SlotSet("city", "Lyon"))])
    assert forget() == 0
    await hold(other, "me", [*session_start(), *turn("new", SlotSet("city", "Nice"))])
    tracker = await one.retrieve("me")
    assert tracker is not None and tracker.get_slot("city") == "Nice"


async def test_forgotten_again_and_again(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    for number in range(3):
        await hold(store, "me", [*session_start(), *turn(str(number))])
        await hold(store, "me", turn("more"))
        assert await said(open_store(url)) == [str(number), "more"]
        assert forget() == 0
        assert await said(open_store(url)) == []


def test_that_it_was_forgotten_is_itself_forgotten(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    connections = Connections(make_url(url))
    erasing.forget(connections, "me")
    with connections.reading() as connection:
        assert "me" not in str(connection.exec_driver_sql("SELECT * FROM forgotten_conversations").all())
    now = time.time()
    for later, is_noted in ((erasing.SECONDS_NOTED - 60, True), (erasing.SECONDS_NOTED + 60, False)):
        monkeypatch.setattr(time, "time", lambda later=later: now + later)
        erasing.drop_old_notes(connections)
        with connections.reading() as connection:
            assert (erasing.forgotten_at(connection, "me") is not None) is is_noted
    connections.close()


def large_turn(chance: random.Random, name: str) -> list[Event]:
    """A turn that fills pages: the last reply stands in two tables, and in one of them in another place each time."""
    said = f"{SECRET} {secrets.token_hex(chance.randrange(1_800))} {name}"
    return turn(f"{SECRET} {name}", BotUttered(said))


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_not_a_byte_is_left_in_the_files(url: str, tmp_path: Path, open_store: MakeStore) -> None:
    """With many conversations side by side SQLite moves rows from page to page; a server has the file open."""
    chance, store = random.Random(5), open_store(url, turns=1)
    senders = [f"sender-{number:02}-" for number in range(60)]
    for _ in range(1_500):
        sender = chance.choice(senders)
        await hold(store, sender, large_turn(chance, sender))
    before = raw(tmp_path)
    for sender in senders[:40]:
        assert sender.encode() in before
        assert forget(sender) == 0
    after = raw(tmp_path)
    assert [sender for sender in senders[:40] if sender.encode() in after] == []
    for sender in senders[40:]:
        assert sender.encode() in after and await said(store, sender)
        assert forget(sender) == 0
    assert SECRET.encode() in before and SECRET.encode() not in raw(tmp_path)


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_a_file_in_use_is_erased_and_told(
    url: str,
    tmp_path: Path,
    open_store: MakeStore,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(forgetting, "_MOST_SECONDS_TO_WAIT", 0.2)
    await hold(open_store(url), "me", turn(SECRET))
    other = Connections(make_url(url))
    with other.reading() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.exec_driver_sql("SELECT count(*) FROM conversations").all()
        assert forget() == 1
        assert "still stand in the file" in capsys.readouterr().err
        connection.exec_driver_sql("ROLLBACK")
    assert await said(open_store(url)) == []
    forget()
    assert SECRET.encode() not in raw(tmp_path)
    other.close()


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_the_files_are_for_their_owner_only(url: str, tmp_path: Path, open_store: MakeStore) -> None:
    async def modes() -> set[int]:
        await hold(open_store(url), "me", turn("one"))
        files = list(tmp_path.glob("conversations.db*"))
        assert len(files) == 3
        return {stat.S_IMODE(file.stat().st_mode) for file in files}

    assert await modes() == {0o600}
    for file in tmp_path.glob("conversations.db*"):
        file.chmod(0o644)  # as earlier versions left them
    assert await modes() == {0o600}


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_comes_after_another_program_is_in_the_file(url: str, open_store: MakeStore) -> None:
    """A server has several connections; none may lose the journal when another program is the last to close it."""
    store = open_store(url)
    await hold(store, "me", turn("one"))
    await hold(open_store(url), "you", turn("one"))
    for number in range(2):
        done = subprocess.run([sys.executable, "-m", "twincities.forgetting", "you"], cwd=ROOT, check=False)
        assert done.returncode == number
    await hold(store, "me", turn("two"))
    listed = [sys.executable, "-m", "twincities.forgetting"]
    printed = subprocess.run(listed, cwd=ROOT, check=False, capture_output=True, text=True).stdout
    assert printed.split()[-1:] == ["me"]
    assert await said(open_store(url)) == ["one", "two"]


async def rests(store: ConversationStore, sender: str, days: float, turns: int = 2) -> None:
    start = time.time() - days * DAY
    for number in range(turns):
        await hold(store, sender, timed(turn(f"{SECRET} {number}"), start=start - turns + number))


def keep() -> int:
    return retention.erase_old(threading.Event())


async def test_what_has_rested_for_too_long_is_erased(
    url: str, tmp_path: Path, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(url)
    for days in (200, 91, 89, 0.1):
        await rests(store, f"{days}", days)
    await hold(store, "200", timed(turn("two hundred days"), start=time.time() - 200 * DAY))
    await rests(store, "again", 200)
    await hold(store, "again", turn("today"))
    assert keep() == 2
    assert keep() == 0
    for each in (store, open_store(url)):
        assert sorted(await each.keys()) == ["0.1", "89", "again"]
        assert await said(each, "again") == [f"{SECRET} 0", f"{SECRET} 1", "today"]
        assert await each.retrieve("200") is None
    if "sqlite" in url:
        assert b"two hundred days" not in raw(tmp_path)
    monkeypatch.setenv("KEEP_DAYS", "forever")
    await rests(store, "old", 9_000)
    assert keep() == 0
    monkeypatch.setenv("KEEP_DAYS", "1")
    assert keep() == 2
    assert sorted(await store.keys()) == ["0.1", "again"]


async def test_many_are_erased_and_a_few_left(
    url: str, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "_MOST_LOOKED_AT", 7)
    monkeypatch.setattr(retention, "_REST", 0)
    store = open_store(url)
    for number in range(40):
        await rests(store, str(number), 0 if number % 10 == 3 else 100, turns=1)
    assert keep() == 36
    assert sorted(await store.keys()) == ["13", "23", "3", "33"]


async def test_several_servers_erase_at_once(
    url: str, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retention, "_REST", 0)
    store = open_store(url)
    for number in range(40):
        await rests(store, str(number), 100, turns=1)
    erased: list[int] = []
    threads = [threading.Thread(target=lambda: erased.append(keep())) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(erased) == 3 and sum(erased) == 40
    assert list(await store.keys()) == []


async def test_a_turn_after_a_long_rest_is_not_lost(url: str, open_store: MakeStore) -> None:
    """It has begun when the conversation is erased."""
    store = open_store(url)
    await rests(store, "me", 100)
    going_on = await store.retrieve("me")
    assert going_on is not None
    assert keep() == 1
    for event in turn("after all"):
        going_on.update(event)
    await store.save(going_on)
    for each in (store, open_store(url)):
        assert await said(each) == ["after all"]
    assert keep() == 0


async def test_a_failure_is_told_and_tried_again(
    url: str, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(url)
    await rests(store, "me", 100)
    monkeypatch.setattr(retention, "SECONDS_AFTER_FAILURE", 0.1)
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", "sqlite:////nowhere/at/all.db")
    app = Sanic(f"test_{secrets.token_hex(8)}", configure_logging=False)
    for _ in range(2):  # by each channel
        retention.keep_no_longer(app)
    app.ctx.retention.start()
    try:
        while not caplog.records:
            await asyncio.sleep(0.05)
        assert "KEEP_DAYS" in caplog.text and not caplog.records[0].exc_info
        monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)
        await asyncio.wait_for(until_empty(store), 30)
    finally:
        app.ctx.retention.stop()


async def until_empty(store: ConversationStore) -> None:
    while list(await store.keys()):
        await asyncio.sleep(0.05)


async def test_a_conversation_that_goes_on_just_now_is_left(url: str, open_store: MakeStore) -> None:
    """It was found to rest, and then somebody wrote."""
    store, connections, since = open_store(url), Connections(make_url(url)), time.time() - 90 * DAY
    for sender in ("awake", "asleep"):
        await rests(store, sender, 100)
    found = [conversation for part in erasing.resting(connections, since) for conversation in part]
    await hold(store, "awake", turn("here I am"))
    assert len(found) == 2 and erasing.erase_resting(connections, found, since) == 1
    assert list(await store.keys()) == ["awake"]
    connections.close()


async def test_the_end_of_the_server_is_not_waited_for(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    for number in range(5):
        await rests(store, str(number), 100, turns=1)
    is_over = threading.Event()
    is_over.set()
    assert retention.erase_old(is_over) <= 1


@pytest.mark.parametrize("setting", ["0", "-1", "1.5", "ninety", "never", "100000", "9" * 400, "٣", "1 2"])
def test_a_number_of_days_that_is_none_is_refused(setting: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEEP_DAYS", setting)
    with pytest.raises(
        SettingError, match=r"^KEEP_DAYS: .* is no whole number of days from 1 to 99999; 'forever' "
    ):
        seconds_kept()


def test_numbers_of_days(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting, days in {"": 90, " ": 90, "1": 1, " 30 ": 30, "00007": 7, "99999": 99_999}.items():
        monkeypatch.setenv("KEEP_DAYS", setting)
        assert seconds_kept() == days * DAY
    for setting in ("forever", "Forever "):
        monkeypatch.setenv("KEEP_DAYS", setting)
        assert seconds_kept() is None
