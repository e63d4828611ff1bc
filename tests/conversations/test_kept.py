"""That what was said to the running assistant is kept as Rasa's own store would keep it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.tracker_store import InMemoryTrackerStore, SQLTrackerStore, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, Event
from rasa.shared.core.trackers import DialogueStateTracker
from sqlalchemy.engine import URL

from tests.conversations.player import conversation, load_dialogues, play
from twincities.conversations.database import Database
from twincities.conversations.events import as_events
from twincities.conversations.settings import DATABASE_FILE
from twincities.conversations.store import ConversationStore
from twincities.launch.project import ROOT

_MOST_CONVERSATIONS = 25
_STATES_THAT_RULES_LOOK_AT = 4


@pytest.fixture(scope="module")
def recorded(assistant_url: str, assistant_state: Path) -> list[list[Event]]:
    """The events of conversations held with the running assistant: the longest of these dialogues."""
    database = Database(URL.create("sqlite", database=str(assistant_state / DATABASE_FILE)))
    others = set(database.senders())  # of other tests, which may be so long that Rasa's stores take minutes
    for dialogue in load_dialogues():
        if dialogue.file in {"long_talks.yml", "follow_ups.yml"}:
            play(dialogue, conversation(assistant_url))
    ours = set(database.senders()) - others
    stored = sorted((database.read_all(sender) for sender in ours), key=len, reverse=True)
    events = [list(as_events(each)) for each in stored[:_MOST_CONVERSATIONS]]
    assert sum(map(len, events)) > 500
    return events


def turns(events: list[Event]) -> list[list[Event]]:
    """The events of each turn: up to where the assistant listens again."""
    cut: list[list[Event]] = [[]]
    for event in events:
        cut[-1].append(event)
        if isinstance(event, ActionExecuted) and event.action_name == "action_listen":
            cut.append([])
    return [turn for turn in cut if turn]


async def hold(store: TrackerStore, events: list[Event]) -> None:
    tracker = await store.get_or_create_tracker("me", append_action_listen=False)
    for event in events:
        tracker.update(event)
    await store.save(tracker)


def shown(tracker: DialogueStateTracker | None, domain: Domain) -> dict[str, Any]:
    assert tracker is not None
    return {
        **tracker.current_state(),
        "seen by rules": tracker.past_states(domain)[-_STATES_THAT_RULES_LOOK_AT:],
        "said last": (tracker.latest_bot_utterance.text, tracker.latest_bot_utterance.data),
    }


async def test_event_by_event_as_in_rasas_own_stores(recorded: list[list[Event]], tmp_path: Path) -> None:
    domain = Domain.load(ROOT / "domain.yml")
    for index, events in enumerate(recorded):
        url = URL.create("sqlite", database=str(tmp_path / f"{index}.db"))
        ours = ConversationStore(domain, turns=3, database=Database(url))
        rasas = [SQLTrackerStore(domain, db=str(tmp_path / f"{index}-rasa.db")), InMemoryTrackerStore(domain)]
        for turn in turns(events):
            for store in (ours, *rasas):
                await hold(store, turn)
            found = shown(await ours.retrieve("me"), domain)
            for store in rasas:
                assert found == shown(await store.retrieve("me"), domain)
        whole = await ours.retrieve_full_tracker("me")
        assert whole is not None
        assert [event.as_dict() for event in whole.events] == [event.as_dict() for event in events]
        expected = await rasas[0].retrieve_full_tracker("me")  # the one in memory forgets earlier sessions
        assert expected is not None
        assert [event.as_dict() for event in whole.events] == [event.as_dict() for event in expected.events]
        ours.close()
