"""How near a sentence is to the nearest of many examples, without reading all numbers of all of them.

A thousand vectors of 512 numbers are two megabytes, which take longer to fetch from memory than to multiply. So the examples are
first compared along the axes in which they differ most (principal components), and only the nearest of them by all numbers.
"""

from __future__ import annotations

import numpy as np

_AXES = 128  # along which nine tenths of what tells examples apart lie
_COMPARED = 16  # by all numbers; of 300 examples none had its nearest one outside them


def principal_axes(vectors: np.ndarray) -> np.ndarray:
    """The directions in which vectors of length 1 (one a row) differ most, one a column: at most 128."""
    return np.ascontiguousarray(np.linalg.eigh(vectors.T @ vectors).eigenvectors[:, : -_AXES - 1 : -1])


class NearestExamples:
    """Examples of one kind: vectors of length 1, one a row, in half precision; axes as `principal_axes` gives them."""

    def __init__(self, examples: np.ndarray, axes: np.ndarray) -> None:
        self._examples = examples
        self._axes = axes
        self._along_axes = examples.astype(np.float32) @ axes

    def similarity(self, vector: np.ndarray) -> float:
        """The cosine similarity of a vector of length 1 to the nearest example."""
        roughly = self._along_axes @ (vector @ self._axes)
        nearest = roughly.argpartition(-min(_COMPARED, len(roughly)))[-_COMPARED:]
        return float((self._examples[nearest].astype(np.float32) @ vector).max())
