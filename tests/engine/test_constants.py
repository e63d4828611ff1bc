"""What is found out once against what Rasa finds out each time."""

from __future__ import annotations

import copy

import pytest
from rasa.core.actions.action import ActionBotResponse, ActionListen, RemoteAction
from rasa.core.actions.forms import FormAction
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.slots import AnySlot, FloatSlot
from rasa.shared.exceptions import RasaException
from rasa.utils.endpoints import EndpointConfig

from twincities import engine
from twincities.engine.constants import find_action


def test_only_an_empty_domain_is_empty() -> None:
    assert Domain.empty().is_empty()
    assert not Domain.from_yaml("intents: [greet]").is_empty()


def test_types_of_events_are_found() -> None:
    for _ in range(2):
        assert Event.resolve_by_type("slot") is SlotSet
        assert Event.resolve_by_type("unheard of", SlotSet) is SlotSet
        with pytest.raises(ValueError, match="unheard of"):
            Event.resolve_by_type("unheard of")


@pytest.mark.parametrize("slot", [AnySlot("a", [{}], [1]), FloatSlot("b", [{}], 0.5, max_value=2.0)])
def test_a_copied_slot_is_one_of_its_own(slot: AnySlot | FloatSlot) -> None:
    engine.apply()
    before = dict(vars(slot))
    copied = copy.copy(slot)
    assert type(copied) is type(slot)
    assert vars(copied) == before
    copied.value = 1.0
    assert vars(slot) == before


def test_an_action_is_found_once_for_its_domain_and_endpoint() -> None:
    text = "{actions: [action_a, utter_b], forms: {details_form: {required_slots: []}}}"
    domain, other, endpoint = (
        Domain.from_yaml(text),
        Domain.from_yaml("actions: [action_b]"),
        EndpointConfig("a"),
    )
    kinds = {
        "action_listen": ActionListen,
        "action_a": RemoteAction,
        "utter_b": ActionBotResponse,
        "details_form": FormAction,
    }
    for name, kind in kinds.items():
        found = find_action(name, domain, endpoint)
        assert type(found) is kind
        assert found.name() == name
        assert find_action(name, domain, endpoint) is found
    assert find_action("action_a", domain, endpoint).action_endpoint is endpoint
    assert find_action("action_a", domain, None).action_endpoint is None
    with pytest.raises(RasaException):
        find_action("action_a", other, endpoint)
