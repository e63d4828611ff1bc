"""Users who hold the conversations of the tests with a server, over the channel of web pages, for a bounded time."""

from __future__ import annotations

import asyncio
import json
import random
import time
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle, islice
from typing import NamedTuple

import aiohttp

from bench.running import APOLOGIES
from tests.conversations.player import load_dialogues

ANSWERED = "answered"
NOT_SENT = "not sent in time"
MOST_USERS, MOST_SECONDS, MOST_RATE = 1_000, 600, 2_000
_SECONDS_TO_WAIT = 30.0
_SECONDS_AFTER_REFUSAL = 0.1

Conversation = Sequence[str]


@dataclass(frozen=True)
class Plan:
    """How many `users` ask for how many `seconds`.

    Without a `rate` each asks as soon as the answer before is there. With one, so many questions a second become due in
    all, at moments of chance as of many people who know nothing of each other; time counts from when one is due.
    """

    users: int
    seconds: float
    rate: float | None = None

    def __post_init__(self) -> None:
        """Refuse what is not bounded.

        Raises:
            ValueError: with what is wrong.
        """
        if not (0 < self.users <= MOST_USERS and 0 < self.seconds <= MOST_SECONDS):
            raise ValueError(f"1 to {MOST_USERS} users, and at most {MOST_SECONDS} s")
        if self.rate is not None and not 0 < self.rate <= MOST_RATE:
            raise ValueError(f"a rate of more than 0 and at most {MOST_RATE} a second")


class Asked(NamedTuple):
    """What became of a question, `at` so many seconds after the load began and after `seconds`."""

    at: float
    seconds: float
    outcome: str


@dataclass
class Load:
    """All questions of one load."""

    plan: Plan
    asked: list[Asked] = field(default_factory=list)

    @property
    def answered(self) -> list[Asked]:
        """Those that were answered, and not with an apology."""
        return [each for each in self.asked if each.outcome == ANSWERED]

    @property
    def answers_a_second(self) -> float:
        """Counted in the time of the plan; answers that came later do not count."""
        return sum(each.at <= self.plan.seconds for each in self.answered) / self.plan.seconds


def conversations() -> list[Conversation]:
    """What users say in the dialogues of the tests, in all languages, each dialogue for itself; in an order of chance."""
    found: list[Conversation] = [[turn.user for turn in dialogue.turns] for dialogue in load_dialogues()]
    random.Random(0).shuffle(found)
    return found


async def ask(addresses: Sequence[str], plan: Plan, talks: Sequence[Conversation]) -> Load:
    """Have the users of a plan hold the conversations at addresses such as "http://127.0.0.1:5005", in turn."""
    load = Load(plan)
    connector = aiohttp.TCPConnector(limit=0)
    due: asyncio.Queue[float] | None = asyncio.Queue() if plan.rate else None
    async with aiohttp.ClientSession(
        connector=connector, timeout=aiohttp.ClientTimeout(total=_SECONDS_TO_WAIT)
    ) as client:
        visits = []
        began = time.perf_counter()
        for number, address in zip(range(plan.users), cycle(addresses), strict=False):
            own = islice(cycle(talks), number * len(talks) // plan.users, None)
            visits.append(_visit(client, f"{address}/webhooks/web", load, own, began, due))
        if due is not None:
            visits.append(_become_due(due, plan, began))
        await asyncio.gather(*visits)
    if due is not None:
        while not due.empty():
            load.asked.append(Asked(plan.seconds, plan.seconds - due.get_nowait(), NOT_SENT))
    return load


async def _become_due(due: asyncio.Queue[float], plan: Plan, began: float) -> None:
    assert plan.rate
    chance, at = random.Random(0), 0.0
    while (at := at + chance.expovariate(plan.rate)) < plan.seconds:
        await asyncio.sleep(began + at - time.perf_counter())
        due.put_nowait(at)


async def _visit(
    client: aiohttp.ClientSession,
    channel: str,
    load: Load,
    talks: Iterator[Conversation],
    began: float,
    due: asyncio.Queue[float] | None,
) -> None:
    """Hold one conversation after the other until time is up."""
    ends = began + load.plan.seconds
    for talk in talks:
        token = None
        for text in talk:
            at = time.perf_counter() - began
            if due is not None:
                try:
                    at = await asyncio.wait_for(due.get(), max(0.0, ends - time.perf_counter()))
                except TimeoutError:
                    return
            if time.perf_counter() >= ends:
                return
            outcome = ANSWERED
            if token is None:
                token, outcome = await _begun(client, channel)
            if token is not None:
                outcome = await _outcome(client, channel, token, text)
            now = time.perf_counter() - began
            load.asked.append(Asked(now, now - at, outcome))
            if outcome != ANSWERED:
                await asyncio.sleep(_SECONDS_AFTER_REFUSAL)


async def _begun(client: aiohttp.ClientSession, channel: str) -> tuple[str | None, str]:
    """The token of a new conversation; or None and why there is none."""
    try:
        async with client.post(f"{channel}/conversations", json={}) as answer:
            if answer.status == 201:
                return (await answer.json())["conversation"], ANSWERED
            return None, f"refused with {answer.status}"
    except (aiohttp.ClientError, TimeoutError) as error:
        return None, _failure(error)


async def _outcome(client: aiohttp.ClientSession, channel: str, token: str, text: str) -> str:
    message = {"conversation": token, "id": uuid.uuid4().hex, "text": text}
    try:
        async with client.post(f"{channel}/messages", json=message) as answer:
            if answer.status != 200:
                return f"refused with {answer.status}"
            said = [json.loads(line) for line in (await answer.text()).splitlines()]
    except (aiohttp.ClientError, TimeoutError) as error:
        return _failure(error)
    if not said or said[-1] != {"end": True}:
        return "broken off"
    return "apologised" if any(each.get("text") in APOLOGIES for each in said) else ANSWERED


def _failure(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "not answered in time"
    return "not connected" if isinstance(error, aiohttp.ClientConnectorError) else "connection lost"
