"""What Rasa finds out anew with every message, event or slot, though it is the same as long as the server runs."""

from __future__ import annotations

from rasa.core.actions.action import Action, action_for_name_or_text
from rasa.shared.core.domain import Domain
from rasa.shared.core.slots import Slot
from rasa.utils.endpoints import EndpointConfig

from twincities.conversations.events import event_type

__all__ = ["copy_of_slot", "event_type", "find_action", "is_empty"]

_EMPTY = Domain.empty().as_dict()
_ACTIONS = "_actions_by_name"
_find_as_rasa_does = action_for_name_or_text


def is_empty(domain: Domain) -> bool:
    """Whether there is nothing in the domain."""
    return bool(domain.as_dict() == _EMPTY)


def copy_of_slot(slot: Slot) -> Slot:
    """What `copy.copy` makes of a slot, without a search for how slots are to be copied."""
    copied = object.__new__(type(slot))
    copied.__dict__.update(slot.__dict__)
    return copied


def find_action(name_or_text: str, domain: Domain, endpoint: EndpointConfig | None) -> Action:
    """The action of a domain, as Rasa finds it; the same one for every turn, of which actions keep nothing.

    Raises:
        ActionNotFoundException: when the domain has no such action.
    """
    # Kept with the domain itself, as Rasa does with what it derives from one: to hash a domain takes longer than all this.
    known: dict[tuple[str, int], tuple[Action, EndpointConfig | None]] = vars(domain).setdefault(_ACTIONS, {})
    key = (name_or_text, id(endpoint))
    if key not in known:
        # With the endpoint: as long as it lives, no other has its id.
        known[key] = (_find_as_rasa_does(name_or_text, domain, endpoint), endpoint)
    return known[key][0]
