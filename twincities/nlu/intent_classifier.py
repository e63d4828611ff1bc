"""Logistic regression on sentence vectors and words that also notices what it was never taught."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

from twincities.nlu.mentions import CITY

_EXAMPLES_FILE = "examples.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceIntentClassifier(LogisticRegressionClassifier):
    """Rasa's `LogisticRegressionClassifier`, with a check against the examples.

    A regression is as sure of a question from another field of life as of one it knows, because it only
    draws borders between its intents. So its reading is held against the examples it was trained on
    (cosine similarity): a message that is nearer to an example of `out_of_scope_intents` than to any of
    the intent it was read as, by more than `nearer_by`, takes that out-of-scope intent, unless it was read as
    one of `unchecked_intents`; one that is like no example of its intent (below `least_similarity`) is left to the fallback.
    A message that names a city is rather no chatter: of `nameless_intents` it takes only what it was read as with
    more confidence than `sure`.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {
            **LogisticRegressionClassifier.get_default_config(),
            "least_similarity": 0.0,
            "out_of_scope_intents": [],
            "unchecked_intents": [],
            "nearer_by": 0.0,
            "nameless_intents": [],
            "sure": 0.6,
        }

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        self._examples = np.zeros((0, 0), dtype=np.float32)
        self._example_intents = np.zeros(0, dtype=str)
        self._out_of_scope = sorted(self.config["out_of_scope_intents"])
        self._unchecked = {*self._out_of_scope, *self.config["unchecked_intents"]}

    def _create_X(self, messages: list[Message]) -> csr_matrix:  # noqa: N802 - the parent's name
        """The features of the messages, one message a row: the sentence vector, then words where there are any.

        Does what the parent does, at once for all messages instead of for each.
        """
        parts = [csr_matrix(_sentence_vectors(messages))]
        words = [message.get_sparse_features(attribute=TEXT)[1] for message in messages]
        if any(words):
            parts.append(vstack([each.features for each in words]))
        return hstack(parts, format="csr")

    def _create_training_matrix(self, training_data: TrainingData) -> tuple[csr_matrix, list[str]]:
        """The features and intents of the examples; the sentence vectors are kept to hold messages against."""
        examples = [
            example for example in training_data.intent_examples if example.get(INTENT) and example.get(TEXT)
        ]
        intents = [example.get(INTENT) for example in examples]
        self._examples = _normalised(_sentence_vectors(examples))
        self._example_intents = np.asarray(intents)
        return self._create_X(examples), intents

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the intent of each message."""
        super().process(messages)
        vectors = _normalised(_sentence_vectors(messages))
        for message, vector in zip(messages, vectors, strict=True):
            if len(self._examples):
                self._check(message, self._examples @ vector)
        return messages

    def _check(self, message: Message, similarities: np.ndarray) -> None:
        """Hold the reading of one message against its similarity to every example."""
        intent = self._with_name(message)
        own = float(similarities[self._example_intents == intent["name"]].max(initial=-1.0))
        for other in self._out_of_scope if intent["name"] not in self._unchecked else ():
            nearest = float(similarities[self._example_intents == other].max(initial=-1.0))
            if own + self.config["nearer_by"] < nearest:
                self._put_first(message, other, intent[PREDICTED_CONFIDENCE_KEY])
                return
        if own < self.config["least_similarity"]:
            message.set(INTENT, {**intent, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)

    def _with_name(self, message: Message) -> dict[str, Any]:
        """The reading of a message, or the likeliest one that goes with a name where it names a city."""
        intent: dict[str, Any] = message.get(INTENT)
        nameless = self.config["nameless_intents"]
        if intent["name"] not in nameless or intent[PREDICTED_CONFIDENCE_KEY] > self.config["sure"]:
            return intent
        if all(entity["entity"] != CITY for entity in message.get(ENTITIES, [])):
            return intent
        ranking = message.get(INTENT_RANKING_KEY)
        other = next((reading for reading in ranking if reading["name"] not in nameless), None)
        if other is None:
            return intent
        message.set(INTENT, other, add_to_output=True)
        message.set(
            INTENT_RANKING_KEY, [other, *(each for each in ranking if each is not other)], add_to_output=True
        )
        return dict(other)

    @staticmethod
    def _put_first(message: Message, name: str, confidence: float) -> None:
        first = {"name": name, PREDICTED_CONFIDENCE_KEY: confidence}
        others = [reading for reading in message.get(INTENT_RANKING_KEY) if reading["name"] != name]
        for reading in others:
            reading[PREDICTED_CONFIDENCE_KEY] = min(reading[PREDICTED_CONFIDENCE_KEY], 1.0 - confidence)
        message.set(INTENT, first, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [first, *others], add_to_output=True)

    def persist(self) -> None:
        """Write the regression and the examples."""
        super().persist()
        with self._model_storage.write_to(self._resource) as folder:
            np.savez_compressed(
                folder / _EXAMPLES_FILE,
                vectors=self._examples.astype(np.float16),
                intents=self._example_intents,
            )

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> SentenceIntentClassifier:
        """Read back what `persist` wrote."""
        component = super().load(config, model_storage, resource, execution_context, **kwargs)
        assert isinstance(component, cls)
        with model_storage.read_from(resource) as folder, np.load(folder / _EXAMPLES_FILE) as stored:
            component._examples = stored["vectors"].astype(np.float32)
            component._example_intents = stored["intents"]
        return component


def _sentence_vectors(messages: list[Message]) -> np.ndarray:
    """The sentence vectors of the messages, one a row: shape (messages, 512)."""
    return np.vstack([message.get_dense_features(attribute=TEXT)[1].features for message in messages])


def _normalised(vectors: np.ndarray) -> np.ndarray:
    """The vectors stretched to length 1, as single-precision numbers."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
