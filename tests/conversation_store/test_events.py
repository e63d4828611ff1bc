"""That what is stored of an event is enough, and no more than that."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from rasa.core.brokers.broker import EventBroker
from rasa.core.exporter import Exporter
from rasa.shared.core import events as rasa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    EntitiesAdded,
    Event,
    LoopInterrupted,
    ReminderScheduled,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.utils.common import all_subclasses

from tests.conversation_store import recorded
from tests.conversation_store.conftest import MakeStore
from tests.conversation_store.talks import as_dicts, hold, state, turn
from twincities.conversations.events import as_events, as_stored, state_as_events, state_as_text
from twincities.conversations.store import ConversationStore
from twincities.conversations.tables import all_tables
from twincities.launch.project import ROOT

MODEL = {"model_id": "32ea5042517148c1b40f955ed556fbd4", "assistant_id": "twincities"}


def through_storage(turns: list[list[Event]]) -> list[Event]:
    """Each turn written by itself, and all read in one go."""
    return list(as_events([stored for events in turns for stored in as_stored(events)]))


def rounded(reading: dict[str, Any]) -> dict[str, Any]:
    return {**reading, "confidence": round(reading["confidence"], 4)}


@pytest.mark.parametrize("name", recorded.names())
def test_what_was_said_and_done_comes_back_whole(name: str) -> None:
    turns = recorded.turns(name)
    before = [event for events in turns for event in events]
    after = through_storage(turns)
    assert len(after) == len(before)
    for one, other in zip(before, after, strict=True):
        assert (other.type_name, other.timestamp) == (one.type_name, one.timestamp)
        if isinstance(one, UserUttered):
            assert isinstance(other, UserUttered) and other == one  # by Rasa's own measure
            assert_same_message(one, other)
        elif isinstance(one, BotUttered):
            assert isinstance(other, BotUttered) and other.text == one.text
            assert {key: value for key, value in one.data.items() if value is not None} == other.data
            assert other.metadata["utter_action"] == one.metadata["utter_action"]
            said = str(other.text)
            for key, value in one.metadata.items():
                assert other.metadata.get(key) == value or key == "template" or value in said
        else:
            assert other.as_dict() == one.as_dict()


def assert_same_message(one: UserUttered, other: UserUttered) -> None:
    said, again = one.as_dict(), other.as_dict()
    parsed, parsed_again = said.pop("parse_data"), again.pop("parse_data")
    assert again == said
    assert parsed_again.keys() == parsed.keys()
    for key in ("text", "message_id", "metadata", "entities"):
        assert parsed_again[key] == parsed[key]
    assert parsed_again["intent"] == rounded(parsed["intent"])
    assert parsed_again["intent_ranking"] == [rounded(parsed["intent"])]
    for question, question_again in zip(
        parsed.get("questions", ()), parsed_again.get("questions", ()), strict=True
    ):
        assert question_again == {key: question[key] for key in ("intent", "text")}


@pytest.mark.parametrize("name", recorded.names())
def test_rasa_goes_on_from_it_as_from_the_whole(name: str) -> None:
    domain = Domain.load(ROOT / "domain.yml")

    def shown(events: Sequence[Event]) -> Any:
        tracker = DialogueStateTracker.from_events("me", list(events), domain.slots)
        seen = {**state(tracker), "states": tracker.past_states(domain)}
        for only_for_its_turn in ("latest_message", "bot"):
            del seen[only_for_its_turn]
        return seen

    turns = recorded.turns(name)
    for number in range(1, len(turns) + 1):
        so_far = turns[:number]
        assert shown(through_storage(so_far)) == shown([event for events in so_far for event in events])


def one_of_each() -> list[Event]:
    moment = datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC)
    known: list[Event] = [
        UserUttered(),
        UserUttered("hello", {"name": "greet", "confidence": 0.5}, [{"entity": "city", "value": "x"}]),
        UserUttered("hello", metadata={"is_external": True}, input_channel="rest", message_id="1"),
        BotUttered(),
        BotUttered(
            "Hello", {"custom": {"a": None}, "buttons": []}, {"about": ["x"], "count": 5, "is": False}
        ),
        BotUttered(None, {"image": "https://example.org/a.png"}),
        DefinePrevUserUtteredFeaturization(False),
        DefinePrevUserUtteredFeaturization(True),
        EntitiesAdded([{"entity": "city", "value": "x", "confidence_entity": 0.123456}]),
        SlotSet("city", None),
        SlotSet("city", []),
        SlotSet("city", 0.123456789),
        SlotSet("city", False),
        SlotSet("city", {"confidence": 0.123456789}),
        ActionExecuted("action_listen"),
        ActionExecuted("utter_greet", "RulePolicy", 0.123456789, hide_rule_turn=True),
        ActionExecuted(None, action_text="Hello"),
        ActiveLoop("city_form"),
        ActiveLoop(None),
        LoopInterrupted(True),
        LoopInterrupted(False),
        rasa.LegacyForm("city_form"),
        rasa.LegacyFormValidation(True),
        rasa.LegacyFormValidation(False),
        rasa.ActionExecutionRejected("city_form", "RulePolicy", 1.0),
        ReminderScheduled("tell", moment, ["x"], "reminder", kill_on_user_message=False),
        ReminderScheduled("tell", moment, name="without entities"),
        rasa.ReminderCancelled("reminder", "tell", ["x"]),
        rasa.FollowupAction("action_listen"),
        rasa.StoryExported("path"),
        rasa.AgentUttered("Hello", {"a": None}),
    ]
    of_that_name = {type(event) for event in known}
    return known + [each() for each in kinds_of_rasa() if each not in of_that_name]


def kinds_of_rasa() -> list[type[Event]]:
    return [
        each
        for each in all_subclasses(Event)
        if each.__module__ == rasa.__name__ and not getattr(each, "__abstractmethods__", None)
    ]


@pytest.mark.parametrize("event", one_of_each(), ids=str)
@pytest.mark.parametrize("metadata", [{}, MODEL, {**MODEL, "model_id": "another", "more": 1}], ids=len)
def test_every_kind_of_event_comes_back_as_it_was(event: Event, metadata: dict[str, Any]) -> None:
    event.metadata = {**event.metadata, **metadata}
    among = [SlotSet("a", 1, metadata=dict(MODEL)), event, SlotSet("a", 2, metadata=dict(MODEL))]
    for events in ([event], among, [event, SlotSet("a", 1)]):
        turns = [[SlotSet("a", 0, metadata=dict(MODEL))], events]
        found = through_storage(turns)[1:]
        assert [each.as_dict() for each in found] == [as_rasa_keeps(each) for each in events]
    assert [each.as_dict() for each in state_as_events(state_as_text([event]))] == [as_rasa_keeps(event)]


def as_rasa_keeps(event: Event) -> dict[str, Any]:
    """As it comes back from Rasa's own store, but for what a reply has no value for."""
    kept: dict[str, Any] = Event.from_parameters(json.loads(json.dumps(event.as_dict()))).as_dict()
    if isinstance(event, BotUttered):
        kept["data"] = {key: value for key, value in kept["data"].items() if value is not None}
    return kept


