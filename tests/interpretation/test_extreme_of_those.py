"""The oldest or newest behind a claim that one of those told bears out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.order.extreme_of_those import extreme_of_those
from twincities.reading import Form, Pointer, Quantifier, Reading
from twincities.table import DateSpan

MOROCCAN = ("shanghai-casablanca", "hangzhou-agadir", "guangzhou-rabat")
EARLY = Reading(
    "ask_partnerships",
    Form.CONFIRM,
    countries=("MA",),
    years=(DateSpan.of_years(1980, 1989),),
    quantifier=Quantifier.ANY,
)
TOLD = Context(MOROCCAN[:1], last_question=EARLY, options=MOROCCAN)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "whats the newest", "ask_newest"),
        ("en", "what's the most recent one?", "ask_newest"),
        ("de", "Welche ist die neueste?", "ask_newest"),
        ("fr", "Lequel est le plus récent ?", "ask_newest"),
        ("es", "¿Cuál es el más reciente?", "ask_newest"),
        ("zh", "最新的是哪个？", "ask_newest"),
        ("ja", "一番新しいのは？", "ask_newest"),
        ("en", "which is the oldest?", "ask_oldest"),
    ],
)
def test_it_is_looked_for_among_those_of_which_one_was_claimed(chinese_cities, language, text, learned):
    question = reader(chinese_cities, language=language)(text, learned)
    assert extreme_of_those(question, TOLD, chinese_cities).partnerships == MOROCCAN
    assert continued(question, TOLD, chinese_cities).partnerships == MOROCCAN
    pointed = replace(EARLY, countries=(), pointer=Pointer.THOSE)
    asked = extreme_of_those(question, replace(TOLD, last_question=pointed), chinese_cities)
    assert asked.partnerships == MOROCCAN


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("what is the newest partnership?", TOLD),
        ("which is the newest in France?", TOLD),
        ("which is the newest?", Context()),
        ("which is the newest?", replace(TOLD, last_question=replace(EARLY, countries=("TG",)))),  # of all
        ("which is the newest?", replace(TOLD, last_question=replace(EARLY, cities=("shanghai",)))),
    ],
)
def test_any_other_place_in_an_order_is_left_as_it_is(chinese_cities, text, before):
    question = reader(chinese_cities)(text, "ask_newest")
    assert extreme_of_those(question, before, chinese_cities) == question
