"""How common words are in a language, on wordfreq's Zipf scale: log10 of occurrences in a billion words, 0 where unknown."""

from __future__ import annotations

import gzip
import math
from collections.abc import Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import msgpack
from wordfreq import available_languages, get_frequency_dict, read_cBpack

MOST = 9.0
"""The Zipf frequency of a word that would be all that is ever written."""
_COMMONEST = 2_000
_LONGEST_WORD = 5  # characters of a word of a script without spaces


def frequency(word: str, language: str) -> float:
    """How common a word in small letters is; 0 where it is rarer than once in a million.

    The small lists themselves are asked: to cut text into words first, as `zipf_frequency` does, takes packages more.
    """
    occurrences: float = get_frequency_dict(language.partition("-")[0], "small").get(word, 0.0)
    return math.log10(occurrences) + MOST if occurrences else 0.0


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
    return known - MOST if known else -MOST * len(word)


def commonest_words(language: str) -> Mapping[str, float]:
    """The commonest words of a language; of one that is not spoken, for nothing but to know it by."""
    words: dict[str, float] = {}
    for occurrences, bucket in enumerate(read_cBpack(available_languages("small")[language])):
        words.update(dict.fromkeys(bucket, MOST - occurrences / 100))
        if len(words) >= _COMMONEST:
            break
    return words


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
