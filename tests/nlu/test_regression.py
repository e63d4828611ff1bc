"""The regression over vectors and words agrees with scikit-learn's over one matrix."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.sparse import csr_matrix
from scipy.sparse import random as random_matrix
from sklearn.linear_model import LogisticRegression

from twincities.nlu.learning.regression import fit


def _features(examples: int, vocabulary: int) -> tuple[np.ndarray, csr_matrix, np.ndarray]:
    """Three classes, the second rare, which lie apart in one dimension of the vectors."""
    numbers = np.random.default_rng(7)
    classes = np.repeat([0, 1, 2], [examples // 2, examples // 10, examples - examples // 2 - examples // 10])
    vectors = numbers.normal(size=(examples, 5)).astype(np.float32)
    vectors[:, 0] += classes
    words = random_matrix(examples, vocabulary, density=0.2, format="csr", random_state=7, dtype=np.float32)
    return vectors, words, classes


@pytest.mark.parametrize("vocabulary", [0, 12])
def test_it_learns_what_scikit_learn_learns(vocabulary):
    vectors, words, classes = _features(200, vocabulary)
    together = np.hstack([vectors, words.toarray()])
    reference = LogisticRegression(class_weight="balanced", tol=1e-6, max_iter=1000).fit(together, classes)
    learned = fit(vectors, words, classes, max_iter=1000, tol=1e-4)
    np.testing.assert_allclose(
        learned.probabilities(vectors, words), reference.predict_proba(together), atol=2e-3
    )


def test_the_last_step_is_bounded():
    vectors, words, classes = _features(200, 12)
    few = fit(vectors, words, classes, max_iter=1, tol=1e-6).probabilities(vectors, words)
    many = fit(vectors, words, classes, max_iter=500, tol=1e-6).probabilities(vectors, words)
    assert np.abs(few - many).max() > 0.05
