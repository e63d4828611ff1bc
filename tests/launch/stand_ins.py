"""Programs for the launcher to start in place of Rasa: `python -m tests.launch.stand_ins PROGRAM …`.

Each notes its process id in the folder STAND_INS, so that a test can see who is left running. None imports the
launcher, which takes much longer than to start.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import tty
from http.server import BaseHTTPRequestHandler, HTTPServer, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from twincities.launch.questions import ALIVE

SECONDS_TO_START = 0.5
SECONDS_TO_START_LATE = 2.0
SECONDS_TO_END = 0.5
SECONDS_TO_ANSWER_LATE = 0.8


def command(program: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "tests.launch.stand_ins", program)


class Answer(BaseHTTPRequestHandler):
    """Answers any question with 200, and with the text of STAND_IN_ANSWER.

    Notes when it is asked for its life, and when the answer has been heard: who has heard it hangs up.
    """

    def do_GET(self) -> None:
        if self.path == ALIVE:
            note_event("asked")
        self.send_response(200)
        self.end_headers()
        self.wfile.write(os.environ.get("STAND_IN_ANSWER", "").encode())
        if self.path == ALIVE:
            self.connection.shutdown(socket.SHUT_WR)
            with contextlib.suppress(ConnectionError):
                self.connection.recv(1)
            note_event("heard")

    def log_message(self, *_: object) -> None:
        pass


class LateAnswer(Answer):
    """Every second question is answered when nobody waits any longer."""

    asked = 0

    def do_GET(self) -> None:
        LateAnswer.asked += 1
        if LateAnswer.asked % 2 == 0:
            time.sleep(SECONDS_TO_ANSWER_LATE)
        super().do_GET()


class SlowAnswer(Answer):
    """Every question is answered late."""

    def do_GET(self) -> None:
        time.sleep(SECONDS_TO_ANSWER_LATE)
        super().do_GET()


class Server(ThreadingHTTPServer):
    """Says nothing of who asks and does not wait for the answer, as Rasa's own server."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


def server(options: list[str], answer: type[Answer] = Answer) -> None:
    """A server that takes its time to start, and to end; notes when it has ended."""
    time.sleep(SECONDS_TO_START)
    print("the server is up", file=sys.stderr)
    signal.signal(signal.SIGTERM, finish)
    Server(("127.0.0.1", port(options)), answer).serve_forever()


def finish(*_: object) -> None:
    time.sleep(SECONDS_TO_END)
    note_event("finished")
    sys.exit(0)


def late(options: list[str]) -> None:
    """A server that takes long to start."""
    time.sleep(SECONDS_TO_START_LATE - SECONDS_TO_START)
    server(options)


def stubborn(options: list[str]) -> None:
    """A server that heeds neither SIGTERM nor what it has started."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    note("child", subprocess.Popen(["sleep", "600"]).pid)
    time.sleep(SECONDS_TO_START)
    print("the server is up", file=sys.stderr)
    HTTPServer(("127.0.0.1", port(options)), Answer).serve_forever()


def busy(options: list[str]) -> None:
    """A server that answers late, but answers."""
    server(options, LateAnswer)


def slow(options: list[str]) -> None:
    """A server that answers each question later than the next one comes."""
    server(options, SlowAnswer)


def deaf(options: list[str]) -> None:
    """A server that answers one question, and goes on without listening."""
    listening = HTTPServer(("127.0.0.1", port(options)), Answer)
    listening.handle_request()
    listening.server_close()
    time.sleep(600)


def only_once(options: list[str]) -> None:
    """A server that starts the first time, and never again."""
    if len(list(Path(os.environ["STAND_INS"]).glob("only_once-*"))) > 1:
        broken(options)
    server(options)


def port(options: list[str]) -> int:
    return int(options[options.index("--port") + 1])


def broken(_options: list[str]) -> None:
    """A server that warns of something else, and fails at once."""
    print("some/module.py:7: SomeWarning: wood is old\n  build(wood)", file=sys.stderr)
    raise RuntimeError("the model is of wood")


def shell(_options: list[str]) -> None:
    """Reads one line from the terminal, made raw as by the shell of Rasa, and leaves it so."""
    open("/dev/tty").close()  # fails where it is not the controlling terminal, from which Ctrl-C comes
    signal.signal(signal.SIGTERM, finish)
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


def note_event(name: str) -> None:
    """Note that something has happened, and when."""
    with Path(os.environ["STAND_INS"], "events", f"{os.getpid()}").open("a") as events:
        events.write(f"{time.monotonic()} {name}\n")


def note(name: str, process: int | None = None) -> None:
    Path(os.environ["STAND_INS"], name).write_text(str(process or os.getpid()))


if __name__ == "__main__":
    name, *rest = sys.argv[1:]
    note(f"{name}-{os.getpid()}")
    sys.exit(globals()[name](rest))
