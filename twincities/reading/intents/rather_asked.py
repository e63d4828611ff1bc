"""What is asked in so few words that they were taken for chatter, or for a question after who answers: "and where?", "what do you do with them?"."""

from __future__ import annotations

from twincities.reading.intents.learned import Learned

_OPENING = frozenset({"goodbye", "greet"})
_OF_US = frozenset({"ask_capabilities", "bot_challenge"})
_CHATTER = _OPENING | _OF_US | {"ask_repeat", "compliment", "small_talk", "thank"}
_LIKELY = 0.8  # confidence
_HARDLY = 0.4
_OF_SOMEBODY = frozenset({"ask_partner", "ask_source"})
_NOT_FOR_WHOM = frozenset({"held_in", "of_partner", "partnership_noun", "twinned", "with"})
_POINTING = frozenset({"it", "they", "those"})
_OF_DATES = frozenset({"ask_event_recurrence", "ask_since"})
_OF_PLACES = frozenset({"ask_country", "ask_event_place"})
_OF_DEEDS = frozenset({"ask_event_content", "ask_exchanges"})
_OF_TEXTS = _OF_DEEDS | {"ask_events", "ask_overview"}


def rather_asked(learned: Learned) -> str | None:
    """The intent that its cues tell of such a question; None of any other, and of what is but chatter."""
    said, likely = learned.said, learned.confidence < _LIKELY
    if learned.intent in _OF_SOMEBODY and "for_whom" in said and not said & _NOT_FOR_WHOM:
        return "ask_event_content"  # « celle de Lyon s'adresse à qui ? », "n who r these for"
    if learned.intent not in _CHATTER:
        return None
    if {"it", "there_is", "wh"} <= said and not learned.named:
        return learned.next_of(_OF_TEXTS)  # «q hay alli»
    if learned.intent in _OPENING and "wh" in said and not learned.named:
        if "when" in said and likely:
            return learned.next_of(_OF_DATES) or "ask_since"  # « depui qd »
        return None if learned.unread else learned.next_of(_OF_PLACES)  # „u wo“
    told = learned.next_of(_OF_DEEDS)
    if {"it", "like", "what"} <= said and "with" not in said:
        return learned.next_of(frozenset({"ask_overview"})) if likely else None  # "what's it like there?"
    # "What do you do with them?", « que peuvent-ils y faire ? »
    done = "doing" in said and said & _POINTING
    done = done or ({"what", "with"} <= said and said & {"they", "those"})
    return told if done and (likely or learned.intent in _OF_US) else None


def of_doings(learned: Learned) -> str | None:
    """„Was machen sie gemeinsam?“ asks for what two cities do, and not for what they are both known for; « que fait-on avec eux ? », hardly understood, too."""
    unsure = learned.confidence <= _HARDLY and "ask_exchanges" in learned.runners_up
    asked = learned.intent == "ask_common" or (unsure and "with" in learned.said)
    what = {"wh", "about_all"} if unsure else {"wh"}  # «y con Lyon que hacen juntos»: also "that"
    return "ask_exchanges" if asked and "doing" in learned.said and learned.said & what else None
