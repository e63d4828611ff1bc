"""Hiding names from the intent classifier, so that it learns how people ask and not about which city."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from twincities.languages.frequencies import simplified
from twincities.languages.scripts import KANA
from twincities.nlu import mentions
from twincities.nlu.mentions import Mention
from twincities.nlu.spelling import correct

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
_SPACE = re.compile(r"\s+")
_FULL_STOPS = ".。"
_SPACE_BEFORE = re.compile(r" ('s|s'|[?!.,;:])")
_REPEATED = re.compile(r"([!?.,])\1+")


def mask(text: str, found: Iterable[Mention], language: str = "en") -> str:
    """The message in small letters, with every name replaced by the mask of its kind and slips of English put right."""
    parts: list[str] = []
    position = 0
    for mention in sorted(found, key=lambda mention: mention.start):
        if not mention.masked or mention.kind not in MASKS or mention.start < position:
            continue
        # Scripts without spaces need one between the mask and its neighbours.
        parts += [text[position : mention.start], " ", MASKS[mention.kind], " "]
        position = mention.end
    parts.append(text[position:])
    masked = plain("".join(parts))
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
