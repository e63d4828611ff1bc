"""A conversation with the actions alone: names are spotted for real, the intent is given by the test."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from tests.conftest import write_table
from tests.questions import spotter_of
from twincities.languages.spoken import read_yaml
from twincities.nlu.text.mentions import as_entity
from twincities.reading import read_question
from twincities.table import PartnershipTable, load_table

ROOT = Path(__file__).parents[2]


@lru_cache(maxsize=1)
def domain() -> dict[str, Any]:
    """The domain of the project."""
    return read_yaml(ROOT / "domain.yml")


@lru_cache(maxsize=1)
def _executor() -> ActionExecutor:
    executor = ActionExecutor()
    executor.register_package("actions")
    return executor


class Talk:
    """Runs actions one after the other and carries the slots along."""

    def __init__(self, table: PartnershipTable) -> None:
        self._spotter = spotter_of(table)
        self._kinds, self._ties = table.event_kinds, table.ties
        self.slots: dict[str, Any] = {}
        self.events: list[dict[str, Any]] = []
        self.buttons: list[dict[str, str]] = []
        self.responses: list[str] = []

    def parse(self, intent: str, text: str) -> dict[str, Any]:
        """The message as the pipeline would hand it on; without a text, that of a button."""
        entities = [as_entity(mention, text) for mention in self._spotter.spot(text)]
        message: dict[str, Any] = {"intent": {"name": intent}, "text": text, "entities": entities}
        if text:
            message["questions"] = [self.read(intent, text, entities)]
        return message

    def read(self, intent: str, text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
        """One question of a message as it is read; the entities have offsets in the text."""
        question = {"intent": intent, "text": text, "entities": entities}
        ties = self._ties
        read = read_question(
            question, self._kinds, tie_kinds=ties.kinds, people=ties.people, happenings=ties.happenings
        )
        return read.as_json()

    def ask(self, intent: str, text: str = "", **extra: Any) -> str:
        """Send a message of that intent; answers with all that is said, one message a line."""
        return self.send({**self.parse(intent, text), **extra})

    def send(self, message: dict[str, Any]) -> str:
        """Run the action of the message's intent."""
        intent = message["intent"]["name"]
        name = "action_ask_back" if intent == "nlu_fallback" else f"action_{intent}"
        tracker = Tracker("test", self.slots, message, self.events, False, None, {}, None)
        dispatcher = CollectingDispatcher()
        for event in _executor().actions[name](dispatcher, tracker, domain()):
            self.slots[event["name"]] = event["value"]
        self.buttons = [button for said in dispatcher.messages for button in said["buttons"]]
        self.responses = [said["response"] for said in dispatcher.messages]
        return "\n".join(map(self.render, dispatcher.messages))

    def render(self, message: dict[str, Any]) -> str:
        """A message of the dispatcher as it is said."""
        if not message["response"]:
            return message["text"] or ""
        template = domain()["responses"][message["response"]][0]["text"]
        return template.format(**{"of_town": "", **message})


def talk_on(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> Talk:
    """A talk on a table of these files and of sources, with no events, themes, checks or records of others."""
    table = write_table(folder, **files)
    for name in ("events", "themes", "checks", "recorded_partners"):
        (table / f"{name}.csv").unlink()
    monkeypatch.setenv("PARTNERSHIP_TABLE", str(table))
    return Talk(load_table(table))
