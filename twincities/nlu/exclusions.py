"""Which of the mentions of a message are negated or taken back: "not Detroit", "Kyoto, no sorry, Detroit"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from twincities.nlu.mentions import Mention
from twincities.nlu.tokens import tokenize
from twincities.table.folding import fold_characters

_EXCLUDED = "excluded"
_EXCLUDERS = {
    "not", "no", "neither", "nor", "except", "without", "excluding", "besides", "minus", "never", "outside", "non", "isnt", "wasnt",
}  # fmt: skip
_PASSED_OVER = {
    "the",
    "a",
    "an",
    "in",
    "from",
    "with",
    "of",
    "about",
    "for",
    "any",
    "on",
    "at",
    "to",
    "city",
    "cities",
    "one",
    "ones",
    "that",
    "those",
}
_ASKING = {"isnt", "arent", "wasnt", "werent", "hasnt", "havent", "doesnt", "dont", "didnt"}
_OPENING = {"so", "and", "but", "or", "why", "well", "then", "ok", "oh", "also", "hm"}  # may stand before one
_OF_WHICH_SOME_ARE_LEFT = {"all", "every", "any", "everything", "everyone", "none", "nothing"}
_COMPARING = (
    ["other", "than"], ["rather", "than"], ["leaving", "aside"], ["leaving", "out"], ["apart", "from"], ["aside", "from"],
    ["not", "counting"],
)  # fmt: skip
_LISTING = {"and", "or", "nor", "the"}
_APOSTROPHES = "'’"
_CLAUSE_END = re.compile(r"[,.;:!?]")
_TAKES_BACK = re.compile(
    r"\b(no wait|wait no|no sorry|sorry no|no no|oh no|sorry,? i mean|i mean|i meant|or rather|scratch that|correction)\b",
    re.IGNORECASE,
)


def with_roles(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mark as excluded what stands right behind a negation, "not Detroit", "except in Japan", or is taken back.

    `mentions` are those of the message `text`, left to right.
    """
    return _without_taken_back(_without_negated(mentions, text), text) if mentions else []


def _without_negated(mentions: Sequence[Mention], text: str) -> list[Mention]:
    # "isn't" is one word, without its apostrophe.
    apostrophes = [0, *accumulate(char in _APOSTROPHES for char in text)]
    bare = "".join(char for char in text if char not in _APOSTROPHES)
    tokens = tokenize(bare)
    starts = [token.start for token in tokens]
    # What stands before a comma is another clause: "no, Detroit" names Detroit.
    clauses = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    marked = []
    for mention in mentions:
        clause = clauses[bisect_right(clauses, mention.start) - 1]
        begin, end = (place - apostrophes[place] for place in (clause, mention.start))
        first, last = bisect_left(starts, begin), bisect_left(starts, end)

        def word(at: int, end: int = end) -> str:
            return fold_characters(bare[tokens[at].start : min(tokens[at].end, end)])

        goes_on = bisect_left(starts, mention.end - apostrophes[mention.end]) < len(starts)
        asks = goes_on and last > first and word(last - 1) in _ASKING
        asks = asks and all(word(at) in _OPENING for at in range(first, last - 1))
        if asks or (last - first == 1 and clause == 0 and word(first) == "no"):
            marked.append(
                mention
            )  # "no Detroit" refuses an answer, "isn't Detroit …" asks: both name Detroit
            continue
        while last > first and word(last - 1) in _PASSED_OVER:
            last -= 1
        before = [word(at) for at in range(max(first, last - 2), last)]
        excluded = bool(before) and (before[-1] in _EXCLUDERS or before in _COMPARING)
        if before and before[-1] == "but":  # "all but Detroit", and not "but Detroit is"
            excluded = any(word(at) in _OF_WHICH_SOME_ARE_LEFT for at in range(first, last))
        if marked and marked[-1].role == _EXCLUDED and marked[-1].kind == mention.kind:
            # "except Osaka and Milan" excludes both
            since = bisect_left(starts, marked[-1].end - apostrophes[marked[-1].end])
            between = {word(at) for at in range(since, bisect_left(starts, end))}
            excluded = excluded or (bool(between - {"the"}) and between <= _LISTING)
        marked.append(replace(mention, role=_EXCLUDED) if excluded else mention)
    return marked


def _without_taken_back(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Exclude what the writer takes back in the same breath: "Shanghai, no sorry, I mean Shenzhen"."""
    taken_back = [match.span() for match in _TAKES_BACK.finditer(text)]
    if not taken_back:
        return list(mentions)
    starts = [start for start, _ in taken_back]
    last_of_kind = {mention.kind: mention.start for mention in mentions}

    def is_taken_back(mention: Mention) -> bool:
        """Whether a word of correction stands between the mention and another of its kind."""
        behind = bisect_left(starts, mention.end)
        return behind < len(starts) and taken_back[behind][1] <= last_of_kind[mention.kind]

    return [replace(mention, role=_EXCLUDED) if is_taken_back(mention) else mention for mention in mentions]
