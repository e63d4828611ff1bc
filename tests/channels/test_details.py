"""Answers as data: tables, source notes and links, as each channel shows them."""

from __future__ import annotations

from typing import Any

import pytest

from twincities.channels import shell
from twincities.channels.aligned import aligned, width_of, wrapped
from twincities.channels.details import Details, without_addresses
from twincities.channels.rest import RestOutput
from twincities.channels.shell import NumberedSuggestions
from twincities.channels.telegram.output import as_outgoing
from twincities.channels.web.messages import web_message

ITEMS = "- Tianjin – Kobe (Japan), since 1973\n- 西安 – Nara (Japan), since 1974"
NOTE = "Source: A list – ⚠ public records contradict 1 of these"
LINK = {"title": "A list", "url": "https://example.org/list"}
TABLE = {
    "columns": ["City", "Partner", "Since"],
    "rows": [["Tianjin", ["Kobe", "Japan"], "1973"], ["西安", ["Nara", "Japan"], "1974"]],
    "rest": ["a", "b"],
}
LISTED: dict[str, Any] = {
    "text": f"Partnerships:\n{ITEMS}\n{NOTE}",
    "custom": {
        "table": {**TABLE, "text": ITEMS},
        "source": {"text": NOTE, "links": [LINK], "mark": "⚠ public records contradict 1 of these"},
    },
}
ADDRESSED = {
    "text": "It is from “A list” (page) <https://example.org/list>. It has no author.",
    "custom": {"links": [LINK]},
}


def test_the_web_chat_has_a_list_as_table_and_the_source_as_note() -> None:
    assert web_message(LISTED, str) == {
        "text": "Partnerships:",
        "table": TABLE,
        "note": {"text": NOTE, "links": [LINK], "mark": "⚠ public records contradict 1 of these"},
    }
    assert web_message(ADDRESSED, str) == {"text": ADDRESSED["text"], "links": [LINK]}


def test_what_only_says_how_many_are_left_out_the_table_says_on_the_web() -> None:
    buttons = [{"title": "Show more", "payload": "/ask_more"}, {"title": "Records?", "payload": "/x"}]
    message = {"text": "And 2 more.", "buttons": buttons, "custom": {"rest_of_table": True}}
    assert web_message(message, str) == {"buttons": [{"title": "Records?", "payload": "/x"}]}


@pytest.mark.parametrize(
    "custom",
    [
        None,
        7,
        [],
        {"any": "thing"},
        {"table": 7, "source": "x", "links": None},
        {"source": {"text": "another"}},
    ],
)
def test_what_is_custom_in_another_way_changes_no_text(custom: Any) -> None:
    message = {"text": "Hello.", "custom": custom}
    assert web_message(message, str) == {"text": "Hello."}
    assert as_outgoing(message)[0].text == "Hello."


def test_a_text_that_does_not_hold_the_list_stays_as_it_is() -> None:
    message = {**LISTED, "text": "Something else."}
    assert web_message(message, str) == {"text": "Something else."}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org"])
def test_links_lead_to_the_web_only(address: str) -> None:
    link = {"title": "A list", "url": address}
    message = {"text": f"A list <{address}>", "custom": {"links": [link]}}
    assert "links" not in web_message(message, str)
    assert list(as_outgoing(message)[0].placed_links()) == []


def test_on_telegram_titles_are_links() -> None:
    (said,) = as_outgoing(ADDRESSED)
    assert said.text == "It is from “A list” (page). It has no author."
    assert list(said.placed_links()) == [(12, 6, LINK["url"])]
    (listed,) = as_outgoing({**LISTED, "text": f"😀 {LISTED['text']}"})
    first, length, _ = next(listed.placed_links())
    assert listed.text.encode("utf-16-le")[2 * first : 2 * (first + length)].decode("utf-16-le") == "A list"


async def test_over_rest_the_data_stand_beside_the_text() -> None:
    output = RestOutput()
    await output.send_response("me", LISTED)
    await output.send_response("me", {"custom": {"a": 1}})
    assert output.messages == [
        {"recipient_id": "me", "text": LISTED["text"], "custom": LISTED["custom"]},
        {"recipient_id": "me", "custom": {"a": 1}},
    ]


def test_in_the_shell_columns_are_aligned_where_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(columns: int) -> str:
        monkeypatch.setenv("COLUMNS", str(columns))
        (message,) = NumberedSuggestions().in_words([LISTED])
        assert "custom" not in message
        return str(message["text"])

    assert told(80).split("\n")[1:4] == [
        "  City     Partner       Since",
        "  Tianjin  Kobe (Japan)  1973",
        "  西安     Nara (Japan)  1974",
    ]
    narrow = told(28)
    assert "- Tianjin – Kobe (Japan),\n  since 1973" in narrow
    assert all(width_of(line) <= 28 for line in narrow.split("\n"))
    assert shell.shutil.get_terminal_size().columns == 28


def test_lines_are_wrapped_at_words_and_by_the_width_of_characters() -> None:
    assert wrapped("one two three\n- four five six", 9) == "one two\nthree\n- four\n  five\n  six"
    assert wrapped("成都和京都是姐妹城市", 6) == "成都和京都是姐妹城市"
    assert wrapped("成都 京都 中国", 9) == "成都 京都\n中国"
    assert aligned(TABLE, 20) is None


def test_an_address_stays_where_no_title_stands_before_it() -> None:
    links = Details.of(ADDRESSED).links
    for text in ("<https://example.org/list> A list", "See <https://example.org/list>."):
        assert without_addresses(text, links) == text
