"""The assistant as it runs: Rasa with the action server beside it, in the terminal or over HTTP."""

from __future__ import annotations

import contextlib
import http.client
import os
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from twincities.configuration import table_path
from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.ports import LOOPBACK, free_port, require_free
from twincities.launch.processes import Program, end
from twincities.launch.project import LOGS, child_environment
from twincities.launch.training import trained_model
from twincities.table import TableError, load_table

_MOST_SECONDS_TO_START = 300
_EVERY_ADDRESS = {"0.0.0.0": LOOPBACK, "::": "::1", "": LOOPBACK}


@dataclass(frozen=True)
class Commands:
    """The command lines of the programs; each is completed with the options named beside it."""

    action_server: Sequence[str] = (
        sys.executable,
        "-m",
        "rasa_sdk",
        "--quiet",
        "--actions",
        "actions",
    )  # --port
    rasa: Sequence[str] = (sys.executable, "-m", "rasa", "run")  # --model, --interface, --port …


@dataclass(frozen=True)
class Settings:
    """Where the assistant listens and logs; `actions_port` None: a free one."""

    host: str = LOOPBACK
    port: int = 5005
    actions_port: int | None = None
    logs: Path = LOGS
    commands: Commands = field(default_factory=Commands)


def serve(settings: Settings) -> None:
    """Serve the assistant over HTTP until a signal comes.

    Raises:
        LaunchError: when it cannot start, or a part of it ends by itself.
        Stopped: on Ctrl-C or a signal, after everything has been ended.
    """
    require_free(settings.host, settings.port, "PORT")
    with _prepared(settings) as start:
        actions_port, model = start.actions_port, start.model
        programs = start.programs
        programs.append(start_action_server(settings, f"serve-{settings.port}-actions", actions_port))
        programs.append(
            Program(
                "Rasa server",
                [
                    *settings.commands.rasa,
                    *_rasa_options(model, settings.host, settings.port),
                    *("--credentials", "credentials.yml"),
                ],
                _rasa_environment(actions_port),
                settings.logs / f"serve-{settings.port}.log",
            )
        )
        _wait_until_ready(programs, settings, actions_port)
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        print(f"Ready: http://{host}:{settings.port} (questions: POST /webhooks/rest/webhook; Ctrl-C ends)")
        sys.stdout.flush()
        while True:
            _require_alive(programs)
            stopping.pause()


def chat(settings: Settings) -> None:
    """Open the Rasa shell in this terminal, until `/stop` or Ctrl-C.

    Raises:
        LaunchError: when it cannot start, or a part of it ends by itself.
        Stopped: on a signal, after everything has been ended.
    """
    with _prepared(settings) as start, _terminal_as_it_was():
        port = free_port()
        print("Starting. Then type a question, or the number of a suggestion; /stop ends.", file=sys.stderr)
        action_server = start_action_server(settings, "chat-actions", start.actions_port)
        start.programs.append(action_server)
        shell = Program(
            "Rasa shell",
            [
                *settings.commands.rasa,
                *_rasa_options(start.model, LOOPBACK, port),
                # What `rasa shell` does, with a channel that stands bad input.
                *("--connector", "twincities.channels.shell.ShellChannel", "--request-timeout", "60"),
            ],
            _rasa_environment(start.actions_port),
            settings.logs / "chat.log",
            terminal=True,
        )
        start.programs.append(shell)
        while shell.exit_code is None:
            _require_alive([action_server])
            stopping.pause()
        if shell.exit_code != 0:
            raise LaunchError(shell.death())


def start_action_server(settings: Settings, log: str, port: int) -> Program:
    """Start the action server, on the loopback interface only."""
    return Program(
        "action server",
        [*settings.commands.action_server, "--port", str(port)],
        child_environment(SANIC_HOST=LOOPBACK, PARTNERSHIP_TABLE=str(_table())),
        settings.logs / f"{log}.log",
    )


@dataclass
class _Start:
    model: Path
    actions_port: int
    programs: list[Program]


@contextlib.contextmanager
def _prepared(settings: Settings) -> Iterator[_Start]:
    """Check everything, train if needed, and end whatever has been started on the way out."""
    try:
        load_table(_table())
    except TableError as error:
        raise LaunchError(str(error)) from None
    actions_port = settings.actions_port
    if actions_port is None:
        actions_port = free_port()
    else:
        require_free(LOOPBACK, actions_port, "ACTIONS_PORT")
    start = _Start(trained_model(), actions_port, [])
    try:
        yield start
    finally:
        end(start.programs)


def _table() -> Path:
    return Path(table_path()).absolute()


def _rasa_options(model: Path, host: str, port: int) -> list[str]:
    return [
        *("--model", str(model), "--endpoints", "endpoints.yml"),
        *("--interface", host, "--port", str(port)),
    ]


def _rasa_environment(actions_port: int) -> dict[str, str]:
    return child_environment(
        ACTION_ENDPOINT_URL=f"http://{LOOPBACK}:{actions_port}/webhook",
        PARTNERSHIP_TABLE=str(_table()),
    )


def _wait_until_ready(programs: Sequence[Program], settings: Settings, actions_port: int) -> None:
    host = _EVERY_ADDRESS.get(settings.host, settings.host)
    waiting_for = [(LOOPBACK, actions_port, "/health"), (host, settings.port, "/webhooks/rest/")]
    deadline = time.monotonic() + _MOST_SECONDS_TO_START
    while waiting_for:
        _require_alive(programs)
        stopping.pause()
        if time.monotonic() > deadline:
            logs = " and ".join(str(program.log) for program in programs)
            raise LaunchError(f"not ready after {_MOST_SECONDS_TO_START} s: see {logs}")
        waiting_for = [place for place in waiting_for if not _answers(*place)]


def _answers(host: str, port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _require_alive(programs: Sequence[Program]) -> None:
    for program in programs:
        if program.exit_code is not None:
            stopping.pause()  # a signal to the whole group reaches the launcher as well
            raise LaunchError(program.death())


@contextlib.contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """Give the terminal back as it was found: a shell that is killed leaves it raw."""
    if not os.isatty(sys.stdin.fileno()):
        yield
        return
    attributes = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, attributes)
