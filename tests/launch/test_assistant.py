"""Starting and ending, with real processes."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import write_table
from tests.launch.stand_ins import SECONDS_TO_START_LATE, command
from tests.launch.watching import MOST_SECONDS, is_running, wait_until
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

STARTING = "Starting …\n"
REAL = (sys.executable, "-m", "twincities.launch")


class Launcher:
    """A launcher in a process of its own, with stand-ins for what it starts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {**os.environ, "STAND_INS": str(folder)}
        self.environment.pop("PARTNERSHIP_TABLE", None)

    def start(self, rasa: str = "server", action_server: str = "server", way: str = "serve") -> None:
        self.port = free_port()
        self.process = subprocess.Popen(
            [
                *command("launch"),
                *(
                    rasa,
                    action_server,
                    way,
                    "--port",
                    str(self.port),
                    "--logs",
                    str(self.folder / "logs"),
                ),
            ],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def wait_until_ready(self) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().startswith(f"Ready: http://127.0.0.1:{self.port} ")

    def started(self) -> dict[str, int]:
        """The process ids of everything that the launcher has started, by name."""
        return {file.name: int(file.read_text()) for file in self.folder.glob("*") if file.is_file()}

    def left_running(self) -> list[str]:
        return [name for name, process in self.started().items() if is_running(process)]

    def end(self) -> tuple[int, str, str]:
        """Exit code, output and errors."""
        output, errors = self.process.communicate(timeout=MOST_SECONDS)
        return self.process.returncode, output, errors


@pytest.fixture
def launcher(tmp_path: Path) -> Iterator[Launcher]:
    launcher = Launcher(tmp_path)
    yield launcher
    for process in launcher.started().values():
        if is_running(process):
            os.kill(process, signal.SIGKILL)


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server((LOOPBACK, 0)) as server:
        yield server.getsockname()[1]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*REAL, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        check=False,
    )


@pytest.mark.parametrize(("rasa", "action_server"), [("late", "server"), ("server", "late")])
def test_says_once_that_it_is_ready_and_only_when_both_servers_answer(
    launcher: Launcher, rasa: str, action_server: str
) -> None:
    started = time.monotonic()
    launcher.start(rasa, action_server)
    launcher.wait_until_ready()
    assert time.monotonic() - started > SECONDS_TO_START_LATE
    socket.create_connection((LOOPBACK, launcher.port)).close()
    time.sleep(0.3)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)


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


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_everything(launcher: Launcher, number: signal.Signals) -> None:
    launcher.start()
    launcher.wait_until_ready()
    assert len(launcher.left_running()) == 3
    launcher.process.send_signal(number)
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


def test_a_signal_during_the_start_ends_everything(launcher: Launcher) -> None:
    launcher.start()
    wait_until(lambda: len(launcher.started()) == 3)
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


def test_programs_that_do_not_heed_are_killed_with_what_they_started(launcher: Launcher) -> None:
    launcher.start(rasa="stubborn")
    launcher.wait_until_ready()
    assert len(launcher.left_running()) == 4
    launcher.process.terminate()
    assert launcher.end() == (0, "", STARTING)
    assert launcher.left_running() == []


@pytest.mark.parametrize(("rasa", "action_server"), [("stubborn", "server"), ("server", "stubborn")])
def test_the_death_of_one_ends_the_other(launcher: Launcher, rasa: str, action_server: str) -> None:
    launcher.start(rasa, action_server)
    launcher.wait_until_ready()
    victim = next(process for name, process in launcher.started().items() if name.startswith("server-"))
    os.kill(victim, signal.SIGKILL)
    code, output, errors = launcher.end()
    assert (code, output) == (1, "")
    dead = "action server" if action_server == "server" else "Rasa server"
    assert errors.startswith(f"{STARTING}error: the {dead} was ended by signal 9:\n  the server is up\n")
    assert f"{launcher.folder}/logs/serve-" in errors
    assert launcher.left_running() == []


def test_a_server_that_fails_at_the_start_is_told(launcher: Launcher) -> None:
    launcher.start(rasa="broken")
    code, output, errors = launcher.end()
    assert (code, output) == (1, "")
    assert errors.startswith(
        f"{STARTING}error: the Rasa server ended with exit code 1:\n  RuntimeError: the model is of wood\n"
    )
    assert launcher.left_running() == []


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="only Linux ends the children of a dead process"
)
def test_nothing_outlives_a_launcher_that_is_killed(launcher: Launcher) -> None:
    launcher.start()
    launcher.wait_until_ready()
    launcher.process.kill()
    launcher.end()
    wait_until(lambda: launcher.left_running() == [])


def test_a_port_in_use_is_named(taken_port: int) -> None:
    run_ = run("serve", "--port", str(taken_port))
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr == (
        f"error: port {taken_port} is in use: choose another one with PORT=…, such as PORT={taken_port + 1}\n"
    )


@pytest.mark.parametrize("command", ["serve", "chat"])
def test_a_port_in_use_for_the_actions_is_named(command: str, taken_port: int) -> None:
    port = ["--port", str(free_port())] if command == "serve" else []
    run_ = run(command, *port, "--actions-port", str(taken_port))
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
def test_a_port_that_is_none_is_refused(port: str) -> None:
    run_ = run("serve", f"--port={port}")
    assert run_.returncode == 2
    assert "is no port: give a number from 1 to 65535" in run_.stderr


@pytest.mark.parametrize("command", ["serve", "chat"])
def test_a_broken_table_is_not_started_with(command: str, tmp_path: Path) -> None:
    table = write_table(tmp_path / "table", cities="id,name,country\nlyon,Lyon,XX\n")
    port = ["--port", str(free_port())] if command == "serve" else []
    run_ = run(command, *port, PARTNERSHIP_TABLE=str(table))
    assert (run_.returncode, run_.stdout) == (1, "")
    assert run_.stderr.startswith(f"error: The partnership table in {table} has ")
    assert "cities.csv, line 2, column country: " in run_.stderr
    assert "Traceback" not in run_.stderr


def test_chat_hands_the_terminal_over_and_takes_it_back(launcher: Launcher) -> None:
    arguments = [*command("launch"), "shell", "server", "chat", "--logs", str(launcher.folder / "logs")]
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(ROOT)
        os.execvpe(arguments[0], arguments, launcher.environment)
    before = termios.tcgetattr(terminal)
    seen = read_until(terminal, b"Your input ->")
    assert b"/stop ends" in seen
    assert termios.tcgetattr(terminal) != before
    os.write(terminal, b"hello\n")
    read_until(terminal, b"You said: hello")
    _, status = os.waitpid(process, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    assert termios.tcgetattr(terminal) == before
    assert launcher.left_running() == []
    os.close(terminal)


def read_until(terminal: int, expected: bytes) -> bytes:
    seen = b""
    deadline = time.monotonic() + MOST_SECONDS
    while expected not in seen:
        assert select.select([terminal], [], [], deadline - time.monotonic())[0], seen
        seen += os.read(terminal, 1024)
    return seen
