"""Words of a message with their places, in the folded form in which names are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from twincities.languages import spoken_in_latin
from twincities.languages.frequencies import frequency, simplified
from twincities.table.text.folding import UNSPACED, fold_characters

EVERYDAY_WORD = 3.0
"""The Zipf frequency of a word that is read once in a million words."""
WORD_AS_WELL = 3.3
"""That of an old name of a city which may be a word as well: "Bombay" has 3.7, "Peking" 3.2, "logos" 3.5."""
VERY_COMMON_WORD = 4.5
"""That of a word which everybody uses daily."""
EVERYDAY_ELSEWHERE = 4.0
"""The frequency in another language of a word that everybody knows."""
_LONGEST_WORD = 100  # characters; what is longer is compared by its beginning
_WORD = re.compile(rf"(?={UNSPACED})[^\W_]|(?:(?!{UNSPACED})[^\W_])+")


class Token(NamedTuple):
    """A word, or one character of a script without spaces; `start` and `end` are offsets in the message."""

    text: str
    folded: str
    start: int
    end: int


def words(text: str) -> Iterator[re.Match[str]]:
    """The words of a message; every Chinese, Japanese or Thai character is a word of its own."""
    return _WORD.finditer(text)


@lru_cache(maxsize=64)
def tokenize(text: str) -> tuple[Token, ...]:
    """The words of a message as tokens; remembered, because several components ask for those of one message."""
    return tuple(
        Token(word[0], _folded(word[0][:_LONGEST_WORD]), word.start(), word.end()) for word in words(text)
    )


def _folded(word: str) -> str:
    """A word as it is compared: case, accents, width and the script of Chinese aside."""
    return word.casefold() if word.isascii() else simplified(fold_characters(word))


def name_key(name: str) -> str:
    """The folded letters of a name without spaces: names with equal keys count as the same name."""
    if name.isalnum() and len(name) <= _LONGEST_WORD:
        return _folded(name)  # one word, as most names are, or signs that are one each: several times as fast
    return name_in_words(name)[0]


def name_in_words(name: str) -> tuple[str, int]:
    """The key of a name, and in how many words it is written; without tokens, as a table has a hundred thousand names."""
    words = _WORD.findall(name)
    return _folded("".join(word[:_LONGEST_WORD] for word in words)), len(words)


def joined(tokens: Sequence[Token]) -> str:
    """The key of consecutive tokens."""
    return "".join(token.folded for token in tokens)


@lru_cache(maxsize=100_000)
def frequency_anywhere(word: str) -> float:
    """How common a word is in that of the languages spoken in Latin letters in which it is most so, on the same scale."""
    return max(frequency(word, language) for language in spoken_in_latin())


def unspaced_word_frequency(word: str) -> float:
    """How common a word is in Chinese or Japanese, on the same scale; 0 where it is rarer than once in a million."""
    return max(frequency(word, "zh"), frequency(word, "ja"))
