"""The command that opens the Rasa shell in this terminal."""

from __future__ import annotations

import contextlib
import os
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

from twincities.launch import stopping
from twincities.launch.assistant import COMMANDS, Commands, prepared
from twincities.launch.errors import LaunchError
from twincities.launch.ports import free_port
from twincities.launch.processes import STANDARD_OUTPUT, end
from twincities.launch.supervision import look_after, started


def chat(actions_port: int | None, logs: Path, commands: Commands = COMMANDS) -> None:
    """Open the Rasa shell in this terminal, until `/stop` or Ctrl-C; with `actions_port`, beside an action server.

    The shell itself is not started again when it dies: what stood on the screen would be gone.

    Raises:
        LaunchError: when it cannot start, or the shell ends by itself.
        Stopped: on a signal, after everything has been ended.
    """
    if logs == STANDARD_OUTPUT:
        raise LaunchError("--logs -: the terminal is for the chat; give a folder for the logs")
    with _terminal_as_it_was():
        assistant = prepared(actions_port, logs, commands)
        print("Starting. Then type a question, or the number of a suggestion; /stop ends.", file=sys.stderr)
        parts = assistant.action_servers("chat")
        with started(parts):
            shell = assistant.shell("chat", free_port())
            assistant.reading.leave()
            try:
                while shell.exit_code is None:
                    look_after(parts)
            finally:
                assistant.reading.end()
                end([shell])
        if shell.exit_code != 0:
            stopping.pause()  # a signal that has ended them all may still be on its way to the launcher
            raise LaunchError(shell.death())


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
