"""What kind of question each intent is: the one table from which everything about intents is derived."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto


class Trait(Enum):
    """Something that holds of the questions of an intent.

    - TABLE: answered from the table; a likely meaning of what is not clear
    - ASKED_AGAIN: "and Kyoto?" asks it again
    - ABOUT_ONE: about a city or a pair; can be asked again of another
    - OF_THE_TABLE: about the whole table where nothing else is said
    - SIDE_BY_SIDE: several cities stand beside each other and are not taken for partners
    - OF_A_PAIR: two cities are taken for partners, whatever stands between them
    - CONTENT: a theme is rather what is asked about than what tells partnerships apart
    - OF_DATES: a date is claimed of the pair that is named, and tells none apart
    - PARTNERS: asks for the partners of a city; conditions are about them
    - CLAIM: yes or no would be said of partnerships
    - CLAIM_OF_END: may ask whether something ended
    - QUANTIFIED: what is claimed of all, any or none of them is borne out or denied
    - RANK_CLAIMED: a place in an order that stands beside a pair is claimed of it
    - MAY_BE_LIST: asks for a list where it compares with what is named
    - MAY_ASK_FOR_THEMES: asks for themes where these are spoken of
    - GROUPED: numbers by country, year … may be asked for
    - NAMES_PARTNER: its answer names the partner, which a follow-up means
    - DATE_SAID: its answer tells a date
    - OF_AN_EVENT: asks for a fact of one event
    - EVENT_SAID: its answer tells events
    - DEED_SAID: its answer tells what two cities do
    """

    TABLE = auto()
    ASKED_AGAIN = auto()
    ABOUT_ONE = auto()
    OF_THE_TABLE = auto()
    SIDE_BY_SIDE = auto()
    OF_A_PAIR = auto()
    CONTENT = auto()
    OF_DATES = auto()
    PARTNERS = auto()
    CLAIM = auto()
    CLAIM_OF_END = auto()
    QUANTIFIED = auto()
    RANK_CLAIMED = auto()
    MAY_BE_LIST = auto()
    MAY_ASK_FOR_THEMES = auto()
    GROUPED = auto()
    NAMES_PARTNER = auto()
    DATE_SAID = auto()
    OF_AN_EVENT = auto()
    EVENT_SAID = auto()
    DEED_SAID = auto()


_TRAITS: Mapping[str, frozenset[Trait]] = {
    intent: frozenset(Trait[name] for name in names.split())
    for intent, names in {
        "ask_age": "TABLE QUANTIFIED ABOUT_ONE OF_DATES CLAIM CLAIM_OF_END RANK_CLAIMED MAY_BE_LIST GROUPED DATE_SAID ASKED_AGAIN",
        "ask_anniversary": "TABLE ABOUT_ONE CLAIM CLAIM_OF_END GROUPED DATE_SAID ASKED_AGAIN",
        "ask_common": "TABLE ABOUT_ONE OF_A_PAIR CONTENT CLAIM CLAIM_OF_END MAY_ASK_FOR_THEMES DEED_SAID ASKED_AGAIN",
        "ask_country": "TABLE ABOUT_ONE SIDE_BY_SIDE CLAIM CLAIM_OF_END QUANTIFIED GROUPED ASKED_AGAIN",
        "ask_distance": "TABLE ABOUT_ONE SIDE_BY_SIDE ASKED_AGAIN",
        "ask_event_content": "TABLE OF_AN_EVENT CONTENT MAY_ASK_FOR_THEMES ASKED_AGAIN",
        "ask_event_details": "TABLE OF_AN_EVENT CONTENT ASKED_AGAIN",
        "ask_event_place": "TABLE OF_AN_EVENT CONTENT ASKED_AGAIN",
        "ask_event_recurrence": "TABLE OF_AN_EVENT CONTENT CLAIM_OF_END ASKED_AGAIN",
        "ask_events": "TABLE ABOUT_ONE CONTENT CLAIM CLAIM_OF_END MAY_ASK_FOR_THEMES EVENT_SAID ASKED_AGAIN",
        "ask_exchanges": "TABLE ABOUT_ONE CONTENT CLAIM CLAIM_OF_END MAY_ASK_FOR_THEMES DEED_SAID ASKED_AGAIN",
        "ask_known_for": "TABLE ABOUT_ONE SIDE_BY_SIDE CONTENT MAY_ASK_FOR_THEMES ASKED_AGAIN",
        "ask_newest": "TABLE OF_THE_TABLE CLAIM CLAIM_OF_END RANK_CLAIMED MAY_BE_LIST GROUPED DATE_SAID",
        "ask_oldest": "TABLE OF_THE_TABLE CLAIM CLAIM_OF_END RANK_CLAIMED MAY_BE_LIST GROUPED DATE_SAID",
        "ask_overview": "TABLE ABOUT_ONE CONTENT CLAIM CLAIM_OF_END MAY_ASK_FOR_THEMES GROUPED ASKED_AGAIN",
        "ask_partner": "TABLE ABOUT_ONE PARTNERS CLAIM CLAIM_OF_END QUANTIFIED RANK_CLAIMED MAY_BE_LIST GROUPED NAMES_PARTNER ASKED_AGAIN",
        "ask_partnerships": "TABLE OF_THE_TABLE PARTNERS CLAIM CLAIM_OF_END QUANTIFIED GROUPED NAMES_PARTNER",
        "ask_records": "TABLE ASKED_AGAIN",
        "ask_reliability": "TABLE CLAIM_OF_END ASKED_AGAIN",
        "ask_significance": "TABLE ABOUT_ONE ASKED_AGAIN",
        "ask_since": "TABLE ABOUT_ONE OF_DATES CLAIM CLAIM_OF_END QUANTIFIED RANK_CLAIMED MAY_BE_LIST GROUPED DATE_SAID ASKED_AGAIN",
        "ask_source": "TABLE ASKED_AGAIN",
        "compare_age": "TABLE SIDE_BY_SIDE QUANTIFIED CLAIM CLAIM_OF_END RANK_CLAIMED MAY_BE_LIST GROUPED DATE_SAID ASKED_AGAIN",
        "confirm_partnership": "TABLE OF_A_PAIR PARTNERS CLAIM CLAIM_OF_END QUANTIFIED RANK_CLAIMED MAY_BE_LIST GROUPED NAMES_PARTNER ASKED_AGAIN",
        "define_sister_city": "TABLE ASKED_AGAIN",
        "list_events": "TABLE OF_THE_TABLE CONTENT CLAIM CLAIM_OF_END MAY_ASK_FOR_THEMES GROUPED EVENT_SAID",
        "show_picture": "TABLE OF_THE_TABLE PARTNERS",
        "ask_city_trivia": "SIDE_BY_SIDE ASKED_AGAIN",
        "name_subject": "OF_A_PAIR",
        "ask_not_recorded": "CLAIM CLAIM_OF_END ASKED_AGAIN",
        "doubt": "CLAIM_OF_END",
    }.items()
}


def is_question(intent: str) -> bool:
    """Whether it is the intent of a question that can be asked again; not that of an earlier version of the model."""
    return intent in _TRAITS


def is_of_events(intent: str | None) -> bool:
    """Whether what is told in answer to an intent are events, or something of them."""
    return has_trait(intent, Trait.OF_AN_EVENT) or has_trait(intent, Trait.EVENT_SAID)


def has_trait(intent: str | None, trait: Trait) -> bool:
    """Whether something holds of the questions of an intent; of intents that are not in the table nothing does."""
    return trait in _TRAITS.get(intent or "", ())


def intents_with(trait: Trait) -> frozenset[str]:
    """All intents of which it holds."""
    return frozenset(intent for intent, traits in _TRAITS.items() if trait in traits)
