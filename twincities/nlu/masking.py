"""Hiding names from the intent classifier, so that it learns how people ask and not about which city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from operator import itemgetter
from types import MappingProxyType

from twincities.languages.frequencies import simplified
from twincities.languages.scripts import KANA
from twincities.nlu.text import mentions
from twincities.nlu.text.mentions import Mention
from twincities.nlu.text.run_together import written_apart
from twincities.nlu.text.spelling import correct
from twincities.nlu.text.tokens import tokenize
from twincities.table.text.folding import is_unspaced

# One everyday name of each kind stands for all names of that kind: the sentence encoder knows these words.
MASKS: Mapping[str, str] = {
    mentions.CITY: "paris",
    mentions.POSSIBLE_CITY: "paris",
    mentions.UNKNOWN_CITY: "paris",
    mentions.UNKNOWN_NAME: "paris",
    mentions.NAMESAKE: "paris",
    mentions.EVENT: "summer festival",
    mentions.UNKNOWN_EVENT: "summer festival",
    mentions.COUNTRY: "germany",
    mentions.CONTINENT: "germany",
    mentions.THEME: "music",
    mentions.YEAR: "1990",
}
_NONE: Mapping[int, str] = MappingProxyType({})
_SPACE = re.compile(r"\s+")
_FULL_STOPS = ".。"
_SPACE_BEFORE = re.compile(r" ('s|s'|[?!.,;:])")
_REPEATED = re.compile(r"([!?.,])\1+")


def mask(
    text: str, found: Iterable[Mention], language: str = "en", own_words: Mapping[int, str] = _NONE
) -> str:
    """The message in small letters, with every name replaced by the mask of its kind and slips of English put right.

    `own_words` are those of a table, by where they begin, with the usual words that the classifier knows.
    """
    hidden = [(one.start, one.end, MASKS[one.kind]) for one in found if one.masked and one.kind in MASKS]
    if own_words:
        hidden += [
            (token.start, token.end, own_words[token.start])
            for token in tokenize(text)
            if token.start in own_words
        ]
    parts: list[str] = []
    position = 0
    for start, end, instead in sorted(hidden, key=itemgetter(0)):
        if start < position:
            continue
        # Scripts without spaces need one between the mask and its neighbours, and none within their own words.
        gap = "" if is_unspaced(instead) else " "
        parts += [text[position:start], gap, instead, gap]
        position = end
    parts.append(text[position:])
    masked = plain(written_apart("".join(parts).lower(), language))
    if language == "en":
        masked = correct(masked)
    # One script of Chinese is learned; kanji stay as Japanese writes them.
    return masked if KANA.search(masked) else simplified(masked)


def plain(text: str) -> str:
    """Small letters, single spaces, single marks, no full stop at the end: what the encoder need not tell apart.

    Remarks end in a full stop more often than questions do, so that one would make a remark of a request.
    """
    text = _REPEATED.sub(r"\1", text.lower().replace("’", "'"))
    return _SPACE_BEFORE.sub(r"\1", _SPACE.sub(" ", text)).strip().rstrip(_FULL_STOPS)
