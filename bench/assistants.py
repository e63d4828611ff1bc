"""Assistants that run side by side and are asked the same by turns: how long they take, and how much they need.

Ten questions each, and ten again: a change of the machine's speed meets all of them, and yet each finds the
processor's caches as it left them.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice

from bench.running import Assistant, Running, Visitor, peak_megabytes, running
from tests.conversations.player import load_dialogues

_WARM_UP = 10
_IN_A_ROW = 10
_FIRST_TURNS = 100
_AROUND = 20  # turns that are looked at for one
_VISIT = 10  # questions


@dataclass(frozen=True)
class Plan:
    """What is measured: `turns` of a conversation, and `seconds` of asking by so many `users` at once."""

    runs: int
    turns: tuple[int, ...]
    users: tuple[int, ...]
    seconds: float


@dataclass
class Measured:
    """Medians over the runs: seconds, megabytes, milliseconds of a turn (median, 95th percentile), answers a second."""

    name: str
    training_seconds: float | None = None
    start_seconds: float = 0.0
    peak_megabytes: float = 0.0
    turns: dict[int, tuple[float, float]] = field(default_factory=dict)
    answers: dict[int, float] = field(default_factory=dict)


def measure_side_by_side(assistants: Sequence[Assistant], plan: Plan) -> list[Measured]:
    """Start the assistants anew for each run and measure them together; gives the medians."""
    runs = []
    for number in range(plan.runs):
        print(f"Run {number + 1} of {plan.runs} …", flush=True)
        runs.append(_run(assistants, plan))
        for measured in runs[-1]:
            print(f"  {measured}", flush=True)
    return [_median(each, plan) for each in zip(*runs, strict=True)]


def _run(assistants: Sequence[Assistant], plan: Plan) -> list[Measured]:
    with ExitStack() as stack:
        servers = [stack.enter_context(running(assistant)) for assistant in assistants]
        measured = [Measured(each.name, start_seconds=each.start_seconds) for each in servers]
        questions = _questions()
        _measure_turns(servers, measured, plan.turns, questions)
        for users in plan.users:
            for server, each in zip(servers, measured, strict=True):
                each.answers[users] = _answers_a_second(server.port, users, plan.seconds, questions)
        for server, each in zip(servers, measured, strict=True):
            each.peak_megabytes = sum(map(peak_megabytes, server.programs))
        return measured


def _measure_turns(
    servers: Sequence[Running], measured: Sequence[Measured], wanted: Sequence[int], questions: Iterator[str]
) -> None:
    """For turn 1 the first turns of many conversations, for others the turns around them in one long one."""
    visitors = [Visitor(server.port) for server in servers]

    def ask(turns: int, *, together: bool) -> list[list[float]]:
        """The milliseconds of so many turns, one list an assistant."""
        taken: list[list[float]] = [[] for _ in visitors]
        asked = list(islice(questions, turns))
        for start in range(0, turns, _IN_A_ROW):
            for visitor, its in zip(visitors, taken, strict=True):
                for text in asked[start : start + _IN_A_ROW]:
                    if not together:
                        visitor.begin()
                    its.append(visitor.ask(text))
        return taken

    ask(_WARM_UP, together=False)  # whatever is only done once
    for each, first in zip(measured, ask(_FIRST_TURNS, together=False), strict=True):
        each.turns[1] = _shares(first)
    for visitor in visitors:
        visitor.begin()
    for each, taken in zip(measured, ask(max(wanted) + _AROUND // 2, together=True), strict=True):
        for turn in wanted:
            if turn > 1:
                each.turns[turn] = _shares(taken[max(0, turn - _AROUND // 2) : turn + _AROUND // 2])


def _shares(milliseconds: Sequence[float]) -> tuple[float, float]:
    return statistics.median(milliseconds), statistics.quantiles(milliseconds, n=20, method="inclusive")[-1]


def _answers_a_second(port: int, users: int, seconds: float, questions: Iterator[str]) -> float:
    started = time.monotonic()

    def talk(_user: int) -> int:
        visitor = Visitor(port)
        answered = 0
        while time.monotonic() < started + seconds:
            if answered % _VISIT == 0:
                visitor.begin()
            visitor.ask(next(questions))
            answered += 1
        return answered

    with ThreadPoolExecutor(users) as threads:
        answered = sum(threads.map(talk, range(users)))
    return answered / (time.monotonic() - started)


def _questions() -> Iterator[str]:
    """What people say in the project's conversations, mixed; none comes again before all others have been.

    Ours remembers the vectors of what was said before, and many users come round to it. Commands are left out: /restart
    would shorten a long talk.
    """
    said = (turn.user for dialogue in load_dialogues() for turn in dialogue.turns)
    once = list(dict.fromkeys(text for text in said if text.strip() and not text.startswith("/")))
    random.Random(42).shuffle(once)
    return cycle(once)


def _median(runs: Sequence[Measured], plan: Plan) -> Measured:
    def over(values: Sequence[float]) -> float:
        return statistics.median(values)

    return Measured(
        runs[0].name,
        None,
        over([run.start_seconds for run in runs]),
        over([run.peak_megabytes for run in runs]),
        {
            turn: (over([r.turns[turn][0] for r in runs]), over([r.turns[turn][1] for r in runs]))
            for turn in plan.turns
        },
        {users: over([run.answers[users] for run in runs]) for users in plan.users},
    )
