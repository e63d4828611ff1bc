"""What else began in the year of what was told, and which year that was."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.that_year import in_that_year, others_of_that_year
from twincities.reading import Form, Quantifier
from twincities.table import DateSpan, PartialDate

DETROIT = Context(partnerships=("chongqing-detroit",), cities=("chongqing", "detroit"))


@pytest.fixture(scope="session")
def read(shipped_table):
    return reader(shipped_table)


def test_whether_there_is_another_one_leaves_out_the_one_told(read, shipped_table):
    question = read("is there another one from that year?", "ask_since")
    asked = others_of_that_year(question, DETROIT, shipped_table)
    assert (asked.intent, asked.form, asked.quantifier) == (
        "ask_partnerships",
        Form.CONFIRM,
        Quantifier.ANY,
    )
    assert (asked.years, asked.excluded_cities) == (
        (DateSpan.of_years(1983, 1983),),
        ("chongqing", "detroit"),
    )


@pytest.mark.parametrize("rule", [others_of_that_year, in_that_year])
def test_the_year_itself_is_no_list_of_what_began_in_it(read, shipped_table, rule):
    question = read("which year is that year?", "ask_since")
    assert rule(question, DETROIT, shipped_table) == question


def test_the_same_day_is_no_other_day_of_that_year(chinese_cities):
    context = Context(partnerships=("chongqing-addis-ababa",), cities=("chongqing", "addis-ababa"))
    question = reader(chinese_cities)("which other one is from the very same day?", "compare_age")
    asked = others_of_that_year(question, context, chinese_cities)
    day = PartialDate(2024, 5, 22)
    assert asked.years == (DateSpan(day, day),)
    assert asked.excluded_cities == ("addis-ababa",)  # and not Chongqing, which has other partners
