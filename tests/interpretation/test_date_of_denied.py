"""A date behind a tie that was denied."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.interpretation.continuation import continued
from twincities.interpretation.times.date_of_denied import date_of_denied, date_of_partner_repeated
from twincities.reading import Form, Reading
from twincities.reading.model.predicates import Assertion, Predicate, Relation


def denied(*cities: str) -> Context:
    claim = Assertion((Predicate(Relation.TWINNED, cities[0], cities[1]),))
    last = Reading("confirm_partnership", Form.CONFIRM, cities=cities, asserted=claim)
    return Context(cities=cities, last_question=last)


HOUSTON = denied("houston", "guangzhou")
ASKED = Context(
    ("shanghai-hamburg",), ("hamburg", "shanghai"), last_question=Reading("ask_partner", cities=("hamburg",))
)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "since when, 1989?", "ask_since"),
        ("en", "was that 1989?", "ask_since"),
        ("en", "since 1989, right?", "ask_since"),
        ("es", "¿Y eso desde 1989?", "ask_since"),
        ("fr", "Depuis 1989, non ?", "name_subject"),
        ("de", "Seit 1989?", "name_subject"),
        ("zh", "1989年开始的吗", "ask_since"),
        ("ja", "1989年からですか", "name_subject"),
    ],
)
def test_the_date_of_the_tie_that_there_is_is_told_and_none_confirmed(
    chinese_cities, language, text, learned
):
    question = reader(chinese_cities, language=language)(text, learned)
    asked = date_of_denied(question, HOUSTON, chinese_cities)
    assert (asked.intent, asked.form, asked.years) == ("ask_since", Form.TELL, ())
    assert asked.partnerships == ("shenzhen-houston",)


@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "I heard since 1979, is that correct?", "ask_since"),
        ("fr", "Depuis 1979, c'est ça ?", "ask_since"),
        ("es", "Desde 1979, ¿no?", "name_subject"),
        ("zh", "是1979年开始的吧？", "ask_partnerships"),
        ("ja", "1979年からだと聞いたんですが、合ってますか？", "ask_since"),
    ],
)
def test_a_date_that_somebody_has_heard_is_that_of_the_tie_that_there_is(
    chinese_cities, language, text, learned
):
    read = reader(chinese_cities, language=language)(text, learned)
    asked = continued(read, denied("san-francisco", "beijing"), chinese_cities)
    assert (asked.intent, asked.partnerships) == ("ask_since", ("shanghai-san-francisco",))


def test_where_no_other_tie_can_be_meant_it_is_denied_again(chinese_cities):
    read, before = reader(chinese_cities), denied("beijing", "shanghai")
    assert date_of_denied(read("since when?", "ask_since"), before, chinese_cities) == before.last_question
    together = read("How long have they been twinned?", "ask_age")
    assert date_of_denied(together, HOUSTON, chinese_cities) == HOUSTON.last_question


@pytest.mark.parametrize(
    ("text", "learned", "before"),
    [
        ("since when, 1989?", "ask_since", denied("houston", "shenzhen")),  # these are twinned
        ("which ones began in 1989?", "ask_partnerships", HOUSTON),
        ("how many began in 1989?", "ask_partnerships", HOUSTON),
        ("since when has Lyon been?", "ask_since", HOUSTON),
        ("since when?", "ask_since", Context()),
    ],
)
def test_any_other_question_is_left_as_it_is(chinese_cities, text, learned, before):
    question = reader(chinese_cities)(text, learned)
    assert date_of_denied(question, before, chinese_cities) == question


@pytest.mark.parametrize("before", [denied("hamburg", "beijing"), ASKED])
@pytest.mark.parametrize(
    ("language", "text", "learned"),
    [
        ("en", "Oh, Shanghai then. Since when?", "ask_since"),
        ("en", "since when is it Shanghai?", "ask_since"),
        ("en", "Since when has it been twinned with Shanghai?", "ask_since"),
        ("de", "Ach so, Shanghai also. Seit wann denn?", "ask_since"),
        ("fr", "Ah, Shanghai donc. Depuis quand ?", "ask_since"),
        ("es", "Ah, Shanghái. ¿Desde cuándo?", "ask_since"),
        ("zh", "哦，是上海啊。从什么时候开始的？", "ask_since"),
        ("ja", "ああ、上海ですか。いつからですか？", "ask_since"),
    ],
)
def test_the_only_partner_that_was_told_and_is_repeated_is_dated_with_its_own(
    chinese_cities, before, language, text, learned
):
    question = reader(chinese_cities, language=language)(text, learned)
    asked = continued(question, before, chinese_cities)
    assert (asked.intent, asked.partnerships, asked.cities) == ("ask_since", ("shanghai-hamburg",), ())


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("and Shanghai, since when?", ASKED),  # all of its own
        ("since when has Shanghai been twinned?", ASKED),
        ("Dalian, since when?", ASKED),
        ("Beijing, since when?", denied("hamburg", "beijing")),
        ("Shanghai, since when?", denied("shanghai", "beijing")),
        ("Shanghai, since when?", Context()),
    ],
)
def test_a_city_that_was_not_told_as_the_only_partner_is_dated_by_itself(chinese_cities, text, before):
    question = reader(chinese_cities)(text, "ask_since")
    assert date_of_partner_repeated(question, before, chinese_cities) == question
