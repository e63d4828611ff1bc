"""The conditions of a follow-up beside those of the last question."""

from __future__ import annotations

import pytest

from twincities.dialogue.conditions import with_conditions
from twincities.reading import Cue, Form, Reading


@pytest.mark.parametrize(
    ("cues", "countries", "expected"),
    [
        ({Cue.BETWEEN}, ("BR",), ("JP", "BR")),
        ({Cue.BETWEEN}, ("BR", "PE"), ("BR", "PE")),
        ({Cue.BETWEEN}, ("JP",), ("JP",)),
        (set(), ("BR",), ("BR",)),
        ({Cue.BETWEEN}, (), ("JP", "FR")),
    ],
)
def test_another_country_takes_the_place_of_the_second_of_two_ends(cues, countries, expected):
    last = Reading("ask_partnerships", Form.COUNT, countries=("JP", "FR"), cues=frozenset(cues))
    assert with_conditions(last, last, Reading("name_subject", countries=countries)).countries == expected
