"""Predictions by states that were seen before against those by going through all rules."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.generator import TrainingDataGenerator
from rasa.shared.core.slots import AnySlot
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.core.training_data.story_reader.yaml_story_reader import YAMLStoryReader
from rasa.shared.core.training_data.structures import StoryGraph

from twincities.engine import rules

DOMAIN = Domain.from_yaml("""
intents: [greet, ask, stop]
entities: []
slots:
  known: {type: bool, influence_conversation: true, mappings: [{type: custom}]}
actions: [action_greet, action_ask, action_ask_known, action_stop]
forms: {details_form: {required_slots: []}}
""")
BY_INTENT = """
rules:
- {rule: Greeting, steps: [{intent: greet}, {action: action_greet}]}
- {rule: Question, steps: [{intent: ask}, {action: action_ask}]}
"""
WITH_CONDITIONS = """
- rule: Question of an acquaintance
  condition: [{slot_was_set: [{known: true}]}]
  steps: [{intent: ask}, {action: action_ask_known}]
- rule: Leaving the form
  condition: [{active_loop: details_form}]
  steps: [{intent: stop}, {action: action_stop}, {action: action_listen}]
- rule: Greeting within the form
  condition: [{active_loop: details_form}]
  steps: [{intent: greet}, {action: action_greet}, {action: details_form}]
"""
BY_TEXT = """
- {rule: Password, steps: [{user: open sesame}, {action: action_greet}]}
"""
LISTEN = ActionExecuted("action_listen")


def said(intent: str, text: str = "…") -> list[Event]:
    return [LISTEN, UserUttered(text, {"name": intent, "confidence": 1.0})]


ANSWERED = [*said("ask"), ActionExecuted("action_ask")]
TALKS: dict[str, list[Event]] = {
    "greeting": said("greet"),
    "after the greeting": [*said("greet"), ActionExecuted("action_greet")],
    "question": said("ask"),
    "question of an acquaintance": [SlotSet("known", True), *said("ask")],
    "no rule": said("stop"),
    "text": said("stop", "open sesame"),
    "form": [*said("ask"), ActionExecuted("details_form"), ActiveLoop("details_form"), *said("ask")],
    "after the form": [
        *(*said("ask"), ActionExecuted("details_form"), ActiveLoop("details_form"), *said("stop")),
        ActionExecuted("action_stop"),
    ],
    "greeting within the form": [
        *(*said("ask"), ActionExecuted("details_form"), ActiveLoop("details_form"), *said("greet")),
        *(ActionExecutionRejected("details_form"), ActionExecuted("action_greet")),
    ],
    "restart": said("restart"),
    "long talk": [*ANSWERED, *ANSWERED, *said("greet"), ActionExecuted("action_greet"), *said("ask")],
    "end of a long talk": [*ANSWERED, *ANSWERED, *said("greet"), ActionExecuted("action_greet")],
    "taken back": [*ANSWERED, *ANSWERED, *said("greet"), UserUtteranceReverted()],
}


def trained(folder: Path, text: str) -> RulePolicy:
    """A policy that has learned these rules, as a server reads it."""
    steps = YAMLStoryReader().read_from_string(text)
    trackers = TrainingDataGenerator(StoryGraph(steps), DOMAIN).generate()
    place = (LocalModelStorage(folder), Resource("rules"), ExecutionContext(GraphSchema({})))
    RulePolicy.create(RulePolicy.get_default_config(), *place).train(trackers, DOMAIN)
    return RulePolicy.load(RulePolicy.get_default_config(), *place)


def predicted(policy: RulePolicy, events: list[Event]) -> Any:
    tracker = DialogueStateTracker.from_events("me", events, DOMAIN.slots, domain=DOMAIN)
    prediction = policy.predict_action_probabilities(tracker, DOMAIN)
    return prediction.probabilities, prediction.is_end_to_end_prediction, prediction.events


@pytest.mark.parametrize(
    "text",
    [BY_INTENT, BY_INTENT + WITH_CONDITIONS, BY_INTENT + BY_TEXT, BY_INTENT + WITH_CONDITIONS + BY_TEXT],
    ids=["by intent", "with conditions", "by text too", "all"],
)
def test_predictions_are_those_of_rasa(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    policy = trained(tmp_path, text)
    first, again = ({name: predicted(policy, events) for name, events in TALKS.items()} for _ in range(2))
    monkeypatch.setattr(RulePolicy, "_find_action_from_rules", rules._find_as_rasa_does)
    monkeypatch.setattr(RulePolicy, "_get_possible_keys", rules._possible_keys_as_rasa_does)
    expected = {name: predicted(policy, events) for name, events in TALKS.items()}
    assert first == again == expected
    assert len({tuple(probabilities) for probabilities, *_ in expected.values()}) >= 4


def test_a_state_that_was_seen_is_not_held_against_the_rules_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    policy = trained(tmp_path, BY_INTENT)
    greeting = [*said("greet"), ActionExecuted("action_greet")]
    before = predicted(policy, [*greeting, *said("ask", "When?")])
    monkeypatch.setattr(RulePolicy, "_is_rule_applicable", None)
    assert predicted(policy, [*greeting, *said("ask", "Since when?")]) == before
    # Nor does it matter what was talked about earlier than any rule looks back.
    earlier = [*said("ask"), ActionExecuted("action_ask"), *greeting]
    assert predicted(policy, [*earlier, *said("ask")]) == before


def test_no_more_of_a_conversation_is_gone_through_than_rules_look_back(tmp_path: Path) -> None:
    policy = trained(tmp_path, BY_INTENT)
    talk = [*ANSWERED * 5, SlotSet("noted", "x"), *said("greet")]
    whole = DialogueStateTracker.from_events(
        "me", talk, [AnySlot("noted", [{}], influence_conversation=False)]
    )
    part = rules._latest_part(whole, rules._of(policy).longest)
    assert len(part.events) < 8
    last = rules._of(policy).longest
    assert part.past_states(DOMAIN)[-last:] == whole.past_states(DOMAIN)[-last:]
    # A slot with features has a part in every state.
    slots = [*DOMAIN.slots]
    assert rules._latest_part(DialogueStateTracker.from_events("me", talk[:-1], slots), last).slots != {}


def test_rules_of_loops_are_kept_apart(tmp_path: Path) -> None:
    policy = trained(tmp_path, BY_INTENT)
    states = [{"prev_action": {"action_name": "action_listen"}, "user": {"intent": "ask"}}]
    assert len(policy._get_possible_keys(policy.lookup["rules"], states)) == 1
    assert policy._get_possible_keys(policy.lookup["rules_for_loop_unhappy_path"], states) == set()
