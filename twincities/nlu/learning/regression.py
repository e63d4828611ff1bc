"""Multinomial logistic regression whose features come in two blocks: dense vectors, and sparse words.

scikit-learn takes one matrix. Made one sparse matrix, the vectors are multiplied number by number; kept apart, by
BLAS, which makes the training four times faster (docs/performance.md).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from scipy.special import logsumexp


class Regression(NamedTuple):
    """What was learned: a row of weights and a bias for each class, in single precision.

    `of_vectors` has shape (dimensions, classes), `of_words` (vocabulary, classes), `biases` (classes,).
    """

    of_vectors: np.ndarray
    of_words: np.ndarray
    biases: np.ndarray

    def probabilities(self, vectors: np.ndarray, words: csr_matrix) -> np.ndarray:
        """How likely each class is for each message: shape (messages, classes)."""
        scores = self._scores(vectors, words)
        # What scipy's softmax does, without its checks, which take longer than all of this.
        likelihoods = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(likelihoods / likelihoods.sum(axis=1, keepdims=True))

    def _scores(self, vectors: np.ndarray, words: csr_matrix) -> np.ndarray:
        return np.asarray(vectors @ self.of_vectors + words @ self.of_words + self.biases)


def fit(vectors: np.ndarray, words: csr_matrix, classes: np.ndarray, max_iter: int, tol: float) -> Regression:
    """Minimise what scikit-learn's `LogisticRegression` does with C=1 and balanced class weights, by L-BFGS.

    Args:
        vectors: shape (examples, dimensions), single precision.
        words: shape (examples, vocabulary); no column where there are no words.
        classes: the class of each example, numbered from 0.
        max_iter: how many steps at most.
        tol: the largest part of the gradient at which to stop.
    """
    # Only here: it is much to load, and no server needs it.
    from scipy.optimize import minimize  # noqa: PLC0415

    examples, dimensions = vectors.shape
    count = int(classes.max()) + 1
    rows = np.arange(examples)
    # Every class counts as much as any other.
    weights = (examples / (count * np.bincount(classes)))[classes].astype(np.float32)
    words = words.astype(np.float32).tocsr()
    words_transposed = words.T.tocsr()

    def split(flat: np.ndarray) -> Regression:
        table = flat.reshape(-1, count)
        return Regression(table[:dimensions], table[dimensions:-1], table[-1])

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        scores = split(flat.astype(np.float32))._scores(vectors, words)
        normaliser = logsumexp(scores, axis=1, keepdims=True)
        likelihoods = scores[rows, classes] - normaliser[:, 0]
        table = flat.reshape(-1, count)
        penalty = 0.5 * float((table[:-1] ** 2).sum())
        residuals = np.exp(scores - normaliser)
        residuals[rows, classes] -= 1.0
        residuals *= weights[:, None]
        gradient = np.vstack([vectors.T @ residuals, words_transposed @ residuals, residuals.sum(axis=0)])
        gradient = gradient.astype(np.float64)
        gradient[:-1] += table[:-1]
        return penalty - float(weights @ likelihoods), gradient.ravel()

    start = np.zeros((dimensions + words.shape[1] + 1) * count)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": max_iter, "gtol": tol})
    return Regression(*(part.astype(np.float32) for part in split(found.x)))
