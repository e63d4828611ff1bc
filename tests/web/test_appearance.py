"""How the chat looks, sounds and is handled, on pages of every kind."""

from __future__ import annotations

import gzip
import json
import re
from typing import Any

import pytest
from playwright.sync_api import FloatRect, expect

from tests.web.conftest import Chat, HeldMessages, Visitors
from tests.web.host_pages import HostPages, Page
from twincities.channels.web.assets import Assets
from twincities.channels.web.widget_strings import widget_strings
from twincities.languages.spoken import read_yaml
from twincities.launch.project import ROOT

WIDGET = ROOT / "web" / "widget.js"
CHAT = sorted((ROOT / "web" / "chat").glob("*.js"))
MOST_BYTES_OF_WIDGET = 10_000
QUESTION = "What events do Chengdu and Kyoto share?"
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


def box(chat: Chat) -> FloatRect:
    found = chat.panel.bounding_box()
    assert found
    return found


def served(name: str) -> bytes:
    asset, _ = Assets(WIDGET.parent).find(name) or (None, "")
    assert asset
    return asset.content


def test_what_loads_with_the_page_is_small_and_all_of_it_sets_nothing_but_text() -> None:
    assert len(gzip.compress(served("widget.js"))) <= MOST_BYTES_OF_WIDGET
    script = "".join(file.read_text(encoding="utf-8") for file in (WIDGET, *CHAT))
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function", script)
    assert "://" not in script.replace("http://www.w3.org/2000/svg", "")


def test_the_chat_is_one_file_and_the_widget_asks_for_this_version_of_it() -> None:
    chat = served("chat.js")
    assert all(
        name in chat
        for name in (b"class Server", b"class Renderer", b"class Conversation", b"export class Panel")
    )
    assert b'const STYLE = "' in chat and b".bubble > * + *" in chat
    found = Assets(WIDGET.parent).find("chat.js")
    assert found and f'"chat.js?{found[0].digest}"'.encode() in served("widget.js")


def test_every_language_has_every_string() -> None:
    files = sorted((ROOT / "data" / "languages").glob("*/widget.yml"))
    own = {file.parent.name: read_yaml(file) for file in files}
    assert {"en", "zh", "zh-Hant", "fr", "ja"} <= set(own)
    assert all(strings.keys() == own["en"].keys() for strings in own.values())
    assert [re.findall(r"{\w+}", text) for text in own["fr"].values()] == [
        re.findall(r"{\w+}", text) for text in own["en"].values()
    ]
    scripts = "".join(file.read_text(encoding="utf-8") for file in CHAT)
    assert set(re.findall(r"[sS]trings\.(\w+)", scripts)) <= set(own["en"])


@pytest.mark.parametrize("name", ["widget.js", "chat.js"])
def test_the_scripts_are_served_with_their_strings_in_all_languages(name: str) -> None:
    filled = re.search(rb"const STRINGS = (\{.*\}), NAMES = (\[.*\]);", served(name))
    assert filled
    said, names = map(json.loads, filled.groups())
    if name == "chat.js":
        assert set(names) == set(widget_strings()["en"])
    assert {code: dict(zip(names, own, strict=True)) for code, own in said.items()} == {
        code: {each: strings[each] for each in names} for code, strings in widget_strings().items()
    }
    assert widget_strings()["zh-Hant"]["send"] == "送出"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_keeps_anybody_out(visitors: Visitors, page_url: str, scheme: str) -> None:
    chat = visitors.visit(page_url, color_scheme=scheme)
    expect(chat.launcher).to_be_visible()
    assert chat.violations() == []
    chat.screenshot("closed")
    chat.open()
    assert chat.violations() == []
    chat.screenshot("open")
    chat.ask(QUESTION)
    chat.log.get_by_role("button").first.click()
    chat.answer(4)
    assert chat.violations() == []
    chat.screenshot("talking")
    background = chat.panel.evaluate("panel => getComputedStyle(panel).backgroundColor")
    assert (background == "rgb(255, 255, 255)") is (scheme == "light")


