"""What the events show that were told, or are alike, in the city that is named."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.events.other_one import shown_there
from twincities.interpretation.towns.named_alone import conditions_alone
from twincities.reading import Form, Reading
from twincities.table import DateSpan, PartialDate

ALL = Reading("list_events", Form.LIST, event_kinds=("week",))
WEEKS = about(last=ALL, events=("chengdu-week", "kyoto-week", "shanghai-week"))
TWO_TOLD = about(last=ALL, events=("chengdu-week", "kyoto-week"))
EIGHTIES = about(
    last=Reading(
        "ask_partnerships", Form.LIST, years=(DateSpan(PartialDate(1981), PartialDate(1989)),), language="en"
    )
)


@pytest.mark.parametrize("told", [WEEKS, TWO_TOLD])
@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "What can I see at the one in New York?", "ask_city_trivia"),
        ("fr", "que peut-on voir à celle de New York ?", "ask_event_content"),
        ("de", "Was zeigt die in New York?", "ask_event_content"),
        ("zh", "在纽约办的那个能看到什么？", "ask_event_content"),
        ("ja", "ニューヨークでやるのは何が見られますか", "ask_city_trivia"),
    ],
)
def test_what_is_to_be_seen_is_shown_by_the_week_held_there(shipped_table, told, language, text, intent):
    question = reader(shipped_table, language=language)(text, intent)
    question = replace(question, runners_up=("ask_event_content",))
    asked = shown_there(question, told, shipped_table)
    assert (asked.intent, asked.events, asked.cities) == ("ask_event_content", ("shanghai-week",), ())
    assert shown_there(question, about(), shipped_table) is question


def test_sights_are_asked_of_a_city_where_none_is_held(shipped_table):
    question = reader(shipped_table)("What can I see at the one in San Jose?", "ask_city_trivia")
    question = replace(question, runners_up=("ask_event_content",))
    assert shown_there(question, WEEKS, shipped_table) is question


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "Cities in America?"), ("ja", "アメリカの都市は？"), ("zh", "美国的城市呢？")],
)
def test_cities_named_alone_are_those_of_the_list_that_was_bounded(shipped_table, language, text):
    question = replace(reader(shipped_table, language=language)(text, "ask_partnerships"), form=Form.LIST)
    assert conditions_alone(question, EIGHTIES, shipped_table).intent == "name_subject"
    unbounded = about(last=Reading("ask_partnerships", Form.LIST))
    assert conditions_alone(question, unbounded, shipped_table) is question
