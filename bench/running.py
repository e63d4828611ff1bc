"""An assistant that runs, the stock one with an action server, and visitors who ask it over HTTP."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.rasa_command import OURS, QUIET, STOCK
from twincities.channels.incoming import NO_ANSWER, wording
from twincities.languages.spoken import spoken
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.processes import Program, end
from twincities.launch.project import ROOT, child_environment

_MOST_SECONDS = 300
_SECONDS_KEPT = 3  # less than for how long a server keeps a connection that rests
APOLOGIES = {wording(NO_ANSWER, None, language) for language in spoken()}


@dataclass(frozen=True)
class Assistant:
    """One of those that are compared; `name` is "ours" or "stock"."""

    name: str
    model: Path


@dataclass(frozen=True)
class Running:
    """An assistant that answers at `port`; `start_seconds` passed until its first answer.

    Ours is one program, the stock one has an action server besides.
    """

    name: str
    port: int
    start_seconds: float
    programs: Sequence[Program]


class RefusedError(RuntimeError):
    """A question that the server has not taken in."""

    def __init__(self, status: int, answer: bytes) -> None:
        self.status = status
        super().__init__(f"status {status}: {answer[:200]!r}")


class Visitor:
    """Holds one conversation after the other over a connection that is kept."""

    def __init__(self, port: int) -> None:
        """Ask the assistant at `port` of this machine."""
        self._connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_MOST_SECONDS)
        self._connect()
        self.begin()

    def _connect(self) -> None:
        self._connection.close()
        self._connection.connect()
        self._asked = time.monotonic()

    def begin(self) -> None:
        """Begin another conversation."""
        self._sender = uuid.uuid4().hex

    def ask(self, text: str) -> float:
        """Ask; gives the milliseconds until the answer was there.

        Raises:
            RefusedError: when the server does not take it in.
            RuntimeError: when there is no answer, or an apology for one.
        """
        body = json.dumps({"sender": self._sender, "message": text}).encode()
        if time.monotonic() - self._asked > _SECONDS_KEPT:
            self._connect()
        started = time.perf_counter()
        self._connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        answer = response.read()
        milliseconds = (time.perf_counter() - started) * 1000
        self._asked = time.monotonic()
        if response.status != http.HTTPStatus.OK:
            raise RefusedError(response.status, answer)
        texts = [each.get("text") for each in json.loads(answer)]
        if not texts or APOLOGIES.intersection(texts):
            raise RuntimeError(f"no answer: {answer[:200]!r}")
        return milliseconds


@contextlib.contextmanager
def running(assistant: Assistant) -> Iterator[Running]:
    """Start the assistant with stores of its own, wait for its first answer, and end it.

    Raises:
        RuntimeError: when it ends or does not answer within five minutes.
    """
    port, actions_port = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        environment = child_environment(
            ACTION_ENDPOINT_URL="",
            PARTNERSHIP_TABLE=str(ROOT / "data" / "partnerships"),
            STATE_FOLDER=folder,
            CONVERSATION_DATABASE_URL="",
            SANIC_HOST=LOOPBACK,
            **QUIET,
        )
        endpoints, credentials = ROOT / "endpoints.yml", ROOT / "credentials.yml"
        commands: dict[str, tuple[str, ...]] = {}
        if assistant.name == "stock":
            endpoints, credentials = state / "endpoints.yml", state / "credentials.yml"
            url = f"http://{LOOPBACK}:{actions_port}/webhook"
            endpoints.write_text(f"action_endpoint:\n  url: {url}\n", encoding="utf-8")
            credentials.write_text("rest:\n", encoding="utf-8")
            action_server = ("rasa_sdk", "--quiet", "--actions", "actions", "--port", str(actions_port))
            commands["actions"] = (sys.executable, "-m", *action_server)
        commands["rasa"] = (
            *(STOCK if assistant.name == "stock" else OURS),
            *("run", "--model", str(assistant.model), "--endpoints", str(endpoints)),
            *("--credentials", str(credentials), "--interface", LOOPBACK, "--port", str(port)),
        )
        programs: list[Program] = []
        started = time.monotonic()
        try:
            for name, command in commands.items():
                log = ROOT / "results" / f"{assistant.name}-{name}.log"
                programs.append(Program(name, command, environment, log))
            wait_for_answer(port, programs)
            yield Running(assistant.name, port, time.monotonic() - started, tuple(programs))
        finally:
            end(programs)


def peak_megabytes(program: Program) -> float:
    """The most memory that the process has held so far."""
    status = Path(f"/proc/{program.process_id}/status").read_text(encoding="utf-8")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(match[1]) / 1024 if match else float("nan")


def wait_for_answer(port: int, programs: Sequence[Program]) -> None:
    """Wait until a question is answered at a port.

    Raises:
        RuntimeError: when one of the programs has ended meanwhile, or there is no answer within five minutes.
    """
    deadline = time.monotonic() + _MOST_SECONDS
    while True:
        try:
            Visitor(port).ask("who is twinned with Kyoto?")
            return
        except (OSError, RuntimeError, http.client.HTTPException) as error:
            ended = [program for program in programs if program.exit_code is not None]
            if ended or time.monotonic() > deadline:
                raise RuntimeError(ended[0].death() if ended else "no answer in time") from error
            time.sleep(0.1)
