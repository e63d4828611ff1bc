"""What a conversation is about: kept in slots between turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

PAGE = 10
"""How many items of a list are told at a time."""


@dataclass(frozen=True)
class Context:
    """The subject of the conversation, as ids of the table.

    Each field is the slot of the same name:

    - `partnerships`, `cities`, `event`: what the last answer was about; the city named last stands last
    - `countries`: where the partners asked for last are, so that "and Shanghai?" asks for those there
    - `last_intent`: what was asked last, so that "and Kyoto?" asks it again
    - `asked_together`: the questions of the last message, where it asked several about the same, for the same use
    - `options`: the partnerships listed last, in their order, for "the second one"
    - `told`: how many of the options have been told so far, for "more"; 0 after any other answer
    - `open_intent`: a question that waits for the city it is about
    - `offered_cities`: cities that were offered as "did you mean …?"
    - `misunderstood`: how many messages in a row were not understood
    """

    partnerships: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    event: str | None = None
    last_intent: str | None = None
    options: tuple[str, ...] = ()
    open_intent: str | None = None
    offered_cities: tuple[str, ...] = ()
    misunderstood: int = 0
    told: int = 0
    countries: tuple[str, ...] = ()
    asked_together: tuple[str, ...] = ()

    @property
    def page(self) -> slice:
        """Those of the options that were told last."""
        if not self.told:
            return slice(0, len(self.options))
        return slice((self.told - 1) // PAGE * PAGE, self.told)

    @classmethod
    def from_slots(cls, slots: Mapping[str, Any]) -> Context:
        """Read the context; slots that are unset or of the wrong type count as empty."""
        values: dict[str, Any] = {}
        for field in fields(cls):
            value = slots.get(field.name)
            if isinstance(field.default, tuple):
                values[field.name] = (
                    tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()
                )
            elif isinstance(field.default, int):
                values[field.name] = int(value) if isinstance(value, int | float) else 0
            else:
                values[field.name] = value if isinstance(value, str) else None
        return cls(**values)

    def changed_slots(self, before: Context) -> dict[str, Any]:
        """The slots whose value differs from `before`, in the types that Rasa stores."""
        changed = {}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != getattr(before, field.name):
                changed[field.name] = list(value) if isinstance(value, tuple) else value
        return changed

    def about(
        self, partnerships: tuple[str, ...] = (), cities: tuple[str, ...] = (), event: str | None = None
    ) -> Context:
        """The context after an answer about these; whatever was left open is closed."""
        return replace(
            self,
            partnerships=partnerships,
            cities=cities,
            event=event,
            open_intent=None,
            offered_cities=(),
            misunderstood=0,
            told=0,
            asked_together=(),
        )
