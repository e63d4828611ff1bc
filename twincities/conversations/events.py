"""Rasa's events as text and back."""

from __future__ import annotations

import json
import logging
from functools import lru_cache

from rasa.shared.core.events import Event

logger = logging.getLogger(__name__)

event_type = lru_cache(maxsize=100)(Event.resolve_by_type)
"""The class of an event by the name of its type, found once: Rasa walks over all classes for every single event."""


def encode(event: Event) -> str:
    """The event as JSON, as Rasa's own stores write it.

    Raises:
        TypeError: when it holds a value that JSON does not know.
    """
    return json.dumps(event.as_dict())


def decode(text: str) -> Event | None:
    """The event of a JSON text; None, with a line in the log, for one that this version of Rasa does not know."""
    parameters = json.loads(text)
    try:
        known = event_type(parameters["event"])
        if known is None:  # Rasa's answer for a type that it has given up
            raise ValueError(parameters["event"])
        return known._from_parameters(parameters)
    except (KeyError, ValueError) as error:
        logger.error("An event of a stored conversation is passed over: %s", error)
        return None
