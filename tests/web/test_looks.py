"""Lists, groups, notes and pictures as they look in light, dark, on a phone, in Chinese and in Japanese."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Chat, Visitors
from tests.web.test_appearance import PHONE

ENGLISH = ("Which partnerships are there?", "How many by country?", "Show them on a map")
LOOKS: dict[str, tuple[dict[str, Any], str, tuple[str, str, str]]] = {
    "light": ({}, "en", ENGLISH),
    "dark": ({"color_scheme": "dark"}, "en", ENGLISH),
    "phone": (PHONE, "en", ENGLISH),
    "zh": ({}, "zh", ("有哪些友好城市？", "按国家各有多少？", "在地图上显示")),
    "ja": ({}, "ja", ("姉妹都市の一覧を見せて", "国別にいくつありますか？", "地図で見せて")),
}
CHANGING = ".day { visibility: hidden } .tools time { display: none }"
"""What is another one every day."""


def ask(chat: Chat, text: str) -> None:
    """Ask, and wait for the end of the answer, whatever language the chat is in."""
    before = chat.entries.count()
    chat.panel.get_by_role("textbox").fill(text)
    chat.panel.get_by_role("textbox").press("Enter")
    expect(chat.entries.nth(before + 1)).to_be_visible()
    expect(chat.panel.locator("[part~=send]")).to_have_attribute("aria-disabled", "false")


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_shown_is_looked_at(visitors: Visitors, assistant_url: str, look: str) -> None:
    options, language, (list_, group, picture) = LOOKS[look]
    chat = visitors.visit(f"{assistant_url}/webhooks/web/chat?lang={language}", **options)
    expect(chat.panel).to_be_visible()
    chat.page.locator("sister-cities-chat").evaluate(
        "(chat, rules) => { const sheet = new CSSStyleSheet(); sheet.replaceSync(rules);"
        " chat.shadowRoot.adoptedStyleSheets = [...chat.shadowRoot.adoptedStyleSheets, sheet] }",
        CHANGING,
    )
    for state, text in (("list", list_), ("group", group)):
        before = chat.log.get_by_role("table").count()
        ask(chat, text)
        expect(chat.log.get_by_role("table")).to_have_count(before + 1)
        chat.screenshot(state)
    ask(chat, picture)
    image = chat.log.locator("img").last
    image.evaluate("image => image.decode()")
    chat.screenshot("picture")
    assert chat.violations() == []
