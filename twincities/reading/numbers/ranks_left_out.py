"""Places in an order that are left out: "all but the oldest", "neither the oldest nor the newest", 最古以外."""

from __future__ import annotations

from twincities.reading.model.selection import Rank
from twincities.reading.model.terms import Measure
from twincities.reading.numbers import orders
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue
from twincities.reading.spotting.set_aside_before import set_aside_before

_OF_AGES = ("ask_oldest", "ask_newest", "compare_age")
_LEAVING_OUT = ("outside", "neither", "negation")
_JOINING = ("and", "or", "with", "negation")
_PASSED = (
    "article", "definite", "filler", "listing", "ordinal", "number", "of",
    "those", "ones", "partnership_noun", "of_partner", "twinned",
)  # fmt: skip
"""What may stand between a word that leaves out and the place it leaves out: "but for the [second] oldest"."""


def without_ranks_left_out(clues: Clues) -> tuple[Clues, tuple[Rank, ...]]:
    """The clues without the places in an order that are left out, and these places.

    Beside another place that is asked for, they only say which is not ("the newest, not the oldest"); in a claim they are what
    is claimed ("is it not the oldest?").
    """
    extremes = list(clues.all("oldest", "newest"))
    left = [cue for cue in extremes if _is_left_out(clues, cue)]
    left += [cue for cue in extremes if cue not in left and any(_is_joined(clues, cue, one) for one in left)]
    if not left or clues.says(0, "yes_no") or any(map(clues.ends_with, clues.all("tag"))):
        return clues, ()
    wanted = len(left) < len(extremes)
    ranks = tuple(Rank(Measure.AGE, cue.concept == "oldest", *orders.place_of(clues, cue)) for cue in left)
    intent = "ask_partnerships" if not wanted and clues.intent in _OF_AGES else clues.intent
    inside = {at for cue in left for at in range(cue.first, cue.last + 1)}
    cues = [cue for cue in clues.cues if not {*range(cue.first, cue.last + 1)} <= inside]
    rest = Clues(intent, clues.words, cues, clues.found, clues.event_kinds, clues.is_asked)
    return rest, () if wanted else ranks


def _is_joined(clues: Clues, one: SpottedCue, other: SpottedCue) -> bool:
    """Whether two places are named in one list: "the oldest and the newest"."""
    between = range(min(one.last, other.last) + 1, max(one.first, other.first))
    joined = any(clues.says(at, *_JOINING) for at in between)
    return joined and all(clues.says(at, *_PASSED, *_JOINING) for at in between)


def _is_left_out(clues: Clues, cue: SpottedCue) -> bool:
    at = cue.first - 1
    while at >= 0 and clues.says(at, *_PASSED) and not clues.says(at, *_LEAVING_OUT):
        at -= 1
    opens = set(range(at)) <= clues.places("refusal", "filler", "and")
    # "Not the oldest!" alone sets right what was answered.
    several = len(list(clues.all("oldest", "newest"))) > 1
    names = {
        place for place, word in enumerate(clues.words) if word.start in {one.start for one in clues.found}
    }
    behind = set_aside_before(clues.cues, names)
    of_name = any(one.first in behind and one.first <= at <= one.last for one in clues.all("outside"))
    if (clues.says(at, "outside") and not of_name) or (
        clues.says(at, "neither", "negation") and (several or not opens)
    ):
        return True
    at = cue.last + 1
    while clues.says(at, *_PASSED) and not clues.says(at, "outside", "negated_before"):
        at += 1
    return clues.says(at, "negated_before") and not clues.has("article")
