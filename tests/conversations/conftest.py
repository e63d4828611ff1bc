"""The order of the tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.conversations.player import CHINESE_CITIES, running_assistant


@pytest.fixture(scope="module")
def chinese_cities_url() -> Iterator[str]:
    """The address of a server on the table of Chinese cities, with the same model."""
    with running_assistant(CHINESE_CITIES) as url:
        yield url
