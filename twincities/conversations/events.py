"""Rasa's events as text and back."""

from __future__ import annotations

import json
import logging
from typing import Any

from rasa.shared.core.events import Event
from rasa.shared.utils.common import all_subclasses

logger = logging.getLogger(__name__)

_types: dict[str, type[Event]] = {}


def encode(event: Event) -> str:
    """The event as JSON, as Rasa's own stores write it.

    Raises:
        TypeError: when it holds a value that JSON does not know.
    """
    return json.dumps(event.as_dict())


def decode(text: str) -> Event | None:
    """The event of a JSON text; None, with a line in the log, for one that this version of Rasa does not know.

    Rasa itself looks the type of every single event up by a walk over all classes.
    """
    parameters = json.loads(text)
    try:
        return _type(parameters)._from_parameters(parameters)
    except (KeyError, ValueError) as error:
        logger.error("An event of a stored conversation is passed over: %s", error)
        return None


def _type(parameters: dict[str, Any]) -> type[Event]:
    name = parameters["event"]
    if name not in _types:
        # A later class of the same name counts as little here as it does for Rasa.
        for known in all_subclasses(Event):
            _types.setdefault(known.type_name, known)
    return _types[name]
