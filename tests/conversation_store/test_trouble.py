"""A database that is locked, full, gone, or of another version: told once, and nothing stored is lost."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import shutil
import sqlite3
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import psycopg2
import pytest
import sqlalchemy as sa
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.shared.core.events import BotUttered, UserUttered

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.postgresql import PostgreSQL, new_database
from tests.conversation_store.talks import as_dicts, hold, session_start, turn
from twincities.conversations import access, connections
from twincities.conversations import store as store_module
from twincities.conversations.notices import CANNOT_LOOK_BACK, NOT_REMEMBERED, collected
from twincities.conversations.preceding import preceded_by
from twincities.conversations.store import ConversationStore

_MOST_SECONDS = 30


@pytest.fixture(autouse=True)
def _short_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "MOST_SECONDS_TO_WAIT", 0.2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "conversations.db"


async def say(store: ConversationStore, text: str, sender: str = "me") -> tuple[list[str], int]:
    """One turn: what the user is told besides the answer, and how many of the user's turns the tracker held."""
    with collected() as notices:
        tracker = await hold(store, sender, turn(text))
    return notices, sum(event.type_name == "user" for event in tracker.events)


async def until_well(store: ConversationStore) -> None:
    async def wait() -> None:
        while await store.check() is not None:
            await asyncio.sleep(0.05)

    await asyncio.wait_for(wait(), _MOST_SECONDS)
    assert not store._access.is_down  # well is what turns use again, not only what can be reached


async def stored(store: ConversationStore, sender: str = "me") -> list[str]:
    events = as_dicts(await store.retrieve_full_tracker(sender))
    return [event["text"] for event in events if event["event"] == "user"]


def errors(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.ERROR]


async def live_through(
    trouble: Callable[[], Any],
    end: Callable[[], Any],
    url: str,
    open_store: MakeStore,
    log: pytest.LogCaptureFixture,
) -> None:
    store = open_store(url)
    assert await say(store, "one") == ([], 1)
    trouble()
    assert await say(store, "two") == ([NOT_REMEMBERED], 2)  # the turn before is in memory
    assert await say(store, "three") == ([], 3)  # told once
    assert await say(store, "hello", "somebody else") == ([NOT_REMEMBERED], 1)
    assert len(errors(log)) == 1 and not errors(log)[0].exc_info
    problem = await store.check()
    assert problem is not None and "secret" not in problem
    end()
    await until_well(store)  # by itself
    for each in (store, open_store(url)):
        assert await stored(each) == ["one", "two", "three"]
        assert await stored(each, "somebody else") == ["hello"]
    assert await say(store, "four") == ([], 4)  # with the three turns that a tracker begins with
    assert len(errors(log)) == 1
    trouble()
    assert (await say(store, "five"))[0] == [NOT_REMEMBERED]  # another trouble, told again
    end()
    await until_well(store)
    assert await stored(open_store(url)) == ["one", "two", "three", "four", "five"]


async def test_a_locked_file(file: Path, open_store: MakeStore, caplog: pytest.LogCaptureFixture) -> None:
    other: list[sqlite3.Connection] = []

    def lock() -> None:
        other.append(sqlite3.connect(file, isolation_level=None))
        other[-1].execute("BEGIN EXCLUSIVE")

    await live_through(lock, lambda: other.pop().close(), f"sqlite:///{file}", open_store, caplog)


async def test_a_full_disk(
    file: Path, open_store: MakeStore, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_full = threading.Event()

    def limit(connection: sqlite3.Connection, *_: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0] if is_full.is_set() else 1_000_000
        connection.execute(f"PRAGMA max_page_count = {pages}")

    make_engine = connections.make_engine

    def limited_engine(url: sa.engine.URL) -> sa.engine.Engine:
        engine = make_engine(url)
        sa.event.listen(engine, "checkout", limit)
        return engine

    monkeypatch.setattr(connections, "make_engine", limited_engine)
    # A turn is larger than what may be left of a page, however well it can be compressed.
    monkeypatch.setitem(
        turn.__globals__, "BotUttered", lambda text: BotUttered(text, {"custom": secrets.token_hex(6_000)})
    )
    await live_through(is_full.set, is_full.clear, f"sqlite:///{file}", open_store, caplog)


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of 16 megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=16m,mode=777", "tmpfs", folder],
            capture_output=True,
            check=False,
        )
        if mounted.returncode != 0:
            pytest.skip("a file system can only be mounted by root")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
