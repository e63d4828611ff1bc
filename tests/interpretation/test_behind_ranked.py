"""What comes behind one that was told to have the most."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.order.behind_ranked import behind_ranked
from twincities.reading import Dimension, Entities, Form, Measure, Rank, Reading

MOST = Rank(Measure.PARTNERSHIPS, True)
COUNTRIES = Reading(
    "ask_partnerships",
    Form.LIST,
    rank=MOST,
    group_by=Dimension.COUNTRY,
    entities=Entities(Dimension.COUNTRY),
)
CITIES = Reading("ask_partnerships", Form.LIST, rank=MOST, entities=Entities(Dimension.CITY))
OLDEST = Reading("ask_oldest", rank=Rank(Measure.AGE, True))


@pytest.mark.parametrize(
    ("language", "text", "order", "behind"),
    [
        ("en", "And after Japan?", COUNTRIES, "JP"),
        ("en", "who comes behind Japan?", COUNTRIES, "JP"),
        ("de", "Und nach Japan?", COUNTRIES, "JP"),
        ("fr", "Et après le Japon ?", COUNTRIES, "JP"),
        ("es", "¿Y después de Japón?", COUNTRIES, "JP"),
        ("zh", "日本之后呢？", COUNTRIES, "JP"),
        ("ja", "日本の次は？", COUNTRIES, "JP"),
        ("en", "And after Shanghai?", CITIES, "shanghai"),
        ("en", "And after Shanghai?", COUNTRIES, None),
        ("en", "And Japan?", COUNTRIES, None),
        ("en", "And after Shanghai?", OLDEST, None),
    ],
)
def test_after_the_one_with_most_the_next_is_asked_for(chinese_cities, language, text, order, behind):
    question = reader(chinese_cities, language=language)(text, "name_subject")
    asked = behind_ranked(question, Context(last_question=order, ranking=order), chinese_cities)
    if behind is None:
        assert asked == question
    else:
        assert asked.rank == MOST._replace(behind=behind)
        assert asked.intent == "ask_partnerships"
