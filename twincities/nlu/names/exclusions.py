"""Which of the mentions of a message are negated or taken back: "not Detroit", "Kyoto, no sorry, Detroit"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from twincities.nlu.text.mentions import Mention
from twincities.nlu.text.phrases import begins_with, consists_of, ends_with
from twincities.nlu.text.tokens import tokenize
from twincities.table.text.folding import fold_characters

_EXCLUDED = "excluded"
_APOSTROPHES = "'’"
_CLAUSE_END = re.compile(r"[,.;:!?，。；：！？、]")
_BEHIND = 10  # words or signs behind a name that may leave it out, or ask whether it is the one


def with_roles(mentions: Sequence[Mention], text: str, language: str = "en") -> list[Mention]:
    """Mark as excluded what stands right behind a negation, "not Detroit", "except in Japan", or is taken back.

    `mentions` are those of the message `text`, left to right; `language` is that of its words.
    """
    return _without_taken_back(_without_negated(mentions, text, language), text, language) if mentions else []


def _without_negated(mentions: Sequence[Mention], text: str, language: str) -> list[Mention]:
    # "isn't" is one word, without its apostrophe.
    apostrophes = [0, *accumulate(char in _APOSTROPHES for char in text)]
    bare = "".join(char for char in text if char not in _APOSTROPHES)
    tokens = tokenize(bare)
    starts = [token.start for token in tokens]
    # What stands before a comma is another clause: "no, Detroit" names Detroit.
    clauses = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
    marked: list[Mention] = []
    for mention in mentions:
        clause = clauses[bisect_right(clauses, mention.start) - 1]
        begin, end = (place - apostrophes[place] for place in (clause, mention.start))
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        following = bisect_left(starts, mention.end - apostrophes[mention.end])

        def word(at: int, end: int = end) -> str:
            token = tokens[at]
            return token.folded if token.end <= end else fold_characters(bare[token.start : end])

        before = [word(at) for at in range(first, last)]
        behind = [token.folded for token in tokens[following : following + _BEHIND]]
        if _asks(before, behind, language) or (
            clause == 0 and consists_of(before, language, "refusing") and before
        ):
            # "no Detroit" refuses an answer, "isn't Detroit …" asks: both name Detroit
            marked.append(mention)
            continue
        left_out = _is_left_out(before, language) and not _asks_of_subject(
            marked, mention, text, clause, language
        )
        excluded = left_out or begins_with(behind, language, "excluding_behind") > 0
        if marked and marked[-1].role == _EXCLUDED and marked[-1].kind == mention.kind:
            # "except Osaka and Milan" excludes both
            since = bisect_left(starts, marked[-1].end - apostrophes[marked[-1].end])
            between = [word(at) for at in range(since, bisect_left(starts, end))]
            excluded = excluded or (bool(between) and consists_of(between, language, "listing"))
        marked.append(replace(mention, role=_EXCLUDED) if excluded else mention)
    return marked


def _asks(before: Sequence[str], behind: Sequence[str], language: str) -> bool:
    """Whether a negation before a name asks, as in "so isn't Detroit twinned?", "wasn't that 1983?", 不是1983年吗."""
    verb = ends_with(before, language, "asking_negation")
    if begins_with(behind, language, "asking_behind"):
        return True
    # "Which isn't Detroit" leaves it out.
    return verb > (0 if behind else 1) and consists_of(before[: len(before) - verb], language, "opening")


def _asks_of_subject(
    subjects: Sequence[Mention], mention: Mention, text: str, clause: int, language: str
) -> bool:
    """Whether a negation right behind the subject of a question asks: "ist Lyon nicht mit Turin verpartnert?"."""
    if not subjects or subjects[0].start < clause:
        return False
    verb, between = (
        [token.folded for token in tokenize(part)]
        for part in (text[clause : subjects[0].start], text[subjects[-1].end : mention.start])
    )
    negation = begins_with(between, language, "excluding")
    return (
        bool(verb)
        and consists_of(verb, language, "asking_verbs")
        and consists_of(between[negation:], language, "passed_over")
    )


def _is_left_out(before: Sequence[str], language: str) -> bool:
    """Whether the words of a clause before a name leave it out."""
    while passed := ends_with(before, language, "passed_over"):
        if ends_with(before, language, "excluding") > passed:
            break
        before = before[: len(before) - passed]
    if ends_with(before, language, "but"):  # "all but Detroit", and not "but Detroit is"
        return any(begins_with(before, language, "some_left", at) for at in range(len(before)))
    leaves_out, asks = (ends_with(before, language, name) for name in ("excluding", "asking_negation"))
    return leaves_out > 0 and asks <= leaves_out  # 「有没有」 asks, though 「没有」 leaves out


def _without_taken_back(mentions: Sequence[Mention], text: str, language: str) -> list[Mention]:
    """Exclude what the writer takes back in the same breath: "Shanghai, no sorry, I mean Shenzhen"."""
    tokens = tokenize(text)
    words = [token.folded for token in tokens]
    taken_back = [
        (tokens[at].start, tokens[at + length - 1].end)
        for at in range(len(words))
        if (length := begins_with(words, language, "taking_back", at))
    ]
    if not taken_back:
        return list(mentions)
    starts = [start for start, _ in taken_back]
    last_of_kind = {mention.kind: mention.start for mention in mentions}

    def is_taken_back(mention: Mention) -> bool:
        """Whether a word of correction stands between the mention and another of its kind."""
        behind = bisect_left(starts, mention.end)
        return behind < len(starts) and taken_back[behind][1] <= last_of_kind[mention.kind]

    return [replace(mention, role=_EXCLUDED) if is_taken_back(mention) else mention for mention in mentions]
