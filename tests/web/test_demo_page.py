"""The demo page, from the table that is in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markupsafe import escape
from playwright.sync_api import expect

from tests.conftest import write_table
from tests.web.conftest import Visitors
from tests.web.test_appearance import PHONE
from twincities.channels.web.assets import Assets
from twincities.channels.web.channel import WEB_FOLDER
from twincities.channels.web.demo_page import demo_page
from twincities.languages import spoken
from twincities.table import PartnershipTable, load_table
from twincities.wording import wording_in


@pytest.fixture
def demo_url(assistant_url: str) -> str:
    return f"{assistant_url}/webhooks/web/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shows_the_table_and_the_open_chat(
    visitors: Visitors, demo_url: str, shipped_table: PartnershipTable, scheme: str
) -> None:
    size = {"width": 1360, "height": 900}
    chat = visitors.visit(demo_url, color_scheme=scheme, viewport=size)
    expect(chat.panel).to_be_visible()
    rows = chat.page.get_by_role("table").get_by_role("row")
    assert rows.count() == 1 + len(shipped_table.partnerships)
    for row, text in zip(shipped_table.partnerships, rows.all_inner_texts()[1:], strict=True):
        assert all(shipped_table.city(id).name in text for id in row.cities)
        assert str(row.since) and str(row.since.year if row.since else "") in text
    chat.page.locator("header").get_by_role("button", name="Which partnership is the oldest?").click()
    assert "1980" in chat.answer(2)
    assert chat.violations() == []
    chat.screenshot("asked")
    chat.screenshot("whole", full_page=True)


def test_it_leads_to_what_records_say_of_each_fact(
    visitors: Visitors, demo_url: str, shipped_table: PartnershipTable
) -> None:
    chat = visitors.visit(demo_url)
    chat.page.get_by_role("link", name="What public records say").click()
    expect(chat.page.get_by_role("heading", level=1)).to_have_text("What rests on what")
    text = chat.page.locator("main").inner_text()
    assert all(check.note in text for check in shipped_table.checks if check.note)
    assert all(record.partner in text for record in shipped_table.recorded_partners)
    assert chat.violations() == []
    chat.screenshot("facts", full_page=True)


def test_it_hands_out_the_tag(visitors: Visitors, demo_url: str) -> None:
    chat = visitors.visit(demo_url, permissions=["clipboard-read", "clipboard-write"])
    chat.page.get_by_role("button", name="Copy the tag").click()
    expect(chat.page.get_by_text("Copied.")).to_be_visible()
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert copied == f'<script src="{demo_url}widget.js" data-title="Sister cities" defer></script>'


def test_it_fits_a_phone(visitors: Visitors, demo_url: str) -> None:
    chat = visitors.visit(demo_url, **PHONE)
    expect(chat.launcher).to_be_visible()
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert chat.violations() == []
    chat.screenshot("phone", full_page=True)
    chat.page.locator("header").get_by_role("button").first.tap()
    assert chat.answer(2)
    chat.screenshot("phone-asked")


@pytest.mark.parametrize("language", spoken())
def test_it_is_in_the_language_of_its_reader(shipped_table: PartnershipTable, language: str) -> None:
    shown = demo_page(shipped_table, Assets(WEB_FOLDER), WEB_FOLDER, language)
    words = wording_in(language)
    assert f'<html lang="{language}" dir="ltr">' in shown
    assert str(escape(words.phrase("phrase_page_lead"))) in shown
    assert words.counted("partnership", len(shipped_table.partnerships)) in shown
    assert "<em>" in shown and "<code>WEBCHAT_ORIGINS</code>" in shown and "*" not in shown
    view = shipped_table.in_language(language)
    assert all(view.label(city.id) in shown and words.country(city.country) in shown for city in view.cities)
    if language == "ja":
        assert set(re.findall(r"[A-Za-z]{4,}(?=[^<>]*</(?:th|p|h1|h2|li|button|small|span)>)", shown)) <= {
            "Rasa", "Open", "Source", "WEBCHAT", "ORIGINS", "Ctrl",
        }  # fmt: skip


def test_it_shows_any_table(tmp_path: Path) -> None:
    def page(table: PartnershipTable) -> str:
        return demo_page(table, Assets(WEB_FOLDER), WEB_FOLDER)

    hostile = write_table(tmp_path / "hostile").joinpath("cities.csv")
    hostile.write_text(hostile.read_text("utf-8").replace("Leipzig,DE", "<b>Leipzig</b>,DE"), "utf-8")
    shown = page(load_table(hostile.parent))
    assert "&lt;b&gt;Leipzig&lt;/b&gt;" in shown and "<b>" not in shown
    assert "not recorded" in shown and "3 June 1958" in shown
    assert 'href="facts"' in shown

    rows = "".join(f"p{number},lyon,c{number},1990,,,,,,list\n" for number in range(60))
    cities = "".join(f"c{number},City {number},DE,,\n" for number in range(60))
    many = write_table(
        tmp_path / "many",
        cities=f"id,name,country,aliases,known_for\nlyon,Lyon,FR,,\n{cities}",
        partnerships=f"id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source\n{rows}",
        events="id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source\n",
        checks="id,claim,about,part,verdict,note,source,looked_up\n",
        recorded_partners="id,city,partner,aliases,country,since,status,note,source,looked_up\n",
    )
    shown = page(load_table(many))
    assert "60 partnerships in the table" in shown and "10 more" in shown
    assert 'href="facts"' not in shown  # nothing in it was checked
    assert "City 49" in shown and "City 50 " not in shown
