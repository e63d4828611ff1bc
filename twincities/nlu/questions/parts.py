"""What is known of a part of a message that was read by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message

from twincities.nlu.learning.form_classifier import FORM
from twincities.nlu.text.mentions import (
    CITY,
    CONDITIONS,
    CONTINENT,
    COUNTRY,
    EVENT,
    NAMESAKE,
    POSSIBLE_CITY,
    THEME,
    TIME,
    UNKNOWN_CITY,
    UNKNOWN_EVENT,
    YEAR,
)

_SUBJECTS = frozenset({CITY, POSSIBLE_CITY, UNKNOWN_CITY, NAMESAKE, EVENT, UNKNOWN_EVENT})


def intent_of(message: Message) -> str:
    """The name of the intent that a message was read as."""
    return str((message.get(INTENT) or {}).get("name"))


def asked_of(message: Message) -> tuple[str, bool]:
    """What a message asks: its intent, and whether for a number: how many they are and which is asked one after the other."""
    return intent_of(message), (message.get(FORM) or {}).get("name") == "count"


def confidence_of(message: Message) -> float:
    """How sure the intent of a message is, from 0 to 1."""
    return float((message.get(INTENT) or {}).get(PREDICTED_CONFIDENCE_KEY) or 0.0)


def likelihood_of(message: Message, intent: str) -> float:
    """How likely it is, from 0 to 1, that a message has an intent, be it the likeliest or not."""
    ranking = message.get(INTENT_RANKING_KEY) or []
    return sum(float(one[PREDICTED_CONFIDENCE_KEY]) for one in ranking if one["name"] == intent)


def names_subject(entities: Iterable[dict[str, Any]]) -> bool:
    """Whether a city or an event is named among them."""
    return any(entity["entity"] in _SUBJECTS for entity in entities)


def may_be_left_out(entities: Sequence[dict[str, Any]], comes_first: bool) -> bool:
    """Whether a sentence that asks nothing and names this adds nothing to a question beside it.

    Names of cities and events before it are kept as what it may be about (`Reader.read`).
    """
    return not entities or (comes_first and all(names_subject([entity]) for entity in entities))


def only_conditions(entities: Iterable[dict[str, Any]]) -> bool:
    """Whether countries, themes or years are named, and no city or event that could be asked about."""
    kinds = {entity["entity"] for entity in entities}
    return bool(kinds) and kinds <= CONDITIONS


def is_subject(entity: dict[str, Any]) -> bool:
    """Whether a city or an event is named."""
    return names_subject([entity])


def is_place(entity: dict[str, Any]) -> bool:
    """Whether a country or a continent is named."""
    return entity["entity"] in (COUNTRY, CONTINENT)


def is_date(entity: dict[str, Any]) -> bool:
    """Whether a date is named."""
    return entity["entity"] in (YEAR, TIME)


def is_theme(entity: dict[str, Any]) -> bool:
    """Whether a theme is named."""
    return entity["entity"] == THEME
