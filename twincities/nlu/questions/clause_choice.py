"""Which parts of a message are worth being read by themselves, at a cost that no message can drive up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from twincities.nlu.questions.segments import Segment, Span, runs_within, sentences_of

MOST_SEGMENTS = 5
"""Of a sentence or a message whose parts are tried in all combinations."""

_MOST_SENTENCES = 60
# Of words, the encoder's work: in the sentences of a message, and in it and all its clauses together. What is written
# to a person has up to 25 in a sentence; a mail of 4,096 characters has 1,000, few of them in questions.
MOST_PIECES_OF_SENTENCES = 400
_MOST_PIECES = 400


class Choice(NamedTuple):
    """The parts to be read, each the first and the last of its segments; `complete`, whether no sentence is left out."""

    spans: list[Span]
    complete: bool


def choose(
    segments: Sequence[Segment],
    pieces: Callable[[Span], int],
    promise: Callable[[Span], int],
) -> Choice:
    """The sentences, those of most promise first, then runs of segments within them, the shortest first.

    Of a message of few segments all runs are taken. `pieces` are those of words in a run of segments, `promise` tells
    how likely a sentence asks something.
    """
    whole = (0, len(segments) - 1)
    sentences = sentences_of(segments)
    chosen: set[Span] = set()
    left = MOST_PIECES_OF_SENTENCES
    complete = True
    for span in sorted(sentences, key=promise, reverse=True) if len(sentences) > 1 else ():
        left -= pieces(span)
        complete = left >= 0 and len(chosen) < _MOST_SENTENCES
        if not complete:
            break
        chosen.add(span)
    left -= MOST_PIECES_OF_SENTENCES - _MOST_PIECES + pieces(whole)
    groups = [whole] if len(segments) <= MOST_SEGMENTS else sentences
    runs = {
        span
        for group in groups
        if group[1] - group[0] < MOST_SEGMENTS
        for span in runs_within(group, segments)
    }
    for span in sorted(runs - chosen - {whole}, key=lambda span: (span[1] - span[0], span[0])):
        left -= pieces(span)
        if left < 0:
            complete = complete and bool(chosen)
            break
        chosen.add(span)
    return Choice(sorted(chosen), complete)
