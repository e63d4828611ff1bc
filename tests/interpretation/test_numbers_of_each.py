"""Which of several has more, and how many there are of each."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.entities.alternatives import counted_apart, others_counted_apart
from twincities.reading import Dimension, Entities, Form, Measure, Rank, Reading


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


COUNTRIES_RANKED = Reading(
    "ask_partnerships",
    Form.LIST,
    countries=("DE", "FR"),
    entities=Entities(Dimension.COUNTRY),
    rank=Rank(Measure.PARTNERSHIPS, True, wanted=2),
)


@pytest.mark.parametrize(
    ("language", "text", "learned", "countries"),
    [
        ("en", "and South Korea compared to Germany?", "compare_age", ("KR", "DE")),
        ("en", "and Japan or South Korea?", "name_subject", ("JP", "KR")),
        ("de", "und Südkorea verglichen mit Deutschland?", "ask_partnerships", ("KR", "DE")),
        ("es", "¿y Corea del Sur comparada con Alemania?", "compare_age", ("KR", "DE")),
        ("zh", "韩国跟德国比呢？", "ask_partnerships", ("KR", "DE")),
        ("ja", "韓国とドイツでは？", "name_subject", ("KR", "DE")),
    ],
)
def test_two_other_countries_are_held_against_each_other_by_number_again(
    chinese_cities, language, text, learned, countries
):
    question = reader(chinese_cities, language=language)(text, learned)
    asked = others_counted_apart(question, Context(last_question=COUNTRIES_RANKED), chinese_cities)
    assert (asked.countries, asked.rank) == (countries, COUNTRIES_RANKED.rank)


@pytest.mark.parametrize("text", ["and South Korea?", "which ones are in Japan or South Korea?"])
def test_one_country_or_a_list_is_not_held_against_another(chinese_cities, text):
    question = reader(chinese_cities)(text, "ask_partnerships")
    before = Context(last_question=COUNTRIES_RANKED)
    assert others_counted_apart(question, before, chinese_cities) == question
