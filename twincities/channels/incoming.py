"""What is done to a message before Rasa sees it, whatever the channel; free of Rasa.

Rasa takes a text that begins with "/" for a command: an intent with entities, at full confidence. Only what a
button of the assistant could have sent may pass as such; any other text is an ordinary question.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, Protocol

from twincities.conversations.notices import NOT_REMEMBERED, READ_IN_PART

MOST_CHARACTERS = 4_096  # as many as a message of Telegram has
MOST_CHARACTERS_OF_VALUE = 100

NO_ANSWER = "utter_no_answer"
TOO_LONG = "utter_too_long"
EMPTY = "utter_empty_message"

# For a domain that lacks them: a turn must not end in silence.
_WORDING = {
    NO_ANSWER: "I could not look that up just now. Please try again in a moment.",
    TOO_LONG: "That is too long for me. Please ask in up to 4,096 characters.",
    EMPTY: "I received no words. Please type a question.",
    NOT_REMEMBERED: "I cannot save our conversation just now, so I may not remember it later.",
    READ_IN_PART: "Your message was long, and I have not read all of it closely. If an answer is missing, please ask again in fewer words.",
}

_PAYLOAD = re.compile(r"/(?P<intent>[A-Za-z]\w*)(?P<entities>\{.*\})?", re.ASCII | re.DOTALL)
# Intents that Rasa adds to every domain and that no button of ours sends.
_INTERNAL_INTENTS = {"back", "session_start", "nlu_fallback"}
_RESTART = "/restart"
_JOINERS = "\u200c\u200d"  # part of emoji and of several scripts
_BLANKS = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs that look like spaces


class Domain(Protocol):
    """The part of Rasa's domain that is needed here."""

    @property
    def intents(self) -> Collection[str]: ...  # noqa: D102

    @property
    def entities(self) -> Collection[str]: ...  # noqa: D102

    @property
    def responses(self) -> Mapping[str, list[dict[str, Any]]]: ...  # noqa: D102


class UnusableMessageError(ValueError):
    """A message that Rasa must not see; `response` names what to answer instead."""

    def __init__(self, response: str) -> None:
        self.response = response
        super().__init__(response)


def accept(message: object, domain: Domain) -> str:
    """The text or payload to hand to Rasa for what came over a channel that only trusted programs reach.

    Raises:
        UnusableMessageError: when there are no words in it, or too many.
    """
    text = accept_text(message)
    payload = str(message).strip()
    return payload if is_allowed_payload(payload, domain) else text


def accept_text(message: object) -> str:
    """The text to hand to Rasa for what somebody has typed: never a command.

    Raises:
        UnusableMessageError: when there are no words in it, or too many.
    """
    if not isinstance(message, str):
        raise UnusableMessageError(EMPTY)
    text = clean_text(message)
    if not text:
        raise UnusableMessageError(EMPTY)
    if len(text) > MOST_CHARACTERS:
        raise UnusableMessageError(TOO_LONG)
    return text


def clean_text(text: str) -> str:
    """The text without what does not show, with one space for all white space, and without the slashes of a command."""
    visible = " ".join("".join(map(_visible, text)).split())
    return visible.strip(_JOINERS + " ").lstrip("/ ").strip() if visible.strip(_JOINERS + " /") else ""


def is_allowed_payload(text: str, domain: Domain) -> bool:
    """Whether a button of the assistant could send this: an intent of the domain, with entities of the domain.

    Entities stand in a flat JSON object with texts of up to 100 characters as values. `/restart` is allowed as well.
    """
    if text == _RESTART:
        return True
    if len(text) > MOST_CHARACTERS or not (match := _PAYLOAD.fullmatch(text)):
        return False
    intent = match["intent"]
    if intent not in domain.intents or intent in _INTERNAL_INTENTS or f"/{intent}" == _RESTART:
        return False
    return match["entities"] is None or _are_entities(match["entities"], domain)


def wording(response: str, domain: Domain | None, otherwise: str | None = None) -> str:
    """The text of a response without values, from the domain; else `otherwise`, or what is built in."""
    variations = domain.responses.get(response) if domain else None
    text = variations[0].get("text") if variations else None
    return str(text or otherwise or _WORDING[response])


def _are_entities(text: str, domain: Domain) -> bool:
    try:
        entities = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(entities, dict) and all(
        name in domain.entities
        and isinstance(value, str)
        and 0 < len(value) <= MOST_CHARACTERS_OF_VALUE
        and all(_visible(character) == character for character in value)
        for name, value in entities.items()
    )


def _visible(character: str) -> str:
    """The character; a space for white space of any kind, nothing for one that does not show."""
    category = unicodedata.category(character)
    if character.isspace() or character in _BLANKS or category in {"Zl", "Zp", "Zs"}:
        return " "
    if category in {"Cc", "Cs"} or (category == "Cf" and character not in _JOINERS):
        return ""
    return character
