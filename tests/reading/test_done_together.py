"""What is done with a city, where that was hardly understood."""

from __future__ import annotations

import pytest

from tests.questions import spotter_of
from twincities.nlu.text.mentions import as_entity
from twincities.reading import read_question


@pytest.mark.parametrize(
    ("text", "confidence", "expected"),
    [
        ("y con Lyon que hacen juntos", 0.31, "ask_exchanges"),
        ("¿qué se hace con Lyon?", 0.31, "ask_exchanges"),
        ("y con Lyon que hacen juntos", 0.7, "confirm_partnership"),
        ("y con Lyon desde cuando", 0.31, "confirm_partnership"),
    ],
)
def test_what_is_done_is_asked_for_without_an_accent_too(chinese_cities, text, confidence, expected):
    entities = [as_entity(mention, text) for mention in spotter_of(chinese_cities).spot(text)]
    said = {
        "text": text,
        "intent": "confirm_partnership",
        "confidence": confidence,
        "runners_up": ("ask_overview", "ask_exchanges"),
        "entities": entities,
    }
    assert read_question(said, language="es").intent == expected
