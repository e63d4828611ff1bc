"""Which of several has more, and how many there are of each."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.alternatives import counted_apart
from twincities.reading import Dimension, Entities, Form


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "¿Hay más hermanamientos con Alemania o con Francia?"),
        ("es", "¿Hay más ciudades hermanas en Alemania o en Francia?"),
        ("es", "¿Tienen más hermanamientos Alemania o Francia?"),
        ("en", "Does Germany or France have the most partners?"),
        ("zh", "跟德国的友城多还是跟法国的多？"),
        ("zh", "德国的友好城市多还是法国的多？"),
    ],
)
def test_which_of_two_countries_has_more_is_told_with_both_numbers(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = counted_apart(question, Context(), chinese_cities)
    assert (asked.intent, asked.form) == ("ask_partnerships", Form.LIST)
    assert asked.entities == Entities(Dimension.COUNTRY)
    assert asked.rank is not None and asked.rank.wanted == len(asked.countries) == 2
