"""Some among several, and the number of these, which claims nothing: "any of the five pairs", 五对友城中."""

from __future__ import annotations

from twincities.reading.spotting.clues import Clues
from twincities.table.text.folding import is_unspaced

_NOUNS = ("partnership_noun", "city_noun", "possessive", "number", "filler")


def is_of_whole(clues: Clues, at: int) -> bool:
    """Whether a number tells how many there are of which some are picked out."""
    several = [cue for cue in clues.all("so_many", "the_several") if cue.first <= at <= cue.last]
    begin = min((cue.first for cue in several), default=at)
    # "any of the five", "one of your five": words that pick out stand right before
    if any(cue.first < at and begin - 1 <= cue.last <= at for cue in clues.all("among", "one_among", "of")):
        return True
    # 五对友城中有跟日本的吗: what picks out stands behind, where no spaces divide words
    nouns = clues.places(*_NOUNS)
    return any(
        at < cue.first
        and is_unspaced(clues.words[cue.last].forms[0])
        and {*range(at + 1, cue.first)} <= nouns
        for cue in clues.all("among", "among_rows")
    )


def number_among(clues: Clues) -> tuple[int, int] | None:
    """The place and value of the number of some among several: "two of Lyon's partners", "three of them"."""
    several = clues.places("the_several", "they", "those", "so_many")
    for at, value in clues.numbers():
        if clues.says(at + 1, "among") and several & {at + 1, at + 2}:
            return at, value
    return None


def picks_one(clues: Clues) -> bool:
    """Whether something is claimed of one of so many, whichever: "is one of the five with Japan?"."""
    of_whole = any(is_of_whole(clues, at) for at, _ in clues.numbers(all_=True))
    return of_whole and clues.has("one_among") and not clues.cities
