"""What is asked of an event or of what two cities do, in words that say so, where it was taken for talk with the assistant: 「何を見せるんじゃろう」, "what would I learn?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import EVENT
from twincities.reading.intents.learned import LIKELY, UNSURE, Learned

_TALK = frozenset({"affirm", "ask_capabilities", "bot_challenge", "compliment", "deny", "goodbye", "greet", "small_talk", "thank"})  # fmt: skip
_ASKS_ELSE = frozenset({"contact", "held_in"})
_OF_TIES = frozenset({"city_noun", "of_partner", "partnership_noun", "twinned"})


def asked_of_event(learned: Learned) -> str | None:
    """The intent that its cues tell of such a question; None of any other."""
    said = learned.said
    to_exchange = learned.intent in ("ask_event_content", "ask_event_details") and not learned.named
    if to_exchange and {"exchanging", "what"} <= said and "event_noun" not in said:
        return "ask_exchanges"  # どんな人が行き来していますか
    of_nothing = learned.intent == "ask_partnerships" and not (said & _OF_TIES or learned.named)
    if of_nothing and "doings_asked" in said:
        return "ask_event_content"  # 有啲咩睇
    of_source = learned.intent == "ask_source" and learned.confidence < UNSURE
    if not (learned.intent in _TALK or of_source) or learned.named - {EVENT} or said & _ASKS_ELSE:
        return None
    if "for_whom" in said or ("doings_asked" in said and not of_source):
        return "ask_event_content"  # 面向什么人, "was lernt man dort?"
    if {"with", "who", "doing"} <= said:
        return "ask_partner"  # „mit wem macht ihr die?“, 「誰とやってるの」
    if {"exchanging", "what"} <= said and "ask_exchanges" in learned.runners_up:
        return "ask_exchanges"  # 何こうかんしてるの
    shows = {"showing", "what"} <= said and "ask_event_content" in learned.runners_up
    shows = shows and learned.confidence < LIKELY  # "what topics can you talk about?"
    return "ask_event_content" if shows else None  # 何が楽しめるの
