"""Which of several has more, and how many there are of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import table_called
from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.entities import selected
from twincities.interpretation.entities.alternatives import counted_apart
from twincities.reading import Dimension, Entities, Form, Measure, Pointer, Quantifier, Rank, Reading


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
    ("language", "text"),
    [
        ("en", "How many did the 1980s bring, compared with the 90s?"),
        ("de", "Wie viele kamen in den 80ern dazu, verglichen mit den 90ern?"),
        ("fr", "Combien dans les années 80 par rapport aux années 90 ?"),
        ("es", "¿Cuántos empezaron en los ochenta en comparación con los noventa?"),
        ("zh", "八十年代有多少对，跟九十年代相比呢？"),
        ("ja", "80年代は90年代と比べて何組ですか"),
    ],
)
def test_a_number_compared_with_another_is_told_for_each_decade(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = counted_apart(question, Context(), chinese_cities)
    assert (asked.form, asked.group_by) == (Form.GROUP, Dimension.DECADE)


def test_how_many_each_has_is_asked_of_partners_too():
    table = table_called("ontario")
    cities = table.partnerships[0].cities
    each = Reading("ask_partnerships", Form.COUNT, cities=cities, quantifier=Quantifier.EACH)
    assert counted_apart(each, Context(), table).group_by is Dimension.CITY
    assert counted_apart(replace(each, quantifier=None), Context(), table).group_by is None


def test_which_country_most_of_a_citys_partners_lie_in_is_not_its_own(chinese_cities):
    rows = chinese_cities.partnerships_of("guangzhou")
    asked = Reading("ask_partnerships", Form.LIST, pointer=Pointer.THOSE)
    asked = replace(asked, entities=Entities(Dimension.CONTINENT))
    counted = {one.key: len(one.partnerships) for one in selected(asked, rows, chinese_cities)}
    assert sum(counted.values()) == len(rows)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "Are more of our ties about wool or about rugby?", "ask_exchanges"),
        ("en", "Is wool or rugby more common among our ties?", "ask_common"),
        ("en", "How many are about wool, and how many about rugby?", "ask_partnerships"),
    ],
)
def test_which_of_two_themes_is_that_of_more_is_told_with_the_number_of_each(language, text, learned) -> None:
    table = table_called("hawick")
    question = reader(table, language=language, with_ties=True)(text, learned)
    asked = counted_apart(question, Context(), table)
    assert (asked.intent, asked.form, asked.group_by) == ("ask_partnerships", Form.GROUP, Dimension.THEME)
    assert asked.themes == ("wool", "rugby") and asked.asserted is asked.quantifier is None
