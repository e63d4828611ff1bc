"""The demo page, from the table that is in use."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from markupsafe import escape
from playwright.sync_api import Browser, Route, expect

from tests.conftest import write_table
from tests.web.conftest import Visitors
from tests.web.test_appearance import PHONE
from twincities.channels.web.assets import Assets
from twincities.channels.web.channel import WEB_FOLDER
from twincities.channels.web.open_data import FILES_OF_TABLE, as_json, file_of_table
from twincities.channels.web.table_page import table_page
from twincities.channels.web.table_query import TableQuery
from twincities.channels.web.table_rows import table_rows
from twincities.languages import spoken
from twincities.table import PartnershipTable, load_table
from twincities.table.files.csv_files import rows_of
from twincities.wording import wording_in


@pytest.fixture
def page_of_table(assistant_url: str) -> str:
    return f"{assistant_url}/webhooks/web/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_shows_the_table_and_the_open_chat(
    visitors: Visitors, page_of_table: str, shipped_table: PartnershipTable, scheme: str
) -> None:
    size = {"width": 1360, "height": 900}
    chat = visitors.visit(page_of_table, color_scheme=scheme, viewport=size)
    expect(chat.panel).to_be_visible()
    rows = chat.page.get_by_role("table").get_by_role("row")
    assert rows.count() == 1 + len(shipped_table.partnerships)
    for row, text in zip(shipped_table.partnerships, rows.all_inner_texts()[1:], strict=True):
        assert all(shipped_table.city(id).name in text for id in row.cities)
        assert "contradicted" in text or "disputed" in text
        assert str(row.since) and str(row.since.year if row.since else "") in text
    chat.page.locator("header").get_by_role("button", name="Which partnership is the oldest?").click()
    assert "1980" in chat.answer(2)
    assert chat.violations() == []
    chat.screenshot("asked")
    chat.screenshot("whole", full_page=True)


def test_it_leads_to_what_records_say_of_each_fact(
    visitors: Visitors, page_of_table: str, shipped_table: PartnershipTable
) -> None:
    chat = visitors.visit(page_of_table)
    chat.page.get_by_role("link", name="What public records say").click()
    expect(chat.page.get_by_role("heading", level=1)).to_have_text("What rests on what")
    text = chat.page.locator("main").inner_text()
    assert all(check.note in text for check in shipped_table.checks if check.note)
    assert all(record.partner in text for record in shipped_table.recorded_partners)
    assert chat.violations() == []
    chat.screenshot("facts", full_page=True)


def test_it_hands_out_the_tag(visitors: Visitors, page_of_table: str) -> None:
    chat = visitors.visit(page_of_table, permissions=["clipboard-read", "clipboard-write"])
    chat.page.get_by_role("button", name="Copy the tag").click()
    expect(chat.page.get_by_text("Copied.")).to_be_visible()
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert copied == f'<script src="{page_of_table}widget.js" data-title="Sister cities" defer></script>'


def test_it_fits_a_phone(visitors: Visitors, page_of_table: str) -> None:
    chat = visitors.visit(page_of_table, **PHONE)
    expect(chat.launcher).to_be_visible()
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert chat.violations() == []
    chat.screenshot("phone", full_page=True)
    chat.page.locator("header").get_by_role("button").first.tap()
    assert chat.answer(2)
    chat.screenshot("phone-asked")


@pytest.mark.parametrize("language", spoken())
def test_it_is_in_the_language_of_its_reader(shipped_table: PartnershipTable, language: str) -> None:
    shown = table_page(shipped_table, Assets(WEB_FOLDER), WEB_FOLDER, language)
    words = wording_in(language)
    assert f'<html lang="{language}" dir="ltr">' in shown
    assert str(escape(words.phrase("phrase_page_lead"))) in shown
    assert words.counted("partnership", len(shipped_table.partnerships)) in shown
    assert "<em>" in shown and "<code>WEBCHAT_ORIGINS</code>" in shown and "*" not in shown
    view = shipped_table.in_language(language)
    assert all(view.label(city.id) in shown and words.country(city.country) in shown for city in view.cities)
    if language == "ja":
        assert set(re.findall(r"[A-Za-z]{4,}(?=[^<>]*</(?:th|p|h1|h2|li|button|small|span)>)", shown)) <= {
            "Rasa", "Open", "Source", "WEBCHAT", "ORIGINS", "Ctrl", "schema",
        }  # fmt: skip


def test_it_shows_any_table(tmp_path: Path) -> None:
    def page(table: PartnershipTable) -> str:
        return table_page(table, Assets(WEB_FOLDER), WEB_FOLDER)

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
    assert "60 partnerships in the table" in shown and "Page 1 of 2" in shown
    assert 'href="facts"' not in shown  # nothing in it was checked
    assert 'href="cities.csv"' in shown and 'href="events.csv"' not in shown
    assert "City 49" in shown and "City 50 " not in shown
    assert '<th scope="col">Themes' not in shown  # nobody needs an empty column


NOTHING_ELSE = {
    "events": "id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source\n",
    "checks": "id,claim,about,part,verdict,note,source,looked_up\n",
    "recorded_partners": "id,city,partner,aliases,country,since,status,note,source,looked_up\n",
}


@pytest.mark.parametrize("width", [1200, 640, 320], ids=["wide", "200 %", "400 %"])
def test_names_without_a_blank_do_not_make_the_page_wider(
    browser: Browser, tmp_path: Path, width: int
) -> None:
    cities = (
        f"id,name,country,aliases,known_for\nlyon,{'L' * 200},FR,,\nkobe,{'神' * 200},JP,,\nbonn,Bonn,DE,,\n"
    )
    rows = "id,city_a,city_b,since,source\na,lyon,kobe,1990,list\nb,lyon,bonn,1991,list\n"
    table = load_table(write_table(tmp_path, cities=cities, partnerships=rows, **NOTHING_ELSE))
    assets = Assets(WEB_FOLDER)

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.removeprefix("/")
        if name.endswith(".css") and (found := assets.find(name)):
            route.fulfill(body=found[0].content, content_type="text/css")
        elif not name:
            route.fulfill(body=table_page(table, assets, WEB_FOLDER), content_type="text/html")
        else:
            route.abort()

    page = browser.new_page(viewport={"width": width, "height": 800})
    page.route("**/*", answer)
    page.goto("http://page.test/")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    place = page.locator("tbody td strong", has_text="Bonn").bounding_box()
    assert place and place["width"] >= 35, "other names stay in one piece"
    page.close()


@pytest.fixture(scope="module")
def large_table(tmp_path_factory: pytest.TempPathFactory) -> PartnershipTable:
    """25,000 partnerships of one city with others in three countries."""
    countries = ("DE", "JP", "US")
    cities = "".join(f"c{number},City {number},{countries[number % 3]},,\n" for number in range(25_000))
    rows = "".join(f"p{number},lyon,c{number},{1950 + number % 70},,,,,,list\n" for number in range(25_000))
    folder = write_table(
        tmp_path_factory.mktemp("large") / "table",
        cities=f"id,name,country,aliases,known_for\nlyon,Lyon,FR,,\n{cities}",
        partnerships=f"id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source\n{rows}",
        **NOTHING_ELSE,
    )
    return load_table(folder)


def test_of_25_000_rows_it_sends_50(large_table: PartnershipTable) -> None:
    assets = Assets(WEB_FOLDER)
    table_page(large_table, assets, WEB_FOLDER)  # prepares the rows
    for arguments in ({}, {"q": "city 777"}, {"country": "JP", "order": "-since"}, {"page": "400"}):
        shown = table_page(large_table, assets, WEB_FOLDER, "en", TableQuery.of(arguments))
        assert shown.count("<tr>") <= 51 and len(shown) < 100_000


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        ({}, ["chongqing", "shanghai", "chengdu", "shenzhen", "hangzhou"]),
        ({"q": "KYÔTO"}, ["chengdu"]),
        ({"q": "united states cars"}, ["chongqing"]),
        ({"q": "nowhere"}, []),
        ({"country": "JP"}, ["chengdu"]),
        ({"country": "XX"}, []),
        ({"decade": "1980", "theme": "cars"}, ["chongqing"]),
        ({"order": "city"}, ["chengdu", "chongqing", "hangzhou", "shanghai", "shenzhen"]),
        ({"order": "-city"}, ["shenzhen", "shanghai", "hangzhou", "chongqing", "chengdu"]),
        ({"order": "since"}, ["hangzhou", "chongqing", "chengdu", "shanghai", "shenzhen"]),
        ({"order": "anything"}, ["chongqing", "shanghai", "chengdu", "shenzhen", "hangzhou"]),
    ],
)
def test_it_is_searched_filtered_and_sorted(
    shipped_table: PartnershipTable, arguments: dict[str, str], found: list[str]
) -> None:
    rows = table_rows(shipped_table, "en").found(TableQuery.of(arguments))
    assert [row.city_a for row in rows] == found


@pytest.mark.parametrize(
    ("order", "dates"), [("since", ["1958", "1980", ""]), ("-since", ["1980", "1958", ""])]
)
def test_those_without_a_date_come_last_either_way(tmp_path: Path, order: str, dates: list[str]) -> None:
    rows = "a,lyon,x,,,,,,,list\nb,lyon,y,1980,,,,,,list\nc,lyon,z,1958,,,,,,list\n"
    table = write_table(
        tmp_path / "dated",
        cities="id,name,country,aliases,known_for\nlyon,Lyon,FR,,\nx,Xanten,DE,,\ny,York,GB,,\nz,Zug,CH,,\n",
        partnerships=f"id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source\n{rows}",
        **NOTHING_ELSE,
    )
    found = table_rows(load_table(table), "en").found(TableQuery.of({"order": order}))
    assert [row.since.isoformat() if row.since else "" for row in found] == dates


@pytest.mark.parametrize("page", ["0", "-1", "x", "9" * 30, "٣", "7"])
def test_a_page_that_there_is_not_is_another_one(shipped_table: PartnershipTable, page: str) -> None:
    query = TableQuery.of({"page": page, "q": "<script>" * 50, "theme": "'\"><b>"})
    shown = table_page(shipped_table, Assets(WEB_FOLDER), WEB_FOLDER, "en", query)
    assert (
        "Nothing in the table is like that." in shown and "<script>alert" not in shown and "<b>" not in shown
    )
    assert len(query.q) == 100


def test_what_is_chosen_stays_chosen_in_its_links() -> None:
    query = TableQuery.of({"q": "a&b", "country": "JP", "order": "since", "page": "3", "lang": "ja"})
    assert query.address("fr") == "?q=a%26b&country=JP&order=since&page=3&lang=fr"
    assert query.sorted_by("since").address("fr") == "?q=a%26b&country=JP&order=-since&lang=fr"


def test_the_table_is_open_data(shipped_table: PartnershipTable) -> None:
    content = json.loads(as_json(shipped_table))
    kinds = [str(each["@type"]) for each in content["@graph"]]
    assert kinds.count("City") == len(shipped_table.cities)
    ties = [each for each in content["@graph"] if "ItemList" in each["@type"]]
    assert [tie["startDate"] for tie in ties] == ["1983", "1985", "1983", "1985", "1980"]
    ids = {each["@id"] for each in content["@graph"]}
    assert all(end["@id"] in ids for tie in ties for end in tie["itemListElement"])


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_contacts_and_what_is_not_the_tables_are_not_handed_out(tmp_path: Path, encoding: str) -> None:
    written = (
        "id;city_a;city_b;Contact;since;contact:fr;address;source;internal note\n"
        "a;lyon;nice;Ann@example.org, Zoë;1958;Anne@example.org;https://example.org/a;list;call back\n"
        "b;lyon;turin\n"
    )
    (tmp_path / "partnerships.csv").write_bytes(written.encode(encoding))
    assert (file_of_table(tmp_path, "partnerships.csv") or b"").decode().splitlines() == [
        "id,city_a,city_b,since,address,source",
        "a,lyon,nice,1958,https://example.org/a,list",
        "b,lyon,turin,,,",
    ]
    (tmp_path / "cities.csv").write_bytes(b'id,name\nlyon,"Lyon\n')
    (tmp_path / "themes.csv").write_bytes(b"")
    assert file_of_table(tmp_path, "cities.csv") is None, "nobody knows what stands where in it"
    assert file_of_table(tmp_path, "themes.csv") == b""


def test_the_files_of_the_shipped_table_are_handed_out_whole(shipped_table: PartnershipTable) -> None:
    for name in FILES_OF_TABLE:
        file = Path("data/partnerships") / name
        handed_out = file_of_table(file.parent, name)
        rows = [row.cells for row in rows_of(file.read_text(encoding="utf-8"))]
        assert handed_out and [row.cells for row in rows_of(handed_out.decode())] == rows


@pytest.mark.parametrize("name", ["about.csv", "../partnerships/cities.csv", "none.csv", "widget.js"])
def test_no_other_file_is_handed_out(name: str) -> None:
    folder = Path("data/partnerships")
    assert file_of_table(folder, name) is None
    assert b"chongqing" in (file_of_table(folder, "cities.csv") or b"")


def test_without_scripts_it_is_read_and_searched(visitors: Visitors, page_of_table: str) -> None:
    chat = visitors.visit(page_of_table, java_script_enabled=False)
    page = chat.page
    page.get_by_role("searchbox").fill("kyoto")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("status").first).to_have_text("1 of 5 shown")
    page.get_by_role("link", name="Show all").click()
    page.get_by_role("link", name="Since").click()
    expect(page.get_by_role("columnheader", name="Since")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("row").nth(1)).to_contain_text("1980")


def test_a_row_is_asked_about_in_the_chat(visitors: Visitors, page_of_table: str) -> None:
    chat = visitors.visit(f"{page_of_table}?q=kyoto")
    chat.page.get_by_role("link", name="What do you know about Chengdu and Kyoto?").click()
    assert "1983" in chat.answer(2)
    assert chat.violations() == []


@pytest.mark.parametrize("language", ["zh", "ja"])
def test_it_is_looked_at_in_chinese_and_japanese(
    visitors: Visitors, page_of_table: str, language: str
) -> None:
    chat = visitors.visit(
        f"{page_of_table}?lang={language}&order=since", viewport={"width": 1360, "height": 900}
    )
    assert chat.violations() == []
    chat.screenshot("whole", full_page=True)


def test_it_prints_the_table_alone_and_moves_nothing_while_it_loads(
    visitors: Visitors, page_of_table: str
) -> None:
    chat = visitors.visit(page_of_table)
    chat.page.wait_for_load_state("networkidle")
    shift = chat.page.evaluate(
        """() => new Promise(tell => new PerformanceObserver(list => tell(list.getEntries()
            .reduce((sum, each) => sum + each.value, 0))).observe({type: "layout-shift", buffered: true})
            || setTimeout(() => tell(0), 500))"""
    )
    assert shift < 0.01
    weight = chat.page.evaluate(
        "[...performance.getEntriesByType('resource'), ...performance.getEntriesByType('navigation')]"
        ".reduce((sum, each) => sum + each.transferSize, 0)"
    )
    assert 0 < weight < 150_000
    chat.page.emulate_media(media="print")
    expect(chat.page.get_by_role("searchbox")).to_be_hidden()
    expect(chat.panel).to_be_hidden()
    expect(chat.page.get_by_role("table")).to_be_visible()
    chat.screenshot("print", full_page=True)


def test_a_map_and_a_timeline_stand_beside_it_where_nothing_is_searched(
    visitors: Visitors, page_of_table: str
) -> None:
    page = visitors.visit(page_of_table).page
    images = page.locator("main img")
    expect(images).to_have_count(2)
    images.first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('main img').naturalWidth > 0")
    assert all("Kyoto" in (image.get_attribute("alt") or "") for image in images.all())
    page.goto(f"{page_of_table}?q=kyoto")
    expect(images).to_have_count(0)


def test_it_is_readable_at_200_percent(visitors: Visitors, page_of_table: str) -> None:
    chat = visitors.visit(page_of_table, viewport={"width": 640, "height": 400}, device_scale_factor=2)
    assert chat.page.evaluate("document.documentElement.scrollWidth") <= 640
