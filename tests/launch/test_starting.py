"""Starting, with real processes: when it is ready, and what it refuses to start with."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import write_table
from tests.launch.launching import STARTING, Launcher, run
from tests.launch.stand_ins import SECONDS_TO_START_LATE
from twincities.launch.action_endpoint import ENDPOINT
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

LOG_LINES = "  RuntimeError: the model is of wood\n"


def environment_of(process: int) -> dict[str, str]:
    entries = Path(f"/proc/{process}/environ").read_text().split("\0")
    return dict(entry.split("=", 1) for entry in entries if "=" in entry)


def option_of(process: int, name: str) -> str:
    command_line = Path(f"/proc/{process}/cmdline").read_text().split("\0")
    return command_line[command_line.index(name) + 1]


@pytest.fixture
def action_server() -> Iterator[str]:
    with socket.create_server((LOOPBACK, 0)) as server:
        yield f"http://{LOOPBACK}:{server.getsockname()[1]}/webhook"


@pytest.mark.parametrize(("rasa", "action_server"), [("late", None), ("late", "server"), ("server", "late")])
def test_says_once_that_it_is_ready_and_only_when_all_servers_answer(
    launcher: Launcher, rasa: str, action_server: str | None
) -> None:
    started = time.monotonic()
    launcher.start(rasa, action_server)
    launcher.wait_until_ready()
    assert time.monotonic() - started > SECONDS_TO_START_LATE
    socket.create_connection((LOOPBACK, launcher.port)).close()
    time.sleep(0.3)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


@pytest.mark.parametrize("way", ["serve", "telegram"])
def test_rasa_runs_alone_and_the_actions_in_it(launcher: Launcher, way: str) -> None:
    launcher.environment |= {"TELEGRAM_BOT_TOKEN": "123:abc", "NOTIFY_SOCKET": "/nowhere"}
    launcher.start("server", way=way)
    assert launcher.process.stdout and launcher.process.stdout.readline().startswith("Ready: ")
    (rasa,) = launcher.started("server")
    assert len(launcher.started()) == 2
    assert ENDPOINT not in environment_of(rasa)
    assert "NOTIFY_SOCKET" not in environment_of(rasa)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


def test_with_a_port_for_it_an_action_server_runs_beside_rasa(launcher: Launcher) -> None:
    launcher.environment["TELEGRAM_BOT_TOKEN"] = "123:abc"
    launcher.start("server", "late")
    launcher.wait_until_ready()
    (rasa,), (actions,) = launcher.started("server"), launcher.started("late")
    assert option_of(actions, "--host") == LOOPBACK
    assert environment_of(rasa)[ENDPOINT] == f"http://127.0.0.1:{option_of(actions, '--port')}/webhook"
    assert "TELEGRAM_BOT_TOKEN" in environment_of(rasa)
    assert "TELEGRAM_BOT_TOKEN" not in environment_of(actions)


def test_an_action_server_that_is_named_is_passed_on(launcher: Launcher, action_server: str) -> None:
    launcher.environment[ENDPOINT] = action_server
    launcher.start()
    launcher.wait_until_ready()
    (rasa,) = launcher.started("server")
    assert environment_of(rasa)[ENDPOINT] == action_server
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


def test_an_action_server_that_cannot_be_reached_is_told_and_started_with(launcher: Launcher) -> None:
    launcher.environment[ENDPOINT] = f"http://127.0.0.1:{free_port()}/webhook"
    launcher.start()
    launcher.wait_until_ready()
    launcher.process.terminate()
    code, _, errors = launcher.end()
    told, starting = errors.splitlines()
    assert code == 0
    assert told.startswith("No action server answers at 127.0.0.1 yet: ")
    assert starting == STARTING.strip()


@pytest.mark.parametrize(
    "address",
    ["localhost:5055", "ftp://127.0.0.1/webhook", "http://", "http://127.0.0.1:port/webhook", "yes"],
)
@pytest.mark.parametrize("way", ["serve", "chat"])
def test_an_address_for_the_actions_that_is_none_is_told(way: str, address: str) -> None:
    run_ = run(way, **{ENDPOINT: address})
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr == (
        f"error: {ENDPOINT} is no address: give one such as http://127.0.0.1:5055/webhook, or none\n"
    )


def test_two_places_for_the_actions_are_one_too_many(action_server: str) -> None:
    run_ = run("chat", "--actions-port", str(free_port()), **{ENDPOINT: action_server})
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.count("\n") == 1 and ENDPOINT in run_.stderr and "ACTIONS_PORT" in run_.stderr


def test_the_actions_are_served_alone(launcher: Launcher) -> None:
    launcher.start("none", "server", "actions")
    launcher.wait_until_ready()
    assert len(launcher.started()) == 2
    (actions,) = launcher.started("server")
    assert (option_of(actions, "--host"), option_of(actions, "--port")) == (LOOPBACK, str(launcher.port))
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


@pytest.mark.parametrize(
    ("state", "webhook", "said"),
    [
        ({"bot": "TwinBot", "problem": None}, False, "@TwinBot on Telegram (log: "),
        (
            {"bot": None, "problem": "No network."},
            False,
            "the assistant on Telegram, but: No network. (log: ",
        ),
        (
            {"bot": "TwinBot", "problem": None},
            True,
            "@TwinBot on Telegram (forward https://example.org/a to http://127.0.0.1:{port}/webhooks/telegram/webhook; ",
        ),
    ],
)
def test_on_telegram_it_says_how_things_are(
    launcher: Launcher, state: dict[str, str | None], webhook: bool, said: str
) -> None:
    launcher.environment |= {"TELEGRAM_BOT_TOKEN": "123:abc", "STAND_IN_ANSWER": json.dumps(state)}
    launcher.environment.pop("TELEGRAM_WEBHOOK_URL", None)
    if webhook:
        launcher.environment["TELEGRAM_WEBHOOK_URL"] = "https://example.org/a"
    launcher.start(way="telegram")
    assert launcher.process.stdout is not None
    assert launcher.process.stdout.readline().startswith(f"Ready: {said.format(port=launcher.port)}")
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


def test_a_server_that_differs_from_others_on_its_database_is_told(launcher: Launcher) -> None:
    differs = "another server on the database has other settings; the log of the server says which"
    parts = {"table": "ok", "other servers": differs}
    launcher.environment["STAND_IN_ANSWER"] = json.dumps({"status": "degraded", "parts": parts})
    launcher.start()
    launcher.wait_until_ready()
    assert launcher.errors_line() == STARTING
    assert launcher.errors_line() == f"But of the other servers: {differs}\n"


def test_a_server_that_fails_at_the_start_is_told(launcher: Launcher) -> None:
    launcher.start(rasa="broken", action_server="server")
    code, output, errors = launcher.end()
    assert (code, output) == (1, "")
    assert errors.startswith(f"{STARTING}error: the Rasa server ended with exit code 1:\n{LOG_LINES}")
    assert launcher.left_running() == []


def test_a_server_that_does_not_get_ready_is_told(launcher: Launcher) -> None:
    launcher.start(rasa="late", to_start=1)
    code, output, errors = launcher.end()
    assert (code, output) == (1, "")
    assert errors.startswith(f"{STARTING}error: the Rasa server was not ready after 1 s; its log: ")
    assert launcher.left_running() == []


def test_a_port_in_use_is_named(taken_port: int) -> None:
    run_ = run("serve", "--port", str(taken_port))
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr == (
        f"error: port {taken_port} is in use: choose another one with PORT=…, such as PORT={taken_port + 1}\n"
    )


@pytest.mark.parametrize("command", ["serve", "chat", "actions"])
def test_a_port_in_use_for_the_actions_is_named(command: str, taken_port: int) -> None:
    port = ["--port", str(free_port())] if command == "serve" else []
    option = "--port" if command == "actions" else "--actions-port"
    run_ = run(command, *port, option, str(taken_port), **{ENDPOINT: ""})
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.startswith(
        f"error: port {taken_port} is in use: choose another one with ACTIONS_PORT=…"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "no.such.host.invalid"])
def test_an_address_of_another_machine_is_told(host: str) -> None:
    run_ = run("serve", "--host", host, "--port", str(free_port()))
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.count("\n") == 1
    assert host in run_.stderr and "HOST" in run_.stderr


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", ""])
@pytest.mark.parametrize(
    ("command", "option", "variable"),
    [
        ("serve", "port", "PORT"),
        ("telegram", "actions-port", "ACTIONS_PORT"),
        ("actions", "port", "ACTIONS_PORT"),
    ],
)
def test_a_port_that_is_none_is_refused(port: str, command: str, option: str, variable: str) -> None:
    run_ = run(command, f"--{option}={port}")
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr == f"error: {variable}: {port!r} is no port; give a number from 1 to 65535\n"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("REST_CHANNEL", "yes", "'yes' is neither 'open' nor 'closed'; "),
        ("PROXY_ADDRESSES", "proxy.example", "'proxy.example' is not a list of addresses or networks; "),
    ],
)
def test_a_setting_that_makes_no_sense_is_told(variable: str, value: str, said: str) -> None:
    run_ = run("serve", "--port", str(free_port()), **{variable: value})
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.startswith(f"error: {variable}: {said}") and run_.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["serve", "chat", "actions"])
def test_a_broken_table_is_not_started_with(command: str, tmp_path: Path) -> None:
    table = write_table(tmp_path / "table", cities="id,name,country\nlyon,Lyon,XX\n")
    port = [] if command == "chat" else ["--port", str(free_port())]
    run_ = run(command, *port, PARTNERSHIP_TABLE=str(table))
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.startswith(f"error: The partnership table in {table} has ")
    assert "cities.csv, line 2, column country: " in run_.stderr
    assert "Traceback" not in run_.stderr


@pytest.mark.parametrize("way", ["serve", "telegram", "actions"])
def test_a_folder_for_logs_that_cannot_be_written_is_told(way: str, tmp_path: Path) -> None:
    tell_of_folder(way, tmp_path, logs="file/logs")


@pytest.mark.parametrize("way", ["serve", "telegram"])
def test_a_state_folder_that_cannot_be_written_is_told(way: str, tmp_path: Path) -> None:
    tell_of_folder(way, tmp_path, state="file/state")


def tell_of_folder(way: str, folder: Path, logs: str = "logs", state: str = "state") -> None:
    (folder / "file").write_text("")
    run_ = run(
        *(way, "--port", str(free_port()), "--logs", str(folder / logs)),
        **{"TELEGRAM_BOT_TOKEN": "123:abc", "STATE_FOLDER": str(folder / state), ENDPOINT: ""},
    )
    assert (run_.returncode, run_.stdout) == (1, "")
    error = run_.stderr.removeprefix(STARTING)
    assert error.startswith("error: ") and error.count("\n") == 1 and f"{folder}/file" in error


def test_logs_are_for_their_owner_only(launcher: Launcher) -> None:
    launcher.start()
    launcher.wait_until_ready()
    log = launcher.folder / "logs" / f"serve-{launcher.port}.log"
    assert log.stat().st_mode & 0o777 == 0o600


def test_logs_go_to_the_standard_output_where_that_is_asked_for(launcher: Launcher) -> None:
    launcher.start(logs="-")
    assert launcher.process.stdout is not None
    assert launcher.process.stdout.readline() == "the server is up\n"
    launcher.wait_until_ready()
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert not (launcher.folder / "logs").exists()


def test_what_dies_has_said_why_on_the_standard_output(launcher: Launcher) -> None:
    launcher.start(rasa="broken", logs="-")
    code, output, errors = launcher.end()
    assert code == 1
    assert "RuntimeError: the model is of wood" in output
    assert (
        errors == f"{STARTING}error: the Rasa server ended with exit code 1; its log: the standard output\n"
    )


def test_the_chat_keeps_its_terminal_for_itself() -> None:
    run_ = run("chat", "--logs", "-")
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.startswith("error: --logs -: ")


def test_the_launcher_itself_needs_no_rasa() -> None:
    imported = subprocess.run(
        [sys.executable, "-c", "import sys, twincities.launch.__main__; print(*sys.modules)"],
        cwd=ROOT,
        env=os.environ,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "twincities.launch.servers" in imported
    assert not {"rasa", "rasa_sdk", "sanic", "numpy"} & set(imported)
