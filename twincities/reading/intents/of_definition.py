"""What is taken for a question after the meaning of a word, or for chatter, and asks for partners or for what a tie is called."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, CONTINENT, COUNTRY, THEME, UNKNOWN_CITY
from twincities.reading.intents.learned import FOR_PARTNERS, HARDLY, LIKELY, OF_TIES, UNSURE, Learned

_CHATTER = frozenset({"bot_challenge", "small_talk"})


def of_definition(learned: Learned) -> str | None:
    """What asks for partners, or what a tie is called, and for no meaning of a word or source."""
    said = learned.said
    twinned = {"twinned", "with"} <= said and bool(learned.named & {CITY, UNKNOWN_CITY})
    if learned.intent in _CHATTER and learned.confidence < UNSURE and twinned:
        return learned.next_of(frozenset({"confirm_partnership"}))  # 你们跟上海有结好吗
    defines = learned.intent == "define_sister_city" and learned.confidence < UNSURE
    if defines and {"it", "of_partner"} <= said and learned.likelier in FOR_PARTNERS:
        return learned.likelier  # "what is its partner city?"
    if learned.intent == "define_sister_city" and {"it", "kind_of_tie"} <= said:
        return "confirm_partnership"  # "is it a real sister city or something else?"
    done = {"what", "definite", "city_noun"} <= said and learned.unread
    hardly = learned.confidence < LIKELY
    if (
        learned.intent == "define_sister_city"
        and hardly
        and done
        and not said & OF_TIES
        and "ask_not_recorded" in learned.runners_up
    ):
        return "ask_not_recorded"  # "what did the town pay for?"
    of_theme = THEME in learned.named and learned.confidence < HARDLY and "which" in said
    if learned.intent == "define_sister_city" and of_theme:
        return "ask_partnerships"  # "which sister city is it again where Röntgen was born?"
    placed = bool(learned.named & {COUNTRY, CONTINENT}) and {"wh", "city_noun"} <= said
    if learned.intent == "ask_source" and placed:
        return "ask_partnerships"  # "which Spanish city is in the article?"
    return None
