"""Servers of this project on databases of their own, which loads compare."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from bench.rasa_command import OURS, QUIET
from bench.running import wait_for_answer
from twincities.conversations.locks import ConversationLocks
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.processes import Program, end
from twincities.launch.project import ROOT, child_environment
from twincities.launch.training import trained_model

_UNLIMITED = "1000000"
_LOCKS = f"{ConversationLocks.__module__}.{ConversationLocks.__qualname__}"
_NO_LOCKS = "bench.load.unlocked.Unlocked"


class Server(NamedTuple):
    """A server of this machine."""

    port: int
    process_id: int

    @property
    def address(self) -> str:
        """Where it is asked."""
        return f"http://{LOOPBACK}:{self.port}"


@contextmanager
def servers(
    count: int, folder: Path, database: str = "", *, has_locks: bool = True
) -> Iterator[list[Server]]:
    """Servers on one PostgreSQL database (without its URL each on SQLite), which answer; all they write is in the folder.

    Raises:
        RuntimeError: when one does not start.
    """
    endpoints = folder / f"endpoints-{has_locks}.yml"
    written = (ROOT / "endpoints.yml").read_text(encoding="utf-8")
    assert _LOCKS in written
    endpoints.write_text(written if has_locks else written.replace(_LOCKS, _NO_LOCKS), encoding="utf-8")
    with ExitStack() as stack:
        started = [_start(folder, endpoints, database, stack) for _ in range(count)]
        for port, program in started:
            wait_for_answer(port, [program])
        yield [Server(port, program.process_id) for port, program in started]


def _start(folder: Path, endpoints: Path, database: str, stack: ExitStack) -> tuple[int, Program]:
    port = free_port()
    state = folder / f"state-{port}"
    state.mkdir()
    environment = child_environment(
        ACTION_ENDPOINT_URL="",
        CONVERSATION_DATABASE_URL=database,
        PARTNERSHIP_TABLE=str(ROOT / "data" / "partnerships"),
        SANIC_HOST=LOOPBACK,
        SIGNING_KEY="of all servers that are compared here",
        STATE_FOLDER=str(state),
        WEBCHAT_MESSAGES_PER_MINUTE=_UNLIMITED,
        WEBCHAT_MESSAGES_PER_MINUTE_OF_ADDRESS=_UNLIMITED,
        WEBCHAT_TRUSTED_PROXIES="1",
        **QUIET,
    )
    command = [
        *(*OURS, "run", "--model", str(trained_model()), "--endpoints", str(endpoints)),
        *("--credentials", str(ROOT / "credentials.yml"), "--interface", LOOPBACK, "--port", str(port)),
    ]
    program = Program(f"server at port {port}", command, environment, folder / f"server-{port}.log")
    stack.callback(end, [program])
    return port, program
