"""The conditions of a follow-up beside those of the last question."""

from __future__ import annotations

import pytest

from twincities.dialogue.conditions import with_conditions
from twincities.reading import Cue, Form, Reading
from twincities.table.filters import Inhabitants


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


def test_a_number_of_people_is_one_after_any_list():
    """ "And those under 80,000?" is said of inhabitants, though the list before it was not."""
    few = Inhabitants(None, 80_000, strictly=True)
    listed = Reading("ask_partnerships", Form.LIST, partnerships=("lyon-turin",))
    changed = with_conditions(listed, listed, Reading("ask_partnerships", inhabitants=few))
    assert changed.inhabitants == few and changed.has(Cue.POPULATION)
