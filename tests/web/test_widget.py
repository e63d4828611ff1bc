"""What the widget does besides talking: on pages that change, in frames, with answers that were given."""

from __future__ import annotations

import datetime
import re

import pytest
from playwright.sync_api import expect

from tests.web.conftest import Chat, HeldMessages, Visitors
from tests.web.host_pages import HostPages, Page
from tests.web.test_appearance import PHONE
from tests.web.test_chat import KYOTO, answer_with

LONG = {"text": "\n".join(f"Line {number}" for number in range(60))}
ELEMENT = "document.querySelector('sister-cities-chat')"


@pytest.fixture
def chat(visitors: Visitors, page_url: str) -> Chat:
    return visitors.visit(page_url).open()


def test_nothing_but_the_launcher_loads_with_the_page(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url)
    expect(chat.launcher).to_be_visible()
    chat.page.wait_for_load_state("networkidle")
    loaded = chat.page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert [name.rpartition("/")[2] for name in loaded] == ["widget.js"]
    chat.open()
    loaded = chat.page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
    assert any("/chat.js?" in name for name in loaded)


def test_where_the_chat_cannot_be_fetched_that_is_said_and_it_can_be_tried_again(
    visitors: Visitors, page_url: str
) -> None:
    chat = visitors.visit(page_url)
    chat.page.route("**/chat.js*", lambda route: route.abort())
    chat.launcher.click()
    expect(chat.page.get_by_role("status")).to_contain_text("I cannot reach the assistant")
    chat.page.unroute("**/chat.js*")
    chat.open()
    assert "1983" in chat.ask(KYOTO)
    assert all("ERR_FAILED" in error for error in visitors.errors)
    visitors.errors.clear()


def test_it_suggests_questions_of_the_table_by_itself(chat: Chat) -> None:
    suggestion = chat.log.get_by_role("button", name="Who is twinned with")
    suggestion.click()
    assert "1980" in chat.answer(2)
    expect(suggestion).to_be_disabled()
    chat.page.reload()
    expect(suggestion).to_be_disabled()
    chat.screenshot("suggested")
    chat.button("Start over").click()
    expect(suggestion).to_be_enabled()


