"""Programs for the launcher to start in place of Rasa: `python -m tests.launch.stand_ins PROGRAM …`.

Each notes its process id in the folder STAND_INS, so that a test can see who is left running.
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
import tty
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from twincities.launch import __main__, stopping
from twincities.launch.assistant import Commands
from twincities.launch.errors import LaunchError, Stopped
from twincities.launch.training import trained_model

SECONDS_TO_START = 0.5
SECONDS_TO_START_LATE = 2.0


def command(program: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.launch.stand_ins", program)


class Answer(BaseHTTPRequestHandler):
    """Answers any question with 200, and with the text of STAND_IN_ANSWER."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ.get("STAND_IN_ANSWER", "").encode())

    def log_message(self, *_: object) -> None:
        pass


def server(options: list[str]) -> None:
    """A server that takes its time to start, `--late` even more; `--stubborn` heeds neither SIGTERM nor its child."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int)
    parser.add_argument("--late", action="store_true")
    parser.add_argument("--stubborn", action="store_true")
    settings, _ = parser.parse_known_args(options)
    if settings.stubborn:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        child = subprocess.Popen(["sleep", "600"])
        note("child", child.pid)
    time.sleep(SECONDS_TO_START_LATE if settings.late else SECONDS_TO_START)
    print("the server is up", file=sys.stderr)
    HTTPServer(("127.0.0.1", settings.port), Answer).serve_forever()


def broken(_options: list[str]) -> None:
    """A server that warns of something else, and fails at once."""
    print("some/module.py:7: SomeWarning: wood is old\n  build(wood)", file=sys.stderr)
    raise RuntimeError("the model is of wood")


def shell(_options: list[str]) -> None:
    """Reads one line from the terminal, made raw as by the shell of Rasa, and leaves it so."""
    open("/dev/tty").close()  # fails where it is not the controlling terminal, from which Ctrl-C comes
    tty.setcbreak(0)
    print("Your input ->", flush=True)
    line = b""
    while not line.endswith(b"\n"):
        line += os.read(0, 1)
    print(f"You said: {line.decode().strip()}", flush=True)


def train(options: list[str]) -> None:
    """Writes the model it is asked for, after a moment; `--broken` fails, `--slow` takes ages."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path)
    parser.add_argument("--fixed-model-name")
    parser.add_argument("--broken", action="store_true")
    parser.add_argument("--slow", action="store_true")
    settings, _ = parser.parse_known_args(options)
    note(f"train-{os.getpid()}")
    settings.out.mkdir(parents=True)
    (settings.out / settings.fixed_model_name).write_bytes(b"model")
    if settings.broken:
        raise ValueError("the rules contradict each other")
    time.sleep(600 if settings.slow else SECONDS_TO_START)


def launch(options: list[str]) -> int:
    """The launcher itself, with a stand-in NAME for Rasa and one for the action server: `launch NAME NAME …`."""
    rasa, action_server, *arguments = options
    commands = Commands(
        action_server=command(action_server), rasa=command(rasa), model=partial(Path, "model.tar.gz")
    )
    return __main__.main(arguments, commands)


def launch_training(options: list[str]) -> int:
    """A training in the folder named first, with the rest as options of the stand-in."""
    root, *rest = options
    stopping.listen_for_signals()
    try:
        trained_model(Path(root), (*command("train"), *rest))
    except (LaunchError, Stopped) as error:
        print(repr(error))
        return 1
    return 0


def note(name: str, process: int | None = None) -> None:
    Path(os.environ["STAND_INS"], name).write_text(str(process or os.getpid()))


if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    note(f"{name}-{os.getpid()}")
    if name in {"late", "stubborn"}:
        name, rest = "server", [*rest, f"--{name}"]
    sys.exit(globals()[name](rest))
