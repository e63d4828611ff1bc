"""The shell in a terminal, with real processes and a real pseudo-terminal."""

from __future__ import annotations

import os
import pty
import select
import signal
import termios
import time
from collections.abc import Iterator

import pytest

from tests.launch.launching import Launcher
from tests.launch.watching import MOST_SECONDS, wait_until
from tests.launch.with_stand_ins import LAUNCH
from twincities.launch.ports import free_port
from twincities.launch.project import ROOT


class Terminal:
    """A terminal in which the chat has been opened."""

    def __init__(self, launcher: Launcher, *options: str) -> None:
        arguments = [*LAUNCH, "shell", "server", "chat", "--logs", str(launcher.folder / "logs")]
        environment = {**launcher.environment, "PATIENCE": '{"between_questions": 0.1}'}
        self.process, self.number = pty.fork()
        if self.process == 0:
            os.chdir(ROOT)
            os.execvpe(arguments[0], [*arguments, *options], environment)
        self.before = termios.tcgetattr(self.number)

    def read_until(self, expected: bytes) -> bytes:
        seen = b""
        deadline = time.monotonic() + MOST_SECONDS
        while expected not in seen:
            assert select.select([self.number], [], [], deadline - time.monotonic())[0], seen
            seen += os.read(self.number, 1024)
        return seen

    def type(self, keys: bytes) -> None:
        os.write(self.number, keys)

    def is_as_before(self) -> bool:
        return termios.tcgetattr(self.number) == self.before

    def exit_code(self) -> int:
        _, status = os.waitpid(self.process, 0)
        return os.waitstatus_to_exitcode(status)


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        os.close(terminal.number)


def test_chat_hands_the_terminal_over_and_takes_it_back(
    launcher: Launcher, terminals: list[Terminal]
) -> None:
    terminal = Terminal(launcher)
    terminals.append(terminal)
    assert b"/stop ends" in terminal.read_until(b"Your input ->")
    assert not terminal.is_as_before()
    assert len(launcher.left_running()) == 2  # the launcher and the shell
    terminal.type(b"hello\n")
    terminal.read_until(b"You said: hello")
    assert terminal.exit_code() == 0
    assert terminal.is_as_before()
    assert launcher.left_running() == []


def test_ctrl_c_ends_the_shell_and_the_action_server_beside_it(
    launcher: Launcher, terminals: list[Terminal]
) -> None:
    terminal = Terminal(launcher, "--actions-port", str(free_port()))
    terminals.append(terminal)
    terminal.read_until(b"Your input ->")
    wait_until(lambda: len(launcher.left_running()) == 3)
    terminal.type(b"\x03")
    assert terminal.exit_code() == 0
    assert terminal.is_as_before()
    assert launcher.left_running() == []


def test_a_signal_ends_the_shell_and_then_the_action_server(
    launcher: Launcher, terminals: list[Terminal]
) -> None:
    terminal = Terminal(launcher, "--actions-port", str(free_port()))
    terminals.append(terminal)
    terminal.read_until(b"Your input ->")
    launcher.wait_until_known_ready("server", 1)
    os.kill(terminal.process, signal.SIGTERM)
    assert terminal.exit_code() == 0
    assert terminal.is_as_before()
    (_, shell), (_, action_server) = launcher.events("finished")
    assert ([shell], [action_server]) == (launcher.started("shell"), launcher.started("server"))


def test_a_shell_that_dies_is_told_and_the_terminal_given_back(
    launcher: Launcher, terminals: list[Terminal]
) -> None:
    terminal = Terminal(launcher, "--actions-port", str(free_port()))
    terminals.append(terminal)
    terminal.read_until(b"Your input ->")
    os.kill(launcher.started("shell")[0], signal.SIGKILL)
    said = terminal.read_until(b"its log: ")
    assert b"error: the Rasa shell was ended by signal 9; its log: " in said
    assert terminal.exit_code() == 1
    assert terminal.is_as_before()
    assert launcher.left_running() == []


def test_an_action_server_that_dies_beside_the_shell_is_started_again(
    launcher: Launcher, terminals: list[Terminal]
) -> None:
    terminal = Terminal(launcher, "--actions-port", str(free_port()))
    terminals.append(terminal)
    terminal.read_until(b"Your input ->")
    os.kill(launcher.wait_until_known_ready("server", 1), signal.SIGKILL)
    terminal.read_until(b"the action server was ended by signal 9; started again")
    launcher.wait_until_known_ready("server", 2)
    terminal.type(b"hello\n")
    terminal.read_until(b"You said: hello")
    assert terminal.exit_code() == 0