def test_a_page_may_want_no_suggestions(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    url = host_pages.add(Page(f"<h1>A town</h1>{tag.replace('defer', 'data-suggestions defer')}"))
    chat = visitors.visit(url).open()
    chat.page.wait_for_load_state("networkidle")
    assert chat.log.get_by_role("button").count() == 0


def test_an_answer_is_shown_from_its_beginning_and_one_press_leads_to_its_end(chat: Chat) -> None:
    answer_with(chat, LONG)
    chat.ask("Tell me much")
    newest = chat.button("Newest")
    expect(chat.log.get_by_text("Line 0", exact=True)).to_be_in_viewport()
    expect(chat.log.get_by_text("Line 59")).not_to_be_in_viewport()
    assert chat.violations() == []
    chat.screenshot("beginning")
    newest.click()
    expect(chat.log.get_by_text("Line 59")).to_be_in_viewport()
    expect(newest).to_be_hidden()
    expect(chat.log).to_be_focused()


def test_who_reads_elsewhere_is_not_moved(chat: Chat) -> None:
    answer_with(chat, LONG)
    chat.ask("Tell me much")
    chat.page.unroute("**/messages")
    held = HeldMessages(chat.page)
    chat.send(KYOTO)
    expect(chat.log.get_by_text(KYOTO)).to_be_in_viewport()
    chat.log.evaluate("log => { log.scrollTop = 40; }")
    expect(chat.button("Newest")).to_be_visible()
    held.let_go()
    expect(chat.log.get_by_text("1983")).to_have_count(1)
    assert chat.log.evaluate("log => log.scrollTop") == 40


def test_an_answer_that_came_while_closed_shows_on_the_launcher(visitors: Visitors, chat: Chat) -> None:
    held = HeldMessages(chat.page)
    chat.send(KYOTO)
    expect(chat.log.get_by_text(KYOTO)).to_be_visible()
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_have_accessible_name("Open the chat")
    held.let_go()
    expect(chat.launcher).to_have_accessible_name("Open the chat – New answer")
    expect(chat.page.get_by_role("status").filter(has_text="New answer")).to_be_visible()
    assert chat.violations() == []
    chat.screenshot("unread")
    chat.page.reload()
    expect(chat.launcher).to_have_accessible_name("Open the chat – New answer")
    chat.open()
    expect(chat.log).to_contain_text("1983")
    chat.page.keyboard.press("Escape")
    expect(chat.launcher).to_have_accessible_name("Open the chat")


def test_days_are_told_apart(chat: Chat) -> None:
    chat.ask(KYOTO)
    assert chat.log.locator(".day").count() == 0  # all of today
    chat.ask(KYOTO)
    day = 24 * 3_600_000
    chat.keep(f"kept.entries[0].at -= 3 * {day}; kept.entries[1].at -= {day}; kept.until += {day}")
    chat.page.reload()
    days = chat.log.locator(".day").all_inner_texts()
    before = datetime.datetime.fromtimestamp(chat.page.evaluate("Date.now()") / 1000) - datetime.timedelta(3)
    assert days[1:] == ["Yesterday", "Today"] and str(before.year) in days[0]
    assert re.search(r"\d:\d\d", chat.log.locator("time").last.inner_text())
    chat.screenshot("days")


def test_an_answer_is_copied_as_text(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url, permissions=["clipboard-read", "clipboard-write"]).open()
    answer_with(chat, {"text": "Two weeks:\n- Kyoto Week\n- Chengdu Week"}, {"text": "That is all."})
    chat.ask(KYOTO)
    chat.button("Copy the answer").click()
    expect(chat.panel.get_by_role("status").filter(has_text="Copied.")).to_be_visible()
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert copied.split() == ["Two", "weeks:", "Kyoto", "Week", "Chengdu", "Week", "That", "is", "all."]


def test_it_can_be_said_whether_an_answer_was_helpful(chat: Chat) -> None:
    chat.ask(KYOTO)
    yes, no = chat.button("Helpful").first, chat.button("Not helpful").first
    with chat.page.expect_response("**/feedback") as sent:
        no.click()
    assert sent.value.ok
    expect(no).to_have_attribute("aria-pressed", "true")
    expect(yes).to_have_attribute("aria-pressed", "false")
    assert chat.violations() == []
    chat.screenshot("rated")
    chat.page.reload()
    expect(no).to_have_attribute("aria-pressed", "true")
    no.click()
    expect(no).to_have_attribute("aria-pressed", "false")


def test_the_panel_can_be_made_larger(chat: Chat) -> None:
    chat.ask(KYOTO)
    small = chat.panel.bounding_box()
    chat.button("Enlarge").click()
    large = chat.panel.bounding_box()
    assert small and large and large["width"] > 2 * small["width"] and large["height"] > small["height"]
    assert chat.violations() == []
    chat.screenshot("large")
    chat.page.reload()
    expect(chat.button("Make smaller")).to_be_visible()
    chat.button("Make smaller").click()
    assert chat.panel.bounding_box() == small


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_chat_has_a_page_of_its_own(visitors: Visitors, assistant_url: str, scheme: str) -> None:
    chat = visitors.visit(f"{assistant_url}/webhooks/web/chat", color_scheme=scheme)
    expect(chat.panel).to_be_visible()
    assert chat.panel.bounding_box() == {"x": 0, "y": 0, "width": 1200, "height": 800}
    assert "1983" in chat.ask(KYOTO)
    expect(chat.button("Close the chat")).to_have_count(0)
    chat.page.keyboard.press("Escape")
    expect(chat.panel).to_be_visible()
    assert chat.violations() == []
    chat.screenshot("page")


def test_its_page_fits_a_phone_and_speaks_chinese(visitors: Visitors, assistant_url: str) -> None:
    chat = visitors.visit(f"{assistant_url}/webhooks/web/chat?lang=zh", **PHONE)
    expect(chat.panel.get_by_role("textbox", name="您的问题")).to_be_visible()
    chat.log.get_by_role("button").first.tap()
    expect(chat.log.locator(".bot")).to_have_count(2)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert chat.violations() == []
    chat.screenshot("phone")


def test_a_page_that_was_named_may_frame_it(
    visitors: Visitors, host_pages: HostPages, assistant_url: str
) -> None:
    frame = f'<h1>A town</h1><iframe title="Chat" src="{assistant_url}/webhooks/web/chat" width=400 height=600></iframe>'
    chat = visitors.visit(host_pages.add(Page(frame), "framing"))
    inside = chat.page.frame_locator("iframe")
    inside.get_by_role("textbox", name="Your question").fill(KYOTO)
    inside.get_by_role("textbox", name="Your question").press("Enter")
    expect(inside.get_by_role("log")).to_contain_text("1983")
    chat.screenshot("framed")


@pytest.mark.parametrize(
    "change",
    [
        "document.body.replaceWith(Object.assign(document.createElement('body'), {textContent: 'Another page'}))",
        "document.body.replaceWith(document.body.cloneNode(true))",
        "document.body.textContent = 'Another page'",
    ],
    ids=["replaced", "replaced by a copy", "emptied"],
)
def test_it_comes_back_when_the_body_of_the_page_is_another_one(chat: Chat, change: str) -> None:
    held = HeldMessages(chat.page)
    chat.send(KYOTO)
    expect(chat.log.get_by_text(KYOTO)).to_be_visible()
    for _ in range(2):
        chat.page.evaluate(change)
        expect(chat.panel).to_be_visible()
        assert chat.page.evaluate("document.querySelectorAll('sister-cities-chat').length") == 1
    held.let_go()
    assert "1983" in chat.answer(2)
    assert len(held) == 1


def test_it_stays_away_once_it_was_taken_off(chat: Chat) -> None:
    chat.page.evaluate(f"window.chat = {ELEMENT}; chat.remove()")
    chat.page.evaluate("document.body.append('more'); document.body.firstChild.remove()")
    expect(chat.panel).to_have_count(0)
    chat.page.evaluate("document.body.append(chat)")
    expect(chat.panel).to_be_visible()
    assert "1983" in chat.ask(KYOTO)


def test_a_copy_makes_room_for_the_chat(chat: Chat) -> None:
    chat.ask(KYOTO)
    chat.page.evaluate(f"document.body.append({ELEMENT}.cloneNode(true))")
    assert chat.page.evaluate("document.querySelectorAll('sister-cities-chat').length") == 1
    assert "Kyoto Week" in chat.ask("and what events do they share?")


def test_a_page_chooses_words_and_looks_of_parts(visitors: Visitors, host_pages: HostPages, tag: str) -> None:
    words = 'data-text-input="Write to the town" data-text-open="Ask the town" defer'
    style = "<style>sister-cities-chat::part(header) { background: rgb(1, 2, 3) }</style>"
    url = host_pages.add(Page(f"<h1>A town</h1>{tag.replace('defer', words)}", head=style))
    chat = visitors.visit(url)
    chat.page.get_by_role("button", name="Ask the town").click()
    expect(chat.panel.get_by_role("textbox", name="Write to the town")).to_be_focused()
    header = chat.panel.locator(".header")
    assert header.evaluate("header => getComputedStyle(header).backgroundColor") == "rgb(1, 2, 3)"


def test_links_are_shown_by_their_titles(chat: Chat) -> None:
    answer_with(
        chat,
        {
            "text": "It comes from “A list” (web page) <https://example.org/list>. See https://www.example.org/a/b?c=d too.",
            "links": [{"title": "A list", "url": "https://example.org/list"}],
            "note": {
                "text": "Source: A list – ⚠ public records contradict it",
                "links": [{"title": "A list", "url": "https://example.org/list"}],
                "mark": "⚠ public records contradict it",
            },
        },
    )
    chat.ask(KYOTO)
    said = chat.log.locator(".bubble").last
    expect(said.locator("p").first).to_have_text(
        "It comes from “A list” (web page). See www.example.org too."
    )
    links = said.get_by_role("link")
    assert [link.inner_text() for link in links.all()] == ["A list", "www.example.org", "A list"]
    expect(said.locator(".note strong")).to_have_text("⚠ public records contradict it")
    chat.screenshot("links")


def test_a_list_is_a_table_whose_rest_unfolds(chat: Chat) -> None:
    answer_with(
        chat,
        {
            "text": "Partnerships in my table:",
            "table": {
                "columns": ["City", "Partner", "Since"],
                "rows": [[["Tianjin", "China"], ["Kobe", "Japan"], "24 June 1973"]],
                "rest": ["a", "b"],
            },
        },
    )
    more = [["Xi'an", ["Nara", "Japan"], "1974"], ["Wuhan", ["Ōita", "Japan"], "1979"]]
    headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "Content-Type"}
    chat.page.route("**/rows", lambda route: route.fulfill(json={"rows": more}, headers=headers))
    chat.ask(KYOTO)
    expect(chat.log.get_by_role("row")).to_have_count(2)
    assert chat.violations() == []
    chat.screenshot("table")
    chat.button("2 more").click()
    expect(chat.log.get_by_role("row")).to_have_count(4)
    expect(chat.button("2 more")).to_have_count(0)
    chat.page.reload()
    expect(chat.log.get_by_role("row")).to_have_count(4)


def test_a_real_list_is_a_table_with_its_source_as_a_note(chat: Chat) -> None:
    chat.ask("List all partnerships")
    expect(chat.log.get_by_role("row")).to_have_count(6)
    expect(chat.log.get_by_role("row").nth(2)).to_contain_text("Kyoto Japan")
    note = chat.log.locator(".note")
    expect(note.get_by_role("link", name="China's Top Twin Cities")).to_be_visible()
    expect(note.locator("strong")).to_contain_text("public records contradict")
    assert "- " not in chat.said()[1]
    rows = chat.page.evaluate(
        """async () => {
            const ask = {method: "POST", headers: {"Content-Type": "application/json"},
                body: JSON.stringify({ids: ["chengdu-kyoto", "gone"], language: "ja"})};
            const base = document.querySelector("script[src*=widget]").src;
            return (await (await fetch(new URL("rows", base), ask)).json()).rows;
        }"""
    )
    assert rows == [["成都", ["京都", "日本"], "1983年"]]
    assert chat.violations() == []
    chat.screenshot("list")
