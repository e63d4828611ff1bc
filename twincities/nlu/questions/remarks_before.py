"""What stands before a question and only tells of its writer, with no mark between."""

from __future__ import annotations

import re
from collections.abc import Sequence

from twincities.languages.lists import word_list
from twincities.nlu.text.mentions import CITY, COUNTRY, THEME, TIME, UNKNOWN_CITY, Mention
from twincities.nlu.text.phrases import begins_with, is_phrase, says
from twincities.nlu.text.tokens import Token, tokenize

AGES, TOWNS = frozenset({THEME, TIME}), frozenset({CITY, UNKNOWN_CITY})
"""What remarks may name."""
REMARK = 60
"""A number of characters of which a remark behind a claim has fewer."""
SENTENCE_END = re.compile(r"[.?!;。？！；\n]")

_TOPICS = AGES | TOWNS | {COUNTRY}  # what a remark may name that the question behind points at
_GREETING, _SENTENCE = 2, 4  # words that may greet; that a sentence has at least
_LONGEST_REMARK = 160  # characters that somebody writes before a question without a mark


def tells_of_writer(tokens: Sequence[Token], language: str) -> bool:
    """Whether words begin with those who write, perhaps behind a greeting: "hi, my class …"."""
    words = [token.folded for token in tokens]
    return any(begins_with(words, language, "begins_with_writer", at) for at in range(_GREETING + 1))


def is_preface(said: str, language: str) -> bool:
    """Whether words end as what only leads to a question: 学校の発表なんですが."""
    return any(said.endswith(one) for one in word_list(language, "preface_endings"))


def opens_question(said: str, language: str) -> bool:
    """Whether words begin as a question does, be it without its mark: "which towns does it have"."""
    words = [token.folded for token in tokenize(said)]
    return begins_with(words, language, "unpunctuated_question") > 0


def is_remark(
    text: str, start: int, end: int, found: Sequence[Mention], language: str, may_name: frozenset[str] = AGES
) -> bool:
    """Whether what stands before a question tells of its writer, with no mark between: "hi we have a quiz at school what is the oldest"; it names nothing but what it `may_name`, or a town that the question points at."""
    if end - start > _LONGEST_REMARK:
        return False
    tokens = tokenize(text[start:end])
    points = _points_back(text, end, found, language)
    may_name = _TOPICS if points else may_name
    travels = says(tokens, language, "travels")  # "I'm flying to Lyon, what's on there?"
    named = [mention.kind for mention in found if start <= mention.start < end]
    names = not {*named} <= may_name or sum(kind in TOWNS for kind in named) > 1
    wants = says(tokens, language, "asked_by_writer") and not says(tokens, language, "help_wanted")
    wants = wants and not (points and says(tokens, language, "purpose"))
    asks = (len(tokens) < _SENTENCE and not travels) or wants
    prefaces = is_preface(text[start:end], language)
    # "On est jumelés avec | combien de villes ?" is one thought.
    asks = asks or (not prefaces and is_phrase(tokens[-1].folded, language, "before_name"))
    return not (names or asks) and (prefaces or tells_of_writer(tokens, language))


def _points_back(text: str, start: int, found: Sequence[Mention], language: str) -> bool:
    """Whether the sentence behind an offset asks of what stands before it: "i need lyon for geography | how many twins does it have"."""
    behind = SENTENCE_END.split(text[start : start + REMARK], maxsplit=1)[0]
    names = any(start <= mention.start < start + len(behind) for mention in found if mention.kind in TOWNS)
    return not names and says(tokenize(behind), language, "it")
