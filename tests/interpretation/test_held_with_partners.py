"""Events that are held in the partner towns of the town whose list it is."""

from __future__ import annotations

import pytest

from tests.interpretation.test_rules import about, table_called
from tests.questions import reader
from twincities.interpretation.towns.at_home_or_abroad import held_with_partners

SAUMUR = table_called("saumur")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "What takes place in July in our twin towns?"),
        ("fr", "Qu'est-ce qui a lieu en juillet dans nos villes jumelées ?"),
    ],
)
def test_what_is_held_in_partner_towns_is_held_abroad(language: str, text: str) -> None:
    asked = held_with_partners(reader(SAUMUR, language=language)(text, "list_events"), about(), SAUMUR)
    assert asked.event_bounds is not None and asked.event_bounds.abroad
    assert (asked.event_bounds.months, asked.pointer, asked.cities) == ((7,), None, ())


@pytest.mark.parametrize(
    "text", ["what festivals do we hold with our twin towns?", "what takes place in Verden in July?"]
)
def test_any_other_question_for_events_is_left(text: str) -> None:
    question = reader(SAUMUR)(text, "list_events")
    assert held_with_partners(question, about(), SAUMUR) is question
