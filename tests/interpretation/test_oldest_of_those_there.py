"""The one told is claimed to be the oldest of those that a noun phrase bounds: "the oldest partnership of a German city"."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.claimed import rank_claimed
from twincities.dialogue.context import Context
from twincities.reading import Pointer

_TOLD = Context(partnerships=("chengdu-kyoto",), cities=("chengdu", "kyoto"))
_OLDEST = [
    ("Is that the oldest partnership of a French city in your list?", "en"),
    ("Ist das die älteste Partnerschaft einer französischen Stadt in Ihrer Liste?", "de"),
    ("Est-ce le plus ancien jumelage d'une ville française dans votre liste ?", "fr"),
    ("¿Es el hermanamiento más antiguo de una ciudad francesa en la lista?", "es"),
    ("それはフランスの都市で最も古い提携ですか", "ja"),
    ("这是法国城市里最早的友城关系吗？", "zh"),
]


@pytest.mark.parametrize(("text", "language"), _OLDEST)
@pytest.mark.parametrize("intent", ["ask_oldest", "confirm_partnership"])
def test_the_one_told_is_claimed_to_be_the_oldest_of_a_city_there(shipped_table, text, language, intent):
    read = reader(shipped_table, language=language)(text, intent)
    assert read.restriction.countries == ("FR",)
    if intent == "ask_oldest" or read.pointer:
        claim = rank_claimed(read, _TOLD, shipped_table)
        assert (claim.intent, claim.pointer) == ("ask_oldest", Pointer.IT)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Is the oldest partnership with a French city?", "en"),
        ("Ist die älteste Partnerschaft mit einer französischen Stadt?", "de"),
        ("Is the oldest French partnership still active?", "en"),
    ],
)
def test_what_is_said_of_the_oldest_one_is_not_claimed_of_the_one_told(shipped_table, text, language):
    read = reader(shipped_table, language=language)(text, "ask_oldest")
    assert rank_claimed(read, _TOLD, shipped_table) == read
