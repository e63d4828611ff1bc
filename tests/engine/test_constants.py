"""What is found out once against what Rasa finds out each time."""

from __future__ import annotations

import pytest
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, SlotSet


def test_only_an_empty_domain_is_empty() -> None:
    assert Domain.empty().is_empty()
    assert not Domain.from_yaml("intents: [greet]").is_empty()


def test_types_of_events_are_found() -> None:
    for _ in range(2):
        assert Event.resolve_by_type("slot") is SlotSet
        assert Event.resolve_by_type("unheard of", SlotSet) is SlotSet
        with pytest.raises(ValueError, match="unheard of"):
            Event.resolve_by_type("unheard of")
