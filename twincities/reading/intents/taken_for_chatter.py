"""What was taken for chatter, and what its words ask: somebody's name, "with whom?", 何人ですか."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from twincities.nlu.text.mentions import COUNTRY, EVENT
from twincities.reading.conditions import populations
from twincities.reading.intents.learned import HARDLY
from twincities.reading.spotting.cues import SpottedCue, Word

_SURE = 0.8
_CHATTER = frozenset({"bot_challenge", "compliment", "goodbye", "greet", "out_of_scope", "small_talk"})
_OF_EVENTS = frozenset({"ask_event_content", "ask_event_details", "ask_event_place", "ask_events", "list_events"})  # fmt: skip
_NO_QUESTION = frozenset({"affirm", "goodbye", "greet", "nlu_fallback", "small_talk", "thank"})


def taken_for_chatter(
    question: Mapping[str, Any],
    people: Collection[str],
    words: Sequence[Word],
    cues: Collection[SpottedCue],
) -> Mapping[str, Any]:
    """The question with the intent that its words tell, where chatter was learned; any other as it is. `people` are those whom it names."""
    said = {cue.concept for cue in cues}
    if "weather_asked" in said and question["intent"] in _NO_QUESTION:
        return {**question, "intent": "out_of_scope"}  # "thanks! will it rain tomorrow?"
    of_event = "event_noun" in said or any(one["entity"] == EVENT for one in question["entities"])
    unsure = question["intent"] in _OF_EVENTS or float(question.get("confidence", 1.0)) < HARDLY
    if "weather_asked" in said and unsure and not of_event:
        return {**question, "intent": "ask_city_trivia"}  # "will it be sunny in Lyon this weekend?"
    if question["intent"] not in _CHATTER:
        return question
    if people and float(question.get("confidence", 1.0)) < _SURE:
        return {**question, "intent": "name_subject"}  # "and Mr Silver?"
    if "in_our_country" in said and any(one["entity"] == COUNTRY for one in question["entities"]):
        # "I'm from Poland. Do you have a town in my country?"
        return {**question, "intent": "ask_partnerships"}
    if "next_in_line" in said and not question.get("unread"):
        return {**question, "intent": "compare_age"}  # "who comes right behind?"
    if populations.asks_how_many_people(words, cues):
        return {**question, "intent": "ask_city_trivia"}
    joining = [cue for cue in cues if cue.concept in ("with", "who", "and", "further")]
    covered = {at for cue in joining for at in range(cue.first, cue.last + 1)}
    alone = len(covered) == len(words) and {"with", "who"} <= said
    return {**question, "intent": "ask_partner"} if alone else question  # "¿con quién?", „und mit wem noch“
