"""What the cues of a question tell where something else was learned of it, unsurely."""

from __future__ import annotations

import pytest

from tests.questions import spotter_of
from twincities.nlu.text.mentions import as_entity
from twincities.reading import Cue, read_question


@pytest.mark.parametrize(
    ("language", "text", "learned", "runners_up", "expected"),
    [


        ("zh", "你们跟里斯本有结好吗", "small_talk", ("confirm_partnership",), "confirm_partnership"),
        ("en", "you lot, twinned with Lisbon?", "small_talk", ("confirm_partnership",), "confirm_partnership"),
        ("zh", "那个意大利城市比里昂早结好，对吧？", "ask_city_trivia", ("compare_age",), "compare_age"),
        ("en", "that Italian place was twinned earlier than Lyon, right?", "ask_city_trivia", ("compare_age",), "compare_age"),
        ("zh", "2012年一年里广州新结了几个？", "ask_age", ("ask_since",), "ask_partnerships"),
        ("en", "how many did Guangzhou twin with within one year, 2012?", "ask_age", ("ask_since",), "ask_partnerships"),
        ("en", "How many of Guangzhou's date from 2012?", "ask_city_trivia", ("ask_partnerships",), "ask_partnerships"),
        ("en", "How many of Guangzhou's date back to before 2012?", "ask_city_trivia", ("ask_partnerships",), "ask_partnerships"),
        ("zh", "广州2012年结的到现在几年了？", "ask_age", ("ask_since",), "ask_age"),
        ("en", "is that Italian place older than Lyon?", "ask_city_trivia", ("compare_age",), "ask_city_trivia"),
    ],
)  # fmt: skip
def test_cues_tell_what_was_hardly_learned(chinese_cities, language, text, learned, runners_up, expected):
    entities = [as_entity(mention, text) for mention in spotter_of(chinese_cities).spot(text)]
    said = {
        "text": text,
        "intent": learned,
        "confidence": 0.5,
        "runners_up": runners_up,
        "entities": entities,
    }
    assert read_question(said, language=language).intent == expected


@pytest.mark.parametrize(
    "text", ["有没有不清楚哪年结好的", "哪些不知道什么时候结好", "有哪几对没写明何时开始"]
)
def test_a_beginning_that_nobody_knows_is_none(text):
    read = read_question({"intent": "ask_since", "text": text, "entities": []}, language="zh")
    assert Cue.UNDATED in read.cues
