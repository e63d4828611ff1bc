"""The assistant as it runs: Rasa with the action server beside it, in the terminal, over HTTP or on Telegram."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import sys
import termios
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from twincities.channels.telegram.settings import TOKEN, WEBHOOK_PATH, SettingsError, settings
from twincities.channels.telegram.status import CONNECTING
from twincities.configuration import table_path
from twincities.conversations.database import DatabaseSettingError, database_url
from twincities.launch import stopping
from twincities.launch.errors import LaunchError
from twincities.launch.ports import LOOPBACK, free_port, require_free
from twincities.launch.processes import Program, end, shown
from twincities.launch.project import child_environment
from twincities.launch.training import trained_model
from twincities.table import TableError, load_table

DEFAULT_PORT = 5005
_MOST_SECONDS_TO_START = 300
_MOST_SECONDS_TO_CONNECT = 15
_STATE_OF_TELEGRAM = "/webhooks/telegram/"
_REACHED_AT = {"0.0.0.0": LOOPBACK, "::": "::1"}


@dataclass(frozen=True)
class Commands:
    """What is started, each without the options that depend on ports and the model."""

    action_server: Sequence[str] = (sys.executable, "-m", "rasa_sdk", "--quiet", "--actions", "actions")
    rasa: Sequence[str] = (sys.executable, "-m", "twincities.rasa", "run")
    model: Callable[[], Path] = trained_model


COMMANDS = Commands()


@dataclass
class _Assistant:
    """The programs of a running assistant, and what they have in common."""

    commands: Commands
    table: Path
    model: Path
    logs: Path
    actions_port: int
    programs: list[Program] = field(default_factory=list)

    def start_action_server(self, log: str) -> Program:
        """Start the action server, on the loopback interface only."""
        command = [*self.commands.action_server, "--port", str(self.actions_port)]
        environment = child_environment(SANIC_HOST=LOOPBACK, PARTNERSHIP_TABLE=str(self.table))
        environment.pop(TOKEN, None)  # of no concern to it
        return self._add(Program("action server", command, environment, self.logs / log))

    def start_rasa(
        self, name: str, log: str, host: str, port: int, *options: str, terminal: bool = False
    ) -> Program:
        """Start Rasa with channels according to the options."""
        command = [
            *self.commands.rasa,
            *("--model", str(self.model), "--endpoints", "endpoints.yml"),
            *("--interface", host, "--port", str(port)),
            *options,
        ]
        environment = child_environment(
            ACTION_ENDPOINT_URL=f"http://{LOOPBACK}:{self.actions_port}/webhook",
            PARTNERSHIP_TABLE=str(self.table),
        )
        return self._add(Program(name, command, environment, self.logs / log, terminal=terminal))

    def require_alive(self) -> None:
        """See to it that all programs are running.

        Raises:
            LaunchError: when one has ended by itself; with the end of its log.
        """
        for program in self.programs:
            if program.exit_code is not None:
                stopping.pause()  # a signal that has ended them all may still be on its way to the launcher
                raise LaunchError(program.death())

    def wait_for(self, *places: tuple[str, int, str]) -> None:
        """Wait until every address (host, port, path) answers.

        Raises:
            LaunchError: when a program ends meanwhile, or it takes too long.
        """
        missing = list(places)
        deadline = time.monotonic() + _MOST_SECONDS_TO_START
        while missing := [place for place in missing if not _answers(*place)]:
            self.require_alive()
            stopping.pause()
            if time.monotonic() > deadline:
                logs = " and ".join(shown(program.log) for program in self.programs)
                raise LaunchError(f"not ready after {_MOST_SECONDS_TO_START} s; logs: {logs}")

    def _add(self, program: Program) -> Program:
        self.programs.append(program)
        return program


def serve(host: str, port: int, actions_port: int | None, logs: Path, commands: Commands = COMMANDS) -> None:
    """Serve the assistant over HTTP until a signal comes; `actions_port` None means a free one.

    Raises:
        LaunchError: when it cannot start, or a part of it ends by itself.
        Stopped: on Ctrl-C or a signal, after everything has been ended.
    """
    require_free(host, port, "PORT")
    with _prepared(actions_port, logs, commands) as assistant:
        print("Starting …", file=sys.stderr)
        assistant.start_action_server(f"serve-{port}-actions.log")
        assistant.start_rasa(
            "Rasa server", f"serve-{port}.log", host, port, "--credentials", "credentials.yml"
        )
        assistant.wait_for(
            (_REACHED_AT.get(host, host), port, "/webhooks/rest/"),
            (LOOPBACK, assistant.actions_port, "/health"),
        )
        address = _address(host, port)
        print(f"Ready: {address} (chat: {address}/webhooks/web/ , Ctrl-C ends)", flush=True)
        while True:
            assistant.require_alive()
            stopping.pause()


def telegram(
    host: str, port: int | None, actions_port: int | None, logs: Path, commands: Commands = COMMANDS
) -> None:
    """Answer on Telegram until a signal comes; a port that is None means a free one.

    Raises:
        LaunchError: when the token is missing, it cannot start, or a part of it ends by itself.
        Stopped: on Ctrl-C or a signal, after everything has been ended.
    """
    try:
        webhook = settings().webhook
    except SettingsError as error:
        raise LaunchError(str(error)) from None
    if port is None and not webhook:
        port = free_port()
    else:
        port = port or DEFAULT_PORT
        require_free(host, port, "PORT")
    with _prepared(actions_port, logs, commands) as assistant:
        print("Starting …", file=sys.stderr)
        assistant.start_action_server("telegram-actions.log")
        rasa = assistant.start_rasa(
            "Rasa server", "telegram.log", host, port, "--credentials", "credentials-telegram.yml"
        )
        place = (_REACHED_AT.get(host, host), port, _STATE_OF_TELEGRAM)
        assistant.wait_for(place, (LOOPBACK, assistant.actions_port, "/health"))
        deadline = time.monotonic() + _MOST_SECONDS_TO_CONNECT
        while (state := _state(*place)).get("problem") == CONNECTING and time.monotonic() < deadline:
            assistant.require_alive()
            stopping.pause()
        name = f"@{state['bot']}" if state.get("bot") else "the assistant"
        problem = f", but: {state['problem']}" if state.get("problem") else ""
        forward = f"forward {webhook} to {_address(host, port)}{WEBHOOK_PATH}; " if webhook else ""
        print(
            f"Ready: {name} on Telegram{problem} ({forward}log: {shown(rasa.log)}; Ctrl-C ends)", flush=True
        )
        while True:
            assistant.require_alive()
            stopping.pause()


def chat(actions_port: int | None, logs: Path, commands: Commands = COMMANDS) -> None:
    """Open the Rasa shell in this terminal, until `/stop` or Ctrl-C.

    Raises:
        LaunchError: when it cannot start, or a part of it ends by itself.
        Stopped: on a signal, after everything has been ended.
    """
    with _terminal_as_it_was(), _prepared(actions_port, logs, commands) as assistant:
        print("Starting. Then type a question, or the number of a suggestion; /stop ends.", file=sys.stderr)
        assistant.start_action_server("chat-actions.log")
        shell = assistant.start_rasa(
            *("Rasa shell", "chat.log", LOOPBACK, free_port()),
            # What `rasa shell` does, with a channel that stands bad input.
            *("--connector", "twincities.channels.shell.ShellChannel", "--request-timeout", "60"),
            terminal=True,
        )
        while shell.exit_code != 0:
            assistant.require_alive()
            stopping.pause()


@contextlib.contextmanager
def _prepared(actions_port: int | None, logs: Path, commands: Commands) -> Iterator[_Assistant]:
    """Check everything, train if needed, and end whatever has been started on the way out."""
    table = Path(table_path()).absolute()
    try:
        load_table(table)
        database_url()
    except (TableError, DatabaseSettingError) as error:
        raise LaunchError(str(error)) from None
    if actions_port is None:
        actions_port = free_port()
    else:
        require_free(LOOPBACK, actions_port, "ACTIONS_PORT")
    assistant = _Assistant(commands, table, commands.model(), logs, actions_port)
    try:
        yield assistant
    finally:
        end(assistant.programs)


def _address(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _state(host: str, port: int, path: str) -> dict[str, Any]:
    """What a channel says of itself; empty when it does not answer."""
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path)
        state = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return {}
    else:
        return state if isinstance(state, dict) else {}
    finally:
        connection.close()


def _answers(host: str, port: int, path: str) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


@contextlib.contextmanager
def _terminal_as_it_was() -> Iterator[None]:
    """Give the terminal back as it was found: a shell that is killed leaves it raw.

    Raises:
        LaunchError: when the standard input is closed.
    """
    if sys.stdin is None:
        raise LaunchError("there is no terminal to read from")
    if not os.isatty(sys.stdin.fileno()):
        yield
        return
    attributes = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        with contextlib.suppress(termios.error):
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, attributes)
