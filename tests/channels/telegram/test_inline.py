"""Inline mode: what is typed behind the bot's name in any chat, answered from the table."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from tests.channels.telegram.bot_api import ApiError, BotApi, Fault, flood
from tests.channels.telegram.running import Server, running
from tests.conftest import write_table
from twincities.channels.telegram import inline
from twincities.channels.web.table_rows import TableRows

ANN, BOB = 101, 102
LYON = [
    "Lyon – Turin (Italy), since 3 June 1958 (contradicted)",
    "Lyon – Leipzig (Germany), since March 1981",
    "Lyon – Birmingham (United Kingdom)",
]


@pytest.fixture(autouse=True)
def table_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = write_table(tmp_path / "table")
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(folder))
    return folder


@pytest_asyncio.fixture(params=["polling", "webhook"])
async def server(api: BotApi, request: pytest.FixtureRequest) -> AsyncIterator[Server]:
    """The channel in both modes, with inline mode on."""
    async with running(api, webhook=request.param == "webhook", inline=True) as server:
        await api.until(lambda: api.webhook or api.calls["getUpdates"])
        yield server


async def answered(
    api: BotApi, text: str, language: str | None = "en", offset: str = "", user: int = ANN
) -> dict[str, Any]:
    query = api.ask_inline(user, text, offset, language)
    await api.until(lambda: query in api.inline_answers)
    return api.inline_answers[query]


async def answered_where(api: BotApi, text: str, true: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
    """The first answer that is so: an edit of the table is taken up after a while. Each time somebody else asks."""
    for user in itertools.count(1_000):
        answer = await answered(api, text, user=user)
        if true(answer):
            return answer
        await asyncio.sleep(0.05)
    raise AssertionError


def titles(answer: dict[str, Any]) -> list[str]:
    return [result["title"] for result in answer["results"]]


def text_of(result: dict[str, Any]) -> str:
    return str(result["input_message_content"]["message_text"])


async def test_a_city_gives_its_partners_and_nothing_is_stored(api: BotApi, server: Server) -> None:
    answer = await answered(api, "lyon")
    assert titles(answer) == ["Lyon", "Lyon – Turin", "Lyon – Leipzig", "Lyon – Birmingham"]
    everything, turin = answer["results"][:2]
    assert everything["description"] == "Turin, Leipzig and Birmingham"
    assert turin["description"] == "Italy, 3 June 1958"
    source = "Source: List of sister cities and A letter"
    assert text_of(everything).splitlines() == [*LYON, source]
    assert text_of(turin).splitlines() == [LYON[0], "Source: List of sister cities"]
    assert [entity["url"] for entity in turin["input_message_content"]["entities"]] == [
        "https://example.org/list"
    ]
    assert (answer["is_personal"], answer["cache_time"], answer.get("next_offset", "")) == (True, 300, "")
    assert titles(await answered(api, "")) == ["Lyon – Turin", "Lyon – Leipzig", "Lyon – Birmingham"]
    assert titles(await answered(api, "atlantis")) == []
    assert (server.turns, api.sent) == ([], [])
    await api.until_acknowledged()


async def test_the_answer_is_in_the_language_of_the_person(api: BotApi, server: Server) -> None:
    german = await answered(api, "Turin", "de-AT")
    assert "Italien" in text_of(german["results"][0])
    assert "意大利" in text_of((await answered(api, "Turin", "zh-hans"))["results"][0])
    assert "Italy" in text_of((await answered(api, "Turin", "tlh"))["results"][0])
    assert "Italy" in text_of((await answered(api, "Turin", None))["results"][0])


async def test_a_table_that_changes_is_answered_from_anew(
    api: BotApi, server: Server, table_folder: Path
) -> None:
    assert "1958" in text_of((await answered(api, "turin"))["results"][0])
    file = table_folder / "partnerships.csv"
    file.write_text(file.read_text(encoding="utf-8").replace("1958-06-03", "1961"), encoding="utf-8")

    await answered_where(api, "turin", lambda answer: "1961" in text_of(answer["results"][0]))


async def test_many_come_a_page_at_a_time_and_a_long_message_says_how_many_are_left_out(
    api: BotApi, server: Server, table_folder: Path
) -> None:
    cities = [f"c{n},{'X' * 190} {n},JP,,\n" for n in range(400)]
    ties = [f"t{n},lyon,c{n},1990,,,,,,list\n" for n in range(400)]
    header = "id,city_a,city_b,since,themes,exchanges,cooperation,common,summary,source\n"
    write_table(
        table_folder,
        cities=f"id,name,country,aliases,known_for\nlyon,Lyon,FR,,\n{''.join(cities)}",
        partnerships=header + "".join(ties),
        events="id,partnership,name,named,aliases,kind,held_in,held_by,recurrence,culture_of,shows,audience,source\n",
        checks="id,claim,about,part,verdict,note,source,looked_up\n",
        recorded_partners="id,city,partner,aliases,country,since,status,note,source,looked_up\n",
    )
    answer, seen = await answered_where(api, "lyon", lambda answer: len(answer["results"]) > 4), 0
    everything = text_of(answer["results"].pop(0)).splitlines()
    assert everything[-2:] == [f"and {300 - len(everything) + 2} more", "Source: List of sister cities"]
    while True:
        seen += len(answer["results"])
        if not (offset := answer.get("next_offset")):
            break
        answer = await answered(api, "lyon", offset=str(offset))
    assert seen == 300
    for offset in ("-1", "²", "x", "9" * 60):
        assert len((await answered(api, "lyon", offset=offset))["results"]) in (0, 26)
    assert titles(await answered(api, "q" * 256)) == []


async def test_the_same_question_is_looked_up_once(
    api: BotApi, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = await answered(api, "Turin")
    looked_up: list[str] = []
    make = inline._page

    def page(held: TableRows, text: str, begin: int) -> inline.Page:
        looked_up.append(text)
        return make(held, text, begin)

    monkeypatch.setattr(inline, "_page", page)
    assert (await answered(api, "TURIN", user=BOB))["results"] == first["results"]
    await answered(api, "Turin", "fr")
    assert looked_up == ["turin"]


async def test_what_telegram_refuses_holds_up_nothing(api: BotApi, server: Server) -> None:
    old = ApiError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
    faults = [Fault(error=old), flood(0), Fault(html=502)]

    def fault(method: str, _parameters: dict[str, Any]) -> Fault | None:
        return faults.pop(0) if method == "answerInlineQuery" and faults else None

    api.fault = fault
    given_up = api.ask_inline(ANN, "turin")
    await api.until_acknowledged()
    assert api.calls["answerInlineQuery"] == 1
    assert given_up not in api.inline_answers
    assert titles(await answered(api, "leipzig")) == ["Lyon – Leipzig"]
    assert not faults


async def test_who_asks_too_fast_is_not_answered_and_others_are(api: BotApi, server: Server) -> None:
    asked = [api.ask_inline(ANN, "turin") for _ in range(inline.MOST_QUESTIONS + 20)]
    await api.until_acknowledged()
    assert inline.MOST_QUESTIONS <= sum(query in api.inline_answers for query in asked) < len(asked)
    query = api.ask_inline(BOB, "turin")
    await api.until(lambda: query in api.inline_answers)


@pytest.mark.parametrize("webhook", [False, True])
async def test_it_is_off_by_itself(api: BotApi, webhook: bool) -> None:
    async with running(api, webhook=webhook) as server:
        await api.until(lambda: api.webhook or api.calls["getUpdates"])
        api.ask_inline(ANN, "turin")
        api.write(ANN, "hello")
        await api.until(lambda: api.sent)
        await api.until_acknowledged()
        assert len(server.turns) == 1
    assert not api.calls["answerInlineQuery"]


async def test_that_botfather_has_not_switched_it_on_is_said(
    api: BotApi, caplog: pytest.LogCaptureFixture
) -> None:
    api.supports_inline = False
    async with running(api, inline=True):
        await api.until(lambda: "/setinline" in caplog.text)
