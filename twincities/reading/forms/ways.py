"""Whether a question asks who to turn to, or how: "whom can I ask?", "her e-mail?", "year and contact, please"."""

from __future__ import annotations

from twincities.reading.spotting.clues import Clues

_FEW = 6  # words of what only names a way
_VERBS = ("wh", "how_many", "how_long", "yes_no", "finite", "polite", "whether", "negation", "none")


def asks_for_contact(clues: Clues) -> bool:
    """Whether it does so by words of its own, or names no more than a way to reach somebody, or a page to look at."""
    of_page = clues.has("web_page") and clues.intent == "ask_not_recorded"
    return clues.has("contact", "contact_of_us", "having_contact") or of_page or _names_only_way(clues)


def _names_only_way(clues: Clues) -> bool:
    """ "Contact?", "Lyon: year, e-mail", "what is her number?": the way to somebody, with hardly anything beside it."""
    if not clues.has("way_noun"):
        return False
    of_person = clues.has("person") and not clues.speaks_of_events
    return of_person or (clues.length <= _FEW and not clues.has(*_VERBS))
