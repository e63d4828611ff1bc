"""A PostgreSQL whose certificate does not fit: said in one line, and turns go on from memory."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.postgresql import PostgreSQL, running_postgresql
from tests.conversation_store.talks import hold, turn
from tests.web.test_proxy import write_certificate
from twincities.conversations.connections import Connections, DatabaseUnavailableError


@pytest.fixture(scope="module")
def encrypting() -> Iterator[PostgreSQL]:
    """A server with a certificate for 127.0.0.1, which is in its folder."""
    with tempfile.TemporaryDirectory() as folder, running_postgresql(Path(folder)) as server:
        server.stop()
        certificate, key = server.data / "server.crt", server.data / "server.key"
        write_certificate(certificate, key)
        key.chmod(0o600)
        if os.getuid() == 0:
            for each in (certificate, key):
                shutil.chown(each, "postgres")
        server.start("-c ssl=on")
        yield server


@pytest.fixture
def another(tmp_path: Path) -> Path:
    write_certificate(tmp_path / "another.crt", tmp_path / "another.key")
    return tmp_path / "another.crt"


def url(server: PostgreSQL, certificate: Path, host: str = "127.0.0.1") -> str:
    return f"{server.url.replace('127.0.0.1', host)}?sslmode=verify-full&sslrootcert={certificate}"


def test_one_that_fits_is_taken(encrypting: PostgreSQL) -> None:
    connections = Connections(make_url(url(encrypting, encrypting.data / "server.crt")))
    with connections.reading() as connection:
        assert connection.exec_driver_sql("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").scalar()
    connections.close()


@pytest.mark.parametrize("kind", ["another's", "another host's"])
async def test_one_that_does_not_fit_is_named_in_one_line(
    encrypting: PostgreSQL,
    another: Path,
    open_store: MakeStore,
    caplog: pytest.LogCaptureFixture,
    kind: str,
) -> None:
    wrong = (
        url(encrypting, another)
        if kind == "another's"
        else url(encrypting, encrypting.data / "server.crt", "localhost")
    )
    connections = Connections(make_url(wrong))
    with pytest.raises(DatabaseUnavailableError) as failed, connections.reading():
        pass
    connections.close()
    assert "certificate" in str(failed.value) and "\n" not in str(failed.value)
    store = open_store(wrong)
    await hold(store, "me", turn("one"))
    assert (await store.retrieve("me")) is not None
    (line,) = [each.getMessage() for each in caplog.records if "certificate" in each.getMessage()]
    assert "\n" not in line
