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

from twincities.configuration import table_path
from twincities.languages import DEFAULT_LANGUAGE, language_of, language_of_turn, spoken_as
from twincities.table.live import live_table
from twincities.wording import usable_responses

MOST_CHARACTERS = 4_096  # as many as a message of Telegram has
MOST_CHARACTERS_OF_VALUE = 100
MOST_CHARACTERS_THAT_TELL = 300
"""How much of a message is looked at for its language."""

NO_ANSWER = "utter_no_answer"
TOO_LONG = "utter_too_long"
EMPTY = "utter_empty_message"

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
    """A message that Rasa must not see; `response` names what to answer instead, in the language of `text`."""

    def __init__(self, response: str, text: str = "") -> None:
        self.response = response
        self.text = text
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
        raise UnusableMessageError(TOO_LONG, text)
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


def wording(response: str, domain: Domain | None, language: str = DEFAULT_LANGUAGE) -> str:
    """The text of a response without values, in a language; else as the domain has it, or that of the project."""
    own = usable_responses(language)
    of_domain = domain.responses if domain else {}
    in_order = (of_domain, own) if language == DEFAULT_LANGUAGE else (own, of_domain)
    texts = (
        each[response][0].get("text")
        for each in (*in_order, usable_responses(DEFAULT_LANGUAGE))
        if each.get(response)
    )
    return str(next(text for text in texts if text))


def wish_or_that_of_town(wish: str | None) -> str | None:
    """The language that a page or a program wishes, where that is spoken; else that of the town whose table it is."""
    return wish if spoken_as(wish) else live_table(table_path()).current().about.language


def language_of_message(text: object, wish: str | None) -> str:
    """The language in which a channel itself answers a message: that of its beginning, else the wish of page or program."""
    decided = language_of(text[:MOST_CHARACTERS_THAT_TELL]) if isinstance(text, str) else None
    return language_of_turn(decided, None, wish)


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
