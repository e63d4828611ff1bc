"""Who is a partner of whom among several that were told."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.narrowing import narrowed
from twincities.dialogue.subject import Subject
from twincities.interpretation.towns.each_other import of_each_other
from twincities.reading import Dimension, Entities, Form, Reading

ABOUT_DRINKS = Reading(
    "ask_partnerships", Form.LIST, themes=("tea", "wine", "cars"), entities=Entities(Dimension.CITY)
)


@pytest.fixture(scope="session")
def go_on(shipped_table):
    read = reader(shipped_table)

    def go_on(text, context, intent="confirm_partnership"):
        return of_each_other(read(text, intent), context, shipped_table)

    return go_on


def test_partners_among_the_cities_told(go_on):
    told = Context(last_question=ABOUT_DRINKS)
    asked = go_on("are any two of them partners of each other?", told)
    assert asked.intent == "ask_partnerships" and "hangzhou-bordeaux" in asked.partnerships
    assert "chengdu-kyoto" not in asked.partnerships
    assert not go_on("are they partners of mine?", told).partnerships
    assert not go_on("are any two of them partners of each other?", Context()).partnerships


def test_the_partners_of_one_city_are_held_against_each_other(go_on):
    # Of one partner nothing is claimed.
    asked = go_on("are Kyoto's partners twinned with each other?", Context())
    assert asked.cities == ("kyoto",)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Are there any that share their starting year with each other?"),
        ("en", "Do any have the same year as each other?"),
        ("zh", "有没有互相同一年开始的"),
        ("zh", "有沒有彼此在同一年締結的"),
        ("ja", "では、五つの提携の中に、開始年が互いに同じものはございますでしょうか。"),
    ],
)
def test_what_is_alike_with_each_other_is_not_held_against_the_one_told(shipped_table, language, text):
    oldest = Context(("hangzhou-bordeaux",), ("hangzhou", "bordeaux"))
    read = reader(shipped_table, language=language)
    alike = of_each_other(read(text, "compare_age"), oldest, shipped_table)
    assert alike.intent == "ask_partnerships"
    rows = narrowed(Subject(shipped_table.partnerships), alike, oldest, shipped_table).partnerships
    assert len(rows) == 4 and "hangzhou-bordeaux" not in {row.id for row in rows}
