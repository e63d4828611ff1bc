"""The words of a message weigh what scikit-learn says."""

from __future__ import annotations

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.feature_extraction.text import TfidfVectorizer

from twincities.nlu.word_featurizer import WordFeaturizer

_EXAMPLES = ["when was it twinned", "when when when", "who is it twinned with", "who is it"]


@pytest.fixture
def loaded(tmp_path):
    """The component as it is read back from a model."""
    storage, context = LocalModelStorage(tmp_path), ExecutionContext(GraphSchema({}))
    parts = ({**WordFeaturizer.get_default_config(), "scale": 2.0}, storage, Resource("words"), context)
    WordFeaturizer.create(*parts).train(TrainingData([Message({TEXT: text}) for text in _EXAMPLES]))
    return WordFeaturizer.load(*parts)


def test_words_and_pairs_are_weighed_as_by_scikit_learn(loaded):
    reference = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True).fit(_EXAMPLES)
    texts = [*_EXAMPLES, "when is it unheard of"]
    messages = loaded.process([Message({TEXT: text}) for text in texts])
    rows = [message.get_sparse_features(TEXT)[1].features.toarray()[0] for message in messages]
    np.testing.assert_allclose(rows, reference.transform(texts).toarray() * 2.0, atol=1e-6)


def test_a_message_of_unheard_words_has_none(loaded):
    (message,) = loaded.process([Message({TEXT: "xyzzy"})])
    assert message.get_sparse_features(TEXT)[1].features.nnz == 0
