"""What the featurizers noted on messages, as the matrices that a regression takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix


def sentence_vectors(messages: Sequence[Message]) -> np.ndarray:
    """The sentence vectors of the messages, one a row: shape (messages, 512), single precision."""
    rows = [message.get_dense_features(attribute=TEXT)[1].features for message in messages]
    return np.vstack(rows).astype(np.float32, copy=False)


def word_weights(messages: Sequence[Message]) -> csr_matrix:
    """The weights of the words of the messages, one message a row; without columns where no component noted any."""
    rows = [message.get_sparse_features(attribute=TEXT)[1] for message in messages]
    if not all(rows):
        return csr_matrix((len(messages), 0), dtype=np.float32)
    parts = [row.features.tocsr() for row in rows]
    ends = np.cumsum([0, *(part.nnz for part in parts)])
    return csr_matrix(
        (
            np.concatenate([part.data for part in parts]),
            np.concatenate([part.indices for part in parts]),
            ends,
        ),
        shape=(len(parts), parts[0].shape[1]),
    )
