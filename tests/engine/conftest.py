"""What all tests of the replaced parts share."""

from __future__ import annotations

import pytest

from twincities import engine


@pytest.fixture(scope="session", autouse=True)
def _applied() -> None:
    engine.apply()
