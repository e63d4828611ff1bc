"""What Rasa finds out anew with every message or event, though it is the same as long as the server runs."""

from __future__ import annotations

from rasa.shared.core.domain import Domain

from twincities.conversations.events import event_type

__all__ = ["event_type", "is_empty"]

_EMPTY = Domain.empty().as_dict()


def is_empty(domain: Domain) -> bool:
    """Whether there is nothing in the domain."""
    return bool(domain.as_dict() == _EMPTY)
