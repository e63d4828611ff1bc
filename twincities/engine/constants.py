"""What Rasa finds out anew with every message or event, though it is the same as long as the server runs."""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event

from twincities.conversations.events import event_type

_EMPTY = Domain.empty().as_dict()


def _is_empty(domain: Domain) -> bool:
    return bool(domain.as_dict() == _EMPTY)


Domain.is_empty = _is_empty
Event.resolve_by_type = staticmethod(event_type)
