"""What was taken for chatter, and what its words ask: somebody's name, "with whom?", 何人ですか."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from twincities.reading.conditions import populations
from twincities.reading.intents.rule import LIKELY
from twincities.reading.spotting.cues import SpottedCue, Word

_CHATTER = frozenset({"bot_challenge", "compliment", "goodbye", "greet", "out_of_scope", "small_talk"})


def taken_for_chatter(
    question: Mapping[str, Any],
    people: Collection[str],
    words: Sequence[Word],
    cues: Collection[SpottedCue],
) -> Mapping[str, Any]:
    """The question with the intent that its words tell, where chatter was learned; any other as it is. `people` are those whom it names."""
    if question["intent"] not in _CHATTER:
        return question
    if people and float(question.get("confidence", 1.0)) < LIKELY:
        return {**question, "intent": "name_subject"}  # "and Mr Silver?"
    if populations.asks_how_many_people(words, cues):
        return {**question, "intent": "ask_city_trivia"}
    joining = [cue for cue in cues if cue.concept in ("with", "who", "and", "further")]
    covered = {at for cue in joining for at in range(cue.first, cue.last + 1)}
    alone = len(covered) == len(words) and {"with", "who"} <= {cue.concept for cue in joining}
    return {**question, "intent": "ask_partner"} if alone else question  # "¿con quién?", „und mit wem noch“
