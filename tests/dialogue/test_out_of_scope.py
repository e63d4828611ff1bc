"""What was hardly understood, and is of another world, or of another side of a city, than the table's."""

from __future__ import annotations

import pytest

from twincities.dialogue.context import Context
from twincities.dialogue.out_of_scope import rather_out_of_scope
from twincities.reading import Cue, Form, Pointer, Reading

_TOLD = Context().about(("chengdu-kyoto",), ("kyoto",))


def _hardly(*runners_up: str, **fields) -> Reading:
    return Reading("nlu_fallback", form=Form.CONFIRM, confidence=0.1, runners_up=runners_up, **fields)


@pytest.mark.parametrize("runners_up", [("out_of_scope",), ("goodbye", "out_of_scope"), ("small_talk", "greet", "out_of_scope")])  # fmt: skip
def test_the_weather_there_is_declined(shipped_table, runners_up):
    read = _hardly(*runners_up, unread=("beau",), pointer=Pointer.IT)
    assert rather_out_of_scope(read, _TOLD, shipped_table).intent == "out_of_scope"


def test_sushi_in_a_city_is_another_side_of_it(shipped_table):
    read = _hardly("ask_city_trivia", "small_talk", unread=("sushi",), cities=("kyoto",))
    assert rather_out_of_scope(read, _TOLD, shipped_table).intent == "ask_city_trivia"


@pytest.mark.parametrize(
    "read",
    [
        _hardly("ask_since", "out_of_scope", unread=("signed",)),
        _hardly("out_of_scope", unread=("pandas",), pointer=Pointer.IT, cues=frozenset({Cue.EVENT})),
        _hardly("out_of_scope", unread=("sushi",), cities=("kyoto",)),
        _hardly("ask_city_trivia", unread=("pact",), cities=("kyoto",), cues=frozenset({Cue.PARTNERSHIP})),
        _hardly("goodbye", "out_of_scope"),
    ],
)
def test_what_may_be_of_the_table_is_asked_back(shipped_table, read):
    assert rather_out_of_scope(read, _TOLD, shipped_table) == read
