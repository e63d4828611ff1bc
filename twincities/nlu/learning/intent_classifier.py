"""Logistic regression on sentence vectors and words that also notices what it was never taught."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers import LABEL_RANKING_LENGTH
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.nlu.components import TrainedClassifier
from twincities.nlu.learning.features import sentence_vectors, word_weights
from twincities.nlu.learning.form_classifier import form_of
from twincities.nlu.learning.nearest_examples import NearestExamples, principal_axes
from twincities.nlu.learning.regression import Regression, fit
from twincities.nlu.text.mentions import CITY

_FILE = "intents.npz"
_EXAMPLES = "examples of "


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SentenceIntentClassifier(IntentClassifier, TrainedClassifier):
    """Logistic regression, with a check against the examples.

    A regression is as sure of a question from another field of life as of one it knows, because it only
    draws borders between its intents. So its reading is held against the examples it was trained on
    (cosine similarity): a message that is nearer to an example of `out_of_scope_intents` than to any of
    the intent it was read as, by more than `nearer_by`, takes that out-of-scope intent, unless it was read as
    one of `unchecked_intents`; one that is like no example of its intent (below `least_similarity`) is left to the fallback.
    A message that is about the table with at least the confidence `certain` is not checked, which would take a twentieth of a turn.
    A message that names a city is rather no chatter: of `nameless_intents` it takes only what it was read as with
    more confidence than `sure`.

    An intent that is asked in many forms is several clouds of examples, and borders around all of them at once are
    poor ones. Those of `intents_by_form` are learned form by form, as the blocks of `data/nlu` name them, and the
    probabilities of their forms added up.

    Rasa's `LogisticRegressionClassifier` keeps its model in a format whose reader takes seconds to import; here it
    is arrays of numbers.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """What has to stand before it in the pipeline."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {
            "max_iter": 300,
            "tol": 1e-4,
            "least_similarity": 0.0,
            "out_of_scope_intents": [],
            "unchecked_intents": [],
            "nearer_by": 0.0,
            "certain": 1.0,
            "nameless_intents": [],
            "sure": 0.6,
            "intents_by_form": [],
        }

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._intents = np.zeros(0, dtype=str)
        self._first_classes = np.zeros(0, dtype=int)  # of each intent, in the regression
        self._regression = Regression(*(np.zeros((0, 0), dtype=np.float32) for _ in range(3)))
        self._examples_of: dict[str, NearestExamples] = {}
        self._out_of_scope = sorted(config["out_of_scope_intents"])
        self._unchecked = {*self._out_of_scope, *config["unchecked_intents"]}

    def train(self, training_data: TrainingData) -> Resource:
        """Draw the borders between the intents; the vectors of the examples are kept to hold messages against."""
        examples = [each for each in training_data.intent_examples if each.get(INTENT) and each.get(TEXT)]
        if not examples:
            return self._resource
        examples.sort(key=self._class_of)
        intents, forms = zip(*map(self._class_of, examples), strict=True)
        vectors, words = sentence_vectors(examples), word_weights(examples)
        names, first = np.unique(intents, return_index=True)
        begins = [
            at == 0 or intents[at] != intents[at - 1] or forms[at] != forms[at - 1]
            for at in range(len(examples))
        ]
        classes = np.cumsum(begins) - 1
        normalised = _normalised(vectors)
        of_intents = np.split(normalised.astype(np.float16), first[1:])
        learned = fit(vectors, words, classes, self._config["max_iter"], self._config["tol"])
        with self._model_storage.write_to(self._resource) as folder:
            # The examples of each intent by themselves: all of them read at once would be in memory twice.
            stored: dict[str, Any] = {
                f"{_EXAMPLES}{name}": own for name, own in zip(names, of_intents, strict=True)
            }
            axes = principal_axes(normalised)
            np.savez_compressed(
                folder / _FILE,
                intents=names,
                first_classes=classes[first],
                axes=axes,
                **learned._asdict(),
                **stored,
            )
        return self._resource

    def _class_of(self, example: Message) -> tuple[str, str]:
        """The intent and, where it is learned form by form, the form of an example."""
        intent = str(example.get(INTENT))
        return intent, form_of(example) or "" if intent in self._config["intents_by_form"] else ""

    def process(self, messages: list[Message]) -> list[Message]:
        """Read the intent of each message."""
        if not messages or not len(self._intents):
            return messages
        vectors, words = sentence_vectors(messages), word_weights(messages)
        by_class = self._regression.probabilities(vectors, words)
        confidences = np.add.reduceat(by_class, self._first_classes, axis=1)
        for message, ranked in zip(messages, confidences, strict=True):
            ranking = [
                {"name": str(self._intents[at]), PREDICTED_CONFIDENCE_KEY: float(ranked[at])}
                for at in np.argsort(-ranked, kind="stable")[:LABEL_RANKING_LENGTH]
            ]
            message.set(INTENT, dict(ranking[0]), add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        normalised = _normalised(vectors)
        for message, vector in zip(messages, normalised, strict=True):
            self._check(message, vector)
        return messages

    def _check(self, message: Message, vector: np.ndarray) -> None:
        """Hold the reading of a message against the examples of its intent and the out-of-scope ones."""
        intent = self._with_name(message)
        if (
            intent[PREDICTED_CONFIDENCE_KEY] >= self._config["certain"]
            and intent["name"] not in self._unchecked
        ):
            return
        own = self._similarity(intent["name"], vector)
        for other in self._out_of_scope if intent["name"] not in self._unchecked else ():
            if own + self._config["nearer_by"] < self._similarity(other, vector):
                self._put_first(message, other, intent[PREDICTED_CONFIDENCE_KEY])
                return
        if own < self._config["least_similarity"]:
            message.set(INTENT, {**intent, PREDICTED_CONFIDENCE_KEY: 0.0}, add_to_output=True)

    def _similarity(self, intent: str, vector: np.ndarray) -> float:
        """That to the nearest example of an intent; -1 where there is no example."""
        examples = self._examples_of.get(intent)
        return -1.0 if examples is None else examples.similarity(vector)

    def _with_name(self, message: Message) -> dict[str, Any]:
        """The reading of a message, or the likeliest one that goes with a name where it names a city."""
        intent: dict[str, Any] = message.get(INTENT)
        nameless = self._config["nameless_intents"]
        if intent["name"] not in nameless or intent[PREDICTED_CONFIDENCE_KEY] > self._config["sure"]:
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

    def _read_back(self, folder: Path) -> None:
        with np.load(folder / _FILE) as stored:
            self._intents, self._first_classes = stored["intents"], stored["first_classes"]
            self._regression = Regression(*(stored[part] for part in Regression._fields))
            axes = stored["axes"]
            self._examples_of = {
                intent: NearestExamples(stored[f"{_EXAMPLES}{intent}"], axes)
                for intent in self._intents.tolist()
            }


def _normalised(vectors: np.ndarray) -> np.ndarray:
    """The vectors stretched to length 1, as single-precision numbers."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