def test_all_kinds_are_tried() -> None:
    assert {type(event) for event in one_of_each()} >= set(kinds_of_rasa())


def test_nothing_in_memory_is_changed() -> None:
    for name in recorded.names():
        for events in recorded.turns(name):
            before = [json.dumps(event.as_dict()) for event in events]
            as_stored(events)
            assert [json.dumps(event.as_dict()) for event in events] == before


async def test_half_a_character_and_a_zero_can_be_stored(url: str, open_store: MakeStore) -> None:
    said = ["a \ud83d b", "\ud83d" * 2_000, "a \0 b", "\0", ""]
    for text in said:
        await hold(open_store(url), "me", turn(text))
    found = as_dicts(await open_store(url).retrieve_full_tracker("me"))
    assert [event["text"] for event in found if event["event"] == "user"] == said


class _Broker(EventBroker):
    """What is published, in a list."""

    def __init__(self) -> None:
        self.published: list[dict[str, Any]] = []

    def publish(self, event: dict[str, Any]) -> None:
        self.published.append(event)

    @classmethod
    async def from_endpoint_config(cls, broker_config: Any, event_loop: Any = None) -> _Broker:
        return cls()


async def test_rasa_exports_it(url: str, open_store: MakeStore) -> None:
    """As `rasa export` does, with all events of all sessions and the ids of the model on each."""
    store = open_store(url)
    store.domain = Domain.load(ROOT / "domain.yml")
    for events in recorded.turns("questions"):
        await hold(store, "me", events)
    broker = _Broker()
    exporter = Exporter(open_store(url), broker, "endpoints.yml", {"me"})
    whole = [event for events in recorded.turns("questions") for event in events]
    assert await exporter.publish_events() == len(whole)
    for exported, event in zip(broker.published, whole, strict=True):
        assert exported["sender_id"] == "me"
        assert exported["event"] == event.type_name and exported["timestamp"] == event.timestamp
        assert {key: exported["metadata"][key] for key in MODEL} == {
            key: event.metadata[key] for key in MODEL
        }


MOST_BYTES = {"questions": 4_500 / 3, "long message": 36_000 / 4}
"""On the disk for a turn: of questions, a third of the 4.5 kB that one took with a row for each event; of long messages,
a quarter of all that Rasa makes of one."""


@pytest.mark.parametrize(("name", "last"), [("questions", 6), *((name, 1) for name in recorded.names())])
async def test_a_turn_takes_little_room(name: str, last: int, url: str, open_store: MakeStore) -> None:
    """In conversations of so many turns, with all that a conversation takes besides."""
    store, count = open_store(url), 60
    store.domain = Domain.load(ROOT / "domain.yml")
    sizes = []
    for number in range(count + 1):
        for events in recorded.turns(name)[:last]:
            await hold(store, f"{number:032x}", events)
        if number in {0, count}:
            sizes.append(room(store, url))
    bytes_of_a_turn = (sizes[-1] - sizes[0]) / count / last
    print(f"{name}, {last} turns: {bytes_of_a_turn:.0f} bytes a turn")
    assert bytes_of_a_turn <= MOST_BYTES.get(name, MOST_BYTES["long message"])


def room(store: ConversationStore, url: str) -> int:
    """What the tables and their indexes take on the disk, without what PostgreSQL frees by itself; in bytes."""
    connections = store._database.connections
    connections.overwrite_erased(30)
    if connections.is_sqlite:
        return Path(url.removeprefix("sqlite:///")).stat().st_size
    with connections.reading() as connection:
        return sum(
            connection.exec_driver_sql(f"SELECT pg_total_relation_size('{table}')").scalar_one()
            for table in all_tables.tables
        )
