"""The commands that serve until a signal comes: over HTTP, on Telegram, and the actions alone."""

from __future__ import annotations

import http.client
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from twincities.channels.reach import who_reaches_what
from twincities.channels.telegram.settings import WEBHOOK_PATH, SettingsError, settings
from twincities.channels.telegram.status import CONNECTING
from twincities.configuration import table_path
from twincities.launch import systemd
from twincities.launch.action_endpoint import PATH
from twincities.launch.assistant import COMMANDS, Commands, action_server, prepared
from twincities.launch.errors import LaunchError
from twincities.launch.ports import free_port, require_free
from twincities.launch.processes import log_of, shown
from twincities.launch.questions import Address
from twincities.launch.supervision import Part, look_after, started, wait_until_ready
from twincities.launch.table_reading import TableReading

DEFAULT_PORT = 5005
DEFAULT_ACTIONS_PORT = 5055
_MOST_SECONDS_TO_CONNECT = 15
_STATE_OF_TELEGRAM = "/webhooks/telegram/"


def serve(host: str, port: int, actions_port: int | None, logs: Path, commands: Commands = COMMANDS) -> None:
    """Serve the assistant over HTTP; with `actions_port`, its actions in an action server there.

    Raises:
        LaunchError: when it cannot start.
        Stopped: on Ctrl-C or a signal, after everything has been ended.
    """
    require_free(host, port, "PORT")
    assistant = prepared(actions_port, logs, commands)
    address = _url(host, port)
    _run(
        assistant.servers(f"serve-{port}", host, port, "credentials.yml"),
        lambda: (
            f"{address} (chat: {address}/webhooks/web/ , Ctrl-C ends). {who_reaches_what(host, os.environ)}"
        ),
    )


def telegram(
    host: str, port: int | None, actions_port: int | None, logs: Path, commands: Commands = COMMANDS
) -> None:
    """Answer on Telegram; a port that is None means a free one. `actions_port` as in `serve`.

    Raises:
        LaunchError: when the token is missing, or it cannot start.
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
    assistant = prepared(actions_port, logs, commands)
    parts = assistant.servers("telegram", host, port, "credentials-telegram.yml")
    rasa = parts[-1]
    forward = f"forward {webhook} to {_url(host, port)}{WEBHOOK_PATH}; " if webhook else ""

    def ready() -> str:
        deadline = time.monotonic() + _MOST_SECONDS_TO_CONNECT
        while (state := _told(rasa.address, _STATE_OF_TELEGRAM)).get(
            "problem"
        ) == CONNECTING and time.monotonic() < deadline:
            look_after(parts)
        name = f"@{state['bot']}" if state.get("bot") else "the assistant"
        problem = f", but: {state['problem']}" if state.get("problem") else ""
        return f"{name} on Telegram{problem} ({forward}log: {shown(rasa.log)}; Ctrl-C ends)"

    _run(parts, ready)


def actions(host: str, port: int, logs: Path, commands: Commands = COMMANDS) -> None:
    """Serve the actions alone, for assistants whose `ACTION_ENDPOINT_URL` names this server.

    Raises:
        LaunchError: when it cannot start.
        Stopped: on Ctrl-C or a signal, after everything has been ended.
    """
    require_free(host, port, "ACTIONS_PORT")
    table = Path(table_path()).absolute()
    reading = TableReading(table, names=False)
    reading.require_sound()
    part = action_server(commands, table, host, port, log_of(logs, f"actions-{port}"), reading)
    _run([part], lambda: f"{_url(host, port)}{PATH} (for ACTION_ENDPOINT_URL; Ctrl-C ends)")


def _run(parts: Sequence[Part], ready: Callable[[], str]) -> None:
    """Start the parts, say when they are ready, with what `ready` tells then, and keep them running."""
    with started(parts):
        print("Starting …", file=sys.stderr)
        wait_until_ready(parts)
        print(f"Ready: {ready()}", flush=True)
        for part, problem in _problems(parts[-1].address):
            print(f"But of the {part}: {problem}", file=sys.stderr)
        systemd.tell(systemd.READY)
        try:
            while True:
                look_after(parts)
        finally:
            systemd.tell(systemd.STOPPING)


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _problems(address: Address) -> list[tuple[str, str]]:
    """What `/health` has to say of the parts of a server, besides that they are well."""
    parts = _told(address, "/health").get("parts")
    return [(part, said) for part, said in parts.items() if said != "ok"] if isinstance(parts, dict) else []


def _told(address: Address, path: str) -> dict[str, Any]:
    """The JSON object at an address of a server; empty when there is none."""
    connection = http.client.HTTPConnection(address.host, address.port, timeout=5)
    try:
        connection.request("GET", path)
        state = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException, ValueError):
        return {}
    else:
        return state if isinstance(state, dict) else {}
    finally:
        connection.close()
