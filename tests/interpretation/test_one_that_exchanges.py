"""Which of those told exchanges something picks it, and does not ask what all of them exchange."""

from __future__ import annotations

import pytest

from twincities.dialogue.context import Context
from twincities.interpretation.told.picked_by_place import those_placed
from twincities.reading import Cue, Form, Reading

TOLD = Context(("nanjing-york", "shijiazhuang-corby"), options=("nanjing-york", "shijiazhuang-corby"))


@pytest.mark.parametrize("intent", ["ask_exchanges", "ask_event_content"])
def test_which_one_exchanges_something_is_picked_by_it(chinese_cities, intent):
    asked = Reading(intent, themes=("wine",), cues=frozenset({Cue.ELLIPTIC, Cue.EXCHANGED}))
    picked = those_placed(asked, TOLD, chinese_cities)
    assert (picked.intent, picked.form, picked.themes) == ("ask_partnerships", Form.LIST, ("wine",))


def test_what_one_named_exchanges_is_picked_from_nothing(chinese_cities):
    asked = Reading("ask_exchanges", cities=("york",), themes=("wine",), cues=frozenset({Cue.ELLIPTIC}))
    assert those_placed(asked, TOLD, chinese_cities) == asked
