"""What the classifiers tell of a question, and what its cues say, by which an unsure intent is put right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

LIKELY = 0.8
"""Confidence from which on an intent is likely the one that is meant."""
UNSURE = 0.6
"""Confidence below which an intent may well be another one."""
HARDLY = 0.4
"""Confidence below which an intent is hardly better than the next ones."""
FOR_PARTNERS = frozenset({"ask_partner", "ask_partnerships"})
"""The intents of questions for partners."""
OF_TIES = frozenset({"of_partner", "partnership_noun", "twinned"})
"""The concepts of words for partnerships."""


class Learned(NamedTuple):
    """What was learned of a question, the next intents that came to mind, the concepts its cues say, whether it begins with a negation, the kinds of what it names, and whether there are words that nothing explains."""

    intent: str
    confidence: float
    runners_up: Sequence[str]
    said: frozenset[str]
    removes: bool
    named: frozenset[str]
    unread: bool

    @property
    def likelier(self) -> str:
        """The intent that came next to mind."""
        return self.runners_up[0] if self.runners_up else self.intent

    def next_of(self, intents: frozenset[str]) -> str | None:
        """The first of some intents that came next to mind."""
        return next((one for one in self.runners_up if one in intents), None)
