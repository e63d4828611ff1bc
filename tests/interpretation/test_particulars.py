"""Words that only ask for particulars, "im Einzelnen", "en concreto", leave "which ones?" asking for those that were counted."""

from __future__ import annotations

import pytest

from twincities.dialogue.context import Context
from twincities.interpretation.told.asked_anew import asked_anew
from twincities.reading import Cue, Form, Reading, read_question

OF_XIAMEN = ("xiamen-cardiff", "xiamen-sasebo")


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Which ones are they, specifically?", "en", "specifically"),
        ("Welche sind das im Einzelnen?", "de", "Einzelnen"),
        ("Lesquels en particulier ?", "fr", "particulier"),
        ("¿Cuáles son en concreto?", "es", "concreto"),
        ("具体有哪些?", "zh", "具体"),
        ("具体的にはどれですか?", "ja", "具体"),
    ],
)
def test_particulars_are_no_condition(text, language, word):
    start = text.index(word)
    strange = [{"text": word, "start": start, "end": start + len(word)}]
    question = {"intent": "ask_partnerships", "text": text, "entities": [], "unread": strange}
    reading = read_question(question, language=language)
    assert not reading.unread and not reading.conditions


def test_which_ones_behind_a_number_are_those_counted_and_no_events(chinese_cities):
    cues = frozenset({Cue.ELLIPTIC, Cue.JUST_SO, Cue.SEVERAL})
    counted = Reading("ask_partnerships", Form.COUNT, cities=("xiamen",))
    before = Context(partnerships=OF_XIAMEN, last_question=counted)
    asked = asked_anew(Reading("list_events", Form.LIST, cues=cues), before, chinese_cities)
    assert (asked.intent, asked.partnerships) == ("ask_partnerships", OF_XIAMEN)
    events = Reading("list_events", Form.LIST, cues=cues | {Cue.EVENT})
    assert asked_anew(events, before, chinese_cities).intent == "list_events"
