"""Whether a question asks who to turn to, or how: "whom can I ask?", "her e-mail?", "year and contact, please"."""

from __future__ import annotations

from collections.abc import Collection

from twincities.nlu.text.mentions import EVENT, THEME
from twincities.reading.spotting.clues import Clues
from twincities.reading.spotting.cues import SpottedCue

_FEW = 6  # words of what only names a way
_VERBS = ("wh", "how_many", "how_long", "yes_no", "finite", "polite", "whether", "negation", "none")


def speaks_of_somebody(cues: Collection[SpottedCue], kinds: Collection[str] = ()) -> bool:
    """Whether words for looking after something may say it of partnerships: somebody is spoken of, or asked for, „wer ist denn bei euch für Lyon zuständig?“; `kinds` are those of what is named: "who deals with wine?" asks for a city."""
    said = {cue.concept for cue in cues}
    asks_who = "who" in said and "event_noun" not in said and not {EVENT, THEME} & {*kinds}
    return bool(said & {"same_person", "person"}) or asks_who


def asks_for_contact(clues: Clues) -> bool:
    """Whether it does so by words of its own, or names no more than a way to reach somebody, or a page to look at."""
    of_page = clues.has("web_page") and clues.intent == "ask_not_recorded"
    of_person = clues.has("in_charge") and clues.has("who") and not clues.has("person", "event_noun")
    named = clues.has("contact", "contact_of_us", "having_contact")
    return named or of_page or of_person or _names_only_way(clues)


def _names_only_way(clues: Clues) -> bool:
    """ "Contact?", "Lyon: year, e-mail", "what is her number?": the way to somebody, with hardly anything beside it."""
    if not clues.has("way_noun"):
        return False
    of_person = clues.has("person") and not clues.speaks_of_events
    beside = clues.places("and", "article", "definite", "filler", "list", "with")
    beside |= {at for at, word in enumerate(clues.words) if "<name>" in word.forms}
    return of_person or (clues.length - len(beside) <= _FEW and not clues.has(*_VERBS))