def test_a_page_may_choose_light_for_itself(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    url = host_pages.add(Page(f"<h1>A town</h1>{tag.replace('defer', 'data-theme=light defer')}"))
    chat = visitors.visit(url, color_scheme="dark").open()
    assert chat.panel.evaluate("panel => getComputedStyle(panel).backgroundColor") == "rgb(255, 255, 255)"


def test_the_keyboard_is_enough(visitors: Visitors, page_url: str) -> None:
    page = (chat := visitors.visit(page_url)).page
    press = page.keyboard.press
    press("Tab")
    press("Tab")
    expect(chat.launcher).to_be_focused()
    press("Enter")
    expect(chat.input).to_be_focused()
    page.keyboard.type(QUESTION)
    press("Enter")
    assert "Kyoto Week" in chat.answer(2)
    choice = chat.log.get_by_role("button").first
    for _ in range(30):
        if choice.evaluate("button => button === button.getRootNode().activeElement"):
            break
        press("Shift+Tab")
    expect(choice).to_be_focused()
    before = chat.entries.count()
    press("Space")
    chat.answer(before + 1)
    expect(chat.input).to_be_focused()
    press("Tab")
    expect(chat.button("Send")).to_be_focused()
    chat.screenshot("focus")
    press("Escape")
    expect(chat.panel).to_be_hidden()
    expect(chat.launcher).to_be_focused()


def test_answers_are_announced_and_who_speaks(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url).open()
    chat.ask(QUESTION)
    assert chat.log.get_attribute("role") == "log"
    texts = chat.entries.evaluate_all("entries => entries.map(entry => entry.textContent)")
    assert texts[0].startswith("Assistant: ") and texts[1] == f"You: {QUESTION}"
    assert texts[2].startswith("Assistant: ")


def test_the_typing_indicator_shows_while_an_answer_takes_time(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url).open()
    held = HeldMessages(chat.page)
    chat.send(QUESTION)
    writing = chat.panel.get_by_role("status").filter(has_text="The assistant is writing")
    expect(writing).to_be_visible()
    chat.screenshot("typing")
    chat.send("Impatient?")
    assert chat.input.input_value() == "Impatient?"
    held.let_go()
    assert "Kyoto Week" in chat.answer(2)
    expect(writing).to_have_count(0)


def test_a_phone_shows_nothing_but_the_chat(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url, **PHONE)
    chat.screenshot("closed")
    chat.launcher.tap()
    assert box(chat) == {"x": 0, "y": 0, "width": 390, "height": 844}
    chat.ask(QUESTION)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert chat.violations() == []
    chat.screenshot("open")
    for button in ("Start over", "Close the chat", "Send"):
        size = chat.button(button).bounding_box()
        assert size and min(size["width"], size["height"]) >= 24
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()
    chat.page.reload()
    expect(chat.launcher).to_be_visible()


def test_a_panel_that_gets_too_little_room_covers_the_page(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url).open()
    chat.ask(QUESTION)
    chat.page.set_viewport_size({"width": 420, "height": 700})
    expect(chat.input).to_be_visible()
    assert box(chat)["width"] == 420
    chat.page.set_viewport_size({"width": 1200, "height": 800})
    chat.page.wait_for_function(
        "document.querySelector('sister-cities-chat').shadowRoot.querySelector('dialog:not(:modal)')"
    )
    assert box(chat)["width"] < 420


@pytest.mark.parametrize("size", [(600, 400), (320, 256)], ids=["200 %", "400 %"])
def test_zoomed_in_everything_is_in_reach(visitors: Visitors, page_url: str, size: tuple[int, int]) -> None:
    width, height = size
    chat = visitors.visit(page_url, viewport={"width": width, "height": height}, device_scale_factor=2).open()
    assert "Kyoto Week" in chat.ask(QUESTION)
    for part in (chat.input, chat.button("Send"), chat.button("Close the chat"), chat.log):
        place = part.bounding_box()
        assert place and place["height"] > 20
        assert place["x"] >= 0 and place["x"] + place["width"] <= width
        assert place["y"] >= 0 and place["y"] + place["height"] <= height
    chat.screenshot("zoomed")


def test_right_to_left(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    page = Page(f"<h1>مدينة</h1>{tag}", attributes='lang="ar" dir="rtl"')
    chat = visitors.visit(host_pages.add(page), locale="en-GB").open()
    chat.ask(QUESTION)
    chat.ask("أين كيوتو؟")
    place = box(chat)
    assert place["x"] < 100
    assert chat.panel.evaluate("panel => getComputedStyle(panel).direction") == "rtl"
    question = chat.log.locator(".you .bubble").last
    assert question.evaluate("bubble => getComputedStyle(bubble).direction") == "rtl"
    answer = chat.log.locator(".bot .bubble").nth(1)
    assert answer.evaluate("bubble => getComputedStyle(bubble).direction") == "ltr"
    chat.screenshot("open")


@pytest.mark.parametrize(("reduced", "animations"), [("reduce", 0), ("no-preference", 3)])
def test_motion_is_reduced_on_request(
    visitors: Visitors, page_url: str, reduced: str, animations: int
) -> None:
    chat = visitors.visit(page_url, reduced_motion=reduced).open()
    chat.page.route("**/messages", lambda route: None)
    chat.send(QUESTION)
    expect(chat.panel.locator(".typing i")).to_have_count(3)
    running = "document.querySelector('sister-cities-chat').shadowRoot.getAnimations().length"
    assert chat.page.evaluate(running) == animations


@pytest.mark.parametrize(
    ("attribute", "locale", "launcher"),
    [
        ('lang="zh-Hans"', "en-GB", "打开对话"),
        ('lang="fr"', "en-GB", "Ouvrir la discussion"),
        ("", "ja-JP", "チャットを開く"),
        ("", "de-AT", "Chat öffnen"),
        ('lang="pl"', "pl-PL", "Open the chat"),
        ('lang="pl"', "fr-CA", "Ouvrir la discussion"),
    ],
)
def test_it_speaks_the_language_of_the_page_or_of_the_browser(
    visitors: Visitors, host_pages: HostPages, tag: str, attribute: str, locale: str, launcher: str
) -> None:
    url = host_pages.add(Page(f"<h1>A town</h1>{tag}", attributes=attribute))
    chat = visitors.visit(url, locale=locale)
    chat.page.get_by_role("button", name=launcher).click()
    expect(chat.panel.get_by_role("textbox")).to_be_focused()
    chat.screenshot("open")


def test_the_tag_chooses_language_greeting_colour_place_and_suggestions(
    visitors: Visitors, host_pages: HostPages, tag: str
) -> None:
    options = (
        'data-language="fr" data-greeting="Salut !" data-color="#ffd400" data-position="left" '
        'data-suggestions="What is a sister city?|Which partnership is the oldest?" data-open defer'
    )
    chat = visitors.visit(host_pages.add(Page(f"<h1>A town</h1>{tag.replace('defer', options)}")))
    expect(chat.panel).to_be_visible()
    expect(chat.log).to_contain_text("Salut !")
    assert box(chat)["x"] < 100
    assert chat.page.evaluate("document.activeElement === document.body")
    assert chat.violations() == []
    chat.screenshot("open")
    suggestion = chat.log.get_by_role("button", name="Which partnership is the oldest?")
    suggestion.click()
    expect(chat.log).to_contain_text("1980")
    expect(suggestion).to_be_disabled()
    chat.page.get_by_role("button", name="Fermer la discussion").click()
    chat.page.reload()
    expect(chat.page.get_by_role("button", name="Ouvrir la discussion")).to_be_visible()
    expect(chat.panel).to_be_hidden()


def test_a_page_chooses_by_css_variables(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    style = "<style>:root { --sister-cities-accent: #7a1fa2; --sister-cities-radius: 0px }</style>"
    chat = visitors.visit(host_pages.add(Page(f"<h1>A town</h1>{tag}", head=style))).open()
    header = chat.panel.locator(".header")
    assert header.evaluate("header => getComputedStyle(header).backgroundColor") == "rgb(122, 31, 162)"
    assert chat.panel.evaluate("panel => getComputedStyle(panel).borderRadius") == "0px"
    assert chat.violations() == []


HOSTILE_STYLE = """
* { all: unset; display: none !important; color: red !important; font: 9px/1 fantasy !important;
    position: static !important; opacity: .1 !important; transform: rotate(9deg) !important }
html { font-size: 5px !important }
html, body, main { display: block !important; transform: none !important; opacity: 1 !important }
button, textarea, dialog { background: lime !important; width: 999px !important }
"""


def test_styles_of_the_page_do_not_reach_it(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    plain = visitors.visit(host_pages.add(Page(tag))).open()
    chat = visitors.visit(host_pages.add(Page(tag, head=f"<style>{HOSTILE_STYLE}</style>"))).open()
    assert box(chat) == box(plain)
    for part in ("dialog", ".bubble", "textarea", ".header"):
        look = "node => [...getComputedStyle(node)].filter(name => !name.startsWith('--')).map(name => getComputedStyle(node)[name])"
        assert chat.page.locator(part).first.evaluate(look) == plain.page.locator(part).first.evaluate(look)
    assert chat.panel.screenshot() == plain.panel.screenshot()
    assert "Kyoto Week" in chat.ask(QUESTION)
    chat.screenshot("hostile")


def test_it_works_under_a_strict_policy(
    visitors: Visitors, host_pages: HostPages, tag: str, assistant_url: str
) -> None:
    policy = (
        f"default-src 'none'; img-src data:; script-src {assistant_url}; connect-src {assistant_url}; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )
    chat = visitors.visit(host_pages.add(Page(f"<h1>A town</h1>{tag}", policy=policy))).open()
    assert "Kyoto Week" in chat.ask(QUESTION)
    assert box(chat)["width"] > 300
    chat.screenshot("open")


def test_a_page_that_was_not_named_gets_no_answer(
    visitors: Visitors, host_pages: HostPages, page_url: str
) -> None:
    visitors.allow(host_pages.origin.partition("://")[2].replace("127.0.0.1", "localhost"))
    chat = visitors.visit(page_url.replace("127.0.0.1", "localhost")).open()
    chat.send(QUESTION)
    expect(chat.button("Try again")).to_be_visible()
    assert all("CORS" in error or "Failed to load" in error for error in visitors.errors)
    visitors.errors.clear()


def test_two_tags_make_one_chat(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    chat = visitors.visit(host_pages.add(Page(f"{tag}<h1>A town</h1>{tag}")))
    expect(chat.launcher).to_have_count(1)


def test_it_works_where_storage_is_forbidden(
    visitors: Visitors, host_pages: HostPages, page_url: str
) -> None:
    frame = f'<h1>A town</h1><iframe sandbox="allow-scripts" src="{page_url}" width=900 height=600></iframe>'
    chat = visitors.visit(host_pages.add(Page(frame), "framing"))
    inside = chat.page.frame_locator("iframe")
    inside.get_by_role("button", name="Open the chat").click()
    expect(inside.get_by_role("textbox")).to_be_focused()
