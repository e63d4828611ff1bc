"""How many are said to be left out of all: "all but two are in Europe", 除了两个都在欧洲."""

from __future__ import annotations

from collections.abc import Sequence

from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue, Word

_ASKS = frozenset({"wh", "list", "how_many"})


def without_number_left_out(
    words: Sequence[Word], cues: Sequence[SpottedCue]
) -> tuple[list[Word], list[SpottedCue], int | None]:
    """The words and cues without what leaves so many out of all of which something is claimed, and how many these are.

    What is claimed is claimed as it stands: "except" keeps out none of the places that are named beside it.
    """
    said = next((cue for cue in cues if cue.concept == "all_but"), None)
    concepts = {cue.concept for cue in cues}
    if said is None or not concepts & {"all", "each"} or concepts & _ASKS:
        return [*words], [*cues], None
    inside = range(said.first, said.last + 1)
    numbers = (value for at, value in Clues("", words, cues, (), {}).numbers(all_=True) if at in inside)
    number = said.value or next(numbers, None)
    if number is None:
        return [*words], [*cues], None
    kept = [
        cue
        for cue in cues
        if cue.concept in ("all", "each", "all_but") or cue.last < said.first or cue.first > said.last
    ]
    blank = [word._replace(forms=("",)) if at in inside else word for at, word in enumerate(words)]
    return blank, kept, number
