"""A month or season that is claimed of the one event told, in several languages."""

from dataclasses import replace

import pytest

from tests.interpretation.test_rules import about
from tests.questions import reader
from twincities.interpretation.events.time_claimed import time_claimed
from twincities.reading import Form, Reading

WEEK = about("chengdu", last=Reading("ask_event_details", events=("chengdu-week",)), events=("chengdu-week",))
TOGETHER = about("chengdu", last=Reading("ask_since", cities=("chengdu",)), events=("chengdu-week",))


@pytest.mark.parametrize(
    ("language", "text", "intent"),
    [
        ("en", "It's in October, right?", "ask_event_recurrence"),
        ("en", "so it takes place in October?", "ask_since"),
        ("fr", "en octobre, c'est ça ?", "list_events"),
        ("de", "im Oktober, oder?", "name_subject"),
        ("es", "es en octubre, ¿verdad?", "ask_since"),
        ("zh", "是十月吧？", "ask_since"),
        ("ja", "10月だよね？", "name_subject"),
    ],
)
def test_a_month_is_claimed_of_the_event_told(shipped_table, language, text, intent):
    question = replace(reader(shipped_table, language=language)(text, intent), form=Form.CONFIRM)
    asked = time_claimed(question, WEEK, shipped_table)
    assert (asked.intent, asked.form, asked.events) == (
        "ask_event_recurrence",
        Form.CONFIRM,
        ("chengdu-week",),
    )
    assert asked.event_bounds and asked.event_bounds.months == (10,)
    assert time_claimed(question, TOGETHER, shipped_table) is question


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "and in October?"),
        ("en", "is there anything in October?"),
        ("es", "¿y en octubre?"),
        ("ja", "10月に何かありますか"),
        ("en", "was it signed in October?"),
    ],
)
def test_a_month_that_looks_for_others_or_dates_a_tie_is_none_of_the_event(shipped_table, language, text):
    question = replace(reader(shipped_table, language=language)(text, "list_events"), form=Form.CONFIRM)
    assert time_claimed(question, WEEK, shipped_table) is question
