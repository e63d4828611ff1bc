"""`python -m bench.load`: what it counts, what it refuses, and what it says of a server that is loaded for real."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from aiohttp import web
from aiohttp.test_utils import TestServer

from bench.load.processes import listening_at, watched
from bench.load.report import milliseconds, plot_of_load, table_of_load
from bench.load.visits import ANSWERED, NOT_SENT, Asked, Load, Plan, ask, conversations
from bench.running import APOLOGIES
from tests.launch.watching import MOST_SECONDS

TALKS = [["one", "two"], ["three", "refuse", "apologise", "break off"]]


@pytest_asyncio.fixture
async def address() -> AsyncIterator[str]:
    """A channel of web pages whose answers depend on what is asked."""

    async def begin(_request: web.Request) -> web.Response:
        return web.json_response({"conversation": "token"}, status=201)

    async def answer(request: web.Request) -> web.Response:
        text = (await request.json())["text"]
        if text == "slowly":
            await asyncio.sleep(0.05)
        if text == "refuse":
            return web.Response(status=503)
        said = [{"text": min(APOLOGIES) if text == "apologise" else "An answer."}]
        return web.Response(
            text="\n".join(map(json.dumps, said if text == "break off" else [*said, {"end": True}]))
        )

    app = web.Application()
    app.add_routes(
        [web.post("/webhooks/web/conversations", begin), web.post("/webhooks/web/messages", answer)]
    )
    async with TestServer(app) as server:
        yield f"http://127.0.0.1:{server.port}"


async def test_each_question_counts_as_what_became_of_it(address: str) -> None:
    load = await ask([address], Plan(users=2, seconds=4), TALKS)
    counts = Counter(each.outcome for each in load.asked)
    assert counts.keys() == {ANSWERED, "refused with 503", "apologised", "broken off"}
    assert 0 < load.answers_a_second <= counts[ANSWERED] / 4


async def test_a_server_that_is_not_there_is_a_failure_and_no_error() -> None:
    load = await ask(["http://127.0.0.1:1"], Plan(users=2, seconds=0.3), TALKS)
    assert {each.outcome for each in load.asked} == {"not connected"}
    assert load.answers_a_second == 0


async def test_at_a_rate_time_counts_from_when_a_question_was_due(address: str) -> None:
    """One user who is answered slowly asks ten times at most: what waits for it is late, or is not sent."""
    load = await ask([address], Plan(users=1, seconds=0.5, rate=1000), [["slowly"]])
    late = [each for each in load.asked if each.outcome == NOT_SENT]
    assert len(load.answered) <= 10
    assert 300 < len(late) < 1000 and all(0 <= each.seconds <= 0.5 for each in late)
    last = load.answered[-1]
    assert last.at - last.seconds < 0.2


@pytest.mark.parametrize(
    ("users", "seconds", "rate"), [(0, 1, None), (10_000, 1, None), (1, 86_400, None), (1, 1, 0), (1, 1, 1e6)]
)
def test_a_load_without_bounds_is_refused(users: int, seconds: float, rate: float | None) -> None:
    with pytest.raises(ValueError, match=r"users|rate"):
        Plan(users, seconds, rate)


def test_the_conversations_are_those_of_the_tests_in_all_languages() -> None:
    said = {text for talk in conversations() for text in talk}
    assert len(said) > 1000
    assert any("姐妹" in text for text in said) and any("jumel" in text for text in said)


async def test_processor_time_and_memory_of_a_program_and_its_children_are_seen() -> None:
    busy = "import os,time\nos.fork()\nkept=bytearray(50_000_000)\nwhile time.process_time() < 0.5: pass\ntime.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", busy], start_new_session=True) as program:
        try:
            async with watched({"busy": [program.pid], "gone": [2**30]}) as usage:
                until = time.monotonic() + MOST_SECONDS
                while usage.looks["busy"][-1].processor_seconds < 0.8:
                    assert time.monotonic() < until
                    await asyncio.sleep(0.1)
        finally:
            os.killpg(program.pid, signal.SIGKILL)
    assert usage.looks["busy"][-1].processor_seconds > 0.7  # of which no process alone has used as much
    assert usage.most_megabytes("busy") > 95
    assert usage.most_megabytes("gone") == 0


async def test_who_listens_at_an_address_of_this_machine_is_found(address: str) -> None:
    assert listening_at(address) == {f"process {os.getpid()}": [os.getpid()]}
    assert listening_at("http://192.0.2.1:5005") == {}


async def test_the_table_and_the_plot(tmp_path: Path) -> None:
    load = Load(Plan(users=3, seconds=10))
    load.asked += [Asked(each / 10, each / 1000, ANSWERED) for each in range(1, 101)]
    load.asked += [Asked(12, 5, ANSWERED), Asked(3, 0.1, "apologised")]
    async with watched({"tests": [os.getpid()]}) as usage:
        pass
    assert milliseconds(load)[0] == 51
    text = table_of_load(load, usage)
    assert "| 3 | as soon as answered | 101 | 10.0 | 51 | 91 | 96 | 100 | 5000 | 1 apologised |" in text
    assert "| tests | " in text
    pytest.importorskip("matplotlib.figure")  # not the stand-in; of `make load`, and of no test else
    plot_of_load(load, usage, tmp_path / "load.png")
    assert (tmp_path / "load.png").read_bytes().startswith(b"\x89PNG")
