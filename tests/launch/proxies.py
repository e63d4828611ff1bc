"""The proxies that the project documents, as they stand there, in front of servers of this machine; without TLS."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.launch.watching import wait_until
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT


@contextmanager
def nginx(folder: Path, servers: Sequence[int]) -> Iterator[int]:
    """The one of docs/servers.md before any number of servers at these ports; gives its own port."""
    program = _installed("nginx", "nginx-light")
    (written,) = re.findall(
        r"<!-- nginx:.*?-->\n```\n(.*?)```", (ROOT / "docs" / "servers.md").read_text("utf-8"), re.DOTALL
    )
    port = free_port()
    one = "server 192.0.2.11:5005 max_fails=0;"
    here = {
        one: "".join(one.replace("192.0.2.11:5005", f"{LOOPBACK}:{each}") for each in servers),
        one.replace("11", "12"): "",
        "listen 443 ssl;": f"listen {LOOPBACK}:{port};",
    }
    written = _replaced(written, here)
    written = re.sub(r".*ssl_certificate.*\n", "", written)
    file = folder / "nginx.conf"
    file.write_text(
        f"daemon off; pid {folder}/pid; error_log {folder}/errors;"
        f" events {{}} http {{ access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;"
        f" fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;\n{written} }}"
    )
    with _running([program, "-c", str(file), "-e", str(folder / "errors")], port):
        yield port


@contextmanager
def haproxy(folder: Path, servers: Sequence[int]) -> Iterator[int]:
    """The one of contrib/haproxy.cfg before two servers at these ports; gives its own port."""
    program = _installed("haproxy", "haproxy")
    port = free_port()
    file = folder / "haproxy.cfg"
    file.write_text(haproxy_settings(servers, port))
    with _running([program, "-f", str(file)], port):
        yield port


def haproxy_settings(servers: Sequence[int], port: int) -> str:
    """Those of contrib/haproxy.cfg with other ports, and without a certificate."""
    written = (ROOT / "contrib" / "haproxy.cfg").read_text("utf-8")
    here = {
        "192.0.2.11:5005": f"{LOOPBACK}:{servers[0]}",
        "192.0.2.12:5005": f"{LOOPBACK}:{servers[1]}",
        "bind :443 ssl crt /etc/ssl/bot.example.pem": f"bind {LOOPBACK}:{port}",
    }
    return _replaced(written, here)


def _replaced(written: str, instead: Mapping[str, str]) -> str:
    for there, here in instead.items():
        assert there in written
        written = written.replace(there, here)
    return written


def _installed(program: str, package: str) -> str:
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin")
    if found is None:
        pytest.skip(f"there is no {program} (on Debian: apt-get install {package})")
    return found


@contextmanager
def _running(command: Sequence[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(command)
    try:
        wait_until(lambda: process.poll() is not None or _listens(port))
        assert process.poll() is None
        yield
    finally:
        process.terminate()
        process.wait()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((LOOPBACK, port)) == 0
