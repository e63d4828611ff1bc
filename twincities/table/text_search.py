"""Words and themes in the texts of a table, whatever their case and number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from twincities.table.folding import fold
from twincities.table.models import Theme

_WORD = re.compile(r"\w+")


def stems_in(text: str) -> Iterator[str]:
    """The words of a text, without the ending of a plural."""
    return map(stem, _WORD.findall(fold(text)))


def stem(word: str) -> str:
    """A folded word without the ending of a plural."""
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def theme_pattern(theme: Theme) -> re.Pattern[str]:
    """What finds a theme in a folded text."""
    words = {form for word in (theme.name, *theme.words) for form in (fold(word), _singular(fold(word)))}
    alternatives = "|".join(re.escape(word) + r"(?:s|es)?" for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def _singular(phrase: str) -> str:
    """A folded phrase with its last word in the singular."""
    *before, last = phrase.split(" ")
    return " ".join((*before, stem(last)))
