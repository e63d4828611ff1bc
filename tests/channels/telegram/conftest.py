from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.channels.telegram.bot_api import TOKEN, BotApi, running_api
from tests.channels.telegram.running import Server, running
from twincities.channels import server_health

PROXIES = ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("STATE_FOLDER", str(folder))
    for variable in PROXIES:
        monkeypatch.delenv(variable, raising=False)
    return folder


@pytest.fixture(autouse=True)
def clean_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """No test may leave a traceback in the log, nor the token, even with everything logged."""
    factory = logging.getLogRecordFactory()
    levels = {name: logging.getLogger(name).level for name in ("telegram", "httpx", "httpcore")}
    caplog.set_level(logging.DEBUG)
    yield
    logging.setLogRecordFactory(factory)
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    ours = [record for record in records if not record.name.startswith("aiohttp")]
    assert [record.getMessage() for record in ours if record.exc_info] == []
    assert TOKEN not in "\n".join(record.getMessage() for record in records)


@pytest_asyncio.fixture
async def api() -> AsyncIterator[BotApi]:
    async with running_api() as api:
        yield api


@pytest_asyncio.fixture(params=["polling", "webhook"])
async def server(api: BotApi, request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """The channel in both modes, connected."""
    async with running(api, webhook=request.param == "webhook") as server:
        await api.until(lambda: api.webhook or api.calls["getUpdates"])
        yield server


@pytest_asyncio.fixture
async def polling(api: BotApi) -> AsyncIterator[Server]:
    async with running(api) as server:
        await api.until(lambda: api.calls["getUpdates"])
        yield server


@pytest.fixture(autouse=True)
def _fresh_health(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server_health, "SECONDS_BETWEEN_CHECKS", 0)
