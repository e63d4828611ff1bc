"""Names in scripts without spaces, told from parts of everyday words: 友好 is a town, but not in 友好城市."""

from __future__ import annotations

from twincities.languages.frequencies import MOST, frequency, likelihood
from twincities.languages.scripts import KANA
from twincities.table.text.folding import is_unspaced

_REACH = 4  # characters on either side of a name that can be of one word with a part of it
_ENDING = 2  # kana that can tell that a word goes on


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


def begins_word(text: str, start: int, end: int) -> bool:
    """Whether a name of one sign is the beginning of a Japanese word that goes on in kana: 食 of 食い違う."""
    longer = (text[start:stop] for stop in range(end + 1, end + _ENDING + 1))
    return end - start == 1 and any(
        KANA.fullmatch(word[-1]) and frequency(word, "ja") > 0 for word in longer if len(word) > 1
    )
