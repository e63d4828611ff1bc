"""The intent that was learned of a question, or the one that its words tell where the learned one was unsure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from twincities.reading.intents.of_events import OF_DOINGS, OF_DOINGS_IN_TALK, OF_EVENTS
from twincities.reading.intents.of_facts import (
    OF_DATES_AND_PROOF,
    OF_PEOPLE_AND_SOURCES,
    OF_PLACES,
    WHATEVER_WAS_LEARNED,
    WITH_CHATTER,
)
from twincities.reading.intents.of_order import OF_ORDER
from twincities.reading.intents.of_ties import (
    CLAIMED_TO_BE_PARTNERS,
    NOT_SO,
    OF_THOSE_TOLD,
    PARTNERS_ASKED_FOR,
)
from twincities.reading.intents.rule import OPENING_NEGATION, UNREAD, Learned
from twincities.reading.spotting.cues import SpottedCue

RULES = (
    *WITH_CHATTER,
    *WHATEVER_WAS_LEARNED,
    *OF_THOSE_TOLD,
    *CLAIMED_TO_BE_PARTNERS,
    *OF_DOINGS_IN_TALK,
    *OF_DOINGS,
    *OF_PEOPLE_AND_SOURCES,
    *OF_EVENTS,
    *OF_PLACES,
    *PARTNERS_ASKED_FOR,
    *OF_ORDER,
    *OF_DATES_AND_PROOF,
    *NOT_SO,
)
"""The decision table; the first rule that is for a question tells its intent."""


def learned_intent(question: Mapping[str, Any], cues: Sequence[SpottedCue]) -> str:
    """The intent of a question; `question` is what the pipeline hands on of it."""
    negated = any(cue.concept == "negation" and cue.first == 0 for cue in cues)
    learned = Learned(
        str(question["intent"]),
        float(question.get("confidence", 1.0)),
        tuple(map(str, question.get("runners_up") or ())),
        frozenset(cue.concept for cue in cues) | ({OPENING_NEGATION} if negated else frozenset()),
        frozenset(one["entity"] for one in question["entities"])
        | ({UNREAD} if question.get("unread") else frozenset()),
    )
    return intent_of(learned)


def intent_of(learned: Learned) -> str:
    """The intent that the first rule for it tells, else the learned one."""
    told = (one.asked(learned) for one in RULES)
    return next((intent for intent in told if intent), learned.intent)
