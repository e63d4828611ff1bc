"""Visitors of a running assistant who ask over REST without pause, and note what became of every question.

By hand: `python -m tests.launch.visitors --kill 5` kills the Rasa server so often while 8 of them ask, `--kill-actions 5`
an action server beside it, and `--end 20` asks the launcher to end while 20 of them do; each tells what they saw.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import itertools
import json
import os
import signal
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from rasa.shared.core.events import UserUttered
from sqlalchemy.engine import URL

from tests.launch.watching import children
from twincities.channels.incoming import NO_ANSWER
from twincities.conversations.database import Database
from twincities.conversations.events import as_events
from twincities.conversations.settings import DATABASE_FILE
from twincities.languages.spoken import read_yaml
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

ANSWERED, APOLOGISED, REFUSED, UNREACHED, BROKEN = "answered", "apologised", "refused", "unreached", "broken"
_QUESTIONS = (
    "who is twinned with Kyoto?",
    "since when?",
    "what events do they share?",
    "which is the oldest partnership?",
)  # each of them needs an action
_APOLOGIES = {variation["text"] for variation in read_yaml(ROOT / "domain.yml")["responses"][NO_ANSWER]}
_MOST_SECONDS = 60
RASA, ACTIONS = "twincities.rasa", "actions"


@dataclass(frozen=True)
class Asked:
    """A question, when it was asked and when its outcome was there, in seconds of the same clock."""

    text: str
    began: float
    ended: float
    outcome: str


@dataclass
class Visitor:
    """Asks in one conversation, one question after the other, until told to stop."""

    port: int
    sender: str = field(default_factory=lambda: uuid.uuid4().hex)
    asked: list[Asked] = field(default_factory=list)

    def ask_until(self, stop: threading.Event) -> None:
        for text in itertools.cycle(_QUESTIONS):
            if stop.is_set():
                return
            began = time.monotonic()
            outcome = self._ask(text)
            self.asked.append(Asked(text, began, time.monotonic(), outcome))
            if outcome in {REFUSED, UNREACHED}:
                time.sleep(0.05)

    def texts(self, outcome: str) -> list[str]:
        """What it has asked with this outcome."""
        return [asked.text for asked in self.asked if asked.outcome == outcome]

    def _ask(self, text: str) -> str:
        body = json.dumps({"sender": self.sender, "message": text})
        connection = http.client.HTTPConnection(LOOPBACK, self.port, timeout=_MOST_SECONDS)
        try:
            connection.connect()
        except OSError:
            return UNREACHED
        try:
            connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
            response = connection.getresponse()
            content = response.read()
        except (OSError, http.client.HTTPException):
            return BROKEN
        finally:
            connection.close()
        if response.status != http.HTTPStatus.OK:
            return REFUSED
        texts = {message.get("text") for message in json.loads(content)}
        return ANSWERED if texts and not texts & _APOLOGIES else APOLOGISED


class Visitors:
    """Several at once, as long as the block lasts."""

    def __init__(self, port: int, number: int) -> None:
        self.visitors = [Visitor(port) for _ in range(number)]
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=each.ask_until, args=[self._stop]) for each in self.visitors]

    def __enter__(self) -> Visitors:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()

    def outcomes(self) -> Counter[str]:
        """How often what came out of a question."""
        return Counter(asked.outcome for each in self.visitors for asked in each.asked)

    def seconds_until_all_answered(self, since: float) -> float | None:
        """After how long every visitor had an answer to a question asked since then; None: not yet."""
        ends = [
            next((a.ended for a in list(each.asked) if a.began >= since and a.outcome == ANSWERED), None)
            for each in self.visitors
        ]
        known = [end for end in ends if end is not None]
        return max(known) - since if len(known) == len(ends) else None

    def lost(self, state: Path) -> int:
        """How many answered questions the database does not hold."""
        return sum(
            (Counter(each.texts(ANSWERED)) - Counter(stored_texts(state, each.sender))).total()
            for each in self.visitors
        )

    def taken_but_unanswered(self, state: Path) -> int:
        """How many questions the database holds beyond those that were answered."""
        return sum(
            (Counter(stored_texts(state, each.sender)) - Counter(each.texts(ANSWERED))).total()
            for each in self.visitors
        )


def stored_texts(state: Path, sender: str) -> list[str]:
    """What the database in the folder holds of what a visitor has said."""
    database = Database(URL.create("sqlite", database=str(state / DATABASE_FILE)))
    try:
        events = as_events(database.read_all(sender))
    finally:
        database.close()
    return [str(event.text) for event in events if isinstance(event, UserUttered)]


@dataclass(frozen=True)
class Served:
    """A real assistant, started by the launcher, which keeps everything in one folder."""

    launcher: subprocess.Popen[str]
    port: int
    folder: Path

    def part(self, module: str = RASA) -> int:
        """The process of a part that runs now, by the module that it is of."""
        (process,) = (
            child
            for child in children(self.launcher.pid)
            if module in Path(f"/proc/{child}/cmdline").read_text().split("\0")
        )
        return process

    def errors(self) -> str:
        """What the launcher has said on stderr."""
        return (self.folder / "errors").read_text()


@contextlib.contextmanager
def served(folder: Path, *options: str) -> Iterator[Served]:
    """Start it, and see to it that it has ended."""
    port = free_port()
    command = (sys.executable, "-m", "twincities.launch", "serve", "--port", str(port))
    with (folder / "errors").open("w") as errors:
        launcher = subprocess.Popen(
            [*command, "--logs", str(folder / "logs"), *options],
            cwd=ROOT,
            env={**os.environ, "STATE_FOLDER": str(folder), "CONVERSATION_DATABASE_URL": ""},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assistant = Served(launcher, port, folder)
    try:
        assert launcher.stdout
        if not launcher.stdout.readline().startswith("Ready: "):
            raise RuntimeError(assistant.errors())
        yield assistant
    finally:
        launcher.terminate()
        launcher.communicate(timeout=_MOST_SECONDS)


def kill_again_and_again(
    assistant: Served, times: int, number: int = 8, module: str = RASA, pause: float = 3
) -> tuple[list[float], Visitors]:
    """Kill a part while so many visitors ask; gives after how many seconds all of them were answered, each time."""
    seconds: list[float] = []
    with Visitors(assistant.port, number) as visitors:
        while len(seconds) < times:
            time.sleep(pause)
            killed = time.monotonic()
            os.kill(assistant.part(module), signal.SIGKILL)
            while (taken := visitors.seconds_until_all_answered(killed)) is None:
                if time.monotonic() > killed + _MOST_SECONDS:
                    raise RuntimeError(f"the visitors are not answered any more: {assistant.errors()}")
                time.sleep(0.05)
            seconds.append(taken)
    return seconds, visitors


def end_amid(assistant: Served, number: int = 20) -> tuple[float, int, Visitors]:
    """Ask the launcher to end while so many visitors ask; gives seconds until it had, its exit code, and them."""
    with Visitors(assistant.port, number) as visitors:
        time.sleep(3)
        asked = time.monotonic()
        assistant.launcher.terminate()
        code = assistant.launcher.wait(_MOST_SECONDS)
        return time.monotonic() - asked, code, visitors


def main() -> None:
    """Tell what visitors see when a part is killed, or the launcher asked to end."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("--kill", type=int, default=0, metavar="TIMES")
    parser.add_argument("--kill-actions", type=int, default=0, metavar="TIMES")
    parser.add_argument(
        "--pause", type=float, default=12, metavar="SECONDS", help="between answer and next kill"
    )
    parser.add_argument("--end", type=int, default=0, metavar="VISITORS")
    given = parser.parse_args()
    for times, module, options in (
        (given.kill, RASA, ()),
        (given.kill_actions, ACTIONS, ("--actions-port", str(free_port()))),
    ):
        if times:
            with tempfile.TemporaryDirectory() as folder, served(Path(folder), *options) as assistant:
                seconds, visitors = kill_again_and_again(assistant, times, module=module, pause=given.pause)
                print(
                    f"{module} killed: answered again after {[round(each, 1) for each in seconds]} s,",
                    end=" ",
                )
                print(f"median {statistics.median(seconds):.1f} s;", _told(visitors, assistant))
    if given.end:
        with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as assistant:
            ended, code, visitors = end_amid(assistant, given.end)
            print(f"ended with code {code} after {ended:.1f} s;", _told(visitors, assistant))


def _told(visitors: Visitors, assistant: Served) -> str:
    return (
        f"{dict(visitors.outcomes())}; answered ones lost: {visitors.lost(assistant.folder)};"
        f" taken but unanswered: {visitors.taken_but_unanswered(assistant.folder)}\n{assistant.errors()}"
    )


if __name__ == "__main__":
    main()
