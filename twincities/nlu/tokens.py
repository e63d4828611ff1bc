"""Words of a message with their places, in the folded form in which names are compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from wordfreq import zipf_frequency

from twincities.table.folding import fold_characters, is_unspaced

_WORD = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """A word, or one character of a script without spaces; `start` and `end` are offsets in the message."""

    text: str
    folded: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Split a message into words; every Chinese, Japanese or Thai character is a token of its own."""
    tokens: list[Token] = []
    for match in _WORD.finditer(text):
        start = match.start()
        run = match.group()
        if run.isascii():
            tokens.append(_token(run, start))
            continue
        begin = 0
        for position, char in enumerate(run):
            if is_unspaced(char):
                if begin < position:
                    tokens.append(_token(run[begin:position], start + begin))
                tokens.append(_token(char, start + position))
                begin = position + 1
        if begin < len(run):
            tokens.append(_token(run[begin:], start + begin))
    return tokens


def _token(text: str, start: int) -> Token:
    return Token(text, fold_characters(text), start, start + len(text))


def name_key(name: str) -> str:
    """The folded letters of a name without spaces: names with equal keys count as the same name."""
    return "".join(token.folded for token in tokenize(name))


def joined(tokens: Sequence[Token]) -> str:
    """The key of consecutive tokens."""
    return "".join(token.folded for token in tokens)


@lru_cache(maxsize=100_000)
def word_frequency(word: str) -> float:
    """How common a word is in English: log10 of its occurrences in a billion words (0 = unknown).

    Source: the wordfreq package's Zipf scale.
    """
    return zipf_frequency(word, "en")
