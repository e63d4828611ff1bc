"""How common words are in a language, on wordfreq's Zipf scale: log10 of occurrences in a billion words, 0 where unknown.

wordfreq keeps a list with its words, twice; a server needs no more than to look words up, and keeps of each its hash and its
frequency: 4 MB in place of 30 for the long list of English.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.util import find_spec
from itertools import islice
from pathlib import Path

import msgpack
from wordfreq import available_languages, read_cBpack
from wordfreq.preprocess import smash_numbers

from twincities.languages.hashed_numbers import HashedNumbers
from twincities.languages.words import cue_words

MOST = 9.0
"""The Zipf frequency of a word that would be all that is ever written."""
_COMMONEST = 2_000
_LONGEST_WORD = 5  # characters of a word of a script without spaces
_CUE_WORD = 5.0  # Zipf frequency that counts at least for a word by which questions are read: 友城, 大洲


class Frequencies:
    """A list of words with their frequencies."""

    def __init__(self, words: Mapping[str, float]) -> None:
        self._zipf = HashedNumbers(words, "float32")

    def of(self, word: str) -> float:
        """How common a word is; 0 where it is not in the list, which has "ss" for every "ß"."""
        return max(0.0, round(self._zipf.get(word.replace("ß", "ss")) or 0.0, 2))


def _listed(language: str, wordlist: str) -> Iterator[tuple[str, float]]:
    """The words of a list of wordfreq, the commonest first, with their frequencies."""
    for centibels, bucket in enumerate(read_cBpack(available_languages(wordlist)[language])):
        yield from ((word, MOST - centibels / 100) for word in bucket)


@cache
def _frequencies(language: str, wordlist: str) -> Frequencies:
    return Frequencies(dict(_listed(language, wordlist)))


@lru_cache(maxsize=50_000)
def frequency(word: str, language: str) -> float:
    """How common a word in small letters is; 0 where it is rarer than once in a million."""
    return _frequencies(language.partition("-")[0], "small").of(word)


@lru_cache(maxsize=100_000)
def word_frequency(word: str) -> float:
    """How common a word in small letters, or a number, is in English; 0 where it is rarer than once in a hundred million."""
    return _frequencies("en", "best").of(smash_numbers(word))


def likelihood(text: str, language: str) -> float:
    """The logarithm of how likely a text without spaces is, divided into words of Chinese or Japanese as well as can be."""
    signs = simplified(text) if language == "zh" else text
    best = [0.0]
    for end in range(1, len(signs) + 1):
        starts = range(max(0, end - _LONGEST_WORD), end)
        best.append(max(best[start] + _word_likelihood(signs[start:end], language) for start in starts))
    return best[-1]


@lru_cache(maxsize=50_000)
def _word_likelihood(word: str, language: str) -> float:
    known = frequency(word, language)
    if len(word) > 1 and word in cue_words(language):
        known = max(known, _CUE_WORD)
    return known - MOST if known else -MOST * len(word)


def commonest_words(language: str, most: int = _COMMONEST) -> Mapping[str, float]:
    """The commonest words of a language, with their frequencies."""
    return dict(islice(_listed(language, "small"), most))


@lru_cache(maxsize=1)
def _simplified() -> Mapping[int, str]:
    package = find_spec("wordfreq")
    assert package is not None and package.origin
    table = Path(package.origin).parent / "data" / "_chinese_mapping.msgpack.gz"
    with gzip.open(table) as stream:
        signs: Mapping[int, str] = msgpack.load(stream, raw=False, strict_map_key=False)
    return signs


def simplified(text: str) -> str:
    """Chinese in simplified characters, as wordfreq's list has it: sign by sign, by the table that it was made with (OpenCC)."""
    return text if text.isascii() else text.translate(_simplified())
