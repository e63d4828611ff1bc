"""Servers on one real PostgreSQL tell each other what has to be equal; what is not is said by name."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import psycopg2
import pytest
from sqlalchemy.engine import make_url

from tests.channels.test_web import WebServer
from tests.conftest import write_table
from tests.conversation_store.postgresql import PostgreSQL, new_database
from twincities.channels import server_health
from twincities.channels.fellow_servers import described, for_health, sentence
from twincities.channels.health import Note
from twincities.channels.web.settings import WebSettings
from twincities.conversations import fellows as module
from twincities.conversations.fellows import Description, Differences, Fellows

ONE = Description("one:5005", "version", "table", "key")


@pytest.fixture
def url(postgresql: PostgreSQL) -> str:
    return new_database(postgresql)


@pytest.fixture
def one(url: str) -> Iterator[Fellows]:
    fellows = Fellows(make_url(url), ONE)
    yield fellows
    fellows.close()


@pytest.mark.parametrize("what", ["version", "table", "key"])
def test_what_differs_is_said_by_name_until_the_other_is_gone(one: Fellows, url: str, what: str) -> None:
    assert one.look() == Differences()
    other = Fellows(make_url(url), replace(ONE, name="other:5006", **{what: "another"}))
    same = Fellows(make_url(url), replace(ONE, name="third:5007"))
    try:
        assert vars(other.look()) == {**vars(Differences()), what: ("one:5005",)}
        same.look()
        found = one.look()
        assert vars(found) == {**vars(Differences()), what: ("other:5006",)}
        said = sentence(found)
        assert said and "other:5006" in said and "\n" not in said
        other.leave()
        assert one.look() == Differences()
    finally:
        other.close()
        same.close()


def test_one_that_was_killed_is_forgotten(one: Fellows, url: str) -> None:
    one.look()
    connection = psycopg2.connect(url)
    connection.autocommit = True
    connection.cursor().execute(
        "INSERT INTO servers SELECT 'dead', seen_at - 3600, 'x', 'x', 'x' FROM servers LIMIT 1"
    )
    connection.close()
    assert one.look() == Differences()


def test_a_clock_that_is_off_is_told(one: Fellows, monkeypatch: pytest.MonkeyPatch) -> None:
    now = module.time.time
    monkeypatch.setattr(module.time, "time", lambda: now() + 7)
    found = one.look()
    assert found.seconds_of_clock == pytest.approx(7, abs=1)
    assert "clock" in (sentence(found) or "")


def test_strangers_are_told_no_names() -> None:
    fault = for_health(Differences(key=("other:5006",)))
    note = for_health(Differences(table=("other:5006",)))
    assert fault and not isinstance(fault, Note) and "5006" not in fault and "KEY" not in fault
    assert isinstance(note, Note) and "5006" not in note
    assert for_health(Differences()) is None


def test_an_edited_table_is_another_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = write_table(tmp_path)
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(table))
    before = described(5005, "model")
    assert described(5005, "model") == before
    assert described(5005, "another").version != before.version
    (table / "sources.csv").write_text((table / "sources.csv").read_text() + "x,Another,,,,\n")
    assert described(5005, "model").table != before.table


async def test_a_server_says_so_at_its_start(
    url: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    monkeypatch.setattr(server_health, "SECONDS_BETWEEN_CHECKS", 0)
    monkeypatch.setenv("CONVERSATION_DATABASE_URL", url)
    async with AsyncExitStack() as ending:
        for key in ("a key of at least thirty-two bytes", "another key of at least 32 bytes"):
            monkeypatch.setenv("SIGNING_KEY", key)
            server = await ending.enter_async_context(WebServer(WebSettings()))
            await server.app_started()
            async with server.client.get(f"{server.root}/health") as answer:
                said = (await answer.json())["parts"]["other servers"]
        assert said == "another server on the database has other settings; the log of the server says which"
    (line,) = [each.getMessage() for each in caplog.records if "SIGNING_KEY" in each.getMessage()]
    assert line.endswith("is another one: conversations and buttons of web pages fail there.")
