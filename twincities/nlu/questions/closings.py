"""Where the closing formula of a letter stands, behind which names sign and are not asked about."""

from __future__ import annotations

from twincities.nlu.text.phrases import begins_with
from twincities.nlu.text.tokens import tokenize

_LONGEST_SIGNATURE = 15  # words behind the formula
_ENDS = {".", "!", "?", "…", "\n", "。", "！", "？"}


def closing_start(text: str, language: str) -> int | None:
    """The offset at which a message closes: "… Kind regards, Margaret Holt"; None where it does not.

    The formula begins a line or a sentence behind another one, and no question follows it.
    """
    tokens = tokenize(text)
    words = [token.folded for token in tokens]
    for at, token in enumerate(tokens):
        length = begins_with(words, language, "closing", at)
        behind = len(tokens) - at - length
        if not length or not at or behind > _LONGEST_SIGNATURE:
            continue
        between = text[tokens[at - 1].end : token.start]
        if _ENDS & {*between} and not {"?", "？"} & {*text[token.start :]}:
            return token.start
    return None
