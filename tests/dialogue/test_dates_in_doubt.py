"""Whether a date is certain is told by records where these dispute it; whom events of a pair are for."""

import pytest

from tests.questions import reader
from twincities.dialogue.context import Context
from twincities.dialogue.event_audience import audience_asked
from twincities.dialogue.records_asked import records_asked
from twincities.reading import Cue, Form, Reading


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Are you sure that Shanghai and San Francisco began in 1980?", "ask_records"),
        ("Is it certain that Guangzhou and Lyon began in 1988?", "ask_since"),
        ("Is it true that Shanghai and San Francisco began in 1980?", "ask_since"),
        ("Are you sure that Shanghai began in 1980?", "ask_since"),
    ],
)
def test_records_tell_of_a_date_that_they_dispute(chinese_cities, text, intent):
    question = reader(chinese_cities)(text, "ask_since")
    assert records_asked(question, Context(), chinese_cities).intent == intent


@pytest.mark.parametrize(
    ("cities", "events"),
    [
        (("shenzhen", "san-jose"), ("shenzhen-san-jose-educational-programmes",)),
        (("shenzhen", "detroit"), ()),
        (("shenzhen",), ()),
    ],
)
def test_whom_the_events_of_a_pair_are_for(shipped_table, cities, events):
    kinds, cues = ("programme",), frozenset({Cue.FOR_WHOM})
    question = Reading("ask_partner", Form.TELL, cities=cities, event_kinds=kinds, cues=cues)
    asked = audience_asked(question, Context(), shipped_table)
    assert asked.events == events
    assert asked.intent == ("ask_event_content" if events else "ask_partner")
