"""Events as Rasa made them for the assistant that is served over HTTP, with nothing left out yet.

What was said to it stands in recorded.json, one event a line.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from rasa.shared.core.events import Event

_FILE = Path(__file__).with_name("recorded.json")
_LISTENING = "action_listen"


@cache
def _recorded() -> dict[str, list[dict[str, Any]]]:
    content: dict[str, list[dict[str, Any]]] = json.loads(_FILE.read_text("utf-8"))
    return content


def names() -> list[str]:
    """What the recorded conversations are called."""
    return list(_recorded())


def turns(name: str) -> list[list[Event]]:
    """The events of a conversation, turn by turn; the first begins with the session."""
    found: list[list[Event]] = [[]]
    is_said = False
    for parameters in _recorded()[name]:
        found[-1].append(Event.from_parameters(json.loads(json.dumps(parameters))))
        is_said = is_said or parameters["event"] == "user"
        if is_said and parameters.get("name") == _LISTENING:
            found.append([])
            is_said = False
    return [turn for turn in found if turn]
