"""Whether a city is one of the partners, where it is named in another sentence and hardly anything was learned of the question: "My aunt is from Lyon. Is that one of your twin towns?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, COUNTRY, UNKNOWN_CITY
from twincities.reading.intents.learned import Learned

_MISTAKEN_FOR = frozenset({"ask_country", "define_sister_city", "small_talk"})
_SURE = 0.8  # confidence above which a country, or nothing, is asked for
_OF_TIES = frozenset({"of_partner", "partnership_noun"})
_ASKS_ELSE = frozenset({"wh", "how_many", "how_long", "list", "country_noun", "region_noun", "called", "meaning", "kind_of_tie"})  # fmt: skip
"""What asks for a meaning, a number or a place, and claims nothing."""


def claimed_to_be_partner(learned: Learned) -> str | None:
    """The intent of a claim that what is named is a partner; None where something else is asked."""
    said = learned.said
    had = {"city_noun", "having"} <= said and not said & (_ASKS_ELSE | {"with"})
    if learned.intent == "ask_country" and had and {CITY, COUNTRY} <= learned.named:
        return "ask_partner"  # « Lyon a une ville au Portugal ? » places no Lyon in Portugal
    sure = learned.intent != "define_sister_city" and learned.confidence >= _SURE
    claims = said & {"yes_no", "finite", "tag"} and said & _OF_TIES and not said & _ASKS_ELSE
    of_city = bool(learned.named & {CITY, UNKNOWN_CITY}) and len(learned.named) == 1
    mistaken = learned.intent in _MISTAKEN_FOR and not sure
    return "confirm_partnership" if mistaken and claims and of_city else None
