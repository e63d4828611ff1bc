"""Long lists, of which the buttons below show page after page in the same message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from tests.channels.telegram.bot_api import BAD_GATEWAY, ApiError, BotApi, Fault, Sent, flood
from tests.channels.telegram.running import Server, respond, running
from tests.conftest import write_table
from twincities.channels.telegram.output import as_outgoing
from twincities.channels.telegram.pages import Listed

ANN, BOB, GROUP = 101, 102, -1001
COUNT = 24
HEADERS = {
    "events": "id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source\n",
    "checks": "id,claim,about,part,verdict,note,source,looked_up\nc,partnership,t12,,contradicted,,letter,2024\n",
    "recorded_partners": "id,city,partner,aliases,country,since,status,note,source,looked_up\n",
}
ITEMS = "\n".join(f"- Lyon – Town {n} (Japan), since {1960 + n}" for n in range(10))
LISTED: dict[str, Any] = {
    "text": f"Partnerships:\n{ITEMS}\nSource: List of sister cities",
    "language": "en",
    "custom": {
        "table": {
            "columns": ["City", "Partner", "Since"],
            "rows": [["Lyon", [f"Town {n}", "Japan"], str(1960 + n)] for n in range(10)],
            "text": ITEMS,
            "shown": [f"t{n}" for n in range(10)],
            "rest": [f"t{n}" for n in range(10, COUNT)],
            "left_out": COUNT - 10,
        },
        "source": {
            "text": "Source: List of sister cities",
            "links": [{"title": "List of sister cities", "url": "https://example.org/list"}],
        },
    },
}
MORE = {
    "text": "And 14 more. Say “more” to go on.",
    "buttons": [{"title": "Show more", "payload": "/ask_more"}, {"title": "On a map", "payload": "/affirm"}],
    "custom": {"rest_of_table": True},
}


def write_towns(folder: Path, name: str = "Town") -> None:
    cities = "".join(f"c{n},{name} {n},JP,,\n" for n in range(COUNT))
    ties = "".join(f"t{n},lyon,c{n},{1960 + n},,,,,,list\n" for n in range(COUNT))
    write_table(
        folder,
        cities=f"id,name,country,aliases,known_for\nlyon,Lyon,FR,,\n{cities}",
        partnerships=f"id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source\n{ties}",
        **HEADERS,
    )


@pytest.fixture(autouse=True)
def _towns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_towns(tmp_path / "table")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(tmp_path / "table"))


async def say_list(message: UserMessage) -> None:
    await respond(message, LISTED, MORE)


async def asked(api: BotApi, server: Server) -> Sent:
    """The message with a list, as it is sent first."""
    server.assistant = say_list
    api.write(ANN, "list")
    await api.until(lambda: len(api.sent) >= 2)
    await api.until_acknowledged()
    return api.sent[-2]


async def press(api: BotApi, sent: Sent, title: str) -> None:
    before = sent.text
    api.press(sent, title)
    await api.until(lambda: sent.text != before)


async def test_a_list_is_paged_in_its_message(api: BotApi, server: Server) -> None:
    sent = await asked(api, server)
    assert sent.titles == ["11–20 / 24 ›"]
    assert api.sent[-1].titles == ["On a map"], "the list's own buttons show more"
    await press(api, sent, "11–20 / 24 ›")
    lines = sent.text.splitlines()
    assert lines[0] == "Partnerships:"
    assert lines[1] == "- Lyon (France) – Town 10 (Japan), since 1970"
    assert lines[3] == "- Lyon (France) – Town 12 (Japan), since 1972 (contradicted)"
    assert lines[11:] == ["Source: List of sister cities"]
    assert sent.titles == ["‹ 1–10", "21–24 / 24 ›"]
    await press(api, sent, "21–24 / 24 ›")
    assert (len(sent.text.splitlines()), sent.titles) == (6, ["‹ 11–20"])
    await press(api, sent, "‹ 11–20")
    await press(api, sent, "‹ 1–10")
    assert sent.titles == ["11–20 / 24 ›"]
    await api.until(lambda: len(api.press_answers) == 4)
    assert set(api.press_answers.values()) == {None}
    assert (len(server.turns), len(api.sent)) == (1, 2), "no page is a turn"


async def test_pages_outlive_a_restart_and_a_press_may_come_twice(api: BotApi) -> None:
    async with running(api) as server:
        sent = await asked(api, server)
        first = sent.buttons[0]["callback_data"]
    async with running(api):
        await press(api, sent, "11–20 / 24 ›")
        api.press(sent, "", data=first)
        await api.until(lambda: len(api.press_answers) == 2)
        assert set(api.press_answers.values()) == {None}
        assert sent.titles == ["‹ 1–10", "21–24 / 24 ›"]


@pytest.mark.parametrize("data", ["gone:0@10", "{key}", "{key}@999", "{key}@x", "{key}@²", "@", "{map}@10"])
async def test_a_button_that_is_stale_or_made_up_says_so(api: BotApi, polling: Server, data: str) -> None:
    sent = await asked(api, polling)
    before = sent.text
    key = sent.buttons[0]["callback_data"].partition("@")[0]
    api.press(sent, "", data=data.format(key=key, map=api.sent[-1].buttons[0]["callback_data"]))
    await api.until(lambda: api.press_answers)
    assert "no longer works" in str([*api.press_answers.values()])
    assert (sent.text, len(polling.turns)) == (before, 1)


async def test_only_who_asked_turns_pages_in_a_group(api: BotApi, polling: Server) -> None:
    polling.assistant = say_list
    api.write_in_group(GROUP, ANN, "@TwinCitiesBot list")
    await api.until(lambda: len(api.sent) == 2)
    sent = api.sent[0]
    api.press(sent, sent.titles[0], user=BOB)
    await api.until(lambda: api.press_answers)
    assert "no longer works" in str([*api.press_answers.values()])
    api.press(sent, sent.titles[0], user=ANN)
    await api.until(lambda: "Town 10" in sent.text)


@pytest.mark.parametrize(
    "refusal", ["Bad Request: message to edit not found", "Bad Request: message can't be edited"]
)
async def test_a_message_that_cannot_be_edited_any_more_is_said(
    api: BotApi, polling: Server, refusal: str
) -> None:
    sent = await asked(api, polling)
    api.fault = lambda method, _: Fault(ApiError(400, refusal)) if method == "editMessageText" else None
    api.press(sent, sent.titles[0])
    await api.until(lambda: api.press_answers)
    assert "no longer works" in str([*api.press_answers.values()])
    assert api.calls["editMessageText"] == 1


async def test_an_edit_is_tried_again_and_holds_up_no_answer(api: BotApi, polling: Server) -> None:
    sent = await asked(api, polling)
    faults = [flood(1), BAD_GATEWAY]
    api.fault = lambda method, _: faults.pop(0) if method == "editMessageText" and faults else None
    api.press(sent, sent.titles[0])
    api.write(ANN, "next")
    await api.until(lambda: len(polling.turns) == 2)
    await api.until(lambda: "Town 10" in sent.text)


async def test_a_list_whose_towns_are_gone_from_the_table_says_so(
    api: BotApi, polling: Server, tmp_path: Path
) -> None:
    sent = await asked(api, polling)
    write_table(tmp_path / "table")
    while "no longer works" not in str([*api.press_answers.values()]):
        api.press(sent, "", data=sent.buttons[0]["callback_data"])
        await api.until_acknowledged()


def test_the_page_of_long_names_has_as_many_as_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_towns(tmp_path / "long", "京" * 190)
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(tmp_path / "long"))
    long = "A sentence. " * 200
    listed = Listed(tuple(f"t{n}" for n in range(COUNT)), long, "", "en", COUNT)
    begin, shown = 0, []
    while True:
        page = listed.page(begin)
        assert page and len(page.text) <= 4_096
        shown += [line for line in page.text.splitlines() if "–" in line]
        following = [button.page for button in page.buttons if button.title.endswith("›")]
        if not following:
            break
        assert following[0] is not None and following[0] > begin
        begin = following[0]
    assert len(shown) == len(set(shown)) == COUNT


def test_what_is_not_long_or_not_of_one_message_is_not_paged() -> None:
    table = LISTED["custom"]["table"]
    whole = {**LISTED, "custom": {"table": {**table, "rest": [], "left_out": 0}}}
    assert not as_outgoing(whole)[0].is_paged
    assert not any(each.is_paged for each in as_outgoing({**LISTED, "text": f"{'x ' * 3_000}\n{ITEMS}"}))
    of_earlier = {key: value for key, value in table.items() if key != "shown"}
    assert not as_outgoing({**LISTED, "custom": {"table": of_earlier}})[0].is_paged
    many = {**LISTED, "custom": {"table": {**table, "left_out": 990}}}
    assert [button.title for button in as_outgoing(many)[0].buttons] == ["11–20 / 1000 ›"]


@pytest.mark.parametrize("payload", ["list:", "list:7", "list:{}", 'list:{"links": 7}', "/ask_more", "list"])
def test_a_payload_of_another_kind_is_no_list(payload: str) -> None:
    assert Listed.from_payload(payload) is None
