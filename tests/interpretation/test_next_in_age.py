"""What stands next to others in the order of age, or holds a place among the partners of one city."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.ordering import place_among_partners
from twincities.interpretation.order.next_in_age import come_between, nearest
from twincities.reading import Form, Measure, Pointer, Rank, Reading
from twincities.reading.model.predicates import Predicate, Relation

FUKUOKA = Context(("guangzhou-fukuoka",), ("guangzhou", "fukuoka"))
OF_XIAN = Context(
    ("xian-nara", "xian-kyoto"),
    ("xian",),
    last_question=Reading("ask_partner", cities=("xian",)),
    options=("xian-nara", "xian-kyoto"),
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Which partner of Xi'an came between Dnipro and Kathmandu?"),
        ("de", "Welche Partner von Xi'an kamen zwischen Dnipro und Kathmandu?"),
        ("fr", "Quelles villes se sont jumelées avec Xi'an entre Dnipro et Katmandou ?"),
        ("zh", "西安的友城里，在第聂伯罗和加德满都之间结好的是哪些？"),
    ],
)
def test_what_came_between_two_partners_is_younger_than_one_and_older_than_the_other(
    chinese_cities, language, text
):
    asked = come_between(
        reader(chinese_cities, language=language)(text, "ask_partner"), Context(), chinese_cities
    )
    rows = chinese_cities.find(asked.conditions)
    assert [row.id for row in rows if "xian" in row.cities] == ["xian-dnipro", "xian-konya", "xian-kathmandu"]
    assert (asked.cities, asked.excluded_cities) == (("xian",), ("dnipro", "kathmandu"))


def test_two_that_are_compared_have_nothing_between(chinese_cities):
    question = reader(chinese_cities)("Between Nara and Kyoto, which is older?", "compare_age")
    assert come_between(question, OF_XIAN, chinese_cities) == question


@pytest.mark.parametrize("intent", ["ask_not_recorded", "compare_age"])
def test_who_came_right_after_a_partner_is_among_those_of_the_city(chinese_cities, intent):
    question = reader(chinese_cities)("who came right after Kyoto?", intent)
    asked = nearest(question, OF_XIAN, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("ask_oldest", Form.TELL, ("xian",))
    assert nearest(question, Context(), chinese_cities).cities == ()


@pytest.mark.parametrize(
    ("language", "text", "intent", "before", "expected"),
    [
        (
            "en",
            "Is that the second oldest they have?",
            "ask_oldest",
            FUKUOKA,
            ("guangzhou", "fukuoka", (2, 2)),
        ),
        ("en", "Is that Guangzhou's oldest partner?", "ask_oldest", FUKUOKA, ("guangzhou", "fukuoka", None)),
        ("en", "was it Guangzhou's first?", "compare_age", FUKUOKA, ("guangzhou", "fukuoka", None)),
        ("en", "Is Nara the oldest one they have?", "ask_oldest", OF_XIAN, ("xian", "nara", None)),
        ("zh", "那是广州最早的友城吗？", "ask_oldest", FUKUOKA, ("guangzhou", "fukuoka", None)),
    ],
)
def test_a_place_is_claimed_among_the_partners_of_a_city(
    chinese_cities, language, text, intent, before, expected
):
    question = reader(chinese_cities, language=language)(text, intent)
    claimed = place_among_partners(question, before, chinese_cities)
    of, other, number = expected
    assert claimed.asserted is not None
    assert claimed.asserted.predicates == (Predicate(Relation.OLDEST_PARTNER, of, other, number=number),)


def test_a_citys_own_partnership_is_held_against_all(chinese_cities):
    question = reader(chinese_cities)("Is Guangzhou's the oldest?", "ask_oldest")
    assert place_among_partners(question, FUKUOKA, chinese_cities) == question
    assert question.rank == Rank(Measure.AGE, True) and question.pointer is not Pointer.THEY
