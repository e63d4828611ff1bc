"""Whole conversations on Telegram with the real assistant, started as `make telegram` does."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.channels.telegram.bot_api import TOKEN, BotApi, Fault
from tests.launch.watching import MOST_SECONDS
from twincities.launch.ports import LOOPBACK, free_port
from twincities.launch.project import ROOT

ANN, BOB, GROUP = 101, 102, -1001
MOST_SECONDS_TO_START = 240  # with a training
FILE = {"file_id": "a", "file_unique_id": "b"}


class Launched:
    """`python -m twincities.launch telegram`."""

    def __init__(self, api: BotApi, logs: Path, **environment: str) -> None:
        self.logs = logs
        self.port = free_port()
        self.errors = ""
        self._environment = {
            **os.environ,
            "TELEGRAM_BOT_TOKEN": TOKEN,
            "TELEGRAM_API_BASE": api.url,
            **{name: value.format(port=self.port) for name, value in environment.items()},
        }

    async def start(self) -> str:
        """Gives the line that says it is ready."""
        self.process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "twincities.launch", "telegram"),
            *("--port", str(self.port), "--logs", str(self.logs)),
            cwd=ROOT,
            env=self._environment,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        assert self.process.stdout
        line = await asyncio.wait_for(self.process.stdout.readline(), MOST_SECONDS_TO_START)
        return line.decode()

    async def end(self, number: signal.Signals = signal.SIGTERM) -> tuple[int | None, str]:
        """Exit code and errors."""
        if self.process.returncode is None:
            self.process.send_signal(number)
            _, errors = await asyncio.wait_for(self.process.communicate(), MOST_SECONDS)
            self.errors = errors.decode()
        return self.process.returncode, self.errors

    def logged(self) -> str:
        return "\n".join(file.read_text("utf-8", errors="replace") for file in self.logs.iterdir())


@asynccontextmanager
async def launched(api: BotApi, logs: Path, **environment: str) -> AsyncIterator[Launched]:
    assistant = Launched(api, logs, **environment)
    try:
        assert (await assistant.start()).startswith("Ready: @TwinCitiesBot on Telegram (")
        yield assistant
    finally:
        await assistant.end()


def command_lines() -> str:
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            lines.append(file.read_bytes().replace(b"\0", b" ").decode(errors="replace"))
        except OSError:
            continue
    return "\n".join(lines)


async def test_a_long_list_is_paged_and_any_chat_may_ask(api: BotApi, tmp_path: Path) -> None:
    table = str(ROOT / "data" / "tables" / "chinese-cities")
    async with launched(api, tmp_path / "logs", PARTNERSHIP_TABLE=table, TELEGRAM_INLINE="on"):
        api.write(ANN, "Which partners are in Japan?")
        await api.until(lambda: len(api.sent) >= 2)
        await api.until_acknowledged()
        listed, more = api.sent[-2:]
        assert listed.titles == ["11–20 / 40 ›"]
        assert "Show more" not in more.titles and len(more.titles) == 2
        first, head = listed.text, listed.text.splitlines()[0]
        for title in ("11–20 / 40 ›", "21–30 / 40 ›", "31–40 / 40 ›"):
            before = listed.text
            api.press(listed, title)
            await api.until(lambda before=before: listed.text != before)  # type: ignore[misc]
            assert listed.text.splitlines()[0] == head
            assert sum("(Japan)" in line for line in listed.text.splitlines()) == 10
        assert not {*first.splitlines()[1:11]} & {*listed.text.splitlines()}
        api.write(ANN, "more")
        await api.until(lambda: len(api.sent) >= 4)
        assert api.sent[2].titles == ["11–20 / 30 ›"], "it goes on behind the first page"
        query = api.ask_inline(BOB, "京都", language="zh-hans")
        await api.until(lambda: query in api.inline_answers)
        assert "西安" in str(api.inline_answers[query]["results"])


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_a_conversation(api: BotApi, tmp_path: Path, webhook: bool) -> None:
    address = {"TELEGRAM_WEBHOOK_URL": f"http://{LOOPBACK}:{{port}}"} if webhook else {}
    async with launched(api, tmp_path / "logs", **address) as assistant:
        assert bool(api.webhook) is webhook

        async def answer(text: str) -> str:
            seen = len(api.texts(ANN))
            api.write(ANN, text)
            await api.until(lambda: len(api.texts(ANN)) > seen)
            await api.until_acknowledged()
            return api.texts(ANN)[-1]

        assert "sister cities" in await answer("/start")
        assert "I answer questions about sister cities" in await answer("/help")
        api.press(api.sent[-1], "List all partnerships")
        await api.until(lambda: "Detroit" in api.texts(ANN)[-1])
        assert "1983" in await answer("when was chongqing twinned?")
        assert "Chongqing Week" in await answer("and what events do they share?")
        assert "afresh" not in await answer('/ask_since{"city":"kyoto"} /restart')
        api.message(ANN, {"id": ANN, "type": "private"}, voice={**FILE, "duration": 1})
        await api.until(lambda: "I can only read text, not pictures" in api.texts(ANN)[-1])
        assert "afresh" in await answer("/restart")
        assert "Chongqing Week" not in await answer("and what events do they share?")
        api.write_in_group(GROUP, BOB, "who is twinned with Kyoto?")
        api.write_in_group(GROUP, BOB, "@TwinCitiesBot who is twinned with Kyoto?")
        await api.until(lambda: api.texts(GROUP))
        await api.until_acknowledged()
        assert len(api.texts(GROUP)) == 1 and "Chengdu" in api.texts(GROUP)[0]
        assert TOKEN not in command_lines()
    code, errors = await assistant.end()
    assert (code, errors) == (0, "Starting …\n")
    assert TOKEN not in assistant.logged()
    assert "Traceback" not in assistant.logged()


QUESTIONS = {
    "When were Shanghai and New York twinned?": "1985",
    "When were Chengdu and Kyoto twinned?": "1983",
    "When were Hangzhou and Bordeaux twinned?": "1980",
}


async def test_killed_in_the_middle_it_goes_on_where_it_was(api: BotApi, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    assistant = Launched(api, logs)
    assert (await assistant.start()).startswith("Ready: @TwinCitiesBot")
    try:
        for question in QUESTIONS:
            api.write(ANN, question)
        await api.until(lambda: api.texts(ANN))
        # From here on nothing gets through; what is asked is half understood, half stored, half sent.
        seen = api.calls["sendMessage"]
        api.fault = lambda method, _: (
            Fault(hang_up="before", seconds=600) if method == "sendMessage" else None
        )
        for chat in range(1, 6):
            for question in QUESTIONS:
                api.write(chat, question)
        await api.until(lambda: api.calls["sendMessage"] > seen)
    finally:
        await assistant.end(signal.SIGKILL)
    api.fault = lambda _method, _parameters: None
    before = len(api.sent)
    assert before < 6
    async with launched(api, logs):
        await api.until_acknowledged()
        await api.until(lambda: len(api.sent) >= 18)
        for chat in (ANN, *range(1, 6)):
            answers = api.texts(chat)
            assert len(answers) == 3
            assert all(year in text for year, text in zip(QUESTIONS.values(), answers, strict=True)), answers


@pytest.mark.parametrize(
    ("token", "reason"), [("", "TELEGRAM_BOT_TOKEN is not set"), ("hello", "TELEGRAM_BOT_TOKEN is no token")]
)
async def test_without_a_token_it_says_so_in_one_line(
    api: BotApi, tmp_path: Path, token: str, reason: str
) -> None:
    assistant = Launched(api, tmp_path / "logs", TELEGRAM_BOT_TOKEN=token)
    assert await assistant.start() == ""
    _, output = await assistant.process.communicate()
    errors = output.decode()
    assert assistant.process.returncode == 1
    assert errors.startswith(f"error: {reason}") and errors.count("\n") == 1
