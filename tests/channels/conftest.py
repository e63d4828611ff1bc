"""What tests with a real web server share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sanic import Sanic
from sanic.touchup import TouchUp


@pytest.fixture(scope="session", autouse=True)
def _one_touch_up() -> Iterator[None]:
    """At the start of a server sanic rewrites methods of its own classes, which it can do but once a process."""
    touch_up = TouchUp.run
    touched: list[Sanic] = []

    def once(app: Sanic) -> None:
        if not touched:
            touched.append(app)
            touch_up(app)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TouchUp, "run", once)
        yield
