"""The assistant that the conversations are held with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversations.player import CHINESE_CITIES, FOLDER, running_assistant


@pytest.fixture(scope="session")
def assistant_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The state folder of the server, with the conversations held with it."""
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def assistant_url(assistant_state: Path) -> Iterator[str]:
    """The address of a real server with its action server, started once."""
    with running_assistant(assistant_state) as url:
        yield url


@pytest.fixture(scope="module")
def chinese_cities_url() -> Iterator[str]:
    """The address of a server on the table of Chinese cities, with the same model."""
    with running_assistant(CHINESE_CITIES) as url:
        yield url


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hold the conversations last: they take longest, and other tests say more exactly what is wrong."""
    items.sort(key=lambda item: FOLDER in item.path.parents)
