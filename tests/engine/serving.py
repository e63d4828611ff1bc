"""An action server in a process of its own."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator

from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT, child_environment

_MOST_SECONDS = 60


@contextlib.contextmanager
def action_server(*command: str, **settings: str) -> Iterator[str]:
    """The address to post calls to, of `python -m` with the command on a port of its own; ended afterwards."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", *command, "--port", str(port)],
        cwd=ROOT,
        env=child_environment(SANIC_HOST=LOOPBACK, **settings),
    )
    try:
        _wait_for(f"http://{LOOPBACK}:{port}/health", server)
        yield f"http://{LOOPBACK}:{port}/webhook"
    finally:
        server.terminate()
        server.wait()


def _wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + _MOST_SECONDS
    while True:
        try:
            with opener.open(url, timeout=5):
                return
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError("the action server did not start") from None
            time.sleep(0.05)
