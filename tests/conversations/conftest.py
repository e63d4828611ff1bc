"""The order of the tests."""

from __future__ import annotations

import pytest

from tests.conversations.player import FOLDER


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Hold the conversations last: they take longest, and other tests say more exactly what is wrong."""
    items.sort(key=lambda item: FOLDER in item.path.parents)
