"""What is asked in so few words that they were taken for chatter, or for a question after who answers: "and where?", "what do you do with them?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, EVENT, THEME
from twincities.reading.intents.learned import HARDLY, LIKELY, OF_TIES, UNSURE, Learned

_OPENING = frozenset({"goodbye", "greet"})
_OF_US = frozenset({"ask_capabilities", "bot_challenge"})
_CHATTER = _OPENING | _OF_US | {"ask_repeat", "compliment", "small_talk", "thank"}
_OF_SOMEBODY = frozenset({"ask_partner", "ask_source"})
_OF_WHAT_IS_KNOWN = frozenset({"ask_common", "ask_known_for", "ask_not_recorded"})
_NOT_OF_TRAVELLERS = frozenset({"event_noun", "of_partner", "partnership_noun", "with"})
_OF_EVENTS = frozenset({"event_noun", "held_in", "taking_place"})
_NOT_FOR_WHOM = frozenset({"held_in", "of_partner", "partnership_noun", "twinned", "with"})
_POINTING = frozenset({"it", "they", "those"})
_OF_DATES = frozenset({"ask_event_recurrence", "ask_since"})
_OF_PLACES = frozenset({"ask_country", "ask_event_place"})
_OF_DEEDS = frozenset({"ask_event_content", "ask_exchanges"})
_OF_TIES_AT_MOST = frozenset(
    {"ask_known_for", "ask_overview", "ask_partner", "confirm_partnership", "out_of_scope"}
)
_OF_TEXTS = _OF_DEEDS | {"ask_events", "ask_overview"}


def rather_asked(learned: Learned) -> str | None:
    """The intent that its cues tell of such a question; None of any other, and of what is but chatter."""
    said, likely = learned.said, learned.confidence < LIKELY
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


def of_web_page(learned: Learned) -> str | None:
    """ "Has this partnership a website?" asks where to look, and not whether it is one; None of any other question."""
    claimed = learned.intent in _OF_TIES_AT_MOST or learned.intent in _CHATTER
    asks = "web_page" in learned.said and not learned.said & {"source_says", "records", "which", "how_many"}
    return "ask_not_recorded" if asks and claimed else None


def of_population(learned: Learned) -> str | None:
    """ "I still lack the population of Lyon, have you got it?" asks how many people live there, and for no overview or source."""
    unsure = learned.confidence < UNSURE and learned.intent in ("ask_overview", "ask_source")
    of_city = "inhabitants" in learned.said and CITY in learned.named and not learned.said & OF_TIES
    return "ask_city_trivia" if unsure and of_city else None


def of_doings(learned: Learned) -> str | None:
    """„Was machen sie gemeinsam?“ asks for what two cities do, and not for what they are both known for; « que fait-on avec eux ? », hardly understood, too, and "our potters, what do they do for your weavers?"."""
    said = learned.said
    unsure = learned.confidence <= HARDLY and "ask_exchanges" in learned.runners_up
    if learned.intent in _OF_WHAT_IS_KNOWN and "gained" in said and CITY in learned.named:
        return "ask_exchanges"  # "what does Lyon gain from Turin?"
    of_themes = {"what", "theme_noun"} <= said and "how_many" not in said and THEME not in learned.named
    if learned.intent == "ask_partnerships" and of_themes and CITY in learned.named:
        return learned.next_of(_OF_DEEDS)  # "what are the themes of each, Lyon and Turin?"
    of_people = learned.intent == "ask_known_for" and THEME in learned.named and "they" in said
    asked = learned.intent == "ask_common" or (unsure and "with" in said) or of_people
    what = {"wh", "about_all"} if unsure else {"wh"}  # «y con Lyon que hacen juntos»: also "that"
    return "ask_exchanges" if asked and "doing" in said and said & what else None


def of_travellers(learned: Learned) -> str | None:
    """ "Who travels back and forth?" asks for no partner, and « les fanfares, elles se rendent encore visite ? », "do the potters go to Lyon?" for no event."""
    said = learned.said
    of_somebody = learned.named >= {CITY, THEME} and not (EVENT in learned.named or said & _OF_EVENTS)
    if learned.intent == "ask_event_place" and of_somebody and learned.confidence < UNSURE:
        return learned.next_of(frozenset({"ask_exchanges"}))
    asked = "exchanging" in said and not said & _NOT_OF_TRAVELLERS and EVENT not in learned.named
    who = learned.intent in _OF_SOMEBODY and "who" in said and not learned.named
    done = learned.intent == "ask_event_content" and ("they" in said or not learned.named)
    # "Which kinds of people go back and forth between Lyon and Turin?"
    hardly = learned.confidence <= HARDLY and "ask_exchanges" in learned.runners_up and "wh" in said
    return "ask_exchanges" if asked and (who or done or hardly) else None
