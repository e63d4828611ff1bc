"""The same assistant on tables of towns and of associations: namesakes, kinds, states, further dates, contacts.

It runs within the test, one table after the other; tests/table/test_live.py has a server take up another table.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.utils.endpoints import EndpointConfig

from tests.conversations.player import FOLDER, PLAYED_ON, Ask, Message, load_dialogues, play
from twincities import engine
from twincities.day_of_answers import ANSWERS_AS_OF
from twincities.launch.project import ROOT
from twincities.launch.training import trained_model
from twincities.table.live import LiveTable

_TABLES = sorted(path.parent for path in (FOLDER / "own_tables").glob("*/partnerships.csv"))


@pytest.fixture(scope="module")
def loop() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def thread() -> Iterator[ThreadPoolExecutor]:
    """Tests of the browser leave a running event loop behind in the thread of the tests."""
    with ThreadPoolExecutor(1) as executor:
        yield executor


@pytest.fixture(scope="module")
def agent() -> Agent:
    engine.apply()
    return Agent.load(
        trained_model(ROOT), generator=EndpointConfig(type="twincities.engine.replies.RepliesByLanguage")
    )


@pytest.fixture(autouse=True)
def _as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ANSWERS_AS_OF, PLAYED_ON.isoformat())
    monkeypatch.setattr(LiveTable, "watch", lambda _: None)  # no table of these changes


def _conversation(agent: Agent, thread: ThreadPoolExecutor, loop: asyncio.Runner) -> Ask:
    """A fresh conversation with the assistant."""
    sender = uuid4().hex

    def ask(text: str) -> Sequence[Message]:
        output = CollectingOutputChannel()
        thread.submit(loop.run, agent.handle_message(UserMessage(text, output, sender))).result()
        return output.messages

    return ask


@pytest.mark.parametrize("table", _TABLES, ids=lambda table: str(table.name))
def test_dialogues(
    table: Path,
    agent: Agent,
    thread: ThreadPoolExecutor,
    loop: asyncio.Runner,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(table))
    wrong = [
        (dialogue, outcome)
        for dialogue in load_dialogues(folder=table)
        for outcome in play(dialogue, _conversation(agent, thread, loop))
        if outcome.faults and not outcome.turn.known_fault
    ]
    assert not wrong, "\n" + "\n\n".join(f"{dialogue}: {outcome}" for dialogue, outcome in wrong)
