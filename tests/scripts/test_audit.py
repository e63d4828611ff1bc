"""`make audit`, against a stand-in for the service that knows of vulnerabilities."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

SUMMARY = "It can be stopped by anybody."
ADVISORY = {
    "id": "GHSA-0000-0000-0000",
    "modified": "2026-01-01T00:00:00Z",
    "summary": SUMMARY,
    "affected": [
        {
            "package": {"ecosystem": "PyPI", "name": "sanic"},
            "ranges": [{"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "99"}]}],
        }
    ],
}


class Service(ThreadingHTTPServer):
    """Speaks as much of OSV's protocol as is asked for, and keeps the names of the packages it is asked about."""

    def __init__(self, *vulnerable: str) -> None:
        super().__init__((LOOPBACK, 0), _Answers)
        self.vulnerable = vulnerable
        self.asked: list[str] = []


class _Answers(BaseHTTPRequestHandler):
    server: Service

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        names = [query["package"]["name"] for query in asked["queries"]]
        self.server.asked += names
        found = {"vulns": [{key: ADVISORY[key] for key in ("id", "modified")}]}
        self._answer({"results": [found if name in self.server.vulnerable else {} for name in names]})

    def do_GET(self) -> None:
        self._answer(ADVISORY)

    def _answer(self, content: Any) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: Any) -> None:
        pass


@pytest.fixture
def service(request: pytest.FixtureRequest) -> Iterator[Service]:
    with Service(*request.param) as service:
        thread = threading.Thread(target=service.serve_forever)
        thread.start()
        yield service
        service.shutdown()
        thread.join()


def audit(address: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "scripts/audit.sh"],
        cwd=ROOT,
        env={**os.environ, "AUDIT_SERVICE": address, "UV_HTTP_RETRIES": "0"},
        capture_output=True,
        text=True,
        check=False,
    )


def address_of(service: Service) -> str:
    return f"http://{LOOPBACK}:{service.server_port}"


@pytest.mark.parametrize("service", [[]], indirect=True)
def test_nothing_is_known_of_what_is_locked(service: Service) -> None:
    run = audit(address_of(service))
    assert run.returncode == 0, run.stderr
    assert {"rasa", "sanic", "pytest"} <= set(service.asked)


@pytest.mark.parametrize("service", [["sanic"]], indirect=True)
def test_what_is_known_is_told(service: Service) -> None:
    run = audit(address_of(service))
    assert run.returncode == 1, run.stderr
    assert "sanic 21.12.2 has 1 known vulnerability" in run.stdout
    assert SUMMARY in run.stdout


def test_one_sentence_where_no_service_can_be_reached() -> None:
    address = f"http://{LOOPBACK}:{free_port()}"
    run = audit(address)
    assert run.returncode == 3
    assert run.stdout == ""
    assert run.stderr == f"Nothing was checked: {address} cannot be reached.\n"
