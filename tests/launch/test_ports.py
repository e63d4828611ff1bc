"""Free ports."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from twincities.launch import ports
from twincities.launch.errors import LaunchError


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux says which ports it gives away")
def test_a_free_port_is_none_that_the_system_gives_to_connections() -> None:
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert all(1023 < ports.free_port() < first for _ in range(50))


def test_a_taken_port_is_not_free(monkeypatch: pytest.MonkeyPatch) -> None:
    port = ports.free_port()
    monkeypatch.setattr(ports, "_PORTS", range(port, port + 1))
    with socket.create_server((ports.LOOPBACK, port)), pytest.raises(LaunchError, match=str(port)):
        ports.free_port()
    assert ports.free_port() == port
