"""The language in which a turn is answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from twincities.languages.detection import HAN_ALONE
from twincities.languages.spoken import DEFAULT_LANGUAGE, spoken

_LANGUAGE = "language"
"""The slot that holds the language of a conversation, and the key of that of a message."""
_CHINESE = ("zh", "zh-Hant")
_HAN = (*_CHINESE, "ja")


@lru_cache(maxsize=256)
def language_of_turn(decided: str | None, conversation: str | None, wish: str | None) -> str:
    """The code of the language of an answer, one of those that are spoken.

    `decided` is what the message alone tells (`language_of`), `conversation` the language of the turn before, `wish` that of the
    page or the program that the message came from.
    """
    before = next((code for code in (conversation, spoken_as(wish)) if code in spoken()), None)
    if decided in ("zh", HAN_ALONE):
        possible = _CHINESE if decided == "zh" else _HAN
        decided = before if before in possible else "zh"
    elif decided == "zh-Hans":
        decided = "zh"
    return decided if decided in spoken() else before or DEFAULT_LANGUAGE


def language_of_conversation(
    events: Iterable[Mapping[str, Any]], slot: str | None, wish: str | None
) -> str | None:
    """The language of a conversation: that which the latest of its messages to tell one was answered in.

    `events` are those of the conversation in Rasa's form, the latest first: a reply without an action, such as that to thanks, sets
    no slot, so that the messages since it was set tell more than it does.
    """
    decided = next((code for code in _told_since_noted(events) if code and is_spoken(code)), None)
    return language_of_turn(decided, slot, wish) if decided else slot


def _told_since_noted(events: Iterable[Mapping[str, Any]]) -> Iterator[str | None]:
    for event in events:
        if event.get("event") == "slot" and event.get("name") == _LANGUAGE:
            return
        if event.get("event") == "user":
            yield (event.get("parse_data") or {}).get(_LANGUAGE)


def is_spoken(decided: str) -> bool:
    """Whether an answer can be given in the language of a message."""
    return decided == HAN_ALONE or spoken_as(decided) is not None


def spoken_as(code: str | None) -> str | None:
    """The language spoken that a code of BCP 47 comes nearest to: "zh-TW" is "zh-Hant", "fr-CA" is "fr"; None where none does."""
    if not code:
        return None
    parts = code.replace("_", "-").split("-")
    language = parts[0].lower()
    if language == "zh" and {part.lower() for part in parts[1:]} & {"hant", "tw", "hk", "mo"}:
        language = "zh-Hant"
    return language if language in spoken() else None
