"""The pipeline component that notes which words stand in a message, beside what it means as a whole."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from twincities.nlu.components import TrainedFeaturizer
from twincities.nlu.masking import plain
from twincities.nlu.name_spotter import MASKED_TEXT
from twincities.nlu.text.tokens import words

_VOCABULARY_FILE = "vocabulary.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class WordFeaturizer(TrainedFeaturizer, SparseFeaturizer):
    """Weights of the words, and pairs of words, of the masked message: tf-idf, through scikit-learn.

    Characters of scripts without spaces count as words. `scale` stretches the vectors, which have length 1,
    as that of `SentenceEncoder` does; what stands in fewer than `min_df` examples is passed over.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The settings of the component with their defaults."""
        return {**SparseFeaturizer.get_default_config(), "scale": 6.0, "min_df": 2}

    def __init__(
        self, config: dict[str, Any], name: str, model_storage: ModelStorage, resource: Resource
    ) -> None:
        super().__init__(config, name, model_storage, resource)
        self._terms: dict[str, int] = {}
        self._idf = np.zeros(0, dtype=np.float32)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the vocabulary and how rare its words are."""
        # Only here: it is much to load, and no server needs it.
        from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer  # noqa: PLC0415

        counter = CountVectorizer(analyzer=_terms, min_df=self._config["min_df"])
        counts = counter.fit_transform(
            [_text(message) for message in training_data.training_examples if message.get(TEXT)]
        )
        learned = {
            "terms": counter.get_feature_names_out().tolist(),
            "idf": TfidfTransformer().fit(counts).idf_.tolist(),
        }
        self._take_over(learned)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / _VOCABULARY_FILE).write_text(json.dumps(learned), encoding="utf-8")
        return self._resource

    def _read_back(self, folder: Path) -> None:
        self._take_over(json.loads((folder / _VOCABULARY_FILE).read_text(encoding="utf-8")))

    def _take_over(self, learned: dict[str, Any]) -> None:
        self._terms = {term: column for column, term in enumerate(learned["terms"])}
        self._idf = np.asarray(learned["idf"], dtype=np.float32)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the words of each message."""
        for message in messages:
            message.add_features(
                Features(self._weights(_text(message)), FEATURE_TYPE_SENTENCE, TEXT, self._identifier)
            )
        return messages

    def _weights(self, text: str) -> csr_matrix:
        """What `TfidfVectorizer(sublinear_tf=True)` gives for one text, without its checks, which cost more than the rest: one row."""
        found = Counter(self._terms[term] for term in _terms(text) if term in self._terms)
        columns = np.array(sorted(found), dtype=np.int32)
        counts = np.array([found[column] for column in sorted(found)], dtype=np.float32)
        weights = (1.0 + np.log(counts)) * self._idf[columns]
        weights *= self._config["scale"] / max(float(np.linalg.norm(weights)), 1e-9)
        # As wide as the columns: scipy would look through both.
        ends = np.array([0, len(columns)], dtype=np.int32)
        return csr_matrix((weights, columns, ends), shape=(1, len(self._idf)))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add the words of each example."""
        self.process([message for message in training_data.training_examples if message.get(TEXT)])
        return training_data


def _text(message: Message) -> str:
    return message.get(MASKED_TEXT) or plain(message.get(TEXT) or "")


def _terms(text: str) -> list[str]:
    """The words of a text, and those that stand together."""
    said = [word[0] for word in words(text)]
    return said + [f"{one} {other}" for one, other in pairwise(said)]
