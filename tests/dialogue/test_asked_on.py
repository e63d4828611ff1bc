"""What a message asks on of what it asked for is left aside where there is none."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.asked_on import asks_for_none, asks_on, is_asked_on_of
from twincities.reading import Cue, Form, Quantifier, Reading

WHICH = Reading("ask_partnerships", Form.TELL, cues=frozenset({Cue.WHICH, Cue.ELLIPTIC}))


@pytest.mark.parametrize(
    ("question", "none"),
    [
        (Reading("confirm_partnership", Form.CONFIRM, cities=("chengdu",), countries=("FR",)), True),
        (Reading("confirm_partnership", Form.CONFIRM, cities=("chengdu",), countries=("JP",)), False),
        (Reading("ask_partnerships", Form.CONFIRM, countries=("BR",), quantifier=Quantifier.ANY), True),
        (Reading("ask_partner", Form.TELL, countries=("BR",)), True),
        (Reading("ask_partnerships", Form.CONFIRM, unread=("cheese",)), True),
        (Reading("confirm_partnership", Form.CONFIRM, cities=("chengdu", "kyoto")), False),
        (Reading("ask_since", Form.TELL, countries=("BR",)), False),
    ],
)
def test_there_is_none_of_what_is_asked_for(shipped_table, question, none):
    assert asks_for_none(question, shipped_table) is none


@pytest.mark.parametrize(
    ("text", "intent", "goes_on"),
    [
        ("since when?", "ask_since", True),
        ("what do they exchange?", "ask_exchanges", True),
        ("since when is Detroit twinned?", "ask_since", False),
        ("with whom?", "ask_partner", False),
        ("how many are there in all?", "ask_partnerships", False),
    ],
)
def test_what_names_nothing_asks_on(shipped_table, text, intent, goes_on):
    assert asks_on(reader(shipped_table)(text, intent)) is goes_on
    assert asks_on(WHICH)


def test_of_a_partner_somewhere_is_asked_on():
    claim = Reading("confirm_partnership", Form.CONFIRM, cities=("chengdu",), countries=("JP",))
    assert is_asked_on_of(claim)
    assert not is_asked_on_of(Reading("confirm_partnership", Form.CONFIRM, cities=("chengdu", "kyoto")))
