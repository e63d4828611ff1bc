"""What Rasa finds out anew with every message, event or slot, though it is the same as long as the server runs."""

from __future__ import annotations

from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import Slot

from twincities.conversations.events import event_type

__all__ = ["copy_of_slot", "event_type", "is_empty"]

_EMPTY = Domain.empty().as_dict()


def is_empty(domain: Domain) -> bool:
    """Whether there is nothing in the domain."""
    return bool(domain.as_dict() == _EMPTY)


def copy_of_slot(slot: Slot) -> Slot:
    """What `copy.copy` makes of a slot, without a search for how slots are to be copied."""
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied
