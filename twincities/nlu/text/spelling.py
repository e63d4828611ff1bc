"""Slips in ordinary words, put right before the classifier sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from symspellpy import SymSpell, Verbosity

from twincities.languages.frequencies import commonest_words, word_frequency
from twincities.nlu.text.tokens import VERY_COMMON_WORD, frequency_anywhere

# Zipf frequencies, chosen among nine pairs on questions with slips (docs/nlu.md).
_KNOWN_WORD = 3.0  # what is rarer may be a slip
_COMMON_WORD = 3.8  # ... of a word at least this common
_VOCABULARY = 20_000
_AMONG_THE_COMMONEST = 6.0  # "which", "when", "have"
_USED_BY_EVERYBODY = 5.5  # "every", "year", "first"
_SHORTEST_NEARLY = 4  # letters of a word that another is nearly
_SHORTEST = 3
_WORD = re.compile(r"\b[a-z]+\b")
# Words of the field that are rare elsewhere; they are neither corrected nor left out as corrections.
_FIELD_WORDS = {
    "twinned", "twinning", "twinnings", "festivals", "partnered", "anniversary", "partnerships",
    "fifties", "sixties", "seventies", "eighties", "nineties",
}  # fmt: skip
# Words of dialects, mostly Scots, as they are spoken, and as thumbs write them; "wee" and "ken" mean too much else.
_SPOKEN = {
    "dae": "do", "hae": "have", "whit": "what", "wot": "what", "wha": "who", "whaur": "where", "yin": "one", "yins": "ones",
    "wi": "with", "tae": "to", "fae": "from", "frae": "from", "aw": "all", "thegither": "together", "twa": "two", "ilka": "each",
    "auld": "old", "auldest": "oldest", "dinnae": "don't", "didnae": "didn't", "disnae": "doesn't", "isnae": "isn't",
    "wisnae": "wasn't", "hasnae": "hasn't", "ye": "you", "yous": "you", "youse": "you", "em": "them", "dem": "them", "aboot": "about",
    "yr": "year", "yrs": "years", "twind": "twinned", "twined": "twinned", "twining": "twinning",
}  # fmt: skip


@lru_cache(maxsize=1)
def dictionary() -> SymSpell:
    """The commonest 20,000 words of English, read at the first use."""
    words = SymSpell(max_dictionary_edit_distance=1, prefix_length=7)
    field = ((word, word_frequency(word)) for word in _FIELD_WORDS)
    for word, common in chain(commonest_words("en", _VOCABULARY).items(), field):
        if word.isalpha() and len(word) >= _SHORTEST:
            words.create_dictionary_entry(word, int(10**common))
    return words


def _nearest(word: str) -> Iterator[str]:
    """The words that are nearest to one, of those with one slip at most, the commonest first."""
    yield from (found.term for found in dictionary().lookup(word, Verbosity.CLOSEST, max_edit_distance=1))


@lru_cache(maxsize=10_000)
def is_nearly_a_word(word: str) -> bool:
    """Whether a word in small letters is one of English, with one slip at most."""
    return len(word) >= _SHORTEST and any(len(near) >= _SHORTEST_NEARLY for near in _nearest(word))


@lru_cache(maxsize=10_000)
def is_nearly_a_commonest_word(word: str) -> bool:
    """Whether a word in small letters is one that hardly any sentence is without, with one slip: "wich"."""
    return any(word_frequency(near) >= _AMONG_THE_COMMONEST for near in _nearest(word))


@lru_cache(maxsize=10_000)
def is_nearly_a_common_word(word: str) -> bool:
    """Whether a rare word in small letters is one of a few hundred that everybody uses, with one slip: "evry"."""
    return word_frequency(word) < _KNOWN_WORD and any(
        word_frequency(near) >= _USED_BY_EVERYBODY for near in _nearest(word)
    )


def correct(text: str) -> str:
    """`text`, which is in small letters, with rare words that are one slip from a common one replaced by it, and those of dialects."""
    return _WORD.sub(lambda match: _corrected(match.group()), text)


@lru_cache(maxsize=10_000)
def _corrected(word: str) -> str:
    if word in _SPOKEN:
        return _SPOKEN[word]
    if len(word) < _SHORTEST or word in _FIELD_WORDS or word_frequency(word) >= _KNOWN_WORD:
        return word
    if frequency_anywhere(word) >= VERY_COMMON_WORD:
        return word  # of another language
    return next((near for near in _nearest(word) if _is_common(near)), word)


def _is_common(word: str) -> bool:
    return word in _FIELD_WORDS or word_frequency(word) >= _COMMON_WORD