async def test_a_disk_without_room(
    kind: str,
    small_disk: Path,
    postgresql: PostgreSQL,
    open_store: MakeStore,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The real thing; of PostgreSQL, the disk that the tables are on."""
    url = f"sqlite:///{small_disk / 'conversations.db'}"
    if kind == "postgresql":
        (small_disk / "tables").mkdir()
        if os.getuid() == 0:
            shutil.chown(small_disk / "tables", "postgres")
        name = f"small_{secrets.token_hex(4)}"
        run(postgresql.url, f"CREATE TABLESPACE {name} LOCATION '{small_disk / 'tables'}'")
        run(postgresql.url, f"CREATE DATABASE {name} TABLESPACE {name} TEMPLATE template0")
        url = f"{postgresql.url.rpartition('/')[0]}/{name}"
    ballast = small_disk / "ballast"

    def fill() -> None:
        with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
            while True:
                file.write(bytes(512))

    monkeypatch.setitem(
        turn.__globals__, "BotUttered", lambda text: BotUttered(text, {"custom": secrets.token_hex(6_000)})
    )
    await live_through(fill, ballast.unlink, url, open_store, caplog)
    if kind == "postgresql":
        run(postgresql.url, f"DROP DATABASE {name} WITH (FORCE)")
        run(postgresql.url, f"DROP TABLESPACE {name}")


def run(url: str, statement: str) -> None:
    connection = psycopg2.connect(url)
    try:
        connection.autocommit = True
        connection.cursor().execute(statement)
    finally:
        connection.close()


async def test_a_database_that_is_slow(
    postgresql: PostgreSQL, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    """It answers, but takes longer to write than a turn waits."""
    url = new_database(postgresql)

    def slow_down() -> None:
        run(
            url,
            "CREATE OR REPLACE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS"
            " 'BEGIN PERFORM pg_sleep(60); RETURN NEW; END';"
            "CREATE TRIGGER slow BEFORE INSERT ON conversation_turns EXECUTE FUNCTION wait()",
        )

    await live_through(
        slow_down, lambda: run(url, "DROP TRIGGER slow ON conversation_turns"), url, open_store, caplog
    )


async def test_a_folder_that_cannot_be_reached(
    tmp_path: Path, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "mounted"
    folder.mkdir()
    elsewhere = tmp_path / "elsewhere"
    await live_through(
        lambda: folder.rename(elsewhere),
        lambda: elsewhere.rename(folder),
        f"sqlite:///{folder / 'conversations.db'}",
        open_store,
        caplog,
    )


async def test_a_server_that_is_down(
    postgresql: PostgreSQL, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    await live_through(postgresql.stop, postgresql.start, new_database(postgresql), open_store, caplog)


async def test_a_table_that_another_holds(
    postgresql: PostgreSQL, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    url = new_database(postgresql)
    other: list[Any] = []

    def lock() -> None:
        other.append(psycopg2.connect(url))
        other[-1].cursor().execute("LOCK TABLE conversation_turns IN ACCESS EXCLUSIVE MODE")

    await live_through(lock, lambda: other.pop().close(), url, open_store, caplog)


async def test_a_server_started_anew_between_two_turns_goes_unnoticed(
    postgresql: PostgreSQL, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(new_database(postgresql))
    await say(store, "one")
    postgresql.stop()
    postgresql.start()
    assert await say(store, "two") == ([], 2)
    assert await stored(store) == ["one", "two"]
    assert not errors(caplog)


async def test_a_database_that_was_never_there(
    tmp_path: Path, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    """Then nothing is known of earlier turns; the new ones come after them in the end."""
    folder = tmp_path / "later"
    url = f"sqlite:///{folder / 'conversations.db'}"
    store = open_store(url)
    assert await say(store, "one") == ([NOT_REMEMBERED], 1)
    assert await say(store, "two") == ([], 2)
    folder.mkdir()
    await until_well(store)
    assert await stored(open_store(url)) == ["one", "two"]
    assert len(errors(caplog)) == 1


async def test_a_conversation_is_gone_on_with_that_could_not_be_read(
    postgresql: PostgreSQL, open_store: MakeStore
) -> None:
    url = new_database(postgresql)
    await say(open_store(url), "one")
    postgresql.stop()
    restarted = open_store(url)
    assert await say(restarted, "two") == ([NOT_REMEMBERED], 1)
    postgresql.start()
    await until_well(restarted)
    assert await stored(restarted) == ["one", "two"]
    assert await say(restarted, "three") == ([], 3)


async def say_after(
    store: ConversationStore, text: str, id: str, before: str | None
) -> tuple[list[str], int]:
    """One turn of a program that says which message came before; gives the same."""
    said, *answered = turn(text)
    assert isinstance(said, UserUttered)
    said.message_id = id
    with collected() as notices, preceded_by(before, id):
        tracker = await hold(store, "me", [said, *answered])
    return notices, sum(event.type_name == "user" for event in tracker.events)


async def test_what_another_server_was_told_is_known_to_be_lacking(
    postgresql: PostgreSQL, open_store: MakeStore
) -> None:
    """Each of two servers knows some of it when the database goes away, and each answers some turns meanwhile."""
    url = new_database(postgresql)
    one, other = open_store(url), open_store(url)
    assert await say_after(one, "one", "id-1", None) == ([], 1)
    assert await say_after(other, "two", "id-2", "id-1") == ([], 2)
    postgresql.stop()
    assert await say_after(one, "three", "id-3", "id-2") == ([CANNOT_LOOK_BACK], 1)
    assert await say_after(one, "four", "id-4", "id-3") == ([], 2)
    assert await say_after(other, "five", "id-5", "id-4") == ([CANNOT_LOOK_BACK], 1)
    assert await say_after(one, "six", "id-6", "id-5") == ([CANNOT_LOOK_BACK], 1)  # each time
    assert await say_after(one, "six", "id-6", "id-5") == ([], 2)  # sent again: it was answered here
    postgresql.start()
    for each in (one, other):
        await until_well(each)
    for each in (one, other, open_store(url)):
        assert await stored(each) == ["one", "two", "three", "four", "five", "six", "six"]
    assert await say_after(other, "seven", "id-7", "id-6") == ([], 4)
    assert (await stored(one))[-1] == "seven"


async def test_a_server_that_only_read_meanwhile_is_well_when_it_reads_again(
    postgresql: PostgreSQL, open_store: MakeStore
) -> None:
    store = open_store(new_database(postgresql))
    assert await say(store, "one") == ([], 1)
    postgresql.stop()
    assert await store.retrieve("somebody else") is None
    postgresql.start()
    await until_well(store)
    assert await say(store, "two") == ([], 2)


async def test_a_server_that_has_all_of_it_goes_on_without_the_database(
    postgresql: PostgreSQL, open_store: MakeStore
) -> None:
    store = open_store(new_database(postgresql))
    assert await say_after(store, "one", "id-1", None) == ([], 1)
    postgresql.stop()
    assert await say_after(store, "two", "id-2", "id-1") == ([NOT_REMEMBERED], 2)
    assert await say_after(store, "three", "id-3", "id-2") == ([], 3)
    postgresql.start()
    await until_well(store)


async def test_a_file_that_was_removed_is_made_again(
    file: Path, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    store = open_store(f"sqlite:///{file}")
    await say(store, "one")
    for each in file.parent.glob("conversations.db*"):
        each.unlink()
    await say(store, "two")
    await until_well(store)
    await say(store, "three")
    assert (await stored(open_store(f"sqlite:///{file}")))[-2:] == ["two", "three"]
    assert len(errors(caplog)) <= 1


def test_all_that_come_at_once_find_the_tables_made(url: str) -> None:
    """A server forgets what is old when it starts, while its first visitor is answered."""
    at_once = threading.Barrier(8)

    def read(database: connections.Connections) -> int:
        at_once.wait()
        with database.reading() as connection:
            return int(connection.execute(sa.text("SELECT count(*) FROM conversations")).scalar_one())

    databases = [connections.Connections(sa.engine.make_url(url)) for _ in range(4)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(read, [*databases, *databases])) == [0] * 8
    for database in databases:
        database.close()


def test_a_file_that_another_is_just_making_is_waited_for(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite refuses at once, whatever its timeout, to change the kind of journal meanwhile."""
    monkeypatch.setattr(connections, "MOST_SECONDS_TO_WAIT", _MOST_SECONDS)
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    end = threading.Timer(0.3, lambda: other.execute("ROLLBACK"))
    end.start()
    ours = connections.Connections(sa.engine.make_url(f"sqlite:///{file}"))
    with ours.reading() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar_one() == "wal"
    end.join()
    other.close()
    ours.close()


async def test_what_waits_is_written_before_the_end(file: Path, open_store: MakeStore) -> None:
    store = open_store(f"sqlite:///{file}")
    await say(store, "one")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    await say(store, "two")
    assert await store.write_what_waits(0.5) > 0
    ending = asyncio.create_task(store.write_what_waits(_MOST_SECONDS))
    await asyncio.sleep(0.3)
    other.execute("ROLLBACK")
    assert await ending == 0
    assert await stored(open_store(f"sqlite:///{file}")) == ["one", "two"]
    other.close()


async def test_tables_of_another_version_are_left_alone(
    url: str, open_store: MakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    engine = sa.create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE conversations (id INTEGER, sender_id TEXT)")
    store = open_store(url)
    assert await say(store, "one") == ([NOT_REMEMBERED], 1)
    assert await say(store, "two") == ([], 2)
    (error,) = errors(caplog)
    assert "another version" in error.getMessage() and "last_sequence" in error.getMessage()
    assert sa.inspect(engine).get_table_names() == ["conversations"]
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE conversations")
    engine.dispose()
    await until_well(store)
    assert await stored(store) == ["one", "two"]


async def test_a_database_that_hangs_holds_nobody_up_for_long(
    file: Path, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(access, "MOST_SECONDS", 0.2)
    store = open_store(f"sqlite:///{file}")
    await say(store, "one")
    goes_on = threading.Event()
    append = store._database.append

    def hang(*arguments: Any) -> bool:
        goes_on.wait(_MOST_SECONDS)
        return append(*arguments)

    monkeypatch.setattr(store._database, "append", hang)
    try:
        assert (await say(store, "two"))[0] == [NOT_REMEMBERED]
    finally:
        goes_on.set()
    await until_well(store)
    assert await stored(store) == ["one", "two"]  # written by whichever attempt, once


async def test_there_is_an_end_to_what_waits(
    tmp_path: Path, open_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store_module, "MOST_EVENTS_WAITING", 8)
    folder = tmp_path / "later"
    store = open_store(f"sqlite:///{folder / 'conversations.db'}")
    for number in range(5):
        await say(store, str(number))
    folder.mkdir()
    await until_well(store)
    assert await stored(store) == ["0", "1"]
    assert (await say(store, "after")) == ([], 3)


async def test_trouble_of_one_conversation_is_not_that_of_others(url: str, open_store: MakeStore) -> None:
    store = open_store(url)
    await hold(store, "me", session_start())
    await hold(FailSafeTrackerStore(store), "\x00" if "postgresql" in url else "\ud800", turn("one"))
    assert await say(store, "two") == ([], 1)
    assert await store.check() is None


def test_whoever_makes_the_tables_is_waited_for(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not url.startswith("postgresql"):
        pytest.skip("SQLite lets one wait for the other by itself")
    monkeypatch.setattr(connections, "MOST_SECONDS_TO_WAIT", 0.2)
    first, second = (connections.Connections(sa.engine.make_url(url)) for _ in range(2))
    maker = sa.create_engine(url)
    with ThreadPoolExecutor(1) as threads, maker.connect() as connection:
        transaction = connection.begin()
        first._tables.create_all(connection)

        def read() -> int:
            with second.reading() as reader:
                return int(reader.execute(sa.text("SELECT count(*) FROM conversations")).scalar_one())

        found = threads.submit(read)
        with pytest.raises(TimeoutError):
            found.result(1)  # several times as long as it waits for anything else
        transaction.commit()
        assert found.result(10) == 0
    maker.dispose()
