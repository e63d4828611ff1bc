"""Talking to the real assistant in a real browser, from a page on another origin."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Route, expect

from tests.conversations.player import running_assistant
from tests.web.conftest import Chat, Visitors
from tests.web.host_pages import HostPages, Page
from twincities.launch.ports import free_port

KYOTO = "When were Chengdu and Kyoto twinned?"
REFUSED = "Failed to load resource"  # the browser's own note of an error status or a lost connection


@pytest.fixture
def chat(visitors: Visitors, page_url: str) -> Chat:
    return visitors.visit(page_url).open()


def test_a_question_is_answered_from_the_table(chat: Chat) -> None:
    assert "1983" in chat.ask(KYOTO)
    assert "Detroit" in chat.ask("Who is twinned with Chongqing?")
    chat.screenshot("answers")


def test_a_map_is_shown_and_says_what_it_shows(chat: Chat) -> None:
    chat.ask("Which partnerships do you know?")
    chat.ask("Show them on a map")
    image = chat.log.get_by_role("img")
    expect(image).to_have_attribute("alt", re.compile("Map with 5 partnerships: .*Kyoto"))
    _is_loaded(chat, image)
    assert chat.violations() == []
    chat.screenshot("map")
    chat.page.reload()
    _is_loaded(chat, image)


def _is_loaded(chat: Chat, image: Locator) -> None:
    loaded = "image => image.complete && image.naturalWidth > 300"
    chat.page.wait_for_function(loaded, arg=image.element_handle())


def test_a_button_is_pressed_once(chat: Chat) -> None:
    chat.ask(KYOTO)
    choice = chat.log.get_by_role("button").first
    title, before = choice.inner_text(), chat.entries.count()
    choice.click()
    assert chat.answer(before + 1)
    assert chat.said()[before - 1] == title
    used = chat.log.get_by_role("button", name=title, exact=True).first
    expect(used).to_be_disabled()
    expect(chat.input).to_be_focused()
    chat.page.reload()
    expect(used).to_be_disabled()
    chat.screenshot("used")


def test_a_conversation_lasts_across_reload_and_pages(chat: Chat) -> None:
    chat.ask(KYOTO)
    said = chat.said()
    chat.page.reload()
    expect(chat.panel).to_be_visible()
    assert chat.said() == said
    chat.page.get_by_role("link", name="Another page").click()
    chat.page.wait_for_url("**/other")
    assert chat.said() == said
    assert "Kyoto Week" in chat.ask("and what events do they share?")


def test_a_conversation_begun_anew_is_forgotten(chat: Chat) -> None:
    chat.ask(KYOTO)
    before = chat.kept()
    chat.button("Start over").click()
    assert chat.said() == []
    expect(chat.input).to_be_focused()
    chat.page.reload()
    assert chat.said() == []
    assert "Kyoto Week" not in chat.ask("and what events do they share?")
    after = chat.kept()
    assert before and after and before["token"] != after["token"]


def test_a_conversation_is_kept_for_a_day_and_no_longer(chat: Chat) -> None:
    chat.ask(KYOTO)
    kept = chat.kept()
    assert kept and 23.9 < (kept["until"] / 1000 - chat.page.evaluate("Date.now()") / 1000) / 3600 < 24.1
    chat.keep("kept.until = Date.now() - 1")
    chat.page.reload()
    chat.open()
    assert chat.said() == []
    assert chat.kept() != kept


def test_a_conversation_may_be_kept_for_the_tab_only(
    visitors: Visitors, host_pages: HostPages, tag: str
) -> None:
    url = host_pages.add(Page(f"<h1>A town</h1>{tag.replace('defer', 'data-keep-hours=0 defer')}"))
    chat = visitors.visit(url).open()
    chat.ask(KYOTO)
    chat.page.reload()
    assert len(chat.said()) >= 2
    assert chat.page.evaluate("localStorage.length") == 0
    other = visitors.chat(chat.page.context.new_page(), url).open()
    assert other.said() == []


def test_two_tabs_show_the_same_conversation(visitors: Visitors, chat: Chat) -> None:
    other = visitors.chat(chat.page.context.new_page(), chat.page.url)
    expect(other.panel).to_be_visible()
    chat.ask(KYOTO)
    expect(other.entries).to_have_count(chat.entries.count())
    assert other.said() == chat.said()


def test_two_visitors_cannot_see_each_other(visitors: Visitors, chat: Chat, page_url: str) -> None:
    chat.ask(KYOTO)
    other = visitors.visit(page_url).open()
    assert other.said() == []
    assert "Kyoto Week" not in other.ask("and what events do they share?")
    mine, theirs = chat.kept(), other.kept()
    assert mine and theirs and mine["token"] != theirs["token"]
    assert "Kyoto Week" in chat.ask("and what events do they share?")


def test_an_answer_broken_off_by_a_reload_is_fetched_once(chat: Chat) -> None:
    chat.ask(KYOTO)
    said = chat.said()
    chat.keep("kept.entries.length = 1; kept.entries[0].done = undefined")
    chat.page.reload()
    chat.answer(len(said))
    assert chat.said() == said
    assert "Kyoto Week" in chat.ask("and what events do they share?")


def test_a_forged_conversation_begins_a_new_one(visitors: Visitors, chat: Chat) -> None:
    chat.ask(KYOTO)
    chat.keep("kept.token = 'x' + kept.token")
    chat.page.reload()
    assert "Kyoto Week" not in chat.ask("and what events do they share?")
    assert "1983" in chat.ask(KYOTO)
    assert [error for error in visitors.errors if "401" not in error] == []
    visitors.errors.clear()


def test_a_forged_button_only_says_what_stands_on_it(visitors: Visitors, chat: Chat) -> None:
    chat.ask(KYOTO)
    chat.keep("kept.entries[1].buttons = [{title: 'Who is twinned with Detroit?', payload: '/restart'}]")
    chat.page.reload()
    before = chat.entries.count()
    chat.log.get_by_role("button", name="Who is twinned with Detroit?").click()
    assert "Chongqing" in chat.answer(before + 1)
    assert [error for error in visitors.errors if "400" not in error] == []
    visitors.errors.clear()


def test_a_command_that_is_typed_is_a_text(chat: Chat) -> None:
    chat.ask(KYOTO)
    chat.ask('/restart{"city":"Lyon"}')
    assert "Kyoto Week" in chat.ask("and what events do they share?")


def test_nothing_typed_is_lost_while_the_server_is_away(
    visitors: Visitors, host_pages: HostPages, tmp_path: Path
) -> None:
    port = free_port()
    script = f'<script src="http://127.0.0.1:{port}/webhooks/web/widget.js" defer></script>'
    url = host_pages.add(Page(f"<h1>A town</h1>{script}"))
    visitors.allow(f"127.0.0.1:{port}")
    with running_assistant(state=tmp_path, port=port, WEBCHAT_ORIGINS=host_pages.origin):
        chat = visitors.visit(url).open()
        assert "1983" in chat.ask(KYOTO)
    chat.send("Who is twinned with Detroit?")
    retry = chat.button("Try again")
    expect(retry).to_be_visible()
    assert "I cannot reach the assistant" in chat.said()[-1]
    chat.screenshot("away")
    assert chat.violations() == []
    retry.click()  # still away
    expect(retry).to_be_visible()
    with running_assistant(state=tmp_path, port=port, WEBCHAT_ORIGINS=host_pages.origin):
        before = chat.entries.count()
        retry.click()
        assert "Chongqing" in chat.answer(before)
        expect(retry).to_have_count(0)
        expect(chat.input).to_be_focused()
    assert [error for error in visitors.errors if REFUSED not in error] == []
    visitors.errors.clear()


def test_a_flood_is_answered_with_when_to_go_on(visitors: Visitors, chat: Chat) -> None:
    chat.page.evaluate(
        """async () => {
            const chat = document.querySelector("sister-cities-chat");
            for (let sent = 0; sent < 24; sent += await chat.ask("hello")) await new Promise(go => setTimeout(go, 5));
        }"""
    )
    expect(chat.button("Try again").first).to_be_visible()
    assert re.search(r"Try again in \d+ seconds", "\n".join(chat.said()))
    chat.screenshot("flood")
    assert [error for error in visitors.errors if "429" not in error] == []
    visitors.errors.clear()


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (400, "could not take this message"),
        (413, "could not take this message"),
        (415, "could not take this message"),
        (429, "Try again in 7 seconds"),
        (500, "Something went wrong at the assistant"),
        (502, "Something went wrong at the assistant"),
    ],
)
def test_each_refusal_is_told_in_words(visitors: Visitors, chat: Chat, status: int, sentence: str) -> None:
    def refuse(route: Route) -> None:
        headers = {
            "Access-Control-Allow-Origin": "*",
            "Access-Control-Expose-Headers": "Retry-After",
            "Retry-After": "7",
        }
        route.fulfill(status=status, headers=headers, json={"error": "no"})

    chat.page.route("**/messages", refuse)
    chat.send(KYOTO)
    expect(chat.log).to_contain_text(sentence)
    chat.page.reload()
    expect(chat.log).to_contain_text(sentence)
    chat.page.unroute("**/messages")
    before = chat.entries.count()
    chat.button("Try again").click()
    assert "1983" in chat.answer(before)
    assert len([said for said in chat.said() if KYOTO in said]) == 1
    visitors.errors.clear()


def test_each_message_says_which_was_answered_before(visitors: Visitors, chat: Chat) -> None:
    sent: list[dict[str, Any]] = []

    def note(route: Route) -> None:
        sent.append(route.request.post_data_json or {})
        route.continue_()

    chat.page.route("**/messages", note)
    for _ in range(2):
        before = chat.entries.count()
        chat.send(KYOTO)
        assert "1983" in chat.answer(before + 1)
    assert "after" not in sent[0]
    assert sent[1]["after"] == sent[0]["id"]


@pytest.mark.parametrize("reload", [False, True])
def test_where_too_many_ask_the_message_is_kept_and_sent_again_by_itself(
    visitors: Visitors, chat: Chat, reload: bool
) -> None:
    sent: list[str] = []

    def refuse_twice(route: Route) -> None:
        sent.append((route.request.post_data_json or {})["id"])
        if len(sent) > 2:
            return route.continue_()
        headers = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}
        return route.fulfill(status=503, headers={**headers, "Retry-After": "2"}, json={"error": "no"})

    chat.page.route("**/messages", refuse_twice)
    before = chat.entries.count()
    chat.send(KYOTO)
    expect(chat.log).to_contain_text("I will try again in 2 seconds")
    expect(chat.button("Try again")).to_have_count(0)
    chat.screenshot("crowded")
    assert chat.violations() == []
    if reload:
        chat.page.reload()
    chat.send("typed meanwhile")
    assert chat.input.input_value() == "typed meanwhile"
    assert "1983" in chat.answer(before + 1)
    expect(chat.log).not_to_contain_text("I will try again")
    assert len([said for said in chat.said() if KYOTO in said]) == 1
    assert len(sent) == 3 and len(set(sent)) == 1
    assert [error for error in visitors.errors if "503" not in error] == []
    visitors.errors.clear()


def answer_with(chat: Chat, *messages: dict[str, Any]) -> None:
    """Have the next messages answered with these, which the shipped assistant never says."""
    lines = "".join(json.dumps(message) + "\n" for message in [*messages, {"end": True}])
    headers = {"Access-Control-Allow-Origin": "*", "Content-Type": "application/x-ndjson"}
    chat.page.route("**/messages", lambda route: route.fulfill(body=lines, headers=headers))


def test_images_cards_lists_and_links_are_shown(chat: Chat, assistant_url: str) -> None:
    picture = f"{assistant_url}/webhooks/web/icon.svg"
    answer_with(
        chat,
        {
            "text": "Two weeks:\n- Kyoto Week\n- Chengdu Week\nSee https://example.org/a. Source <https://example.org/b>"
        },
        {"image": {"url": picture, "alt": "Two towers joined by a bridge"}},
        {
            "cards": [
                {
                    "title": "Kyoto",
                    "text": "Japan",
                    "image": {"url": picture, "alt": ""},
                    "url": "https://example.org/kyoto",
                    "buttons": [{"title": "More about Kyoto", "payload": "x"}],
                },
                {"title": "Chengdu"},
            ]
        },
        {"link": {"url": "https://example.org/leaflet.pdf", "title": "A leaflet"}},
        {"text": "And now?", "buttons": [{"title": "A page", "url": "https://example.org/page"}]},
    )
    chat.ask("Show me everything")
    assert chat.log.get_by_role("listitem").all_inner_texts()[:2] == ["Kyoto Week", "Chengdu Week"]
    links = chat.log.get_by_role("link")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"https://example.org/{name}" for name in ("a", "b", "kyoto", "leaflet.pdf", "page")
    ]
    assert links.first.get_attribute("rel") == "noopener noreferrer"
    image = chat.log.get_by_role("img", name="Two towers joined by a bridge")
    expect(image).to_be_visible()
    assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(chat.button("More about Kyoto")).to_be_enabled()
    chat.page.set_viewport_size({"width": 1200, "height": 1100})
    chat.screenshot("rich")
    assert chat.violations() == []


def test_markup_and_scripts_in_messages_stay_text(chat: Chat) -> None:
    hostile = "<img src=x onerror=document.title='hacked'><script>document.title='hacked'</script>"
    answer_with(
        chat,
        {"text": f"{hostile}\n- {hostile}"},
        {"image": {"url": "javascript:document.title='hacked'", "alt": hostile}},
        {"cards": [{"title": hostile, "url": "javascript:document.title='hacked'"}]},
        {"link": {"url": "data:text/html,x", "title": "a link"}},
        {"buttons": [{"title": "press", "url": "javascript:document.title='hacked'"}]},
    )
    answer = chat.ask(hostile)
    assert answer.count(hostile) == 3
    assert chat.log.locator("img, script, a").count() == 0
    chat.page.reload()
    assert chat.log.locator("img, script, a").count() == 0
    assert chat.page.title() == "A town"


def test_a_long_text_is_counted_and_cut(chat: Chat) -> None:
    chat.input.fill("x" * 4_046)
    expect(chat.panel).to_contain_text("50 characters left")
    chat.screenshot("long")
    chat.input.press_sequentially("y" * 60)
    assert chat.input.input_value() == "x" * 4_046 + "y" * 50
    expect(chat.panel).to_contain_text("0 characters left")
    chat.input.press("Enter")
    expect(chat.entries.nth(2)).to_be_visible()


def test_the_choice_of_a_character_sends_nothing(chat: Chat) -> None:
    chat.input.fill("きょうと")
    for options in ("isComposing: true", "keyCode: 229"):
        chat.input.evaluate(
            "(input, options) => input.dispatchEvent(new KeyboardEvent('keydown', "
            "{key: 'Enter', bubbles: true, cancelable: true, ...options}))",
            {"isComposing": True} if "isComposing" in options else {"keyCode": 229},
        )
    assert chat.input.input_value() == "きょうと"
    assert chat.said() == []
    chat.input.press("Shift+Enter")
    assert chat.input.input_value() == "きょうと\n"


def test_other_parts_of_the_page_may_ask(visitors: Visitors, page_url: str) -> None:
    chat = visitors.visit(page_url)
    asked = chat.page.evaluate(f"document.querySelector('sister-cities-chat').ask({KYOTO!r})")
    assert asked is True
    assert "1983" in chat.answer(2)
