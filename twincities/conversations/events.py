"""Rasa's events as they are stored, and back: whole, but for what is said twice and what only its own turn needs.

Left out, and put back when they are read: what the columns hold, fields without a value, the model's ids where they
are those of the event before, and what Rasa repeats in `parse_data`. Left out for good, for the model can tell it again
from what was said: other readings of a message, what its parts were taken for, the values of a response that stand in
its text, and the digits of a confidence from the fifth on.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from rasa.shared.constants import ASSISTANT_ID_KEY
from rasa.shared.core.events import ActionExecuted, BotUttered, Event, UserUttered
from rasa.shared.nlu.constants import METADATA_MODEL_ID

from twincities.conversations.stored_data import as_json, parameters_of
from twincities.conversations.tables import StoredEvent

logger = logging.getLogger(__name__)

_DIGITS = 4

Parameters = dict[str, Any]
"""An event in Rasa's own form, as JSON knows it."""

_OF_MODEL = (METADATA_MODEL_ID, ASSISTANT_ID_KEY)
_UNKNOWN = dict.fromkeys(_OF_MODEL, "")

event_type = lru_cache(maxsize=100)(Event.resolve_by_type)
"""The class of an event by the name of its type, found once: Rasa walks over all classes for every single event."""


def as_stored(events: Sequence[Event]) -> tuple[StoredEvent, ...]:
    """Events that follow each other, and are written together.

    Raises:
        TypeError: when one holds a value that JSON does not know.
    """
    before: Mapping[str, Any] = _UNKNOWN
    stored = []
    for event in events:
        parameters, metadata = _reduced(event), event.metadata
        if changed := _unlike(before, parameters.pop("metadata", {})):
            parameters["metadata"] = changed
        before = {key: metadata.get(key) for key in _OF_MODEL}
        kind, moment = parameters.pop("event"), parameters.pop("timestamp")
        action = parameters.pop("name", None) if isinstance(event, ActionExecuted) else None
        intent, said = None, None
        if isinstance(event, UserUttered):
            intent = event.intent_name
            if _any_database_takes(parameters.get("text", "")):
                said = parameters.pop("text", None)
        data = as_json(parameters) if parameters else ""
        stored.append(StoredEvent(kind, moment, intent, action, data, said))
    return tuple(stored)


def as_events(stored: Iterable[StoredEvent]) -> tuple[Event, ...]:
    """The events again; without those, told in the log, that this version of Rasa does not know."""
    before: Mapping[str, Any] = {}
    events = []
    for each in stored:
        parameters = parameters_of(each.data)
        # Those of earlier versions hold all of it themselves as well.
        parameters |= {"event": each.type_name, "timestamp": each.timestamp}
        if each.action_name is not None:
            parameters["name"] = each.action_name
        if each.said is not None:
            parameters["text"] = each.said
        metadata = {**before, **parameters.get("metadata", {})}
        before = {key: metadata.get(key) for key in _OF_MODEL}
        parameters["metadata"] = {
            key: value for key, value in metadata.items() if key not in _OF_MODEL or value is not None
        }
        events.append(_event(parameters))
    return tuple(event for event in events if event is not None)


def state_as_text(events: Iterable[Event]) -> str:
    """Events that do not stand on rows of their own, as a JSON list.

    Raises:
        TypeError: when one holds a value that JSON does not know.
    """
    return as_json([_reduced(event) for event in events])


def state_as_events(text: str) -> tuple[Event, ...]:
    """The events of such a list."""
    listed = [json.loads(each) if isinstance(each, str) else each for each in json.loads(text)]
    return tuple(event for event in map(_event, listed) if event is not None)


def _reduced(event: Event) -> Parameters:
    """The event in Rasa's form, without what is not needed, or can be told from the rest."""
    parameters = {key: value for key, value in event.as_dict().items() if value is not None}
    if isinstance(event, UserUttered):
        parameters["parse_data"] = _reduced_parse_data(event)
    elif isinstance(event, BotUttered):
        parameters["data"] = {key: value for key, value in event.data.items() if value is not None}
        parameters["metadata"] = _not_said(event.metadata, event.text or "")
    elif isinstance(event, ActionExecuted) and parameters.get("hide_rule_turn") is False:
        del parameters["hide_rule_turn"]
    for key in ("data", "metadata"):
        if parameters.get(key) == {}:
            del parameters[key]
    return parameters


def _reduced_parse_data(event: UserUttered) -> Parameters:
    parsed = {**event.parse_data}
    for key, value in _repeated(event.text, event.message_id).items():
        if parsed.get(key) == value:
            del parsed[key]
    if "intent" in parsed:
        parsed["intent"] = _rounded(parsed["intent"])
    if parsed.get("intent_ranking"):
        parsed["intent_ranking"] = []  # the first of it is the intent itself
    if parsed.get("questions"):  # (twincities/nlu/clauses.py)
        parsed["questions"] = [
            {key: question[key] for key in ("intent", "text") if key in question}
            for question in parsed["questions"]
        ]
        if parsed["questions"] == [{"intent": event.intent_name, "text": event.text}]:
            del parsed["questions"]  # the message itself
    return parsed


def _whole_parse_data(parameters: Parameters) -> Parameters:
    parsed = _repeated(parameters.get("text"), parameters.get("message_id")) | parameters.get(
        "parse_data", {}
    )
    if "intent_ranking" in parsed and parsed["intent_ranking"][:1] != [parsed["intent"]]:
        parsed["intent_ranking"] = [parsed["intent"], *parsed["intent_ranking"]]
    return parsed


def _repeated(text: str | None, message_id: str | None) -> Parameters:
    """What Rasa puts into every `parse_data`, or what it puts there of an empty message."""
    return {"intent": {}, "entities": [], "text": text, "message_id": message_id, "metadata": {}}


def _any_database_takes(text: str) -> bool:
    """Whether a text can stand in a column: PostgreSQL has no zeros, and none has half a character."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _rounded(reading: Mapping[str, Any]) -> Parameters:
    confidence = reading.get("confidence")
    return {**reading, "confidence": round(confidence, _DIGITS)} if confidence is not None else {**reading}


def _not_said(metadata: Mapping[str, Any], text: str) -> Parameters:
    """The metadata of a reply, without the values that stand in its text, and without the old name of the response."""
    response = metadata.get("utter_action")
    return {
        key: value
        for key, value in metadata.items()
        if key in {"utter_action", *_OF_MODEL}
        or not (isinstance(value, str) and (value in text or (key == "template" and value == response)))
    }


def _unlike(before: Mapping[str, Any], metadata: Mapping[str, Any]) -> Parameters:
    """The metadata without the model's ids where they are those of before; None for those that it lacks."""
    lacking = {key: None for key in _OF_MODEL if key not in metadata and before.get(key) is not None}
    return lacking | {
        key: value for key, value in metadata.items() if key not in _OF_MODEL or before.get(key) != value
    }


def _event(parameters: Parameters) -> Event | None:
    try:
        known = event_type(parameters["event"])
        if known is None:  # Rasa's answer for a type that it has given up
            raise ValueError(parameters["event"])
        if known is UserUttered:
            parameters = {**parameters, "parse_data": _whole_parse_data(parameters)}
        return known._from_parameters(parameters)
    except (KeyError, ValueError) as error:
        logger.error("An event of a stored conversation is passed over: %s", error)
        return None
