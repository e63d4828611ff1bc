"""Words that leave out what was told before, and no name: "other Spanish towns apart from those two"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from twincities.nlu.text.mentions import CONDITIONS, Mention
from twincities.reading.spotting.cues import SpottedCue, Word

_REACH = 3  # words behind "apart from" at which what it leaves out begins at the latest: "any of those"
_NEXT = 2  # words behind "those two" at which what tells which they are begins at the latest: "in Spain"
_POINTING = frozenset({"so_many", "they", "those"})


def left_out_of_told(
    words: Sequence[Word], cues: Sequence[SpottedCue], found: Collection[Mention]
) -> set[int]:
    """Where words begin that leave out what was told; they reach to no name."""
    starts = {one.start for one in found}
    names = {at for at, word in enumerate(words) if word.start in starts}
    whole = [cue for cue in cues if cue.concept == "rest"]
    pointing = [cue for cue in cues if cue.concept in _POINTING]
    its = {cue.first: cue.last for cue in cues if cue.concept == "it"}
    bounds = {
        at
        for at, word in enumerate(words)
        for one in found
        if one.start == word.start and one.kind in CONDITIONS
    }
    behind = {cue.first for cue in cues if cue.concept == "negated_before"}
    said = {cue.concept for cue in cues}
    # 「除了它，还有哪些友城续签过？」, and not "apart from that, in which year was it renewed?"
    which_renewed = said >= {"renewed", "about_all"} and not said & {"when", "year_noun"}

    def is_of_told(cue: SpottedCue) -> bool:
        """Whether what one cue leaves out points back, before it or behind."""
        if (end := its.get(cue.last + 1)) is not None:
            # 除了它还有哪些搞教育的, «une autre en Espagne à part celle-là», and not «et à part ça, elles organisent quoi ?»
            bounded = any(at > end + _NEXT or at < cue.first for at in bounds)
            return (bounded or which_renewed) and bounds == names
        before_name = bool(names & {*range(cue.last + 1, cue.last + 1 + _REACH)})
        if any(one.first <= cue.first <= one.last for one in whole):
            return not before_name
        ahead = any(
            cue.last < one.first <= cue.last + _REACH
            and not names & {*range(cue.last + 1, one.last + 1 + _NEXT)}
            for one in pointing
        )
        # 「その二つ以外」, and not 「そのうちヨーロッパ以外」, which leaves out a name
        told_before = any(
            0 < cue.first - one.last <= _NEXT and not names & {*range(one.last + 1, cue.first)}
            for one in pointing
        )
        return ahead or (cue.first in behind and told_before and not before_name)

    return {cue.first for cue in cues if cue.concept == "outside" and is_of_told(cue)}
