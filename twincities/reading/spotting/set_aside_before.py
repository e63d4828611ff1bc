"""Words that leave out the name right before them, and nothing behind: 「日本の都市以外で一番古いのは」, 除了日本以外最早的."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twincities.reading.spotting.cues import SpottedCue

NOUNS = frozenset({"lying", "city_noun", "of_partner", "partnership_noun", "twinned"})
"""What stands between a place and the words behind that leave out its cities: 日本の都市を除く."""


def set_aside_before(cues: Sequence[SpottedCue], names: Collection[int]) -> set[int]:
    """Where words begin that could leave out what stands on either side, right behind a name (at the places `names`) or its noun.

    With an article behind them they leave out what follows: « en Espagne à part la plus ancienne ».
    """
    nouns = {at for cue in cues if cue.concept in NOUNS for at in range(cue.first, cue.last + 1)} - {*names}
    articles = {cue.first for cue in cues if cue.concept == "article"}
    outside = {(cue.first, cue.last) for cue in cues if cue.concept == "outside"}
    found = set()
    for cue in cues:
        if cue.concept != "negated_before" or (cue.first, cue.last) not in outside:
            continue
        at = cue.first - 1
        while at in nouns:
            at -= 1
        if at in names and cue.last + 1 not in articles:
            found.add(cue.first)
    return found
