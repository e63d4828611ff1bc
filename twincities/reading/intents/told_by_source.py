"""What a source says of something, which is what the table tells of it: "what does the article say about Lyon?"."""

from __future__ import annotations

from twincities.nlu.text.mentions import CITY, EVENT, UNKNOWN_CITY, UNKNOWN_NAME
from twincities.reading.intents.learned import Learned

_OF_SOURCES = frozenset({"ask_source", "ask_records", "ask_reliability", "ask_known_for"})
_CITIES = {CITY, UNKNOWN_CITY, UNKNOWN_NAME}
_POINTING = frozenset({"it", "they", "those", "ordinal", "other", "so_many", "the_several"})
_ON_SOURCES = frozenset({"according", "proof", "records", "looked_up", "web_page"})


def source_asked(learned: Learned) -> str | None:
    """The intent of "where do you get it from that Lyon and Turin are twinned?", whatever was learned of what stands behind it; None of any other."""
    return "ask_source" if "source_asked" in learned.said else None


def told_by_source(learned: Learned) -> str | None:
    """The intent of a question for what the source says of something; None of any other, and of what is asked of the source itself."""
    said = learned.said
    # "What does the source say of the first of the two?" compares nothing.
    of_place = learned.intent == "compare_age" and learned.likelier == "ask_source"
    if not (learned.intent in _OF_SOURCES or of_place) or "source_says" not in said or said & _ON_SOURCES:
        return None
    if EVENT in learned.named:
        return "ask_event_details"
    if learned.named & _CITIES or said & _POINTING:
        return "ask_since" if "of_date" in said else "ask_overview"
    return None
