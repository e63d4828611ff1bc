"""What is said of those who look after partnerships: that they are not to, "which are not Ms Gold's?", or that they do of all of some, "are all German ones hers?"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from twincities.nlu.text.mentions import CONDITIONS
from twincities.reading.conditions.restriction import filter_of
from twincities.reading.names.people import SpokenPerson
from twincities.reading.names.ties import named
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue, Word
from twincities.table import Filter

_BEFORE = (
    5  # words between a negation and a name: "not looked after by Ms Gold", "no están a cargo del Sr. Gold"
)
_BEHIND = (
    5  # words, or signs, from a name to what somebody does, and on to its negation: 山口さんが担当していない
)
_NEXT = 3  # signs from a name to what leaves it out: 山口さん以外
_VERBS = ("finite", "yes_no", "possessive")


def people_left_out(
    who: Iterable[SpokenPerson], words: Sequence[Word], cues: Sequence[SpottedCue]
) -> tuple[str, ...]:
    """The people who are not to look after what is asked for: "which are not Ms Gold's?", "which does she not look after?"."""
    return tuple(
        dict.fromkeys(one for person in who if _is_denied(person, words, cues) for one in person.people)
    )


def _is_denied(person: SpokenPerson, words: Sequence[Word], cues: Sequence[SpottedCue]) -> bool:
    negations = {cue.last for cue in cues if cue.concept == "negation"}
    for at in range(person.first - 1, max(-1, person.first - 2 - _BEFORE), -1):
        if words[at].ends_sentence or "<name>" in words[at].forms:
            break
        if at in negations:
            return True
    if any(cue.concept == "negated_before" and 0 < cue.first - person.last <= _NEXT for cue in cues):
        return True  # 山口さん以外が担当しているのは
    ends = {at for cue in cues if cue.concept in _VERBS for at in range(cue.first, cue.last + 1)}
    ends |= {at for at, word in enumerate(words) if "<name>" in word.forms}
    doing = [cue for cue in cues if cue.concept == "in_charge" and 0 < cue.first - person.last <= _BEHIND]
    return any(
        (person.last < at < cue.first)
        or (cue.last < at <= cue.last + _BEHIND and ends.isdisjoint(range(cue.last + 1, at)))
        for cue in doing
        for at in negations
    )


def said_to_be_looked_after(who: Sequence[SpokenPerson], clues: Clues) -> Filter:
    """The conditions of those all of which are said to be looked after by somebody, who is named behind them: "are all German ones Ms Gold's?"; none where it is not claimed of all."""
    conditions = named(clues, *CONDITIONS)
    behind = bool(who) and all(one.at < who[0].first for one in conditions)
    every = clues.first("all", "each", "both")
    # "Does Ms Gold look after all the German ones?"
    ahead = bool(who) and every is not None and who[0].first < every.first and clues.has("in_charge")
    # 马丽华负责的都在德国吗: those that she looks after are all said to be there.
    ahead = ahead and every is not None and not clues.says(every.last + 1, "lying")
    ahead = ahead and all(one.at > every.first for one in conditions if every)
    return filter_of(conditions) if every and (behind or ahead) else Filter()
