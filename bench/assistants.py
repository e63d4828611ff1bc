"""Two assistants asked the same over HTTP: how long they take, and how much they need."""

from __future__ import annotations

import contextlib
import http.client
import json
import re
import statistics
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.conversations.player import load_dialogues
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.processes import Program, end
from twincities.launch.project import ROOT, child_environment

_MOST_SECONDS = 300
_AROUND = 10  # turns that are looked at for one


@dataclass(frozen=True)
class Plan:
    """What is measured: `turns` of a conversation, and `seconds` of asking by so many `users` at once."""

    runs: int
    turns: tuple[int, ...]
    users: tuple[int, ...]
    seconds: float


@dataclass(frozen=True)
class Assistant:
    """One of the two; `name` is "ours" or "stock"."""

    name: str
    model: Path


@dataclass
class Measured:
    """Medians over the runs: seconds, megabytes, milliseconds of a turn (median, 95th percentile), answers a second."""

    name: str
    training_seconds: float | None = None
    start_seconds: float = 0.0
    peak_megabytes: float = 0.0
    actions_megabytes: float = 0.0
    turns: dict[int, tuple[float, float]] = field(default_factory=dict)
    answers: dict[int, float] = field(default_factory=dict)


def measure_by_turns(assistants: Sequence[Assistant], plan: Plan) -> list[Measured]:
    """Measure each assistant once a run, one after the other; gives the medians."""
    runs: list[list[Measured]] = [[] for _ in assistants]
    for run in range(plan.runs):
        for assistant, measured in zip(assistants, runs, strict=True):
            print(f"Run {run + 1} of {plan.runs}: {assistant.name} …", flush=True)
            measured.append(_measure(assistant, plan))
            print(f"  {measured[-1]}", flush=True)
    return [_median(each, plan) for each in runs]


