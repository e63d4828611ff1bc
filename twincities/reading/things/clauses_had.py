"""The clauses that say what things are to have: "a partner in Spain | but none in France"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from twincities.reading.model.terms import Measure
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

MEASURES = {
    "partnership_noun": Measure.PARTNERSHIPS,
    "twinned": Measure.PARTNERSHIPS,
    "event_noun": Measure.EVENTS,
    "member": Measure.PARTNERSHIPS,
    "city_noun": Measure.CITY,
    "country_noun": Measure.COUNTRY,
    "theme_noun": Measure.THEME,
}
"""What the nouns for that which is had count."""


def clauses_had(clues: Clues, behind: int) -> Iterator[tuple[Clues, int]]:
    """The question cut where it says once more what things are to have, each part with the word before it."""
    verbs = [cue for cue in clues.all("having") if cue.first > behind]
    nouns = {cue.first for cue in clues.all(*MEASURES)}
    cuts = _behind_verbs(verbs, nouns, behind) or _before_verbs(clues, verbs, nouns, behind)
    if len(cuts) == 1:
        yield clues, behind
        return
    for begin, end in pairwise([*cuts, len(clues.words)]):
        yield clues.within(begin + 1 if begin != behind else 0, end + 1), begin


def _before_verbs(clues: Clues, verbs: list[SpottedCue], nouns: set[int], behind: int) -> list[int]:
    """The places before verbs that a conjunction joins, or of which only one denies: 有德国友城、没有法国友城."""
    cuts = [behind]
    joined = {cue.last + 1 for cue in clues.all("and", "contrast")}
    lacking = clues.places("lacking")
    for before, cue in zip([None, *verbs], verbs, strict=False):
        turns = before is not None and (cue.first in lacking) != (before.first in lacking)
        if (turns or cue.first in joined) and any(cuts[-1] < at < cue.first for at in nouns):
            cuts.append(cue.first - 1)
    return cuts


def _behind_verbs(verbs: list[SpottedCue], nouns: set[int], behind: int) -> list[int]:
    """The places of the verbs but the last where each stands behind what is had, as in Japanese; else none."""
    cuts = [behind]
    for cue in verbs:
        if not any(cuts[-1] < at < cue.first for at in nouns):
            return []
        cuts.append(cue.last)
    return cuts[:-1] if len(verbs) > 1 else []
