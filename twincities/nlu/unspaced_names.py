"""Names in scripts without spaces, told from parts of everyday words: 友好 is a town, but not in 友好城市."""

from __future__ import annotations

from twincities.languages.frequencies import MOST, likelihood
from twincities.languages.scripts import KANA
from twincities.table.folding import is_unspaced

_REACH = 4  # characters on either side of a name that can be of one word with a part of it


def outweighs_words(text: str, start: int, end: int, weight: float) -> bool:
    """Whether a name that stands in a text is likelier there than the words that its characters make with those around it.

    `weight` is how common the name is, on the scale of Zipf frequencies.
    """
    begin, stop = start, end
    while begin > 0 and start - begin < _REACH and is_unspaced(text[begin - 1]):
        begin -= 1
    while stop < len(text) and stop - end < _REACH and is_unspaced(text[stop]):
        stop += 1
    name = text[start:end]
    if likelihood(name, "zh") > weight - MOST and not KANA.search(name):
        return False  # a word of Chinese is one of Japanese too, as 友好 is, or can be meant for one
    language = "ja" if KANA.search(text) else "zh"
    before, behind = likelihood(text[begin:start], language), likelihood(text[end:stop], language)
    return before + (weight - MOST) + behind >= likelihood(text[begin:stop], language)
