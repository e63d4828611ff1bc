"""The server of the actions alone, as a program."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.channels.raw import exchange
from tests.conftest import write_table
from tests.engine.serving import action_server
from twincities.launch.project import ROOT, child_environment

_LISTENING = Path("/proc/net/tcp")
CALL = {"next_action": "action_ask_partnerships", "tracker": {"sender_id": "me"}}


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    with action_server("actions") as url:
        number = urlsplit(url).port
        assert number
        yield number


def post(body: bytes, length: str | None = None) -> bytes:
    header = (
        f"POST /webhook HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: {length or len(body)}\r\n"
    )
    return f"{header}Content-Type: application/json\r\n\r\n".encode() + body


async def test_it_runs_actions(port: int) -> None:
    answer = await exchange(port, post(json.dumps(CALL).encode()))
    assert answer.statuses == [200]
    result = json.loads(answer.content.partition(b"\r\n\r\n")[2])
    assert result["responses"] and result["events"]


@pytest.mark.parametrize("length", ["-5", "+31", "3_1", "many"])
async def test_it_takes_well_formed_requests_only(length: str, port: int) -> None:
    assert (await exchange(port, post(b"{}", length))).statuses == [400]
    assert (await exchange(port, b"GET /alive HTTP/1.1\r\nHost: x\r\n\r\n", enough=b"alive")).statuses == [
        200
    ]


def test_it_is_not_for_pages_of_the_web(port: int) -> None:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/actions", headers={"Origin": "http://a.org"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as answer:
        assert not [name for name in answer.headers if name.lower().startswith("access-control")]


@pytest.mark.skipif(not _LISTENING.exists(), reason="where who listens is told is known for Linux only")
def test_only_this_machine_reaches_it(port: int) -> None:
    listening = _LISTENING.read_text() + _LISTENING.with_name("tcp6").read_text()
    addresses = [line.split()[1] for line in listening.splitlines() if f":{port:04X}" in line.split()[1]]
    assert set(addresses) == {f"0100007F:{port:04X}"}


def test_a_table_with_faults_is_named(tmp_path: Path) -> None:
    write_table(tmp_path, cities="id,name\nlyon,Lyon\n")
    ended = subprocess.run(
        [sys.executable, "-m", "actions"],
        cwd=ROOT,
        env=child_environment(PARTNERSHIP_TABLE=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1
    assert "\nerror: " in ended.stderr and "cities.csv" in ended.stderr
    assert "Traceback" not in ended.stderr
