"""A real browser, and visitors who use the chat in it."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Route,
    expect,
    sync_playwright,
)

from tests.web.host_pages import HostPages
from tests.web.host_pages import Page as HostPage
from tests.web.screenshots import Screenshots, report
from twincities.launch.project import ROOT

FOLDER = Path(__file__).parent
SCREENSHOTS = ROOT / "results" / "screenshots"
MOST_MS = 15_000
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


class Chat:
    """The chat on a page, as a visitor finds it by its labels."""

    def __init__(self, page: Page, name: str, screenshots: Screenshots) -> None:
        self.page = page
        self._name = name
        self._screenshots = screenshots
        self.launcher = page.get_by_role("button", name="Open the chat")
        self.panel = page.get_by_role("dialog")
        self.log = self.panel.get_by_role("log")
        self.input = self.panel.get_by_role("textbox", name="Your question")
        self.entries = self.log.locator(".entry")

    def open(self) -> Chat:
        self.launcher.click()
        expect(self.input).to_be_focused()
        return self

    def button(self, name: str) -> Locator:
        return self.panel.get_by_role("button", name=name)

    def send(self, text: str) -> None:
        self.input.fill(text)
        self.input.press("Enter")

    def ask(self, text: str) -> str:
        """The text of the answer, which may be several messages."""
        before = self.entries.count()
        self.send(text)
        return self.answer(before + 1)

    def answer(self, before: int) -> str:
        """What the assistant says after so many entries, once it has said all."""
        expect(self.entries.nth(before)).to_be_visible()
        expect(self.button("Send")).to_have_attribute("aria-disabled", "false")
        return "\n".join(self.entries.all_inner_texts()[before:])

    def said(self) -> list[str]:
        """Everything in the conversation after the greeting, without the names of who says it."""
        return [re.sub(r"^(You|Assistant): ?\n?", "", text) for text in self.entries.all_inner_texts()[1:]]

    def kept(self) -> dict[str, Any] | None:
        """What the browser keeps of it."""
        kept: dict[str, Any] | None = self.page.evaluate(
            "JSON.parse(Object.values({...localStorage, ...sessionStorage})[0] ?? null)"
        )
        return kept

    def keep(self, changes: str) -> None:
        """Change what the browser keeps, by a statement about `kept`."""
        self.page.evaluate(
            "const [key, text] = Object.entries(localStorage)[0]; const kept = JSON.parse(text);"
            f"{changes}; localStorage.setItem(key, JSON.stringify(kept))"
        )

    def screenshot(self, state: str, full_page: bool = False) -> None:
        """Keep how it looks; what differs from the last time is reported at the end."""
        self._screenshots.take(self.page, f"{self._name}-{state}", full_page)

    def violations(self) -> list[str]:
        """What axe finds wrong, one line each."""
        results = Axe().run(self.page, options=WCAG)
        return [
            f"{found['id']}: {node['html']} {node['failureSummary']}"
            for found in results.response["violations"]
            for node in found["nodes"]
        ]


class HeldMessages:
    """Keeps back what a page sends to the assistant."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route("**/messages", self._hold)

    def __len__(self) -> int:
        return len(self._routes)

    def let_go(self) -> None:
        """Let the first one on its way, once it was sent: a page shows a message before it sends it."""
        deadline = time.monotonic() + MOST_MS / 1000
        while not self._routes and time.monotonic() < deadline:
            self._page.wait_for_timeout(10)
        self._routes[0].continue_()

    def _hold(self, route: Route) -> None:
        self._routes.append(route)


class Visitors:
    """Opens pages, each for a new visitor; sees to it that nothing goes wrong and nobody else is asked."""

    def __init__(self, browser: Browser, hosts: set[str], name: str, screenshots: Screenshots) -> None:
        self._browser = browser
        self._screenshots = screenshots
        self._hosts = hosts
        self._name = name
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    def allow(self, host: str) -> None:
        """Let a host be asked that is neither the site nor the assistant."""
        self._hosts.add(host)

    def visit(self, url: str, **options: Any) -> Chat:
        context = self._browser.new_context(**{"viewport": {"width": 1200, "height": 800}, **options})
        context.set_default_timeout(MOST_MS)
        self._contexts.append(context)
        return self.chat(context.new_page(), url)

    def chat(self, page: Page, url: str) -> Chat:
        page.on("pageerror", lambda error: self.errors.append(f"error: {error}"))
        page.on("console", self._note_error)
        page.on("request", lambda request: self._note(request.url))
        page.goto(url)
        return Chat(page, self._name, self._screenshots)

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _note_error(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.errors.append(said.text)

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc not in self._hosts:
            self.errors.append(f"a request to {url}")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Ended with the last test of this folder: its loop of events gets in the way of those of other tests."""
    executable = next((path for name in _BROWSERS if (path := shutil.which(name))), None)
    if executable is None:
        pytest.skip("there is no Chromium (on Debian: apt-get install chromium)")
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if os.geteuid() == 0 else [])]
    expect.set_options(timeout=MOST_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def screenshots(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Screenshots]:
    """What tests show, compared at the end with what they showed the last time."""
    screenshots = Screenshots(SCREENSHOTS)
    yield screenshots
    report(request.config, map(str, screenshots.differences(browser)))


@pytest.fixture
def visitors(
    browser: Browser,
    screenshots: Screenshots,
    assistant_url: str,
    host_pages: HostPages,
    request: pytest.FixtureRequest,
) -> Iterator[Visitors]:
    """Visitors of the web site and of the assistant's own pages."""
    hosts = {urlsplit(address).netloc for address in (assistant_url, host_pages.origin)}
    name = re.sub(r"\W+|-u[0-9a-f]{4}", "-", request.node.name.removeprefix("test_")).strip("-")[:80]
    visitors = Visitors(browser, hosts, name, screenshots)
    yield visitors
    visitors.close()
    assert visitors.errors == []


@pytest.fixture
def tag(assistant_url: str) -> str:
    return f'<script src="{assistant_url}/webhooks/web/widget.js" data-title="Sister cities" defer></script>'


@pytest.fixture
def page_url(host_pages: HostPages, tag: str) -> str:
    """A page with the tag, on another origin than the assistant."""
    body = f'<h1>A town</h1><p>Its page. <a href="/other">Another page</a></p>{tag}'
    host_pages.add(HostPage(body), "other")
    return host_pages.add(HostPage(body))
