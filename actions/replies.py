"""What an action says: responses of domain.yml with the values that fill them, and buttons."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from babel.lists import format_list
from rasa_sdk.executor import CollectingDispatcher

_MOST_BUTTONS = 3


@dataclass(frozen=True)
class Button:
    """A suggested next message: what it reads, and the intent with entities that it sends."""

    title: str
    intent: str
    entities: Mapping[str, str] = field(default_factory=dict)

    def as_message(self) -> dict[str, str]:
        """The button in Rasa's form."""
        entities = (
            json.dumps(self.entities, ensure_ascii=False, separators=(",", ":")) if self.entities else ""
        )
        return {"title": self.title, "payload": f"/{self.intent}{entities}"}


@dataclass(frozen=True)
class _Reply:
    response: str
    values: Mapping[str, Any]
    buttons: Sequence[Button]


class Replies:
    """Collects the replies of one turn; wording comes from the responses of the domain."""

    def __init__(self, domain: Mapping[str, Any]) -> None:
        self._responses = domain.get("responses") or {}
        self._replies: list[_Reply] = []
        self._said = 0

    def say(self, response: str, /, buttons: Iterable[Button] = (), **values: Any) -> None:
        """Add a response of the domain; the same one with the same values is said once only."""
        self._said += 1
        reply = _Reply(response, values, tuple(buttons))
        if not any((other.response, other.values) == (response, values) for other in self._replies):
            self._replies.append(reply)

    def phrase(self, name: str, /, **values: Any) -> str:
        """A fragment of wording from the domain (its response `phrase_…`), for use inside a response.

        Raises:
            KeyError: when the domain does not define it.
        """
        text = self._responses[name][0]["text"]
        return str(text).format(**values).strip()

    def send(self, dispatcher: CollectingDispatcher) -> None:
        """Hand everything to Rasa; only the last reply keeps its buttons."""
        for position, reply in enumerate(self._replies):
            last = position == len(self._replies) - 1
            buttons = [button.as_message() for button in reply.buttons] if last else []
            dispatcher.utter_message(response=reply.response, buttons=buttons, **reply.values)

    def __len__(self) -> int:
        """How often something was said, repetitions included."""
        return self._said


def suggested(buttons: Iterable[Button]) -> list[Button]:
    """The first three buttons: more than that nobody reads after an answer."""
    return list(buttons)[:_MOST_BUTTONS]


def enumeration(items: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C" (Unicode CLDR, through Babel)."""
    return format_list(list(items), locale="en_GB") if items else ""


def bullets(lines: Iterable[str]) -> str:
    """A list with one item a line."""
    return "\n".join(f"- {line}" for line in lines)
