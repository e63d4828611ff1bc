"""What is found out once against what Rasa finds out each time."""

from __future__ import annotations

import copy

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.slots import AnySlot, FloatSlot

from twincities import engine


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