class _Visitor:
    """Holds one conversation after the other over a connection that is kept."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(LOOPBACK, port, timeout=_MOST_SECONDS)
        self.begin()

    def begin(self) -> None:
        """Begin another conversation."""
        self._sender = uuid.uuid4().hex

    def ask(self, text: str) -> float:
        """Ask; gives the milliseconds until the answer was there.

        Raises:
            RuntimeError: when there is none.
        """
        body = json.dumps({"sender": self._sender, "message": text}).encode()
        started = time.perf_counter()
        self._connection.request("POST", "/webhooks/rest/webhook", body, {"Content-Type": "application/json"})
        response = self._connection.getresponse()
        answer = response.read()
        milliseconds = (time.perf_counter() - started) * 1000
        if response.status != http.HTTPStatus.OK:
            raise RuntimeError(f"status {response.status}: {answer[:200]!r}")
        return milliseconds


def _measure(assistant: Assistant, plan: Plan) -> Measured:
    measured = Measured(assistant.name)
    questions = _questions()
    started = time.monotonic()
    with _running(assistant) as (port, rasa, actions):
        _wait_for_answer(port, rasa)
        measured.start_seconds = time.monotonic() - started
        visitor = _Visitor(port)
        for text in questions[:_AROUND]:  # whatever is only done once
            visitor.ask(text)
        measured.turns = _turns(visitor, plan.turns, questions)
        for users in plan.users:
            measured.answers[users] = _answers_a_second(port, users, plan.seconds, questions)
        measured.peak_megabytes = _peak_megabytes(rasa)
        measured.actions_megabytes = _peak_megabytes(actions)
    return measured


def _turns(
    visitor: _Visitor, wanted: Sequence[int], questions: Sequence[str]
) -> dict[int, tuple[float, float]]:
    """For turn 1 the first turns of several conversations, for others the turns around them in one long one."""
    first = []
    for text in questions[: 2 * _AROUND]:
        visitor.begin()
        first.append(visitor.ask(text))
    visitor.begin()
    longest = max(wanted) + _AROUND // 2
    taken = [visitor.ask(questions[turn % len(questions)]) for turn in range(longest)]
    around = {turn: taken[max(0, turn - _AROUND // 2 - 1) : turn + _AROUND // 2] for turn in wanted}
    return {turn: _shares(first if turn == 1 else around[turn]) for turn in wanted}


def _shares(milliseconds: Sequence[float]) -> tuple[float, float]:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20)[-1]


def _answers_a_second(port: int, users: int, seconds: float, questions: Sequence[str]) -> float:
    numbers = count()
    until = time.monotonic() + seconds
    answered = [0] * users

    def talk(user: int) -> None:
        visitor = _Visitor(port)
        while time.monotonic() < until:
            number = next(numbers)
            if answered[user] % _AROUND == 0:
                visitor.begin()  # a visit is ten questions long
            visitor.ask(questions[number % len(questions)])
            answered[user] += 1

    threads = [threading.Thread(target=talk, args=(user,)) for user in range(users)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(answered) / (time.monotonic() - started)


@contextlib.contextmanager
def _running(assistant: Assistant) -> Iterator[tuple[int, Program, Program]]:
    """The assistant and its action server; gives its port and the two programs."""
    port, actions_port = free_port(), free_port()
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        environment = child_environment(
            ACTION_ENDPOINT_URL=f"http://{LOOPBACK}:{actions_port}/webhook",
            PARTNERSHIP_TABLE=str(ROOT / "data" / "partnerships"),
            STATE_FOLDER=folder,
            CONVERSATION_DATABASE_URL="",
            SANIC_HOST=LOOPBACK,
        )
        endpoints, credentials = ROOT / "endpoints.yml", ROOT / "credentials.yml"
        if assistant.name == "stock":
            endpoints, credentials = state / "endpoints.yml", state / "credentials.yml"
            endpoints.write_text("action_endpoint:\n  url: ${ACTION_ENDPOINT_URL}\n", encoding="utf-8")
            credentials.write_text("rest:\n", encoding="utf-8")
        programs = []
        try:
            for name, command in {
                "actions": ["rasa_sdk", "--quiet", "--actions", "actions", "--port", str(actions_port)],
                "rasa": [
                    "rasa", "run", "--model", str(assistant.model), "--endpoints", str(endpoints),
                    "--credentials", str(credentials), "--interface", LOOPBACK, "--port", str(port),
                ],
            }.items():  # fmt: skip
                log = ROOT / "results" / f"{assistant.name}-{name}.log"
                programs.append(Program(name, [sys.executable, "-m", *command], environment, log))
            yield port, programs[1], programs[0]
        finally:
            end(programs)


def _wait_for_answer(port: int, rasa: Program) -> None:
    deadline = time.monotonic() + _MOST_SECONDS
    while True:
        try:
            _Visitor(port).ask("who is twinned with Kyoto?")
            return
        except (OSError, RuntimeError, http.client.HTTPException) as error:
            if rasa.exit_code is not None or time.monotonic() > deadline:
                raise RuntimeError(rasa.death()) from error
            time.sleep(0.1)


def _peak_megabytes(program: Program) -> float:
    status = Path(f"/proc/{program.process_id}/status").read_text(encoding="utf-8")
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(match[1]) / 1024 if match else float("nan")


def _questions() -> list[str]:
    """What people say in the project's conversations, each once; no commands: /restart would shorten a long talk."""
    said = (turn.user for dialogue in load_dialogues() for turn in dialogue.turns)
    return list(dict.fromkeys(text for text in said if text.strip() and not text.startswith("/")))


def _median(runs: Sequence[Measured], plan: Plan) -> Measured:
    def over(values: Sequence[float]) -> float:
        return statistics.median(values)

    return Measured(
        runs[0].name,
        None,
        over([run.start_seconds for run in runs]),
        over([run.peak_megabytes for run in runs]),
        over([run.actions_megabytes for run in runs]),
        {
            turn: (over([r.turns[turn][0] for r in runs]), over([r.turns[turn][1] for r in runs]))
            for turn in plan.turns
        },
        {users: over([run.answers[users] for run in runs]) for users in plan.users},
    )
