"""Numbers held against each other: what was counted against another city's, cities with more than one, years that one is older."""

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.interpretation import interpreted
from twincities.interpretation.order.numbers_compared import more_than_told, numbers_compared, with_numbers_of
from twincities.reading import Counted, Dimension, Form, Measure, Reading

COUNTED = Context(last_question=Reading("ask_partnerships", Form.COUNT, cities=("shanghai",)))
OLDEST = Context(cities=("hangzhou", "bordeaux"), partnerships=("hangzhou-bordeaux",))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Is that more than Guangzhou's?"),
        ("en", "Are they more than Guangzhou's?"),
        ("en", "more than Guangzhou?"),
        ("es", "¿son más que los de Cantón?"),
        ("fr", "c'est plus que Guangzhou ?"),
        ("de", "Sind das mehr als die von Guangzhou?"),
        ("zh", "比广州多吗？"),
        ("ja", "広州より多い？"),
    ],
)
def test_what_was_counted_is_held_against_another_city(chinese_cities, language, text):
    question = reader(chinese_cities, language=language)(text, "ask_partnerships")
    asked = more_than_told(question, COUNTED, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("compare_age", Form.CONFIRM, ("shanghai",))
    assert asked.comparison and asked.comparison[:3] == (Measure.PARTNERSHIPS, 1, ("guangzhou",))
    events = Reading("list_events", Form.COUNT, cities=("shanghai",), counted=Counted.EVENTS)
    for other in (Context(), Context(last_question=events)):
        assert more_than_told(question, other, chinese_cities) == question


def test_which_have_more_is_not_said_of_what_was_counted(chinese_cities):
    question = reader(chinese_cities)("Which have more than Guangzhou?", "ask_partnerships")
    assert more_than_told(question, COUNTED, chinese_cities) == question


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Which cities have more partners than Shanghai?", (36, None)),
        ("Which cities have fewer partners than Shanghai?", (0, 34)),
        ("Which have more than Shanghai?", (36, None)),
    ],
)
def test_cities_with_more_partners_than_one_have_more_than_its_number(chinese_cities, text, bounds):
    asked = with_numbers_of(reader(chinese_cities)(text, "ask_partnerships"), chinese_cities)
    assert asked and asked.entities
    assert (asked.comparison, asked.number_bounds) == (None, bounds)
    assert asked.entities.kind is Dimension.CITY and asked.entities.having[0][:3] == (
        Measure.PARTNERSHIPS,
        *bounds,
    )
    older = reader(chinese_cities)("Which are older than Shanghai's?", "ask_partnerships")
    assert with_numbers_of(older, chinese_cities) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How many years has it on Shanghai's?"),
        ("es", "¿Cuántos años le lleva al de Shanghái?"),
        ("es", "¿Cuántos años más que la de Shanghái?"),
        ("es", "¿Cuántos años más antigua es que la de Shanghái?"),
        ("fr", "Combien d'années a-t-il de plus que celui de Shanghai ?"),
    ],
)
def test_how_many_years_one_is_older_compares_two(shipped_table, language, text):
    question = reader(shipped_table, language=language)(text, "ask_age")
    asked = interpreted(question, OLDEST, shipped_table)
    assert (asked.intent, asked.form) == ("compare_age", Form.COMPARE)
    assert asked.comparison and asked.comparison[:3] == (Measure.AGE, 1, ("shanghai",))


@pytest.mark.parametrize(
    "text", ["has Germany more partners than Shanghai?", "has Beijing more than Shanghai?"]
)
def test_one_place_held_against_a_city_is_no_list_of_cities(chinese_cities, text):
    question = reader(chinese_cities)(text, "ask_partnerships")
    assert question.form is Form.CONFIRM and with_numbers_of(question, chinese_cities) is None


@pytest.mark.parametrize(
    "text",
    ["How many has each of the two?", "how many does each have?", "how many partners do they each have?"],
)
def test_numbers_of_each_of_two_that_were_compared(chinese_cities, text):
    compared = reader(chinese_cities)("Has Guangzhou more partners than Shenzhen?", "compare_age")
    told = Context(cities=("guangzhou",), options=("a", "b", "c"), last_question=compared)
    asked = interpreted(reader(chinese_cities)(text, "ask_partnerships"), told, chinese_cities)
    assert (asked.form, asked.group_by, asked.cities) == (
        Form.GROUP,
        Dimension.CITY,
        ("guangzhou", "shenzhen"),
    )


def test_more_than_one_of_two_and_another_is_told_by_each_number(chinese_cities):
    question = reader(chinese_cities)("Do Wuhan and Nanjing have more than Shanghai?", "compare_age")
    each = numbers_compared(question)
    assert each is not None
    assert (each.form, each.group_by, len(each.cities)) == (Form.GROUP, Dimension.CITY, 3)
