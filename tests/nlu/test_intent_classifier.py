"""An intent that is asked in several forms is learned form by form."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import (
    FEATURE_TYPE_SENTENCE,
    INTENT,
    INTENT_RANKING_KEY,
    METADATA,
    METADATA_INTENT,
    TEXT,
)
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.nlu.learning.form_classifier import FORM
from twincities.nlu.learning.intent_classifier import SentenceIntentClassifier

# On a line: lists to the left, numbers to the right, and events between them.
_CLOUDS = {("partnerships", "list"): -4.0, ("events", "tell"): 0.0, ("partnerships", "count"): 4.0}


def _message(at: float, intent: str = "", form: str = "") -> Message:
    vector = np.asarray([[at, 1.0]], dtype=np.float32)
    message = Message({TEXT: "text", INTENT: intent, METADATA: {METADATA_INTENT: {FORM: form}}})
    message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, "vectors"))
    return message


def _understood(folder: Path, by_form: list[str]) -> list[Message]:
    """What a classifier, read back from its model, makes of the middle of each cloud."""
    examples = [
        _message(at + nudge, *cloud) for cloud, at in _CLOUDS.items() for nudge in (-0.2, -0.1, 0.1, 0.2)
    ]
    settings = {**SentenceIntentClassifier.get_default_config(), "intents_by_form": by_form}
    parts = (
        settings,
        LocalModelStorage(folder),
        Resource("intents"),
        ExecutionContext(GraphSchema({})),
    )
    SentenceIntentClassifier.create(*parts).train(TrainingData(examples))
    return SentenceIntentClassifier.load(*parts).process([_message(at) for at in _CLOUDS.values()])


@pytest.mark.parametrize("by_form", [True, False])
def test_an_intent_on_both_sides_of_another_is_only_told_by_its_forms(tmp_path, by_form):
    messages = _understood(tmp_path, ["partnerships"] if by_form else [])
    right = [
        message.get(INTENT)["name"] == intent for message, (intent, _) in zip(messages, _CLOUDS, strict=True)
    ]
    assert all(right) == by_form


def test_the_probabilities_of_the_forms_are_added_up(tmp_path):
    for message in _understood(tmp_path, ["partnerships"]):
        ranking = message.get(INTENT_RANKING_KEY)
        assert sorted(one["name"] for one in ranking) == ["events", "partnerships"]
        assert sum(one["confidence"] for one in ranking) == pytest.approx(1.0)
