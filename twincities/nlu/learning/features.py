"""What the featurizers noted on messages, as the matrices that a regression takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix


def sentence_vectors(messages: Sequence[Message]) -> np.ndarray:
    """The sentence vectors of the messages, one a row: shape (messages, 512), single precision."""
    return np.vstack([*_noted(messages, sparse=False)]).astype(np.float32, copy=False)


def word_weights(messages: Sequence[Message]) -> csr_matrix:
    """The weights of the words of the messages, one message a row; without columns where no component noted any."""
    rows = [*_noted(messages, sparse=True)]
    if len(rows) < len(messages):
        return csr_matrix((len(messages), 0), dtype=np.float32)
    if len(rows) == 1:
        return rows[0]
    return csr_matrix(
        (
            np.concatenate([row.data for row in rows]),
            np.concatenate([row.indices for row in rows]),
            np.cumsum([0, *(row.nnz for row in rows)], dtype=np.int32),
        ),
        shape=(len(rows), rows[0].shape[1]),
    )


def _noted(messages: Sequence[Message], sparse: bool) -> Iterator[Any]:
    """What one featurizer noted of each message as a whole; Rasa's own way to ask for it copies all of it."""
    for message in messages:
        for noted in message.features:
            if (
                noted.attribute == TEXT
                and noted.type == FEATURE_TYPE_SENTENCE
                and noted.is_sparse() == sparse
            ):
                yield noted.features
