"""Groups, ranks and events as tables beside their text, for channels that can show them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.actions.talk import Talk
from tests.conftest import ROOT
from twincities.channels.details import Details
from twincities.channels.shell import NumberedSuggestions
from twincities.channels.telegram.output import as_outgoing
from twincities.channels.web.messages import web_message
from twincities.table import PartnershipTable


class TableTalk(Talk):
    """One that keeps what messages with tables its last answer had, as a channel gets them."""

    def render(self, message: dict[str, Any]) -> str:
        text = super().render(message)
        if "table" in (message.get("custom") or {}):
            self.told.append({"text": text, "custom": message["custom"]})
        return text

    def ask(self, intent: str, text: str = "", **extra: Any) -> str:
        self.told: list[dict[str, Any]] = []
        return super().ask(intent, text, **extra)


@pytest.fixture
def talk(chinese_cities: PartnershipTable, monkeypatch: pytest.MonkeyPatch) -> TableTalk:
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(ROOT / "data" / "tables" / "chinese-cities"))
    return TableTalk(chinese_cities)


def test_a_group_is_a_table_and_how_many_more_there_are_stands_behind_it(talk: TableTalk) -> None:
    talk.ask("ask_partnerships", "how many partners by country?")
    (message,) = talk.told
    details = Details.of(message)
    assert details.table and details.table["columns"] == ["Country", "Partnerships"]
    rows = details.table["rows"]
    assert len(rows) == 20 and rows[1][0] == "Japan" and int(rows[1][1]) > int(rows[-1][1])
    shown = web_message(message, str)
    assert shown["table"]["rows"] == rows and shown["table"]["rest"] == []
    assert shown["text"] == "Partnerships by country:" and shown["after"].startswith("- and ")


def test_the_partnerships_of_a_small_group_stand_smaller_behind_their_number(talk: TableTalk) -> None:
    talk.ask("ask_partnerships", "partners in New Zealand by year")
    (message,) = talk.told
    table = message["custom"]["table"]
    assert table["columns"] == ["Year", "Partnerships"]
    assert all(cell[0].isdecimal() and "–" in cell[1] for _, cell in table["rows"])
    assert f"{table['rows'][0][0]}: {table['rows'][0][1][0]}" in message["text"], "the text says the same"


def test_a_rank_is_a_table(talk: TableTalk) -> None:
    said = talk.ask("ask_partnerships", "Which three countries have the most partnerships?")
    (message,) = talk.told
    table = message["custom"]["table"]
    assert table["columns"] == ["Country", "Partnerships"]
    assert [f"- {name}: {number}" for name, number in table["rows"]] == table["text"].split("\n")
    assert table["text"] in said


def test_each_channel_shows_it_in_its_way(talk: TableTalk, monkeypatch: pytest.MonkeyPatch) -> None:
    talk.ask("ask_partnerships", "Which three countries have the most partnerships?")
    (message,) = talk.told
    monkeypatch.setenv("COLUMNS", "80")
    (in_shell,) = NumberedSuggestions().in_words([message])
    lines = str(in_shell["text"]).split("\n")
    heads = next(line for line in lines if line.startswith("  Country"))
    japan = next(line for line in lines if line.startswith("  Japan"))
    assert heads.index("Partnerships") == len(japan) - len(japan.split()[-1])
    (on_telegram,) = as_outgoing(message)
    assert "- Japan: " in on_telegram.text and not on_telegram.is_paged


def test_events_are_a_table(shipped_table: PartnershipTable) -> None:
    talk = TableTalk(shipped_table)
    talk.ask("list_events", "list all events")
    (message,) = talk.told
    table = message["custom"]["table"]
    assert table["columns"] == ["Event", "City", "Partnership"]
    assert len(table["rows"]) == 10 and ["Shanghai Week", "New York", "Shanghai – New York"] in table["rows"]
    assert [["Chengdu Week", "yearly"], "Kyoto", "Chengdu – Kyoto"] in table["rows"]
    assert table["text"] in message["text"]
