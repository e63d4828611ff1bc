"""What follow-ups that only name something ask of it."""

from __future__ import annotations

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.follow_ups import complete
from twincities.reading import Comparison, Form, Measure, Reading

AGES = Reading("compare_age", Form.COMPARE, cities=("lyon", "turin"))
NUMBERS = Reading(
    "compare_age", Form.COMPARE, cities=("lyon", "turin"), comparison=Comparison(Measure.PARTNERSHIPS, 1)
)
MORE_THAN_TURIN = Reading(
    "compare_age", Form.CONFIRM, cities=("lyon",), comparison=Comparison(Measure.PARTNERSHIPS, 1, ("turin",))
)


@pytest.mark.parametrize(
    ("last", "text", "cities", "held_against"),
    [
        (AGES, "and Leipzig?", ("lyon", "turin", "leipzig"), ()),
        (NUMBERS, "and Leipzig?", ("turin", "leipzig"), ()),
        (NUMBERS, "Leipzig or Nice?", ("leipzig", "nice"), ()),
        (MORE_THAN_TURIN, "and Leipzig?", ("leipzig",), ("turin",)),
    ],
)
def test_what_was_compared_is_held_against_another_city(table, last, text, cities, held_against):
    reading = reader(table)(text, "name_subject")
    (asked,) = complete(reading, Context(last_question=last), table)
    assert (asked.intent, asked.form, asked.cities) == ("compare_age", last.form, cities)
    assert (asked.comparison.cities if asked.comparison else ()) == held_against


def test_the_place_of_partners_is_kept_where_it_was_asked_since_when(table):
    last = Reading("ask_since", cities=("leipzig",), countries=("IT",))
    (asked,) = complete(reader(table)("and Lyon?", "name_subject"), Context(last_question=last), table)
    assert (asked.intent, asked.cities, asked.countries) == ("ask_since", ("lyon",), ("IT",))


@pytest.mark.parametrize(
    ("city", "text", "countries"),
    [
        ("lyon", "and Turin?", ()),  # it lies there itself
        ("turin", "and Lyon?", ()),  # what lay there was the last city
        ("lyon", "and Leipzig?", ("IT",)),
    ],
)
def test_the_place_of_partners_is_kept_unless_the_city_lies_there(table, city, text, countries):
    last = Reading("confirm_partnership", Form.CONFIRM, cities=(city,), countries=("IT",))
    (asked,) = complete(reader(table)(text, "name_subject"), Context(last_question=last), table)
    assert (asked.form, asked.countries) == (Form.CONFIRM, countries)


@pytest.mark.parametrize(("text", "dated"), [("and Lyon's in Germany?", False), ("and in Germany?", True)])
def test_a_city_named_anew_with_a_place_says_all_that_is_meant(table, text, dated):
    read = reader(table)
    last = read("which partners of Lyon in Italy began in 1974?", "ask_partnerships")
    (asked,) = complete(read(text, "name_subject"), Context(last_question=last), table)
    assert (asked.cities, asked.countries, bool(asked.years)) == (("lyon",), ("DE",), dated)


@pytest.mark.parametrize(
    ("text", "picked"),
    [
        ("Nice", "nice"),
        ("the second one", "turin"),
        ("the last one", "leipzig"),
        ("the one in Germany", "leipzig"),
    ],
)
def test_an_answer_picks_one_of_the_cities_that_were_offered(table, text, picked):
    waits = Reading("ask_since", cities=("lyon",))
    context = Context(open_question=waits, offered_cities=("nice", "turin", "leipzig"))
    (asked,) = complete(reader(table)(text, "name_subject"), context, table)
    assert (asked.intent, asked.cities, asked.only_names) == ("ask_since", ("lyon", picked), True)
