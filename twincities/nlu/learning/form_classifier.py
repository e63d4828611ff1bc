"""In what form something is asked: a second regression on the vectors and words that the intent is read from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import METADATA, METADATA_INTENT, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.nlu.components import TrainedClassifier
from twincities.nlu.learning.features import sentence_vectors, word_weights
from twincities.nlu.learning.regression import Regression, fit

FORM = "form"
"""The message property with the form, `{"name": …, "confidence": …}`; also the key in the metadata of examples."""

FORMS = ("tell", "confirm", "count", "list", "group", "compare", "rank")
"""What an answer can be: the value of a fact, yes or no to a claim, a number of rows, their names, what each of several
groups of them holds, how two or more differ, an order or the first of one by number."""

_FILE = "forms.npz"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class FormClassifier(TrainedClassifier):
    """Learns the form from examples whose block of `data/nlu` names one in its metadata; the others it passes over."""

    @classmethod
    def required_components(cls) -> list[type]:
        """What has to stand before it in the pipeline."""
        return [Featurizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {"max_iter": 300, "tol": 1e-4}

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        super().__init__(config, model_storage, resource)
        self._forms: list[str] = []
        self._regression = Regression(*(np.zeros((0, 0), dtype=np.float32) for _ in range(3)))

    def train(self, training_data: TrainingData) -> Resource:
        """Draw the borders between the forms; without labelled examples there are none, and no message gets a form.

        Raises:
            ValueError: for an example of a form that is none of `FORMS`.
        """
        examples = [each for each in training_data.training_examples if each.get(TEXT) and form_of(each)]
        forms, classes = np.unique([form_of(example) for example in examples], return_inverse=True)
        if unknown := {*forms.tolist()} - {*FORMS}:
            raise ValueError(
                f"data/nlu: {', '.join(sorted(unknown))} is no form; there are {', '.join(FORMS)}"
            )
        learned = self._regression
        if examples:
            vectors, words = sentence_vectors(examples), word_weights(examples)
            learned = fit(vectors, words, classes, self._config["max_iter"], self._config["tol"])
        with self._model_storage.write_to(self._resource) as folder:
            np.savez_compressed(folder / _FILE, forms=forms, **learned._asdict())
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Note the likeliest form on each message."""
        if not messages or not self._forms:
            return messages
        probabilities = self._regression.probabilities(sentence_vectors(messages), word_weights(messages))
        for message, row in zip(messages, probabilities, strict=True):
            best = int(row.argmax())
            message.set(FORM, {"name": self._forms[best], PREDICTED_CONFIDENCE_KEY: float(row[best])})
        return messages

    def _read_back(self, folder: Path) -> None:
        with np.load(folder / _FILE) as stored:
            self._forms = stored["forms"].tolist()
            self._regression = Regression(*(stored[part] for part in Regression._fields))


def form_of(example: Message) -> str | None:
    """The form that the block of a training example names."""
    form = ((example.get(METADATA) or {}).get(METADATA_INTENT) or {}).get(FORM)
    return None if form is None else str(form)
