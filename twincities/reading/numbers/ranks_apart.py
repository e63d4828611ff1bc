"""Places in an order that are asked of one thing each: "the first in France and the last in Spain", 里昂最早的和都灵最新的."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME
from twincities.reading.model.selection import Rank
from twincities.reading.model.terms import Measure
from twincities.reading.numbers.orders import place_of
from twincities.reading.spotting.clues import Clues

_KINDS = (CITY, CONTINENT, COUNTRY, THEME)
_BESIDE = 2
"""Words between an ordinal and the word for the order that it belongs to: "the second oldest"."""


def ranks_apart(clues: Clues) -> tuple[tuple[Rank, str], ...]:
    """The places in the order of age, each with the id or code of what it is asked of; empty where they do not belong to one name each.

    They take turns with the names: "the oldest of Lyon and the newest of Turin", 「フランスで最初のとスペインで最初の」; what is
    named before all of them is that of all ("Lyon's first in France and first in Spain").
    """
    if clues.has("or", "older", "younger", "than", "between", "event_noun", "most", "fewest"):
        return ()
    ranks = list(_ranks(clues))
    names = [(one.start, one.value) for one in clues.found if one.kind in _KINDS]
    names = names[len(names) - len(ranks) :] if len(names) > len(ranks) else names
    if len(ranks) < 2 or len(names) != len(ranks) or len({value for _, value in names}) < len(names):
        return ()
    rank_first = ranks[0][0] <= names[0][0]
    pairs = list(zip(ranks, names, strict=True))
    in_turn = all((rank[0] <= name[0]) == rank_first for rank, name in pairs)
    apart = all(
        max(rank[0], name[0]) < min(other[0], behind[0]) for (rank, name), (other, behind) in pairwise(pairs)
    )
    return tuple((rank, str(value)) for (_, rank), (_, value) in pairs) if in_turn and apart else ()


def _ranks(clues: Clues) -> Iterator[tuple[int, Rank]]:
    """The places in the order of age that are named, by their offsets."""
    extremes = list(clues.all("oldest", "newest"))
    begin = 0
    for cue in clues.all("oldest", "newest", "ordinal"):
        if cue.concept != "ordinal":
            part, begin = clues.within(begin, cue.last + 1), cue.last + 1
            yield cue.start, Rank(Measure.AGE, cue.concept == "oldest", *place_of(part, cue))
        elif cue.value and not any(
            one.first - cue.last <= _BESIDE and cue.first - one.last <= _BESIDE for one in extremes
        ):
            yield cue.start, Rank(Measure.AGE, cue.value > 0, abs(cue.value))
