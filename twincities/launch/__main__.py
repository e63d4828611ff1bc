"""`python -m twincities.launch train|chat|serve|telegram|actions`."""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from twincities.launch import stopping
from twincities.launch.assistant import COMMANDS, Commands
from twincities.launch.chat import chat
from twincities.launch.errors import LaunchError, Stopped
from twincities.launch.ports import LOOPBACK
from twincities.launch.project import LOGS
from twincities.launch.servers import DEFAULT_ACTIONS_PORT, DEFAULT_PORT, actions, serve, telegram
from twincities.launch.training import trained_model


def main(arguments: Sequence[str], commands: Commands = COMMANDS) -> int:
    """Run the command: 0 when it ended as it should, 1 with a line on stderr when not, 130 for a training stopped."""
    stopping.listen_for_signals()
    try:
        options = _parser().parse_args(arguments)
    except LaunchError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    try:
        _run(options, commands)
    except Stopped:
        return 130 if options.command == "train" else 0
    except LaunchError as error:
        with contextlib.suppress(OSError):  # the terminal may be gone
            print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


def _run(options: argparse.Namespace, commands: Commands) -> None:
    match options.command:
        case "train":
            trained_model()
        case "chat":
            chat(options.actions_port, options.logs, commands)
        case "serve":
            serve(options.host, options.port, options.actions_port, options.logs, commands)
        case "telegram":
            telegram(options.host, options.port, options.actions_port, options.logs, commands)
        case "actions":
            actions(options.host, options.port, options.logs, commands)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m twincities.launch", description="Run the assistant.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("train", help="train the model, if anything it is made from has changed")
    texts = {
        "chat": "talk in this terminal",
        "serve": "serve over HTTP",
        "telegram": "answer on Telegram; the token of the bot stands in TELEGRAM_BOT_TOKEN",
        "actions": "serve the actions alone, for assistants whose ACTION_ENDPOINT_URL names this server",
    }
    ports = {
        "serve": (DEFAULT_PORT, "port to listen on"),
        "telegram": (None, f"port to listen on; default: a free one, or {DEFAULT_PORT} for webhooks"),
        "actions": (DEFAULT_ACTIONS_PORT, "port to listen on"),
    }
    for name, text in texts.items():
        command = commands.add_parser(name, help=text)
        command.add_argument(
            "--logs", type=Path, default=LOGS, help="folder of the log files; -: the standard output"
        )
        if name != "actions":
            command.add_argument(
                "--actions-port",
                type=partial(_port, "ACTIONS_PORT"),
                help="run the actions in an action server at this port; default: inside Rasa, without one",
            )
        if name in ports:
            default, what = ports[name]
            variable = "ACTIONS_PORT" if name == "actions" else "PORT"
            command.add_argument("--host", default=LOOPBACK, help="address to listen on")
            command.add_argument("--port", type=partial(_port, variable), default=default, help=what)
    return parser


def _port(variable: str, text: str) -> int:
    """The port; `variable` is how the user of make has given it, who knows of no options.

    Raises:
        LaunchError: when it is none.
    """
    if text.isascii() and text.isdigit() and 0 < int(text) < 65536:
        return int(text)
    raise LaunchError(f"{variable}: {text!r} is no port; give a number from 1 to 65535")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
