"""Two things, one of each city: how many there are of what is asked for, and nothing that groups it."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.reading import Form, Measure


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which partnerships have two weeks, one of each city?"),
        ("en", "which pairs have two weeks, one for each side?"),
        ("fr", "Quels jumelages ont deux semaines, une de chaque ville ?"),
        ("de", "Welche Partnerschaften haben zwei Wochen, eine von jeder Stadt?"),
        ("es", "¿Qué hermanamientos tienen dos semanas, una de cada ciudad?"),
        ("ja", "両市が一つずつ、二つのウィークがある提携はどれ"),
    ],
)
def test_one_of_each_city_groups_nothing(shipped_table, language, text):
    asked = reader(shipped_table, language=language)(text, "list_events")
    assert (asked.form, asked.group_by, asked.quantifier) == (Form.LIST, None, None)
    assert asked.entities is not None
    assert [(one.what, one.least) for one in asked.entities.having] == [(Measure.EVENTS, 2)]
