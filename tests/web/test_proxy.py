"""The proxy of the README in front of the assistant: nginx, with TLS."""

from __future__ import annotations

import datetime
import http.client
import ipaddress
import json
import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.launch.watching import wait_until
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

JSON = {"Content-Type": "application/json"}
MOST_SECONDS = 15


def write_certificate(certificate: Path, key: Path) -> None:
    """A certificate for this machine, signed by itself."""
    private = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "bot.example")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(private.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOOPBACK))]), critical=False
        )
        .sign(private, hashes.SHA256())
    )
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key.write_bytes(
        private.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )


def example() -> str:
    """The configuration in the README."""
    (block,) = re.findall(
        r"<!-- nginx:.*?-->\n```\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL
    )
    return str(block)


class Proxy:
    """Speaks to the assistant through nginx, from any address of this machine."""

    def __init__(self, port: int, certificate: Path) -> None:
        self._port = port
        self._context = ssl.create_default_context(cafile=str(certificate))

    def request(
        self,
        method: str,
        path: str,
        body: object = None,
        headers: dict[str, str] | None = None,
        address: str = LOOPBACK,
    ) -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPSConnection(
            LOOPBACK, self._port, timeout=MOST_SECONDS, source_address=(address, 0), context=self._context
        )
        try:
            content = None if body is None else json.dumps(body)
            connection.request(method, path, content, {**(JSON if content else {}), **(headers or {})})
            response = connection.getresponse()
            return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
        finally:
            connection.close()

    def is_up(self) -> bool:
        try:
            return bool(self.request("GET", "/none")[0])
        except OSError:
            return False


@pytest.fixture(scope="module")
def proxy(assistant_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if nginx is None:
        pytest.skip("there is no nginx (on Debian: apt-get install nginx-light)")
    folder = tmp_path_factory.mktemp("nginx")
    certificate, key = folder / "bot.pem", folder / "bot.key"
    write_certificate(certificate, key)
    server = example()
    for written, here in {
        "listen 443 ssl;": f"listen {LOOPBACK}:{(port := free_port())} ssl;",
        "/etc/ssl/bot.example.pem": str(certificate),
        "/etc/ssl/bot.example.key": str(key),
        "http://127.0.0.1:5005": assistant_url,
    }.items():
        assert server.count(written) == 1
        server = server.replace(written, here)
    folders = "".join(
        f"{kind}_temp_path {folder}/{kind}; " for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root; " if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"{user}daemon off; worker_processes 1; pid {folder}/pid; events {{}}\n"
        f"http {{ access_log off; {folders}\n{server}}}\n"
    )
    process = subprocess.Popen(
        [nginx, "-p", str(folder), "-e", str(folder / "error.log"), "-c", str(folder / "nginx.conf")]
    )
    proxy = Proxy(port, certificate)
    try:
        wait_until(lambda: process.poll() is not None or proxy.is_up())
        assert process.poll() is None, (folder / "error.log").read_text()
        yield proxy
    finally:
        process.terminate()
        process.wait(MOST_SECONDS)


def begin(proxy: Proxy, **options: Any) -> tuple[int, dict[str, Any]]:
    status, _, body = proxy.request("POST", "/webhooks/web/conversations", {}, **options)
    return status, json.loads(body)


def test_a_question_is_answered_through_the_proxy(proxy: Proxy) -> None:
    token = begin(proxy)[1]["conversation"]
    body = {"conversation": token, "id": "first-message", "text": "When were Chengdu and Kyoto twinned?"}
    status, headers, answer = proxy.request("POST", "/webhooks/web/messages", body)
    *messages, end = [json.loads(line) for line in answer.splitlines()]
    assert (status, end) == (200, {"end": True})
    assert "1983" in messages[0]["text"]
    assert headers["content-type"] == "application/x-ndjson"


def test_the_pages_and_the_health_are_let_through(proxy: Proxy) -> None:
    status, headers, page = proxy.request("GET", "/webhooks/web/")
    assert status == 200 and b"Sister cities" in page
    assert "default-src 'none'" in headers["content-security-policy"]
    assert proxy.request("GET", "/webhooks/web/widget.js")[0] == 200
    status, _, health = proxy.request("GET", "/health")
    assert (status, json.loads(health)["status"]) == (200, "ok")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/webhooks/rest/webhook",
        "/webhooks/rest/",
        "/webhooks/web/../rest/",
        "/webhooks/web/..%2frest/",
        "//webhooks/rest/",
        "/conversations/x/tracker",
        "/healthy",
    ],
)
def test_nothing_else_is_let_through(proxy: Proxy, path: str) -> None:
    assert proxy.request("GET", path)[0] == 404
    assert proxy.request("POST", path, {"sender": "me", "message": "hi"})[0] in {404, 405}


def test_refusals_come_through(proxy: Proxy) -> None:
    body = {"conversation": "x", "id": "first-message", "text": "x" * 70_000}
    status, _, answer = proxy.request("POST", "/webhooks/web/messages", body)
    assert (status, set(json.loads(answer))) == (413, {"error"})
    body["text"] = "x"
    status, _, answer = proxy.request("POST", "/webhooks/web/messages", body)
    assert (status, set(json.loads(answer))) == (401, {"error"})


def test_the_own_pages_are_of_the_same_origin(proxy: Proxy) -> None:
    origin = f"https://{LOOPBACK}:{proxy._port}"
    _, headers, _ = proxy.request("OPTIONS", "/webhooks/web/messages", headers={"Origin": origin})
    assert headers["access-control-allow-origin"] == origin


def test_visitors_are_told_apart_by_their_addresses(proxy: Proxy) -> None:
    started = time.monotonic()
    while (status := begin(proxy, address="127.0.0.5")[0]) == 201:
        assert time.monotonic() - started < 60
    assert status == 429
    assert begin(proxy, address="127.0.0.6")[0] == 201
    # Of a visitor whose word was taken for it, each would be the first one.
    forged = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(1, 20)]
    assert any(begin(proxy, address="127.0.0.5", headers=headers)[0] == 429 for headers in forged)
