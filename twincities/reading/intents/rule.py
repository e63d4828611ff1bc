"""A decision table puts right what was learned of a question: each row a rule on what was learned of it and on what its words say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

LIKELY = 0.8
"""Confidence from which on an intent is likely the one that is meant."""
UNSURE = 0.6
"""Confidence below which an intent may well be another one."""
HARDLY = 0.4
"""Confidence below which an intent is hardly better than the next ones."""
GUESSED = 0.25
"""Confidence below which nothing was understood."""
HOWEVER_SURE = 1.1
"""Above every confidence."""

ANY = ""
"""In place of an intent: whichever was learned."""
UNREAD = "unread"
"""In place of a kind of name: words that nothing explains."""
OPENING_NEGATION = "opening_negation"
"""In place of a concept: a negation that begins the question."""


class Learned(NamedTuple):
    """What was learned of a question, the next intents that came to mind, the concepts its cues say, and the kinds of what it names."""

    intent: str
    confidence: float
    runners_up: Sequence[str]
    said: frozenset[str]
    named: frozenset[str]

    @property
    def likelier(self) -> str:
        """The intent that came next to mind."""
        return self.runners_up[0] if self.runners_up else self.intent


class Rule(NamedTuple):
    """A row of the table: what holds of a question, and what it asks then. See `rule`."""

    example: str
    intent: str
    next_of: frozenset[str]
    learned: Mapping[str, float]
    said: frozenset[str]
    any_of: Sequence[frozenset[str]]
    unless: frozenset[str]
    about: frozenset[str]
    naming: frozenset[str]
    not_about: frozenset[str]
    only: frozenset[str]
    nameless: bool
    likelier: frozenset[str]
    among: frozenset[str]

    def asked(self, learned: Learned) -> str | None:
        """The intent of a question; None where the rule is not for it."""
        if learned.confidence >= self.learned.get(learned.intent, self.learned.get(ANY, 0.0)):
            return None
        said, named = learned.said, learned.named
        words = self.said <= said and not self.unless & said and all(one & said for one in self.any_of)
        if not words or not self.naming <= named or self.not_about & named:
            return None
        if (self.about and not self.about & named) or (self.nameless and named - {UNREAD}):
            return None
        if self.only and not named - {UNREAD} <= self.only:
            return None
        if self.likelier and learned.likelier not in self.likelier:
            return None
        if self.among and not self.among.intersection(learned.runners_up):
            return None
        if self.next_of:
            return next((one for one in learned.runners_up if one in self.next_of), None)
        return self.intent or learned.likelier


def rule(
    example: str,
    intent: str = "",
    *,
    learned: str | Mapping[str, float] = ANY,
    below: float = HOWEVER_SURE,
    said: str = "",
    any_of: str | Sequence[str] = (),
    unless: str = "",
    about: Iterable[str] = (),
    naming: Iterable[str] = (),
    not_about: Iterable[str] = (),
    only: Iterable[str] = (),
    nameless: bool = False,
    likelier: str = "",
    among: str = "",
    next_of: str = "",
) -> Rule:
    """A rule for questions like `example`; intents and concepts are given as words of one text.

    It is for what was learned as one of `learned` with a confidence `below` the given one (a mapping gives one for each intent), says all concepts of `said`, one of each of `any_of` and none of `unless`; names one of the kinds of `about`, all of `naming`, none of `not_about`, nothing but `only`, nothing at all where `nameless`; where the next intent that came to mind is one of `likelier`, and one of `among` came to mind. It asks for `intent`, else for the first of `next_of` that came to mind (no rule for what none did), else for what came next to mind.
    """
    return Rule(
        example,
        intent,
        _set(next_of),
        learned if isinstance(learned, Mapping) else dict.fromkeys(learned.split() or [ANY], below),
        _set(said),
        tuple(map(_set, (any_of,) if isinstance(any_of, str) else any_of)),
        _set(unless),
        frozenset(about),
        frozenset(naming),
        frozenset(not_about),
        frozenset(only),
        nameless,
        _set(likelier),
        _set(among),
    )


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())
