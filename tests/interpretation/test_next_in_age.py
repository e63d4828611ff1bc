"""What stands next to others in the order of age, or holds a place among the partners of one city."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.order.next_in_age import nearest
from twincities.reading import Form, Reading

FUKUOKA = Context(("guangzhou-fukuoka",), ("guangzhou", "fukuoka"))
OF_XIAN = Context(
    ("xian-nara", "xian-kyoto"),
    ("xian",),
    last_question=Reading("ask_partner", cities=("xian",)),
    options=("xian-nara", "xian-kyoto"),
)


@pytest.mark.parametrize("intent", ["ask_not_recorded", "compare_age"])
def test_who_came_right_after_a_partner_is_among_those_of_the_city(chinese_cities, intent):
    question = reader(chinese_cities)("who came right after Kyoto?", intent)
    asked = nearest(question, OF_XIAN, chinese_cities)
    assert (asked.intent, asked.form, asked.cities) == ("ask_oldest", Form.TELL, ("xian",))
    assert nearest(question, Context(), chinese_cities).cities == ()
