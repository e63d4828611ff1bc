"""What is asked of the one that was told, in so few words that hardly anything was learned of them: 「どうしてそこになったの？」."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_UNSURE = 0.6  # confidence
_OF_NOTHING = frozenset({"ask_repeat", "out_of_scope", "small_talk"})


class Learned(Protocol):
    """What was learned of a question: its intent, the next ones that came to mind, and the concepts its cues say."""

    @property
    def intent(self) -> str:
        """What it was read as."""

    @property
    def confidence(self) -> float:
        """How surely."""

    @property
    def runners_up(self) -> Sequence[str]:
        """What else it may be."""

    @property
    def said(self) -> frozenset[str]:
        """The concepts of its cues."""


def asked_of_told(learned: Learned) -> str | None:
    """Whether the year, or the reason, of what is pointed at is asked for."""
    if "it" not in learned.said or learned.confidence >= _UNSURE:
        return None
    if learned.intent == "ask_event_details" and {"wh", "year_noun"} <= learned.said:
        return "ask_since" if "ask_since" in learned.runners_up else None  # 「それはなんねんのことですか」
    asks_why = learned.intent in _OF_NOTHING and "why" in learned.said
    return "ask_common" if asks_why and "ask_common" in learned.runners_up else None
