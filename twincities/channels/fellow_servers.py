"""Says of the servers on one database in what they differ: at the start, when that changes, and in `/health`."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import logging
import socket
from collections.abc import Iterable
from pathlib import Path

from sanic import Sanic
from sqlalchemy.engine import URL

from twincities.channels.health import Note, register_health_check
from twincities.configuration import table_path
from twincities.conversations.connections import DatabaseUnavailableError, UnstorableError
from twincities.conversations.fellows import SECONDS_BETWEEN_LOOKS, Description, Differences, Fellows
from twincities.conversations.settings import database_url
from twincities.state import ROOT, signing_key

logger = logging.getLogger(__name__)

_PROGRAM = ("actions", "twincities", "data/languages")
_SUFFIXES = {".py", ".yml", ".csv"}
_CHARACTERS = 16


def tell_fellow_servers(app: Sanic) -> None:
    """Have a server look for others on its PostgreSQL database; to be called before it starts. Nothing on SQLite."""
    url = database_url()
    if url.get_backend_name() != "postgresql":
        return
    app.register_listener(lambda app, _: _start(app, url), "after_server_start")
    app.register_listener(lambda app, _: _stop(app), "before_server_stop")


def sentence(found: Differences) -> str | None:
    """What differs and where, in one line; None where nothing does."""
    parts = [
        f"{what} of {', '.join(names)} is another one{consequence}"
        for what, names, consequence in (
            ("SIGNING_KEY", found.key, ": conversations and buttons of web pages fail there"),
            ("the table", found.table, ""),
            ("the version", found.version, ""),
        )
        if names
    ]
    if found.seconds_of_clock:
        parts.append(f"the clock here is {found.seconds_of_clock:+.1f} s off that of the database")
    return f"Of the servers on the same database {'; '.join(parts)}." if parts else None


def for_health(found: Differences) -> str | None:
    """The same for strangers: neither names nor a secret that differs are theirs to know."""
    if found.key:
        return "another server on the database has other settings; the log of the server says which"
    if sentence(found):
        return Note("ok, but another server on the database differs; the log of the server says how")
    return None


def described(port: int, model: str) -> Description:
    """This server."""
    program = (file for folder in _PROGRAM for file in (ROOT / folder).rglob("*") if file.suffix in _SUFFIXES)
    return Description(
        f"{socket.gethostname()}:{port}",
        _hash_of(program, ROOT, model),
        _hash_of(Path(table_path()).glob("*.csv"), Path(table_path())),
        hmac.new(signing_key(), b"servers", hashlib.sha256).hexdigest()[:_CHARACTERS],
    )


def _hash_of(files: Iterable[Path], folder: Path, beginning: str = "") -> str:
    digest = hashlib.sha256(beginning.encode())
    for file in sorted(files):
        content = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}:{len(content)}:".encode() + content)
    return digest.hexdigest()[:_CHARACTERS]


async def _start(app: Sanic, url: URL) -> None:
    app.ctx.looking_for_fellows = asyncio.create_task(_look(app, url))


async def _stop(app: Sanic) -> None:
    app.ctx.looking_for_fellows.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await app.ctx.looking_for_fellows


async def _look(app: Sanic, url: URL) -> None:
    model = getattr(getattr(getattr(app.ctx, "agent", None), "processor", None), "model_filename", "")
    found, has_looked, said = Differences(), asyncio.Event(), None

    async def check() -> str | None:
        await has_looked.wait()
        return for_health(found)

    register_health_check(app, "other servers", check)
    fellows = Fellows(url, await asyncio.to_thread(described, app.state.port, str(model)))
    try:
        while True:
            try:
                found = await asyncio.to_thread(fellows.look)
                says = sentence(found)
            except (DatabaseUnavailableError, UnstorableError) as error:
                says = f"Other servers on the database cannot be looked for: {error}"
            has_looked.set()
            if says and says != said:
                logger.warning("%s", says)
            said = says
            await asyncio.sleep(SECONDS_BETWEEN_LOOKS)
    finally:
        with contextlib.suppress(DatabaseUnavailableError, UnstorableError):
            await asyncio.to_thread(fellows.leave)
        fellows.close()
