"""Backup and restore of PostgreSQL as docs/servers.md says it, with the programs of PostgreSQL."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.postgresql import PostgreSQL, new_database
from tests.conversation_store.talks import hold, turn


async def test_conversations_are_as_they_were_after_a_restore(
    open_store: MakeStore, postgresql: PostgreSQL, tmp_path: Path
) -> None:
    url, dump = new_database(postgresql), tmp_path / "twincities.dump"
    await hold(open_store(url), "me", turn("one"))
    _run(postgresql, "pg_dump", "--format=custom", f"--file={dump}", url)
    await hold(open_store(url), "me", turn("two"))
    for target in (url, new_database(postgresql)):
        _run(postgresql, "pg_restore", "--clean", "--if-exists", f"--dbname={target}", str(dump))
        store = open_store(target)
        tracker = await store.retrieve_full_tracker("me")
        assert tracker is not None
        assert [event.text for event in tracker.events if event.type_name == "user"] == ["one"]
        await hold(store, "me", turn("three"))


def _run(server: PostgreSQL, program: str, *arguments: str) -> None:
    folder = (server.programs / "initdb").resolve().parent
    subprocess.run([folder / program, *arguments], check=True, capture_output=True)
