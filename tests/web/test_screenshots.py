"""The comparison of screenshots itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.web.screenshots import AMONG_WORKERS, REPORTED, Screenshots, report


@pytest.fixture
def page(browser: Browser) -> Any:
    page = browser.new_page(viewport={"width": 400, "height": 300})
    yield page
    page.close()


def shown(page: Page, folder: Path, content: str, full_page: bool = False) -> Screenshots:
    """One run of tests with one screenshot."""
    page.set_content(f"<body style='margin: 0'>{content}")
    screenshots = Screenshots(folder)
    screenshots.take(page, "state", full_page)
    return screenshots


def square(side: int, colour: str) -> str:
    return f"<div style='width: {side}px; height: {side}px; background: {colour}'></div>"


def test_what_is_new_or_as_it_was_is_not_reported(browser: Browser, page: Page, tmp_path: Path) -> None:
    for colour in ("#0b6b66", "#0b6b66", "#0e6e69"):  # the last one is another colour by a hair
        assert [*shown(page, tmp_path, square(50, colour)).differences(browser)] == []
    assert not any((tmp_path / "differences").iterdir())


def test_what_changed_is_reported_with_how_much_and_where(
    browser: Browser, page: Page, tmp_path: Path
) -> None:
    shown(page, tmp_path, square(50, "black"))
    (difference,) = shown(page, tmp_path, square(60, "black")).differences(browser)
    assert difference.share == pytest.approx((60 * 60 - 50 * 50) / (400 * 300))
    assert difference.marked.read_bytes().startswith(b"\x89PNG")
    assert str(difference).split()[:2] == ["0.92%", "state"]
    assert [*shown(page, tmp_path, square(60, "black")).differences(browser)] == [], "it was seen"
    assert not any((tmp_path / "differences").iterdir())


def test_a_picture_of_another_size_differs(browser: Browser, page: Page, tmp_path: Path) -> None:
    shown(page, tmp_path, "", full_page=True)
    (difference,) = shown(page, tmp_path, square(400, "white"), full_page=True).differences(browser)
    assert difference.share == pytest.approx(100 / 400)


@pytest.mark.parametrize("is_worker", [False, True])
def test_it_is_said_by_the_process_that_began_the_run(is_worker: bool) -> None:
    config: Any = SimpleNamespace(stash=pytest.Stash())
    if is_worker:
        config.workeroutput = {"workerid": "gw0"}
    report(config, ["a", "b"])
    told = config.workeroutput[AMONG_WORKERS] if is_worker else config.stash[REPORTED]
    assert told == ["a", "b"]
